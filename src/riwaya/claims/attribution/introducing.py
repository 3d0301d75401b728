"""Who is named by an office and a name before speaking, so that the name alone tells later."""

from riwaya.claims.attribution.kinds import decide, kind_in
from riwaya.claims.attribution.voices import Voices
from riwaya.claims.scenes.findings import HARD, Scene
from riwaya.claims.scenes.participants import Participant
from riwaya.lexicons.telling import load_telling
from riwaya.model import Speaker

_KINDS = frozenset({"person", "body", "group"})
_TURNS = frozenset({"speech", "continued", "deny", "that", "connector", "relative"})
_NAME = 6
_LETTERS = 3
_ENDS = HARD | {"،", ",", "«", "»", '"', "(", ")"}


def introduce(scene: Scene, voices: Voices) -> None:
    """Let voices know those whom a sentence names by an office with a name behind."""
    for p in scene.people:
        if p.mention.kind not in _KINDS or p.party is None:
            continue
        words = _name_behind(scene, p)
        if words:
            voices.introduce(words, _speaker(scene, p))


def _name_behind(scene: Scene, p: Participant) -> list[str]:
    """Return the words of the name behind an office, which may say whereto it reaches first."""
    named = p.mention.role is None and p.mention.kind == "person"
    own = [scene.key(p.last - 1)] if named and p.last - p.first > 1 else []
    words: list[str] = []
    telling = load_telling()
    for at in range(p.last, min(p.last + _NAME, scene.sentence.last)):
        key = scene.key(at)
        if key in _ENDS or at in scene.trigger_at or scene.kinds_at(at) & _TURNS:
            break
        if (
            scene.kinds_at(at)
            or key in telling.beyond
            or at in scene.in_place
            or len(key) < _LETTERS
        ):
            if words:
                break
        elif key.isalpha():
            words.append(key)
    return own + words


def _speaker(scene: Scene, p: Participant) -> Speaker:
    kind, at = kind_in(scene, p.first, p.last)
    decided = decide(scene, kind, p, at)
    actor = p.mention.actors[0] if p.mention.actors else None
    span = p.mention.span
    return Speaker(decided, span, scene.text(span), actor, p.party)
