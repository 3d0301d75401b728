"""Who denies what another told: a claim of its own on the denier's word.

"Activists accused the army of shelling the hospital, which Damascus denied", "the group denied
that", "these allegations are baseless": no act is named again, so the one told before is taken
up, with its doer, its place and its day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from riwaya.arabic.affixes import AND, SO
from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.scope import Scope, attribution_at, words_at
from riwaya.claims.scenes.findings import COMMAS, HARD, Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import (
    Attribution,
    CueMention,
    EventType,
    Modality,
    SourceKind,
    TriggerMention,
)

_RULE = "modality.denied-again"
_TYPE = "type.denied-again"
_REACH = 12
"""How far behind its verb the "that" may stand which is denied."""
_SUBJECT = 5
"""How far before "is baseless" the "that" may stand of which it is said."""
_HEAD = 10
"""A denial so near the head of its sentence can be of what the one before told."""
_BY_PRONOUN = frozenset({"speech.deny"})
"""What denies what its pronoun takes up: facts refute as well."""
_SET_OFF = frozenset({"preposition", "by", "cause"})
_OF_SIDES = frozenset({SourceKind.PARTY_STATEMENT, SourceKind.OFFICIAL})
_REAL = frozenset({Modality.ASSERTED, Modality.ONGOING})


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denial that names no act: the cue, and where the clause that it stands in begins."""

    cue: CueMention
    first: int


def with_denials(
    kept: Sequence[Draft], scenes: Sequence[Scene], said: Sequence[Sequence[Scope]]
) -> list[Draft]:
    """Return the claims of a report and the denials of them; `said` is parallel to `scenes`."""
    told: list[Draft] = [*kept]
    for at, (scene, near) in enumerate(zip(scenes, said, strict=True)):
        for denial in _denials(scene, kept):
            before = scenes[at - 1] if at else None
            denied = _denied(scene, before, denial, kept)
            if denied is None:
                continue
            teller = _teller(denial.cue, near, denied)
            if not _own_word(denied.told_by[0], teller):
                told.append(_refuted(denied, scene, denial.cue, teller))
    return told


def _denials(scene: Scene, kept: Sequence[Draft]) -> Iterator[_Denial]:
    """Yield the denials of a sentence whose clause tells of no act."""
    if scene.headline or not {"deny", "untrue"} & scene.cue_kinds:
        return
    acts = [d.chosen.first for d in kept if d.scene is scene]
    for cue in scene.cues:
        first = _taken_up(scene, cue)
        end = _clause_end(scene, cue.last)
        if first is not None and not any(first <= act < end for act in acts):
            yield _Denial(cue, first)


def _taken_up(scene: Scene, cue: CueMention) -> int | None:
    """Return where the clause of a denial begins that takes up what was told, if it does."""
    if cue.kind == "untrue":
        return _untrue(scene, cue)
    if cue.kind != "deny" or cue.form not in TENSES:
        return None
    if scene.key(cue.first - 1).removeprefix(AND) in load_grammar().unnegated:
        return None
    by_pronoun = cue.pronoun is not None and cue.cue in _BY_PRONOUN
    return cue.first if by_pronoun or _that_behind(scene, cue) else None


def _that_behind(scene: Scene, cue: CueMention) -> bool:
    """Whether "that" or "these allegations" is what a verb denies."""
    grammar = load_grammar()
    for at in range(cue.last, min(cue.last + _REACH, scene.sentence.last)):
        key = scene.key(at)
        if key in HARD or {"that", "relative"} & scene.kinds_at(at):
            return False
        if key in grammar.allegations:
            return _ends_clause(scene, at + 1)
        if key in grammar.this and not scene.kinds_at(at - 1) & _SET_OFF:
            return _ends_clause(scene, at + 1) or scene.key(at + 1) in grammar.allegations
    return False


def _ends_clause(scene: Scene, at: int) -> bool:
    """Whether nothing is said more closely of what is denied ("the reports of …")."""
    key = scene.key(at)
    joined = key.startswith((AND, SO)) or "connector" in scene.kinds_at(at)
    return key in HARD or key in COMMAS or joined or "deny" in scene.kinds_at(at) or not key


def _untrue(scene: Scene, cue: CueMention) -> int | None:
    """Return where "that is baseless" begins."""
    grammar = load_grammar()
    for at in range(cue.first - 1, max(scene.sentence.first, cue.first - _SUBJECT) - 1, -1):
        if scene.key(at) in HARD or scene.key(at) in COMMAS:
            return None
        if scene.key(at) in grammar.this:
            return at
    return None


def _clause_end(scene: Scene, at: int) -> int:
    """Return where the clause ends in which a token stands."""
    last = scene.sentence.last
    marks = HARD | COMMAS
    return next((i for i in range(at, last) if scene.key(i) in marks), last)


def _denied(
    scene: Scene, before: Scene | None, denial: _Denial, kept: Sequence[Draft]
) -> Draft | None:
    """Return what is denied: the first act that was told last on one word."""
    acts = [d for d in kept if d.scene is scene and d.chosen.first < denial.first]
    if not acts and before is not None and denial.first - scene.sentence.first <= _HEAD:
        acts = [d for d in kept if d.scene is before and not before.headline]
    acts = [d for d in acts if d.event_type is not EventType.STATEMENT]
    if not acts or acts[-1].modality[0] not in _REAL:
        return None
    word = acts[-1].told_by[0]
    return next(d for d in acts if d.told_by[0] == word)


def _own_word(one: Attribution, other: Attribution) -> bool:
    """Whether who denies is of the side that told it."""
    sides = {s.party for s in one.chain if s.party and s.kind in _OF_SIDES}
    return any(s in one.chain or s.party in sides for s in other.chain[:1])


def _teller(cue: CueMention, near: Sequence[Scope], denied: Draft) -> Attribution:
    """Return on whose word a denial stands: not theirs who told the act itself."""
    own = words_at(near, cue.first)
    if own is not None:
        return Attribution(own.speaker.kind, (own.speaker,))
    at = denied.chosen.first
    return attribution_at([s for s in near if not s.first <= at < s.last], cue.first)[0]


def _refuted(denied: Draft, scene: Scene, cue: CueMention, teller: Attribution) -> Draft:
    """Return the claim that something did not happen."""
    mention = TriggerMention(
        first=cue.first,
        last=cue.last,
        span=cue.span,
        frame=denied.chosen.frame.id,
        form=cue.form,
        clitics=cue.clitics,
        pronoun=cue.pronoun,
    )
    return replace(
        denied,
        chosen=Chosen(mention, denied.chosen.frame, cue.first, cue.last),
        scene=scene,
        modality=(Modality.DENIED, _RULE),
        type_rule=_TYPE,
        weapons=(),
        losses=(),
        told_by=(teller, f"attribution.{cue.cue}"),
    )
