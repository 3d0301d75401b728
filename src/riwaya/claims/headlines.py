"""What a headline leaves open and the sentence below it that tells the same says."""

from collections.abc import Sequence

from riwaya.claims.dates.apart import BEFORE
from riwaya.claims.dates.dating import inherited
from riwaya.claims.dates.saying import only_said
from riwaya.claims.drafts.dated import Dated
from riwaya.claims.drafts.draft import Draft
from riwaya.claims.drafts.placed import Placed
from riwaya.claims.following import UNPLACED
from riwaya.claims.places.fronts_apart import of_first_front
from riwaya.model import EventType, LossKind, Modality
from riwaya.model.making import changed

_OF_STORY = "date.story"
_ONCE = frozenset(
    {
        EventType.TERRITORY_GAIN,
        EventType.WITHDRAWAL,
        EventType.DETENTION,
        EventType.AGREEMENT,
        EventType.OTHER_DEVELOPMENT,
    }
)
_DONE = frozenset({Modality.ASSERTED, Modality.FAILED})


def fill_headlines(drafts: Sequence[Draft]) -> None:
    """Give an act that a headline tells without a day or a place those of the same act told
    below it; one that failed its place alone.

    The annotation guide dates and places a headline from the body. `drafts` are a report's in
    order.
    """
    body = [d for d in drafts if not d.scene.headline]
    below = [d for d in body if d.dated is not None]
    lead = body[0].scene if body else None
    for draft in drafts:
        if draft.modality[0] not in _DONE:
            continue
        asserted = draft.modality[0] is Modality.ASSERTED
        if asserted and draft.scene is lead and (draft.dated is None or only_said(draft)):
            _date(draft, [d for d in below if d.scene is not lead])
        if not draft.scene.headline:
            continue
        if of_first_front(draft):
            draft.placed = None
        if draft.placed is None and draft.event_type not in UNPLACED:
            draft.placed = _ground(draft, body)
        if asserted:
            _date(draft, below)


def _date(draft: Draft, below: Sequence[Draft]) -> None:
    """Give an act without a day of its own that of the first that is told below it and is the
    same, be it background where nothing else is known.
    """
    if draft.dated is not None and draft.dated.rule != _OF_STORY and not only_said(draft):
        return
    dates = [d.dated for d in below if d.dated and _on_a_day(d) and _same(draft, d)]
    told = next((dated for dated in dates if _by_then(dated, draft.dated)), None)
    published = draft.scene.document.report.published
    old = told is not None and inherited(told, published) is None
    if told is not None and not (old and draft.dated):
        draft.dated = Dated(told.when, told.mentions, "date.below")


def _on_a_day(told: Draft) -> bool:
    """Whether an act told below has a day that its headline may take: not that of what was
    before another act, and for what is done once not the open stretch of what goes on.
    """
    dated = told.dated
    if dated is None or dated.rule == BEFORE:
        return False
    return dated.when.first is not None or told.event_type not in _ONCE


def _by_then(told: Dated, said: Dated | None) -> bool:
    """Whether a day is over by the one that an act was spoken of, if any is told."""
    last = told.when.last
    until = said.when.last if said else None
    return last is not None and (until is None or last <= until)


def _ground(headline: Draft, body: Sequence[Draft]) -> Placed | None:
    """Return where the act below was that cost the same, or else the only ground on which the
    doer did such a thing; what is told of several places has none.
    """
    kind = headline.event_type
    alike = [d for d in body if d.event_type is kind and d.placed is not None]
    found = next((d for d in alike if not _costs(headline).isdisjoint(_costs(d))), None)
    if found is None and kind is not EventType.OTHER_DEVELOPMENT:
        alike = [d for d in alike if _same(headline, d)]
        found = alike[0] if alike and set.intersection(*map(_names, alike)) else None
    placed = found.placed if found is not None else None
    return changed(placed, rule="place.below") if placed is not None else None


def _costs(draft: Draft) -> set[tuple[LossKind | None, int]]:
    """Return the counted losses of an act."""
    losses = (told.loss for told in draft.losses)
    return {(loss.kind, loss.low) for loss in losses if loss.low is not None}


def _same(headline: Draft, draft: Draft) -> bool:
    """Whether an act told below is of a headline's kind, doer and, where it has one, place; a
    doer that one of them does not tell asks for the place.
    """
    if draft.event_type is not headline.event_type:
        return False
    failed = Modality.FAILED in (draft.modality[0], headline.modality[0])
    if failed and draft.modality[0] is not headline.modality[0]:
        return False
    here, there = _names(headline), _names(draft)
    if draft.agent_party != headline.agent_party:
        one = draft.agent_party is None or headline.agent_party is None
        return one and not here.isdisjoint(there)
    return not here or not here.isdisjoint(there)


def _names(draft: Draft) -> set[str]:
    places = draft.placed.places if draft.placed is not None else ()
    return {where.place or where.name for _, where in places}
