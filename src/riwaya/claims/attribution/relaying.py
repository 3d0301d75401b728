"""Who is quoted by one who passes it on ("the paper on its website quotes a governor")."""

from riwaya.claims.attribution.speaker import phrase_end, quoted_at, relayed, speaker_in
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.scenes.findings import HARD, Scene
from riwaya.lexicons.telling import load_telling
from riwaya.model import CueMention, Speaker

_PASSED_REACH = 24


def relayed_by(scene: Scene, cue: CueMention, end: int, voices: Voices) -> Speaker | None:
    """Return who is quoted by the one who passes it on ("the agency quotes residents")."""
    at, stop = quoted_at(scene, cue.last, learned=learns(scene, cue))
    if at is not None:
        return speaker_in(scene, at, stop, voices, after=True)
    if scene.key(cue.first).removeprefix(cue.clitics) not in load_telling().relay:
        return None
    at = relayed(scene, cue.last, max(end, _words_end(scene, cue.last)))
    if at is None:
        return None
    return speaker_in(scene, at + 1, max(end, phrase_end(scene, at + 1)), voices, after=True)


def _words_end(scene: Scene, start: int) -> int:
    """Return where what is passed on opens, past how it was published ("on its website")."""
    for at in range(start, min(start + _PASSED_REACH, scene.sentence.last)):
        if "that" in scene.kinds_at(at) or scene.key(at) in HARD:
            return at
    return start


def learns(scene: Scene, cue: CueMention) -> bool:
    """Whether a verb tells of learning something from another."""
    return scene.key(cue.first).removeprefix(cue.clitics) in load_telling().learned
