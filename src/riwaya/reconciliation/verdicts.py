"""How an incident and its fields stand: deterministic rules, each with its sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from riwaya.lexicons.counts import counted
from riwaya.lexicons.reconciliation import Wording
from riwaya.model import ClaimId, Reason, Ruling
from riwaya.reconciliation.accounts import Member, Position, positions
from riwaya.reconciliation.contradictions import Contradictions
from riwaya.reconciliation.knowledge import Knowledge

V = TypeVar("V")

MANY = 6
"""Origins named in a sentence; more are counted."""


@dataclass(frozen=True, slots=True)
class Told(Generic[V]):
    """What one origin tells of a field; `words` are its value for the sentence."""

    position: Position
    value: V
    words: str | Wording


class Judge:
    """Applies the verdict rules of `lexicons/reconciliation.toml`."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._rules = knowledge.rules
        self._contradictions = Contradictions(knowledge.rules.exclusive)

    def happening(self, members: Sequence[Member]) -> Ruling:
        """Return the verdict on the incident: whether it happened, and with what outcome."""
        held = positions(members)
        return (
            self._retracted(held)
            or self._denied(held)
            or self._exclusive(held)
            or self._agreed(held)
        )

    def value(self, told: Sequence[Told[V]], agree: Callable[[V, V], bool]) -> Ruling | None:
        """Return the verdict on one field, `None` when fewer than two origins tell it."""
        if len({t.position.origin for t in told}) < 2:  # noqa: PLR2004  two make a comparison
            return None
        for i, left in enumerate(told):
            for right in told[i + 1 :]:
                if left.position.origin != right.position.origin and not agree(
                    left.value, right.value
                ):
                    return self._differ(left, right, told, agree)
        return self._backed([t.position for t in told])

    def _retracted(self, held: Sequence[Position]) -> Ruling | None:
        telling = [p for p in held if p.outcome != "denied"]
        back = [p for p in held if p.outcome == "denied" and p.before]
        if back and not telling:
            return self._ruling("retracted.same_origin", back)
        return None

    def _denied(self, held: Sequence[Position]) -> Ruling | None:
        telling = [p for p in held if p.outcome not in ("denied", "planned")]
        denying = [
            p
            for p in held
            if p.outcome == "denied"
            and any(self._contradictions.between(p, other) for other in telling)
        ]
        return self._ruling("contested.denied", telling, denying) if denying else None

    def _exclusive(self, held: Sequence[Position]) -> Ruling | None:
        for i, one in enumerate(held):
            for two in held[i + 1 :]:
                exclusive = self._rules.exclusive.get(one.outcome, ())
                if two.outcome in exclusive and self._contradictions.between(one, two):
                    left = [p for p in held if p.outcome == one.outcome]
                    right = [p for p in held if p.outcome == two.outcome]
                    words = self._rules.outcome_words
                    return self._ruling(
                        "contested.outcome",
                        left,
                        right,
                        values=(words[one.outcome], words[two.outcome]),
                    )
        return None

    def _agreed(self, held: Sequence[Position]) -> Ruling:
        """Return the verdict where nobody contradicts."""
        telling = [p for p in held if p.outcome != "denied" and not p.blames(held)]
        if not telling:
            if len({p.origin for p in held}) == 1:
                return self._ruling("single_source.denial", held)
            telling = list(held)
        return self._backed(telling)

    def _backed(self, telling: Sequence[Position]) -> Ruling:
        """Return the verdict on what these say alike, by who they are."""
        admitting = [p for p in telling if p.admits and not p.belied_by(telling)]
        if admitting:
            return self._ruling("corroborated.against_interest", admitting)
        if len({p.origin for p in telling}) == 1:
            return self._ruling("single_source.one_origin", telling)
        blocs = {p.bloc for p in telling}
        if len(blocs) == 1 and None not in blocs:
            return self._ruling("one_sided.one_side", telling)
        return self._ruling("corroborated.independent", telling)

    def _differ(
        self,
        left: Told[V],
        right: Told[V],
        told: Sequence[Told[V]],
        agree: Callable[[V, V], bool],
    ) -> Ruling:
        fits = [(t, agree(t.value, left.value), agree(t.value, right.value)) for t in told]
        with_left = [t for t, one, two in fits if one and not two]
        with_right = [t for t, one, two in fits if two and not one]
        return self._ruling(
            "contested.value",
            [t.position for t in with_left],
            [t.position for t in with_right],
            values=(_together(with_left), _together(with_right)),
        )

    def _ruling(
        self,
        rule: str,
        held: Sequence[Position],
        against: Sequence[Position] = (),
        values: tuple[str | Wording, str | Wording] | None = None,
    ) -> Ruling:
        wording = self._rules.verdicts[rule]
        filled = {}
        for language in ("ar", "en"):
            filled[language] = getattr(wording, language).format(
                origins=self._names(held, language),
                against=self._names(against, language),
                **_counted(language, len({p.origin for p in held})),
                side=self._sides(held, language),
                left=_said(values[0], language) if values else "",
                right=_said(values[1], language) if values else "",
            )
        assert wording.verdict is not None
        reason = Reason(rule, filled["ar"], filled["en"], _claims((*held, *against)))
        return Ruling(wording.verdict, reason)

    def _names(self, held: Sequence[Position], language: str) -> str:
        words = dict.fromkeys(self.name(p.members[-1], language) for p in held)
        names = list(words)
        joined = _listed(names[:MANY], language)
        return joined if len(names) <= MANY else f"{joined} +{len(names) - MANY}"

    def _sides(self, held: Sequence[Position], language: str) -> str:
        """Return the names of the parties for which origins of one side speak."""
        sides = sorted({m.voice.side for p in held for m in p.members if m.voice.side})
        return _listed(
            [_said(self._knowledge.words(side), language) for side in sides], language
        )

    def name(self, member: Member, language: str) -> str:
        """Return what a sentence calls a claim's origin."""
        voice = member.voice
        words = self._rules.origin_words.get(voice.kind, self._rules.origin_words["statement"])
        if not voice.name:
            words = self._rules.origin_words["nameless"]
        name = _said(self._knowledge.words(voice.name), language)
        return _said(words, language).format(name=name)


def _listed(names: Sequence[str], language: str) -> str:
    return ("، " if language == "ar" else ", ").join(names)


def _counted(language: str, origins: int) -> dict[str, str]:
    """Return by the nouns that reasons count with how many origins there are."""
    return {noun: counted(language, noun, origins) for noun in ("independent", "of_one_side")}


def _together(told: Iterable[Told[V]]) -> Wording:
    """Return the words of values that agree: they may differ, as those of two allies do."""
    words = list(dict.fromkeys(t.words for t in told))
    ar, en = (" / ".join(_said(one, language) for one in words) for language in ("ar", "en"))
    return Wording(en, ar, en)


def _said(value: str | Wording, language: str) -> str:
    return str(value if isinstance(value, str) else getattr(value, language))


def _claims(held: Iterable[Position]) -> tuple[ClaimId, ...]:
    return tuple(sorted({m.claim_id for p in held for m in p.members}))
