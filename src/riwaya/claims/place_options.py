"""The places an event may have had: those of its sentence, those told before, or none."""

from collections.abc import Iterator, Sequence

from riwaya.claims.draft import Draft
from riwaya.claims.findings import HARD
from riwaya.claims.options import (
    MOST,
    Setup,
    between,
    family_of,
    form_of,
    nearer,
    way_of,
    way_signs,
)
from riwaya.claims.placing import Pair, Placed
from riwaya.claims.weighing import Option

_CHAIN = 5
_BREAKS = frozenset({"connector", "result", "that"})
_OPENING = 1
_WAYS_TOLD = frozenset({"from", "to"})


def place_options(setup: Setup) -> list[Option[Placed | None]]:
    """Return the places a claim may have, each with what speaks for it."""
    chains = _chains(setup)
    chosen = setup.draft.chosen
    behind = [c for c in chains if c[0][0].first >= chosen.last]
    before = [c for c in reversed(chains) if c[0][0].first < chosen.last]
    options: list[Option[Placed | None]] = []
    for side in (behind, before):
        for rank, chain in enumerate(side):
            signs = [*_own_signs(setup, chain), *_rank_signs(rank, side is behind, behind)]
            rule = "place.behind" if side is behind else "place.before"
            options.append(Option(Placed(tuple(chain), rule), rule, signs))
    options += _carried(setup, behind, before)
    options.append(Option(None, "place.none", list(_none_signs(setup, behind, before))))
    return options


def _chains(setup: Setup) -> list[list[Pair]]:
    """Return the places of a sentence in groups that no trigger or clause end divides."""
    chains: list[list[Pair]] = []
    for pair in setup.scene.places:
        if chains and not _divided(setup, chains[-1][-1], pair):
            chains[-1].append(pair)
        else:
            chains.append([pair])
    return chains


def _divided(setup: Setup, left: Pair, right: Pair) -> bool:
    """Whether two places that follow each other stand in different clauses."""
    low, high, scene = left[0].last, right[0].first, setup.scene
    triggers = (setup.draft.chosen, *setup.others)
    if high - low > _CHAIN or any(low <= t.first < high for t in triggers):
        return True
    if low <= setup.speech_end <= high and setup.speech_end > scene.sentence.first:
        return True
    return any(scene.key(at) in HARD or scene.kinds_at(at) & _BREAKS for at in range(low, high))


def _rank_signs(rank: int, is_behind: bool, behind: Sequence[list[Pair]]) -> Iterator[str]:
    side = "behind" if is_behind else "before"
    yield f"{side}:rank:{min(rank, MOST)}"
    if not is_behind and not behind:
        yield f"before:alone:{min(rank, 1)}"


def _own_signs(setup: Setup, chain: Sequence[Pair]) -> Iterator[str]:
    """Yield what speaks for a place of the sentence itself."""
    scene, chosen = setup.scene, setup.draft.chosen
    mention, where = chain[0]
    side, low, high = between(chosen, mention.first, chain[-1][0].last)
    yield from way_signs(scene, side, low, high, setup.others)
    family = family_of(setup.draft)
    way = way_of(mention.preposition)
    yield f"way:{way}:{side}"
    yield f"way:{way}:{family}"
    if way in _WAYS_TOLD:
        yield f"way:{way}:{setup.draft.event_type.value}"
    yield f"precision:{where.precision.value}"
    if mention.relation:
        yield f"relation:{mention.relation}"
    if mention.kind:
        yield "named-kind"
    yield f"form:{form_of(chosen)}:{side}"
    yield f"family:{family}:{side}"
    if len(chain) > 1:
        yield "several"
    if mention.first < setup.speech_end <= chosen.first:
        yield "of-speaker"
    if mention.first - scene.sentence.first <= _OPENING:
        yield "opens"
    if nearer(chosen, setup.others, mention.first):
        yield f"{side}:nearer-other"
    if scene.headline:
        yield f"{side}:headline"
    yield from _rule_signs(setup.draft, chain)


def _rule_signs(draft: Draft, chain: Sequence[Pair]) -> Iterator[str]:
    """Yield that the binding rules alone would take a place."""
    if draft.placed is None:
        return
    taken = {mention.first for mention, _ in draft.placed.places}
    if any(mention.first in taken for mention, _ in chain):
        yield "rule"
        yield f"rule:{draft.placed.rule}"


def _carried(
    setup: Setup, behind: Sequence[list[Pair]], before: Sequence[list[Pair]]
) -> list[Option[Placed | None]]:
    """Return the places told before that an event may share, each once."""
    named = [_names(chain) for chain in (*behind, *before)]
    sources: dict[frozenset[str], list[str]] = {}
    places: dict[frozenset[str], Sequence[Pair]] = {}
    for source, told in _told(setup):
        names = _names(told)
        if names in named:
            continue
        sources.setdefault(names, []).append(source)
        places.setdefault(names, told)
    common = list(_common_signs(setup, behind, before))
    return [
        Option(
            Placed(tuple(told), f"place.{sources[names][0]}"),
            f"place.{sources[names][0]}",
            [
                *_source_signs(setup, sources[names], told, behind, before),
                *common,
                *_rule_signs(setup.draft, told),
            ],
        )
        for names, told in places.items()
    ]


def _names(pairs: Sequence[Pair]) -> frozenset[str]:
    return frozenset(where.name for _, where in pairs)


def _told(setup: Setup) -> Iterator[tuple[str, Sequence[Pair]]]:
    """Yield the places that a report has in mind, with where it has them from."""
    thread = setup.thread
    if thread.placed is not None:
        yield "carried", thread.placed.places
    if thread.topic is not None:
        yield "topic", thread.topic.places
    if thread.last is not None and thread.last.placed is not None:
        yield "last", thread.last.placed.places
    if thread.seen:
        yield "seen", thread.seen[:1]
    if setup.scene.headline and thread.opening:
        yield "lead", thread.opening[:1]
    if thread.fallback is not None:
        yield "report", thread.fallback.places


def _common_signs(
    setup: Setup, behind: Sequence[list[Pair]], before: Sequence[list[Pair]]
) -> Iterator[str]:
    """Yield what speaks for or against any place told before."""
    draft, mention = setup.draft, setup.draft.chosen.mention
    yield f"told:family:{family_of(draft)}"
    yield f"told:type:{draft.event_type.value}"
    yield f"told:form:{form_of(draft.chosen)}"
    yield f"told:modality:{draft.modality[0].value}"
    if mention.definite:
        yield "told:definite"
    if mention.pronoun:
        yield "told:pronoun"
    if setup.scene.headline:
        yield "told:headline"


def _source_signs(
    setup: Setup,
    sources: Sequence[str],
    told: Sequence[Pair],
    behind: Sequence[list[Pair]],
    before: Sequence[list[Pair]],
) -> Iterator[str]:
    """Yield where a place told before comes from."""
    thread, sentence = setup.thread, setup.scene.sentence
    for source in sources:
        yield f"told:{source}"
        if behind:
            yield f"told:{source}:behind"
        if before:
            yield f"told:{source}:before"
    yield f"told:precision:{told[0][1].precision.value}"
    yield f"precision:{told[0][1].precision.value}"
    if "last" in sources and thread.last is not None:
        last = thread.last.scene.sentence
        if last.first == sentence.first:
            yield "last:sentence"
        elif last.paragraph == sentence.paragraph:
            yield "last:paragraph"
        if thread.last.event_type is setup.draft.event_type:
            yield "last:type"
    if "carried" in sources and sentence.first <= thread.placed_at:
        yield "carried:sentence"
    if "topic" in sources and setup.draft.chosen.mention.definite:
        yield "topic:definite"


def _none_signs(
    setup: Setup, behind: Sequence[list[Pair]], before: Sequence[list[Pair]]
) -> Iterator[str]:
    """Yield what speaks for an event that has no place."""
    draft, mention = setup.draft, setup.draft.chosen.mention
    yield "none"
    yield f"none:family:{family_of(draft)}"
    yield f"none:type:{draft.event_type.value}"
    yield f"none:modality:{draft.modality[0].value}"
    yield f"none:form:{form_of(draft.chosen)}"
    held = {
        "headline": setup.scene.headline,
        "behind": bool(behind),
        "before": bool(before),
        "definite": mention.definite,
        "pronoun": bool(mention.pronoun),
        "rule": draft.placed is None,
        "lead": setup.scene.sentence.paragraph <= _OPENING,
        "agent": draft.roles.agent is not None,
        "target": draft.roles.target is not None,
        "dated": draft.dated is not None and bool(draft.dated.mentions),
    }
    yield from (f"none:{name}" for name, holds in held.items() if holds)
