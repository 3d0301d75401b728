"""One suite for every store: what goes in comes out equal, and queries mean the same."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from riwaya.errors import ReportError, StoreError
from riwaya.model import (
    Account,
    Argument,
    Attribution,
    Basis,
    CasualtyRange,
    Claim,
    ControlInterval,
    Copy,
    CopyLevel,
    DatePrecision,
    EventType,
    Figure,
    Flag,
    Footprint,
    Gap,
    GapReason,
    Incident,
    IncidentId,
    Interest,
    Judgement,
    Link,
    Loss,
    LossKind,
    Modality,
    Original,
    Part,
    PlacePrecision,
    Producer,
    Reason,
    Report,
    Ruling,
    Siege,
    Sourced,
    SourceKind,
    Span,
    Speaker,
    Stance,
    Verdict,
    Weapon,
    When,
    Where,
    claim_id,
)
from riwaya.store import (
    ACCEPTED,
    WITHDRAWN,
    Batch,
    ClaimQuery,
    Derived,
    Entry,
    IncidentOrder,
    IncidentQuery,
    MemoryStore,
    Notice,
    PlaceChoice,
    Review,
    SearchQuery,
    SqliteStore,
    Value,
    search_key,
    statement_of,
)

Store = MemoryStore | SqliteStore

LETTERS = "ابتثجحخدرسصطعفقكلمنهويأإآىةؤئ ًٌَُِّـ\n.،0123٤٥abc\u200f\u0000🙂"
TEXT = st.text(LETTERS, max_size=12)
WORDS = "قصفت القوات قرية منيان وسيطر الثوار على الضاحية وقتل ١٦ عنصرا قرب حلب"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty record: copying it is quicker than making one."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    SqliteStore(path).close()
    return path


@pytest.fixture(params=["memory", "sqlite"])
def new_store(
    request: pytest.FixtureRequest, tmp_path: Path, empty: Path
) -> Iterator[Callable[[], Store]]:
    made: list[Store] = []

    def make() -> Store:
        if request.param == "memory":
            made.append(MemoryStore())
        else:
            made.append(SqliteStore(copy(empty, tmp_path / f"{len(made)}.db")))
        return made[-1]

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(new_store: Callable[[], Store]) -> Store:
    return new_store()


def spans(size: int) -> st.SearchStrategy[Span]:
    return st.tuples(st.integers(0, size - 1), st.integers(1, size)).map(
        lambda pair: Span(min(pair[0], pair[1] - 1), max(pair[0] + 1, pair[1]))
    )


DAYS = st.dates(date(2011, 1, 1), date(2025, 1, 1))
PRODUCERS = st.builds(Producer, st.sampled_from(["claims", "places"]), st.sampled_from("12"))
PARTY = st.none() | st.sampled_from(["government", "opposition", "civilians"])
COUNTS = st.none() | st.integers(0, 1 << 40)


def sourced(values: st.SearchStrategy[Any], size: int) -> st.SearchStrategy[Sourced[Any]]:
    return st.builds(
        Sourced,
        values,
        st.lists(spans(size), max_size=3).map(tuple),
        st.sampled_from(Basis),
        PRODUCERS,
        st.none() | TEXT,
    )


def gaps(size: int) -> st.SearchStrategy[Gap]:
    return st.builds(
        Gap,
        st.sampled_from(GapReason),
        PRODUCERS,
        st.lists(spans(size), max_size=2).map(tuple),
    )


def wheres(size: int) -> st.SearchStrategy[Where]:
    degrees = st.floats(-90, 90)
    points = st.lists(st.tuples(degrees, degrees), max_size=3).map(tuple)
    ids = st.lists(st.sampled_from(["p1", "p2", "p3"]), max_size=2).map(tuple)
    return st.builds(
        Where,
        name=TEXT,
        span=spans(size),
        place=st.none() | st.sampled_from(["p1", "p2"]),
        lat=st.none() | degrees,
        lon=st.none() | degrees,
        precision=st.sampled_from(PlacePrecision),
        footprint=st.none() | st.builds(Footprint, points, st.floats(0, 100)),
        country=st.none() | st.just("SY"),
        parents=ids,
        candidates=ids,
    )


WHENS = st.builds(
    When, st.none() | DAYS, st.none() | DAYS, st.sampled_from(DatePrecision), st.none() | TEXT
)


def speakers(size: int) -> st.SearchStrategy[Speaker]:
    return st.builds(
        Speaker,
        kind=st.sampled_from(SourceKind),
        span=st.none() | spans(size),
        text=st.none() | TEXT,
        actor=st.none() | TEXT,
        party=PARTY,
        distanced=st.booleans(),
    )


def losses(size: int) -> st.SearchStrategy[Loss]:
    return st.builds(
        Loss,
        party=PARTY,
        kind=st.none() | st.sampled_from(LossKind),
        low=COUNTS,
        high=COUNTS,
        span=spans(size),
        text=TEXT,
        total=st.booleans(),
        part_of=st.none() | st.integers(0, 3),
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    text = draw(st.text(LETTERS, min_size=1, max_size=60))
    report = Report(
        name=draw(TEXT),
        text=text,
        source=draw(st.none() | st.sampled_from(["أ", "ب"])),
        url=draw(st.none() | TEXT),
        published=draw(st.none() | DAYS),
        published_at=draw(st.none() | st.datetimes(timezones=st.just(UTC))),
        side=draw(PARTY),
    )
    return Entry(
        report, draw(st.lists(claims_of(report), max_size=3, unique_by=lambda c: c.id))
    )


def claims_of(report: Report) -> st.SearchStrategy[Claim]:
    size = len(report.text)
    words = spans(size)
    argument = st.builds(Argument, PARTY, st.none() | words, st.none() | TEXT, st.none() | TEXT)
    chain = st.lists(speakers(size), max_size=3).map(tuple)
    weapon = st.builds(Weapon, words, TEXT, st.none() | TEXT)
    return st.builds(
        Claim,
        report=st.just(report.id),
        trigger=words,
        event_type=st.sampled_from(EventType),
        modality=sourced(st.sampled_from(Modality), size),
        agent=sourced(argument, size) | gaps(size),
        target=sourced(argument, size) | gaps(size),
        places=st.lists(sourced(wheres(size), size), max_size=3).map(tuple) | gaps(size),
        when=sourced(WHENS, size) | gaps(size),
        attribution=sourced(st.builds(Attribution, st.sampled_from(SourceKind), chain), size),
        losses=st.lists(sourced(losses(size), size), max_size=3).map(tuple),
        weapons=st.lists(sourced(weapon, size), max_size=2).map(tuple),
        frame=TEXT,
        type_rule=st.none() | TEXT,
        sentence=words,
        repeats=st.none() | st.just("0" * 24),
        considered=st.lists(TEXT, max_size=2).map(tuple),
    )


@given(st.lists(entries(), max_size=5))
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_goes_in_comes_out_equal(
    new_store: Callable[[], Store], batch: list[Entry]
) -> None:
    store = new_store()
    store.add_batch(Batch(batch))
    first = {entry.report.id: entry for entry in reversed(batch)}
    assert list(store.reports()) == [first[key].report for key in sorted(first)]
    expected = sorted(
        (claim for entry in first.values() for claim in entry.claims),
        key=lambda claim: (claim.report, claim.trigger, claim.event_type),
    )
    assert list(store.claims()) == expected
    for claim in expected:
        assert store.claim(claim.id) == claim
    assert {c.id for c in store.find_claims(ClaimQuery())} == {c.id for c in expected}
    said = {claim.id: statement_of(claim) for claim in expected}
    assert store.statements_by_id(said) == said
    told = store.statements_of(first)
    assert [one for report in sorted(told) for one in told[report]] == list(said.values())


MACHINE = Producer("claims", "1")
PERSON = Producer("user15", "person")


def make_report(name: str, text: str = WORDS, **more: object) -> Report:
    return Report(name=name, text=text, **more)


def by(value: object, *words: Span) -> Sourced[Any]:
    return Sourced(value, words, Basis.STATED, MACHINE)


def make_claim(report: Report, word: str = "قصفت", **more: object) -> Claim:
    start = report.text.index(word)
    trigger = Span(start, start + len(word))
    gap = Gap(GapReason.NOT_STATED, MACHINE)
    given: dict[str, Any] = {
        "event_type": EventType.SHELLING,
        "modality": by(Modality.ASSERTED, trigger),
        "agent": gap,
        "target": gap,
        "places": gap,
        "when": gap,
        "attribution": by(Attribution(SourceKind.OUTLET)),
        "frame": "shell.v1",
        "sentence": Span(0, len(report.text)),
    }
    return Claim(report=report.id, trigger=trigger, **{**given, **more})


def at(name: str, place: str | None = None, *parents: str, lat: float | None = None) -> Where:
    return Where(
        name, Span(0, 3), place, lat, lat, precision=PlacePrecision.VILLAGE, parents=parents
    )


def on(first: str, last: str | None = None) -> When:
    return When(date.fromisoformat(first), date.fromisoformat(last or first), DatePrecision.DAY)


def test_adding_again_changes_nothing(store: Store) -> None:
    report = make_report("a")
    claim = make_claim(report)
    store.add(report, [claim])
    other = make_claim(report, event_type=EventType.AIRSTRIKE)
    store.add(report, [other])
    assert list(store.claims()) == [claim]


def test_a_batch_tells_what_was_new(store: Store) -> None:
    one, two = make_report("a"), make_report("b", WORDS + " اليوم")
    store.add(one, [])
    batch = Batch([Entry(one, []), Entry(two, [make_claim(two)]), Entry(two, [])])
    added = store.add_batch(batch)
    assert (added.reports, added.known, added.claims) == (1, 2, 1)
    assert store.known([one.id, two.id, "nothing"]) == {one.id, two.id}


def test_a_bad_report_leaves_the_batch_out(store: Store) -> None:
    good, bad = make_report("a"), make_report("b", "قصف \ud800 حلب")
    with pytest.raises(ReportError, match=r"report b.*surrogate"):
        store.add_batch(Batch([Entry(good, []), Entry(bad, [])]))
    assert list(store.reports()) == []


def original_of(content: bytes) -> Original:
    digest = sha256(content).hexdigest()
    return Original(digest, len(content), "text/plain", "a.txt", datetime.now(UTC))


def test_originals_are_kept_byte_for_byte(store: Store) -> None:
    content = b"\xff\x00\xd8 any bytes"
    original = original_of(content)
    report = make_report("a", original=original.sha256)
    store.add_batch(Batch([Entry(report, [], original, content, {"encoding": "utf-8"})]))
    assert store.notes([report.id]) == {report.id: {"encoding": "utf-8"}}
    assert list(store.originals()) == [original]
    assert store.content(original.sha256) == content
    assert store.content("00" * 32) is None
    assert store.report(report.id) == report


def test_a_report_without_its_original_is_refused(store: Store) -> None:
    with pytest.raises(ReportError, match="original"):
        store.add(make_report("a", original="cd" * 32), [])


def test_a_file_of_many_reports_is_copied_in_parts(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"0123456789" * 1_700_000)
    original = original_of(path.read_bytes())
    one, two = (make_report(name, WORDS + name, original=original.sha256) for name in "ab")
    store.add_batch(Batch([Entry(one, [], original, path), Entry(two, [], original, path)]))
    assert store.content(original.sha256) == path.read_bytes()
    assert len(list(store.originals())) == 1


def test_a_file_that_changed_since_it_was_read_is_refused(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b"after")
    original = original_of(b"before")
    entry = Entry(make_report("a", original=original.sha256), [], original, path)
    with pytest.raises(ReportError, match=r"a\.txt: changed"):
        store.add_batch(Batch([entry]))
    assert list(store.reports()) == list(store.originals()) == []


def test_unknown_ids_give_nothing(store: Store) -> None:
    report = make_report("a")
    missing = claim_id(report.id, Span(0, 1), EventType.RIOT)
    assert store.report(report.id) is None
    assert store.claim(missing) is None
    assert store.incident(IncidentId("none")) is None
    assert store.incident_of(missing) is None


def test_notices_are_kept_once_and_forgotten_when_their_file_is_read_again(
    store: Store,
) -> None:
    aside = Notice("a.json", "7", "empty")
    failed = Notice("b.txt", "", "truncated")
    for _ in range(2):
        store.add_batch(Batch(set_aside=[aside], failures=[failed]))
    assert (store.set_aside(), store.failures()) == ([aside], [failed])
    store.add_batch(Batch(begun=["b.txt"]))
    assert (store.set_aside(), store.failures()) == ([aside], [])


def test_judgements_are_only_added_to(store: Store) -> None:
    report = make_report("a")
    left, right = make_claim(report), make_claim(report, "وقتل")
    store.add(report, [left, right])
    parts = (Part("place", 3.5, "منيان", "منيان"),)
    made = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    first = Judgement(left.id, right.id, Link.SUGGESTED, MACHINE, made, 0.75, parts)
    second = replace(first, verdict=Link.DIFFERENT, producer=PERSON, score=None, parts=())
    store.judge(first)
    store.judge(second)
    store.judge(second)
    assert list(store.judgements()) == [first, second, second]
    assert list(store.judgements(right.id)) == [first, second, second]
    assert list(store.judgements(claim_id(report.id, Span(0, 1), EventType.RIOT))) == []


def test_judgements_among_claims_have_both_ends_among_them(store: Store) -> None:
    report = make_report("a")
    one, two, three = (make_claim(report, word) for word in ("قصفت", "وسيطر", "وقتل"))
    store.add(report, [one, two, three])
    made = datetime(2026, 1, 2, tzinfo=UTC)
    pairs = [(three, one), (one, two), (two, three), (one, three)]
    told = [Judgement(a.id, b.id, Link.SAME, MACHINE, made, 0.5) for a, b in pairs]
    for judgement in told:
        store.judge(judgement)
    assert store.judgements_among([one.id, three.id, "nothing"]) == [told[0], told[3]]
    assert store.judgements_among(claim.id for claim in (one, two, three)) == told
    assert store.judgements_among([]) == []


def test_claims_and_notes_of_many_reports_at_once(store: Store) -> None:
    reports = [make_report(str(n), f"{WORDS} {n}") for n in range(410)]
    told = {report.id: [make_claim(report), make_claim(report, "وقتل")] for report in reports}
    notes = {report.id: {"title": report.name} for report in reports}
    bare = make_report("bare", WORDS)
    entries = [Entry(one, told[one.id][::-1], notes=notes[one.id]) for one in reports]
    store.add_batch(Batch([*entries, Entry(bare, [])]))
    asked = [*told, bare.id, "nothing"]
    assert store.claims_of(asked) == told
    assert store.notes(asked) == notes | {bare.id: {}}
    assert store.claims_of([]) == store.notes([]) == {}


def test_a_machine_judgement_given_again_is_not_added(store: Store) -> None:
    report = make_report("a")
    left, right = make_claim(report), make_claim(report, "وقتل")
    store.add(report, [left, right])
    told = Judgement(left.id, right.id, Link.SAME, MACHINE, datetime.now(UTC), 0.9)
    later = replace(told, made=told.made + timedelta(hours=1))
    changed = replace(later, score=0.8)
    for judgement in (told, later, changed):
        store.derive(Derived(judgements=[judgement]))
    assert list(store.judgements()) == [told, changed]


def test_a_record_knows_whether_it_is_derived(store: Store) -> None:
    report = make_report("a")
    claims = [make_claim(report), make_claim(report, "وقتل")]
    assert not store.is_derived("1")
    store.add(report, claims)
    told = Judgement(claims[0].id, claims[1].id, Link.SAME, MACHINE, datetime.now(UTC), 0.9)
    store.derive(Derived(judgements=[told], version="1"))
    assert store.is_derived("1")
    assert not store.is_derived("2")
    store.judge(replace(told, producer=PERSON))
    assert not store.is_derived("1")
    store.derive(Derived(version="1"))
    assert store.is_derived("1")
    store.add(make_report("b", "قصف آخر"), [])
    assert not store.is_derived("1")


def test_a_review_stands_beside_the_machine_value(store: Store) -> None:
    report = make_report("a")
    claim = make_claim(report, agent=by(Argument("government", Span(5, 11), "القوات")))
    store.add(report, [claim])
    made = datetime(2026, 1, 2, tzinfo=UTC)
    where = at("منيان", "p1", "p9", lat=36.2)
    first = Review(claim.id, "agent", None, PERSON, made, "not said")
    second = Review(claim.id, "places", (where,), PERSON, made)
    third = Review(claim.id, "agent", Argument("russia"), PERSON, made)
    for review in (first, second, third):
        store.review(review)
    assert store.reviews() == store.reviews(claim.id) == [first, second, third]
    assert store.claim(claim.id) == claim
    [left] = store.corrected()
    assert left == replace(
        claim,
        agent=Sourced(Argument("russia"), (), Basis.REVIEWED, PERSON),
        places=(Sourced(where, (where.span,), Basis.REVIEWED, PERSON),),
    )
    assert left.id == claim.id


REVIEWED = {
    "modality": st.sampled_from(Modality),
    "agent": st.none() | st.builds(Argument, PARTY, st.none() | spans(9), st.none() | TEXT),
    "when": st.none() | WHENS,
    "places": st.lists(wheres(9), max_size=2).map(tuple),
    "attribution": st.builds(
        Attribution, st.sampled_from(SourceKind), st.lists(speakers(9), max_size=2).map(tuple)
    ),
    "losses": st.lists(losses(9), max_size=2).map(tuple),
    "weapons": st.lists(st.builds(Weapon, spans(9), TEXT), max_size=2).map(tuple),
    ACCEPTED: st.booleans(),
    WITHDRAWN: st.sampled_from(["agent", ACCEPTED]),
}


@given(
    st.sampled_from(sorted(REVIEWED)).flatmap(
        lambda field: st.tuples(st.just(field), REVIEWED[field])
    )
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reviews_come_out_equal(store: Store, reviewed: tuple[str, Any]) -> None:
    report = make_report("a")
    claim = make_claim(report)
    store.add(report, [claim])
    review = Review(claim.id, *reviewed, PERSON, datetime(2026, 1, 2, tzinfo=UTC))
    store.review(review)
    assert store.reviews()[-1] == review


def test_a_rejected_claim_is_left_out_but_kept(store: Store) -> None:
    report = make_report("a")
    claim = make_claim(report)
    store.add(report, [claim])
    store.review(Review(claim.id, ACCEPTED, False, PERSON, datetime.now(UTC)))
    assert list(store.corrected()) == []
    assert list(store.claims()) == [claim]
    store.review(Review(claim.id, ACCEPTED, True, PERSON, datetime.now(UTC)))
    assert list(store.corrected()) == [claim]


def test_a_rejected_claim_counts_for_nothing(store: Store) -> None:
    report = make_report("a")
    claim = make_claim(report, places=(by(at("منيان", "p1", "p9", lat=36.2)),))
    store.add(report, [claim])
    whole = (store.counts(), store.places(), store.sources())
    words = SearchQuery(words=claim.sentence.of(report.text))

    def decide(field: str, value: Value) -> None:
        store.review(Review(claim.id, field, value, PERSON, datetime.now(UTC)))

    decide(ACCEPTED, False)
    counts = store.counts()
    assert store.left_out() == {claim.id}
    assert (counts.claims, counts.rejected, counts.unplaced, counts.undated) == (0, 1, 0, 0)
    assert (counts.first, counts.claims_by_type, counts.claims_by_modality) == (None, {}, {})
    assert counts.claims_by_party == {}
    assert (
        list(store.find_claims(ClaimQuery())) == list(store.find_statements(ClaimQuery())) == []
    )
    assert store.places() == []
    assert [source.claims for source in store.sources()] == [0]
    assert all(hit.claim is None for hit in store.search(words))

    decide("agent", Argument("russia"))
    decide(WITHDRAWN, "agent")
    assert store.left_out() == {claim.id}
    decide(WITHDRAWN, ACCEPTED)
    assert store.left_out() == frozenset()
    assert store.counts() == replace(whole[0], reviews=4)
    assert (store.places(), store.sources()) == whole[1:]
    assert list(store.corrected()) == [claim]


def test_a_rejected_claim_stands_until_its_incident_is_derived_again(store: Store) -> None:
    report = make_report("a")
    claim = make_claim(report)
    store.add(report, [claim])
    store.derive(Derived(incidents=[make_incident("one", claim)]))
    store.review(Review(claim.id, ACCEPTED, False, PERSON, datetime.now(UTC)))
    assert store.left_out() == frozenset()
    assert store.counts().claims == len(list(store.find_claims(ClaimQuery()))) == 1
    store.derive(Derived())
    assert store.left_out() == {claim.id}
    assert store.counts().claims == 0


def test_a_review_of_nothing_is_refused(store: Store) -> None:
    missing = claim_id(make_report("a").id, Span(0, 1), EventType.RIOT)
    with pytest.raises(StoreError, match=missing):
        store.review(Review(missing, ACCEPTED, True, PERSON, datetime.now(UTC)))
    with pytest.raises(StoreError, match="colour"):
        Review(missing, "colour", None, PERSON, datetime.now(UTC))


def ruled(verdict: Verdict, *claims: str) -> Ruling:
    return Ruling(verdict, Reason("rule.1", "سبب", "reason", claims))


def make_incident(name: str, *claims: Claim, **more: object) -> Incident:
    accounts = tuple(
        Account(
            claim.id,
            claim.report,
            origin=f"origin{n}",
            side=("government", "opposition", None)[n % 3],
            interest=Interest.INTERESTED,
            stance=Stance.ASSERTS,
        )
        for n, claim in enumerate(claims)
    )
    given: dict[str, Any] = {
        "event_type": EventType.CLASH,
        "when": on("2016-10-28"),
        "place": at("منيان", "p1", "p9", lat=36.2),
        "ruling": ruled(Verdict.ONE_SIDED),
    }
    return Incident(id=IncidentId(name), accounts=accounts, **{**given, **more})


@pytest.fixture
def incidents(store: Store) -> dict[str, Incident]:
    """Four incidents, the third undated and unplaced, told by reports of two outlets."""
    one = make_report("one", source="أ", side="opposition", published=date(2016, 10, 29))
    two = make_report("two", source="ب", published=date(2016, 11, 2))
    words = ("قصفت", "وسيطر", "وقتل", "على")
    agents = ("government", "opposition", "russia", "government")
    claims = [
        make_claim(
            report,
            word,
            agent=by(Argument(agent)),
            places=(by(at("حلب", "p9") if word == "وسيطر" else at("منيان", "p1", "p9")),),
            when=by(on("2016-10-28")),
        )
        for report in (one, two)
        for word, agent in zip(words, agents, strict=True)
    ]
    store.add(one, claims[:4])
    store.add(two, claims[4:])
    figures = (Figure("origin0", claims[0].id, 16, None, total=True),)
    made = [
        make_incident(
            "a",
            claims[0],
            claims[4],
            ruling=ruled(Verdict.CONTESTED, claims[0].id),
            fields={"when": ruled(Verdict.CONTESTED), "agent": ruled(Verdict.CORROBORATED)},
            copies=((one.id, two.id),),
            casualties=(
                CasualtyRange("government", "killed", 16, 30, None, "median", figures),
                CasualtyRange(None, "wounded", None, None, None, "none", ()),
            ),
            history=(IncidentId("old"),),
        ),
        make_incident(
            "b", claims[1], when=on("2016-10-20", "2016-10-25"), place=at("حلب", "p9")
        ),
        make_incident("c", claims[2], claims[5], claims[6], when=None, place=None),
        make_incident("d", claims[3], claims[7], event_type=EventType.SIEGE),
    ]
    copies = [Copy(one.id, two.id, CopyLevel.PASSAGE, 0.5, True, ((Span(0, 3), Span(4, 9)),))]
    store.derive(Derived(made, copies=copies))
    return {incident.id: incident for incident in made}


QUERIES = {
    "all": (IncidentQuery(), "badc"),
    "type": (IncidentQuery(event_types=frozenset({EventType.SIEGE})), "d"),
    "verdict": (IncidentQuery(verdicts=frozenset({Verdict.CONTESTED})), "a"),
    "party": (IncidentQuery(parties=frozenset({"russia"})), "c"),
    "place": (IncidentQuery(place=PlaceChoice(ids=frozenset({"p1"}))), "adc"),
    "inside": (IncidentQuery(place=PlaceChoice(ids=frozenset({"p9"}))), "badc"),
    "name": (IncidentQuery(place=PlaceChoice(key=search_key("مِنيان"))), "adc"),
    "told name": (IncidentQuery(place=PlaceChoice(key=search_key("حلب"))), "bc"),
    "from": (IncidentQuery(first=date(2016, 10, 25)), "bad"),
    "until": (IncidentQuery(last=date(2016, 10, 24)), "b"),
    "between": (IncidentQuery(first=date(2016, 10, 26), last=date(2016, 10, 30)), "ad"),
    "undated": (IncidentQuery(dated=False), "c"),
    "placed": (IncidentQuery(placed=True), "ad"),
    "unplaced": (IncidentQuery(placed=False), "bc"),
    "disputed": (IncidentQuery(order=IncidentOrder.DISPUTED), "acdb"),
    "most told": (IncidentQuery(order=IncidentOrder.CLAIMS), "cadb"),
    "window": (IncidentQuery(offset=1, limit=2), "ad"),
}


@pytest.mark.parametrize("name", QUERIES)
def test_incidents_asked_for(store: Store, incidents: dict[str, Incident], name: str) -> None:
    query, expected = QUERIES[name]
    assert list(store.incidents(query)) == [incidents[key] for key in expected]
    if query.limit is None:
        assert store.count_incidents(query) == len(expected)


def test_incidents_come_out_equal(store: Store, incidents: dict[str, Incident]) -> None:
    for key, incident in incidents.items():
        assert store.incident(IncidentId(key)) == incident
        for account in incident.accounts:
            assert store.incident_of(account.claim) == key


def test_deriving_again_replaces(store: Store, incidents: dict[str, Incident]) -> None:
    kept = incidents["b"]
    store.derive(Derived([kept]))
    assert list(store.incidents()) == [kept]
    assert store.copies() == []
    assert store.incident_of(incidents["a"].accounts[0].claim) is None


def test_an_incident_of_unknown_claims_changes_nothing(
    store: Store, incidents: dict[str, Incident]
) -> None:
    stranger = make_claim(make_report("stranger", "قصفت ولم تحفظ"))
    with pytest.raises(StoreError, match=stranger.id):
        store.derive(Derived([make_incident("x", stranger)]))
    assert len(list(store.incidents())) == len(incidents)


CLAIM_QUERIES = {
    "all": (ClaimQuery(), 8),
    "party": (ClaimQuery(parties=frozenset({"government"})), 4),
    "source": (ClaimQuery(source="أ"), 4),
    "place": (ClaimQuery(place=PlaceChoice(ids=frozenset({"p9"}))), 8),
    "place by name": (ClaimQuery(place=PlaceChoice(key=search_key("منيان"))), 6),
    "no such place": (ClaimQuery(place=PlaceChoice(ids=frozenset({"p"}))), 0),
    "type": (ClaimQuery(event_types=frozenset({EventType.RIOT})), 0),
    "modality": (ClaimQuery(modalities=frozenset({Modality.ASSERTED})), 8),
    "later": (ClaimQuery(first=date(2016, 10, 29)), 0),
    "window": (ClaimQuery(limit=3, offset=2), 3),
}


@pytest.mark.usefixtures("incidents")
@pytest.mark.parametrize("name", CLAIM_QUERIES)
def test_claims_asked_for(store: Store, name: str) -> None:
    query, expected = CLAIM_QUERIES[name]
    found = list(store.find_claims(query))
    assert len(found) == expected
    assert len({claim.id for claim in found}) == expected
    assert list(store.find_statements(query)) == list(map(statement_of, found))


def test_control_by_place_and_day(store: Store) -> None:
    first = ControlInterval(
        place="p1",
        name="منيان",
        first=date(2016, 10, 29),
        last=date(2016, 11, 11),
        state="opposition",
        probability=0.93,
        claimed={"government": "government", "opposition": "opposition"},
    )
    then = replace(first, first=date(2016, 11, 12), last=None, state="government", claimed={})
    other = replace(first, place=None, name="الراموسة", state="contested")
    store.derive(Derived(control=[then, first, other]))
    assert store.control() == [other, first, then]
    assert store.control(PlaceChoice(ids=frozenset({"p1"}))) == [first, then]
    assert store.control(PlaceChoice(key=search_key("الراموسه"))) == [other]


def test_sieges_copies_and_flags(store: Store) -> None:
    one, two = make_report("one"), make_report("two", WORDS + " اليوم")
    claim = make_claim(one)
    store.add(one, [claim])
    store.add(two, [])
    spans = ((Span(0, 3), Span(4, 9)), (Span(5, 6), Span(7, 8)))
    copies = [
        Copy(two.id, one.id, CopyLevel.PASSAGE, 0.5, True, spans),
        Copy(one.id, two.id, CopyLevel.REPORT, 1.0, False),
    ]
    open_ = Siege("p1", "منيان", "government", None, None, None)
    dated = Siege(
        None, "حلب", None, "opposition", date(2016, 7, 1), date(2016, 8, 6), "hts", (claim.id,)
    )
    flags = [Flag(two.id, Reason("flag.1", "سبب", "reason", (claim.id,)))]
    store.derive(Derived(copies=copies, sieges=[open_, dated], flags=flags))
    assert store.copies() == sorted(copies)
    assert store.sieges() == [dated, open_]
    assert store.sieges(PlaceChoice(key=search_key("مِنيان"))) == [open_]
    assert store.flags() == flags


@pytest.mark.usefixtures("incidents")
def test_counts(store: Store) -> None:
    counts = store.counts()
    assert (counts.reports, counts.claims, counts.incidents, counts.copies) == (2, 8, 4, 1)
    assert counts.claims_by_party == {"government": 4, "opposition": 2, "russia": 2}
    assert counts.claims_by_type == {EventType.SHELLING: 8}
    assert counts.incidents_by_verdict == {Verdict.ONE_SIDED: 3, Verdict.CONTESTED: 1}
    assert (counts.undated, counts.unplaced) == (0, 0)
    assert (counts.first, counts.published_last) == (date(2016, 10, 28), date(2016, 11, 2))


@pytest.mark.usefixtures("incidents")
def test_sources(store: Store) -> None:
    [one, two] = store.sources()
    assert (one.source, one.sides, one.reports, one.claims) == ("أ", ("opposition",), 1, 4)
    assert (two.source, two.sides, two.copies) == ("ب", (), 1)
    assert one.incidents == 4
    assert two.verdicts == {Verdict.CONTESTED: 1, Verdict.ONE_SIDED: 2}


@pytest.mark.usefixtures("incidents")
def test_places(store: Store) -> None:
    minyan, aleppo = store.places()
    assert (minyan.name, minyan.place, minyan.claims, minyan.incidents) == ("منيان", "p1", 6, 3)
    assert (aleppo.name, aleppo.claims, aleppo.incidents) == ("حلب", 2, 2)
    assert store.places_named(search_key("منيانُ")) == [minyan]
    assert store.places_named("دمشق") == []


def test_an_empty_record(store: Store) -> None:
    counts = store.counts()
    assert (counts.reports, counts.claims, counts.first) == (0, 0, None)
    assert store.sources() == store.places() == store.control() == store.copies() == []
    assert list(store.incidents()) == list(store.claims()) == []


SEARCHES = [
    ("ضاحيه", False, True),
    ("الضاحية", False, True),
    ("ضاحية", True, False),
    ("الضاحيه", True, True),
    ("سيطر", False, True),
    ("سيطر", True, False),
    ("الثُّوّار", False, True),
    ("16 عنصراً", False, True),
    ('"قرية منيان"', False, True),
    ('"منيان قرية"', False, False),
    ("منيان قصفت", False, True),
    ("منيان دمشق", False, False),
    ("لضاحية", False, False),
    ('؟ " ( * OR', False, False),
    ("", False, False),
]


@pytest.mark.parametrize(("words", "exact", "found"), SEARCHES)
def test_search_forgives_spelling(store: Store, words: str, exact: bool, found: bool) -> None:
    report = make_report("a")
    claim = make_claim(report, sentence=Span(0, len(WORDS)))
    store.add(report, [claim])
    hits = store.search(SearchQuery(words=words, exact=exact))
    assert [(hit.report, hit.claim) for hit in hits] == [(report.id, claim.id)] * found


def test_search_finds_words_outside_claims(store: Store) -> None:
    report = make_report("a", WORDS + " وزارت البعثة المدينة")
    store.add(report, [make_claim(report, sentence=Span(0, len(WORDS)))])
    [hit] = store.search(SearchQuery(words="بعثة"))
    assert (hit.report, hit.claim) == (report.id, None)


def test_runs(store: Store) -> None:
    number = store.begin_run("0.1", {"jobs": 2})
    store.begin_run("0.1", {})
    store.end_run(number, {"reports": 3})
    done, open_ = store.runs()
    assert (done.number, done.options, done.outcome) == (number, {"jobs": 2}, {"reports": 3})
    assert done.finished is not None
    assert open_.finished is None
