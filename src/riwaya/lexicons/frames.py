"""Event frames: trigger forms with the event type and roles they evoke.

Frames with roles follow frame semantics (Fillmore 1982); the event types are those of the
project's annotation guide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from riwaya.arabic.affixes import ARTICLE, FUTURE
from riwaya.arabic.phrases import PhraseTrie
from riwaya.arabic.verbs import (
    PRONOUNS,
    WordForm,
    conjugate,
    masdar_forms,
    noun_forms,
    participle_forms,
)
from riwaya.errors import LexiconError
from riwaya.lexicons.cues import phrase_form, read_toml
from riwaya.lexicons.word_classes import words_of
from riwaya.model import EventType, Modality
from riwaya.model.making import changed, quick

_PLAIN = (
    "genitive",
    "pronoun",
    "subject",
    "tense",
    "means",
    "mutual",
    "casualty",
    "result",
    "verbal",
    "aims",
    "named",
    "flown",
    "lone",
    "retold",
    "answers",
    "deadly",
    "lost",
    "warlike",
    "quiet",
    "met",
    "topical",
    "resumed",
    "unresumed",
    "objectless",
    "custody",
    "near_before",
    "near_after",
)
_SETS = (
    "needs",
    "only_before",
    "through",
    "only_after",
    "needs_word",
    "around",
    "absorbs",
    "not_after",
    "not_before",
    "needs_cue",
)
_WORDS = ("only_before", "only_after", "needs_word", "around", "not_after", "not_before")
"""Lists of words, in which classes may stand."""

_WHOLE = 3
"""A present this short is cut off ("let him see"), and the future is never."""
_NOMINAL = {"masdars": masdar_forms, "nouns": noun_forms, "participles": participle_forms}
FILES = (
    "captives",
    "streets",
    "state",
    "deeds",
    "fronts",
    "communiques",
    "terse",
    "aftermath",
    "colloquial",
    "everyday",
    "fighting",
    "strikes",
    "civilians",
    "development",
    "forces",
    "humanitarian",
    "control",
    "statements",
    "diplomacy",
    "affairs",
    "newsroom",
    "wordings",
    "encounters",
    "livelihood",
    "ground",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a trigger evokes and how its roles attach.

    `genitive` says which role a bare noun after a masdar or noun fills: `agent`, `target`,
    `place`, `either` (an armed group is the agent, anything else the target) or `none`;
    `pronoun` the same for an attached pronoun; `subject` the role of a verb's subject.
    `needs` are conditions of the context, `only_before` words of which one must follow
    within `near_before` tokens (as far, a cue asked for may stand before it and what it absorbs
    behind it), counted behind the preposition that it acts `through` where one is given,
    `needs_word` words of which one must stand near behind, `around` on either side,
    `not_after` words it may not follow, `only_after` words of which one
    must stand within `near_after` tokens before it;
    `absorbs` are frames whose trigger right behind belongs to this one; `aims` marks a verb of
    targeting that an event may be subject of; `named` marks words that may stand inside the
    phrase that names a participant ("the raids of the coalition"); done by aircraft, what is
    `flown` is an air strike; a `lone` saying is news only where no event is told in it; what is
    `retold` may take up a bombing told elsewhere in the report; what `answers` an act (condemns
    or welcomes it) was said on another day than it was done; those who die in what is
    `deadly` fell in no fight; what is told as `lost` by the taking of a place is no hold; what
    is `warlike` makes a report one of war by itself, what is `quiet` says nothing of that,
    being an everyday word; people who `met` did so at a place; the subject of what is
    `topical` may stand before its verb, with the words asked for, and so may the object of
    what is `resumed` where a pronoun on the verb takes it up ("the men whom it trained"); what
    is `objectless` (withdraw, flee) is done to nobody; taking people into `custody` is an
    arrest where those who rule do it, and an abduction where others do.
    """

    id: str
    type: EventType
    gloss: str
    genitive: str = "agent"
    pronoun: str = "agent"
    subject: str = "agent"
    modality: Modality | None = None
    tense: str | None = None
    means: bool = False
    mutual: bool = False
    casualty: bool = False
    result: bool = False
    aims: bool = False
    named: bool = False
    flown: bool = False
    lone: bool = False
    retold: bool = False
    answers: bool = False
    deadly: bool = False
    lost: bool = False
    warlike: bool = False
    quiet: bool = False
    met: bool = False
    topical: bool = False
    resumed: bool = False
    unresumed: bool = False
    objectless: bool = False
    custody: bool = False
    near_before: int = 1
    near_after: int = 1
    not_before: frozenset[str] = frozenset()
    needs_cue: frozenset[str] = frozenset()
    verbal: bool = False
    needs: frozenset[str] = frozenset()
    only_before: frozenset[str] = frozenset()
    through: frozenset[str] = frozenset()
    only_after: frozenset[str] = frozenset()
    needs_word: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    absorbs: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    fires: tuple[str, ...] = ()
    spares: tuple[str, ...] = ()

    @property
    def asks_beside(self) -> bool:
        """Whether it holds only where certain words stand around it."""
        near = self.only_before or self.only_after or self.needs_word
        return bool(near or self.needs_cue or self.around)


@quick
@dataclass(frozen=True, slots=True)
class FrameForm:
    """A frame and the surface form that evokes it."""

    frame: Frame
    form: WordForm


def _frame(entry: dict[str, Any]) -> Frame:
    """Build a frame from its table."""
    values: dict[str, Any] = {k: frozenset(entry.get(k, ())) for k in _SETS}
    values |= {k: words_of(entry[k], entry["id"]) for k in _WORDS if k in entry}
    values |= {k: entry[k] for k in _PLAIN if k in entry}
    return Frame(
        id=entry["id"],
        type=EventType(entry["type"]),
        gloss=entry["gloss"],
        modality=Modality(entry["modality"]) if "modality" in entry else None,
        fires=tuple(entry.get("fires", ())),
        spares=tuple(entry.get("spares", ())),
        **values,
    )


def _verbs(entry: dict[str, Any], tense: str | None) -> Iterator[WordForm]:
    """Yield the verb forms in the tense asked for; the future goes with the past (a change)."""
    for pair in entry.get("verbs", ()):
        for form in conjugate(*pair.split()):
            if entry.get("bare") and form.pronoun:
                continue
            whole = form.form == "present" and len(form.key) >= _WHOLE
            if whole and tense in (None, "past"):
                yield changed(form, key=FUTURE + form.key, form="future")
            if tense is None or form.form in (tense, "passive"):
                yield form


def _nominals(entry: dict[str, Any]) -> Iterator[WordForm]:
    """Yield masdars, nouns and participles, with the article where no pronoun is attached."""
    for kind, make in _NOMINAL.items():
        for word in entry.get(kind, ()):
            for form in make(word):
                yield form
                if form.pronoun is None:
                    yield changed(form, key=ARTICLE + form.key, article=True)


def _phrases(entry: dict[str, Any]) -> Iterator[WordForm]:
    """Yield fixed phrases as written, and with the article on their words."""
    for phrase in entry.get("phrases", ()):
        form = (
            _owned(phrase_form(phrase), phrase) if "pronoun" in entry else phrase_form(phrase)
        )
        yield form
        words = form.key.split()
        if not entry.get("verbal") and not any(w.startswith(ARTICLE) for w in words):
            yield changed(form, key=" ".join(ARTICLE + w for w in words), article=True)


def _owned(form: WordForm, phrase: str) -> WordForm:
    """Return a phrase's form with the pronoun that its last word ends in ("its control")."""
    found = (pronoun for pronoun in PRONOUNS if phrase.endswith(pronoun))
    return changed(form, pronoun=next(found, None))


def _forms(entry: dict[str, Any], tense: str | None) -> Iterator[WordForm]:
    """Yield every surface form of a frame."""
    yield from _verbs(entry, tense)
    yield from _nominals(entry)
    yield from _phrases(entry)


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield (file, table) of every frame."""
    for name in FILES:
        path = f"frames/{name}.toml"
        for entry in read_toml(path)["frame"]:
            yield path, entry


@cache
def load_frames() -> dict[str, Frame]:
    """Return all frames by id; a duplicate id raises `LexiconError`."""
    frames: dict[str, Frame] = {}
    for path, entry in _entries():
        frame = _frame(entry)
        if frame.id in frames:
            raise LexiconError(f"lexicons/{path}: {frame.id} stands twice")
        frames[frame.id] = frame
    return frames


@cache
def load_lone() -> frozenset[str]:
    """Return the ids of the frames of sayings that are news where no event is told in them."""
    return frozenset(frame.id for frame in load_frames().values() if frame.lone)


@cache
def load_triggers() -> PhraseTrie[FrameForm]:
    """Return the trie of all surface forms that may evoke a frame."""
    frames = load_frames()
    pairs = (
        (form.key.split(), FrameForm(frames[entry["id"]], form))
        for _, entry in _entries()
        for form in dict.fromkeys(_forms(entry, frames[entry["id"]].tense))
    )
    return PhraseTrie(pairs)
