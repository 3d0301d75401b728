"""What options of every field share: the words between, and what a trigger's word is."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from riwaya.claims.drafts.chosen import Chosen
from riwaya.claims.drafts.discourse import Sides, Thread
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.scenes.findings import Scene
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.weighing.cast import Cast
from riwaya.claims.weighing.choice import Group, bin_of
from riwaya.claims.weighing.deeds import Deeds
from riwaya.claims.weighing.sites import Sites
from riwaya.lexicons.grammar import load_grammar
from riwaya.model import FAMILY, EventType, Modality
from riwaya.model.making import quick

_WAYS = ("located", "origin", "destination", "against", "about", "company", "between")
_FAR = 1 << 30
MOST = 3
"""Ranks and counts from here on are one sign."""


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What the options of one claim are made from.

    `others` are the first tokens of the other triggers of its sentence in the order of the
    text, `speech_end` is the token where the words that name a speaker end, `speaker` that
    speaker's party; `domains` counts the report's words of other matters than war;
    `deeds` are the acts whose agent the report names, `sites` those whose place it names;
    `around` are the other acts of the sentence, `cast` tells who has which role in its acts.
    """

    draft: Draft
    scene: Scene
    thread: Thread
    sides: Sides
    others: Sequence[int]
    speech_end: int
    speaker: str | None
    domains: Mapping[str, int]
    deeds: Deeds
    sites: Sites
    around: Sequence[Draft]
    cast: Cast

    @property
    def form(self) -> str:
        """What the trigger's word is, the tenses of a verb as one."""
        return form_of(self.draft)


@quick
@dataclass(frozen=True, slots=True)
class Act:
    """What a claim's event and trigger are called in signs."""

    kind: str
    family: str
    form: str
    modality: str


def act_of(draft: Draft) -> Act:
    """Return what a draft's event and trigger are called: the tenses of a verb count as one."""
    return _act(draft.event_type, form_of(draft), draft.modality[0])


@cache
def _act(kind: EventType, form: str, modality: Modality) -> Act:
    return Act(kind, FAMILY[kind], form, modality)


def form_of(draft: Draft) -> str:
    """Return what a trigger's word is: the tenses of a verb count as one."""
    form = draft.chosen.mention.form
    return "verb" if form in TENSES else form


@cache
def none_signs(act: Act) -> Group:
    """Return what an act itself says for a field that nothing fills."""
    return (
        "none",
        f"none:type:{act.kind}",
        f"none:family:{act.family}",
        f"none:form:{act.form}",
        f"none:modality:{act.modality}",
    )


@cache
def way_of(preposition: str | None) -> str:
    """Return what a preposition says of what follows, by the ids of `grammar.toml`."""
    if not preposition:
        return "bare"
    grammar = load_grammar()
    return next((way for way in _WAYS if preposition in getattr(grammar, way)), "other")


def between(chosen: Chosen, first: int, last: int) -> tuple[str, int, int]:
    """Return the side of a trigger that tokens stand on, and the tokens between."""
    if first >= chosen.last:
        return "behind", chosen.last, first
    return "before", last, chosen.first


def way_signs(setup: Setup, side: str, low: int, high: int) -> Group:
    """Return what stands between a trigger and something else in its sentence."""
    scene, others = setup.scene, setup.others
    if high <= low:
        return _way_signs(side, bin_of(high - low), 0, None, frozenset())
    begun = bisect_left(others, low)
    return _way_signs(
        side,
        bin_of(high - low),
        min(MOST, bisect_left(others, high, begun) - begun),
        bin_of(scene.cost(low - 1, high)),
        scene.fences(low, high),
    )


@cache
def _way_signs(
    side: str, gap: str, triggers: int, cost: str | None, fences: frozenset[str]
) -> Group:
    priced = () if cost is None else (f"{side}:cost:{cost}",)
    crossed = (f"{side}:{kind}" for kind in sorted(fences))
    return (f"{side}:gap:{gap}", f"{side}:triggers:{triggers}", *priced, *crossed)


def nearer(setup: Setup, at: int) -> bool:
    """Whether another trigger stands nearer to a token than a claim's own."""
    others, away = setup.others, abs(setup.draft.chosen.first - at)
    after = bisect_left(others, at)
    ahead = others[after] - at if after < len(others) else _FAR
    back = at - others[after - 1] if after else _FAR
    return ahead < away or back < away
