"""The result of reconciliation depends on what is told, never on the order of telling."""

from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.model import (
    Argument,
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Judgement,
    Link,
    Loss,
    LossKind,
    Modality,
    PlacePrecision,
    Producer,
    Report,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    When,
    Where,
)
from riwaya.reconciliation import Knowledge, Reconciliation, reconcile, reconcile_more

MADE = datetime(2020, 1, 1, tzinfo=UTC)
GOLD = Producer("test", "1")
KNOWLEDGE = Knowledge.load()
SPOTS = (
    ("p:a", 36.19, 37.06, PlacePrecision.VILLAGE, ("p:area",)),
    ("p:b", 36.20, 37.07, PlacePrecision.VILLAGE, ("p:area",)),
    ("p:c", 36.20, 37.15, PlacePrecision.CITY, ("p:area",)),
    ("p:area", 36.25, 37.10, PlacePrecision.SUBDISTRICT, ()),
)
SENTENCES = (
    "أعلنت غرفة العمليات اقتحام التلة المطلة على المعمل القديم بعد تمهيد كثيف استمر ساعتين.",
    "صدّت القوات هجوماً عنيفاً شنّه مسلحون على أطراف المزارع الغربية قرب محطة الضخ فجراً.",
    "سقط أربعة قتلى في سوق الخضار المركزي حين انهار السقف على الباعة وزبائنهم ظهر ذلك اليوم.",
    "انسحب المقاتلون من المدرسة الزراعية بعد نفاد الذخيرة وانقطاع الاتصال بغرفة القيادة ليلاً.",
)

Given = tuple[list[Report], list[Claim]]


def sourced(value: object, span: Span) -> Sourced:  # type: ignore[type-arg]
    return Sourced(value, (span,), Basis.STATED, GOLD)


def claim_of(report: Report, at: int, span: Span, random: Random) -> Claim:
    trigger = Span(span.start, span.start + 5)
    name, lat, lon, precision, parents = random.choice([*SPOTS, *SPOTS[:1] * 6])
    day = date(2016, 10, 28) + timedelta(days=random.choice([0, 0, 0, 1, 2]))
    agent, target = random.choice(
        [
            *[("opposition", "government")] * 4,
            ("government", "opposition"),
            ("russia", "civilians"),
        ]
    )
    told = random.choice(["outlet", "statement", "witness"])
    speaker = {
        "outlet": (),
        "statement": (Speaker(SourceKind.PARTY_STATEMENT, trigger, "قيادي", None, agent),),
        "witness": (Speaker(SourceKind.WITNESS, trigger, "شهود"),),
    }[told]
    kind = speaker[0].kind if speaker else SourceKind.OUTLET
    count = random.choice([None, 4, 9])
    loss = Loss("civilians", LossKind.KILLED, count, count, trigger, "قتلى")
    place = Where(name, trigger, name, lat, lon, precision, country="SY", parents=parents)
    return Claim(
        report=report.id,
        trigger=trigger,
        event_type=random.choice(
            [
                EventType.CLASH,
                EventType.TERRITORY_GAIN,
                EventType.WITHDRAWAL,
                EventType.AIRSTRIKE,
            ]
        ),
        modality=sourced(random.choice([*Modality, *[Modality.ASSERTED] * 6]), trigger),
        agent=sourced(Argument(agent, trigger, agent), trigger),
        target=sourced(Argument(target, trigger, target), trigger),
        places=(sourced(place, trigger),),
        when=sourced(When(day, day, DatePrecision.DAY), trigger),
        attribution=sourced(Attribution(kind, speaker), trigger),
        losses=(sourced(loss, trigger),),
        frame=f"test.{at}",
        sentence=span,
    )


def record(seed: int, count: int) -> Given:
    """Some reports about one battle, a few of them copying each other."""
    random = Random(seed)
    reports: list[Report] = []
    claims: list[Claim] = []
    for number in range(count):
        sentences = random.sample(SENTENCES, 2)
        text = "\n".join(sentences)
        moment = datetime(2016, 10, 29, random.randrange(24), tzinfo=UTC)
        report = Report(
            name=str(number),
            text=text,
            source=random.choice(["وكالة سانا", "رويترز", "شبكة شام", None]),
            published=moment.date(),
            published_at=random.choice([moment, None]),
            url=f"https://example.org/{number}",
        )
        reports.append(report)
        second = Span(len(sentences[0]) + 1, len(text))
        spans = (Span(0, len(sentences[0])), second)
        claims += [claim_of(report, at, span, random) for at, span in enumerate(spans)]
    return reports, claims


def seen(result: Reconciliation) -> tuple[object, ...]:
    return (
        result.incidents,
        list(result.judgements),
        result.copies,
        result.control,
        result.sieges,
        result.flags,
    )


SEEDS = st.integers(0, 10_000)
FEW = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
)


@FEW
@given(SEEDS, st.integers(1, 9), st.randoms(use_true_random=False))
def test_any_order_of_reports_and_claims_gives_the_same_record(
    seed: int, count: int, random: Random
) -> None:
    reports, claims = record(seed, count)
    expected = reconcile(reports, claims, knowledge=KNOWLEDGE, made=MADE)
    random.shuffle(reports)
    random.shuffle(claims)
    assert seen(reconcile(reports, claims, knowledge=KNOWLEDGE, made=MADE)) == seen(expected)


@FEW
@given(SEEDS, st.integers(2, 9), st.randoms(use_true_random=False))
def test_any_batching_gives_the_same_record(seed: int, count: int, random: Random) -> None:
    reports, claims = record(seed, count)
    judged = [
        Judgement(claims[0].id, claims[-1].id, Link.SAME, Producer("reviewer", "1"), MADE),
        Judgement(claims[1].id, claims[2].id, Link.DIFFERENT, Producer("reviewer", "1"), MADE),
    ]
    expected = reconcile(reports, claims, judged, knowledge=KNOWLEDGE, made=MADE)
    random.shuffle(reports)
    result = reconcile([], [], judged, knowledge=KNOWLEDGE, made=MADE)
    while reports:
        batch = [reports.pop() for _ in range(min(len(reports), random.randint(1, 3)))]
        ids = {report.id for report in batch}
        told = [claim for claim in claims if claim.report in ids]
        result = reconcile_more(result, batch, told, knowledge=KNOWLEDGE, made=MADE)
    assert seen(result) == seen(expected)


@FEW
@given(SEEDS, st.integers(1, 9))
def test_every_claim_stands_in_exactly_one_incident(seed: int, count: int) -> None:
    reports, claims = record(seed, count)
    result = reconcile(reports, claims, knowledge=KNOWLEDGE, made=MADE)
    told = [account.claim for incident in result.incidents for account in incident.accounts]
    assert sorted(told) == sorted(claim.id for claim in claims)


@FEW
@given(SEEDS, st.integers(2, 9))
def test_people_outrank_the_machine(seed: int, count: int) -> None:
    reports, claims = record(seed, count)
    person = Producer("reviewer", "1")
    same = Judgement(claims[0].id, claims[-1].id, Link.SAME, person, MADE)
    apart = Judgement(claims[0].id, claims[1].id, Link.DIFFERENT, person, MADE)
    result = reconcile(reports, claims, [same, apart], knowledge=KNOWLEDGE, made=MADE)
    groups = [{a.claim for a in incident.accounts} for incident in result.incidents]
    first = next(group for group in groups if claims[0].id in group)
    assert claims[-1].id in first
    assert claims[1].id not in first


@FEW
@given(SEEDS, st.integers(1, 9))
def test_control_intervals_of_a_place_do_not_overlap(seed: int, count: int) -> None:
    reports, claims = record(seed, count)
    result = reconcile(reports, claims, knowledge=KNOWLEDGE, made=MADE)
    for one, two in zip(result.control, result.control[1:], strict=False):
        if one.place == two.place:
            assert one.last is not None
            assert one.last < two.first
