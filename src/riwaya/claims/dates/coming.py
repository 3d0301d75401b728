"""When a plan is to be carried out: a time ahead that is told right behind it."""

from collections.abc import Mapping
from datetime import date

from riwaya.arabic.calendar import shifted
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.scenes.findings import COMMAS
from riwaya.claims.weighing.options import Setup
from riwaya.model import DatePrecision, Modality, ResolvedTime, TimeMention, When

_RULE = "date.ahead"
_NEAR = 7
_OPEN = "coming:few:hour"
_LATER = "later:"
_WITHIN = frozenset({"past.within", "past.within_dual"})
"""How a stretch is told that is not said to be past ("within two weeks")."""


def _found(
    mention: TimeMention, dates: Mapping[int, ResolvedTime], published: date
) -> ResolvedTime | None:
    """Return a plan's time: what is told as a stretch or a distance is reckoned from now."""
    last = shifted(published, mention.value.partition(":")[2], 1)
    if mention.rule in _WITHIN and last is not None:
        return ResolvedTime(published, last, DatePrecision.RANGE, mention.ground)
    if not mention.value.startswith(_LATER):
        return dates[mention.first]
    if last is None:
        return None
    return ResolvedTime(last, last, DatePrecision.DAY, mention.ground)


def ahead(setup: Setup, dates: Mapping[int, ResolvedTime]) -> Dated | None:
    """Return the time ahead at which a planned act is to be ("will enter the city on Sunday").

    It is told in the act's own clause and before any other act; "the coming hours" tell no day.
    """
    draft, scene = setup.draft, setup.scene
    published, chosen = scene.document.report.published, draft.chosen
    if draft.modality[0] is not Modality.PLANNED or published is None:
        return None
    near = (m for m in scene.times if 0 <= m.first - chosen.last <= _NEAR)
    mention = next((m for m in near if m.first in dates or m.value.startswith(_LATER)), None)
    if mention is None or mention.value.startswith(_OPEN):
        return None
    found, between = _found(mention, dates, published), range(chosen.last, mention.first)
    if found is None:
        return None
    if any(scene.key(at) in COMMAS or at in scene.breaks for at in between):
        return None
    if any(chosen.last <= d.chosen.first < mention.first for d in setup.around):
        return None
    if found.first is None or found.first < published or found.last == published:
        return None
    when = When(found.first, found.last, found.precision, found.anomaly)
    return Dated(when, (mention,), _RULE)
