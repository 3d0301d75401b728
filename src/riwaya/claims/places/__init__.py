"""Where an act was, and which place a name means."""
