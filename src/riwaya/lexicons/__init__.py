"""Knowledge as data: frames, parties, actors, sources, cues, weapons, places, with a loader."""
