"""A record that grows report by report is the record that is derived from all at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from tests.property.test_reconciliation import FEW, KNOWLEDGE, MADE, SEEDS, record

import riwaya.pipeline.build_grow as growing
from riwaya.model import (
    Claim,
    EventType,
    Gap,
    GapReason,
    Judgement,
    Link,
    Modality,
    Producer,
    Report,
    When,
)
from riwaya.pipeline.build_derive import derive, derive_anew
from riwaya.store import ACCEPTED, WITHDRAWN, Review, SqliteStore

PERSON = Producer("reviewer", "person")


@contextmanager
def store() -> Iterator[SqliteStore]:
    with TemporaryDirectory() as folder, SqliteStore(Path(folder) / "record.db") as opened:
        yield opened


def spread(reports: list[Report], claims: list[Claim], random: Random) -> list[Claim]:
    """The claims, told of more days and of sieges too, so that there are sets to tell apart."""
    from dataclasses import replace

    changed = []
    for claim in claims:
        shift = timedelta(days=random.choice([0, 0, 0, 1, 5, 40]))
        value = claim.when.value  # type: ignore[union-attr]
        last = None if random.random() < 0.1 else value.last + shift
        when = replace(claim.when, value=When(value.first + shift, last, value.precision))
        if random.random() < 0.15:
            ends = last or value.last
            when = replace(claim.when, value=When(None, ends, value.precision))
        kind = EventType.SIEGE if random.random() < 0.1 else claim.event_type
        told = replace(claim, when=when, event_type=kind)
        changed.append(going_on(told) if random.random() < 0.15 else told)
    return changed


def going_on(claim: Claim) -> Claim:
    """The claim of a fight that goes on and of which no side is told."""
    from dataclasses import replace

    nobody = Gap(GapReason.NOT_STATED, PERSON)
    on = replace(claim.modality, value=Modality.ONGOING)
    return replace(claim, agent=nobody, target=nobody, modality=on)


def seen(kept: SqliteStore) -> tuple[object, ...]:
    """All that is derived, and the last word of the machine on each pair."""
    links = {}
    for judgement in kept.judgements():
        if judgement.producer != PERSON:
            told = (judgement.verdict, judgement.score, judgement.parts)
            links[judgement.left, judgement.right] = told
    return (
        list(kept.incidents()),
        kept.control(),
        kept.sieges(),
        kept.copies(),
        kept.flags(),
        sorted(kept.surroundings.tellings(sites=_sites(kept)), key=str),
        sorted(kept.surroundings.sketches()),
        links,
    )


def _sites(kept: SqliteStore) -> set[str]:
    claims = [claim.id for claim in kept.claims()]
    return {telling.site for telling in kept.surroundings.tellings(claims=claims)}


def grown(kept: SqliteStore) -> bool:
    """Derive what is new; whether that was done without deriving all anew."""
    return growing.grow(kept, KNOWLEDGE)


def add(kept: SqliteStore, reports: list[Report], claims: list[Claim]) -> None:
    for report in reports:
        kept.add(report, [claim for claim in claims if claim.report == report.id])


@FEW
@given(SEEDS, st.integers(6, 14), st.randoms(use_true_random=False))
def test_a_record_that_grew_is_the_record_derived_at_once(
    seed: int, count: int, random: Random
) -> None:
    reports, claims = record(seed, count)
    claims = spread(reports, claims, random)
    apart = [
        Judgement(claims[0].id, claims[-1].id, Link.SAME, PERSON, MADE),
        Judgement(claims[1].id, claims[2].id, Link.DIFFERENT, PERSON, MADE),
    ]
    growing.SHARE, share = 0, growing.SHARE
    with store() as whole, store() as parts:
        add(whole, reports, claims)
        for judgement in apart:
            whole.judge(judgement)
        derive(whole)
        random.shuffle(reports)
        add(parts, [reports.pop()], claims)
        derive_anew(parts, KNOWLEDGE)
        waiting = list(apart)
        while reports:
            batch = [reports.pop() for _ in range(min(len(reports), random.randint(1, 3)))]
            add(parts, batch, claims)
            if waiting and random.random() < 0.5:
                parts.judge(waiting.pop(0))
            assert grown(parts)
        for judgement in waiting:
            parts.judge(judgement)
            assert grown(parts)
        growing.SHARE = share
        assert seen(parts) == seen(whole)


@FEW
@given(SEEDS, st.integers(4, 10), st.randoms(use_true_random=False))
def test_a_record_that_was_corrected_is_the_record_derived_anew(
    seed: int, count: int, random: Random
) -> None:
    reports, claims = record(seed, count)
    claims = spread(reports, claims, random)
    one, two, three = random.sample(claims, 3)
    day = date(2016, 11, 3)
    reviews = [
        Review(one.id, "modality", Modality.DENIED, PERSON, MADE),
        Review(two.id, ACCEPTED, False, PERSON, MADE),
        Review(three.id, "when", When(day, day, three.when.value.precision), PERSON, MADE),  # type: ignore[union-attr]
        Review(two.id, ACCEPTED, True, PERSON, MADE),
        Review(one.id, WITHDRAWN, "modality", PERSON, MADE),
    ]
    growing.SHARE, share = 0, growing.SHARE
    with store() as kept, store() as anew:
        for record_ in (kept, anew):
            add(record_, reports, claims)
        derive_anew(kept, KNOWLEDGE)
        for number, review in enumerate(reviews):
            for record_ in (kept, anew):
                record_.review(review)
            if number != 1:
                assert grown(kept)
        derive_anew(anew, KNOWLEDGE)
        growing.SHARE = share
        assert seen(kept)[:-1] == seen(anew)[:-1]


def test_nothing_new_leaves_a_record_as_it_is() -> None:
    reports, claims = record(1, 3)
    with store() as kept:
        assert not grown(kept)
        add(kept, reports, claims)
        assert derive(kept)
        assert not derive(kept)


def test_much_that_is_new_is_derived_anew() -> None:
    reports, claims = record(1, 6)
    with store() as kept:
        add(kept, reports[:2], claims)
        derive(kept)
        add(kept, reports[2:], claims)
        assert not grown(kept)
        assert derive(kept)
        assert kept.counts().incidents
