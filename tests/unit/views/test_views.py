"""What a person looks at: accounts side by side, every value with its words."""

from datetime import UTC, date, datetime

import pytest

from riwaya.model import EventType, IncidentId, Modality, Producer, Report, Span, Verdict
from riwaya.store import ClaimQuery, IncidentQuery, MemoryStore, Review, SearchQuery
from riwaya.views import Days, Ground, Outcome, Quote, Role, Views
from riwaya.views.telling import quote


@pytest.fixture
def taken(views: Views):  # noqa: ANN201  an incident view
    found = views.incident("taken")
    assert found is not None
    return found


def lit(found: Quote, role: Role) -> list[str]:
    return [words for words, of in found.pieces() if of is role]


def test_an_incident_in_a_list(views: Views) -> None:
    row, undated = views.incidents()
    assert (row.id, row.event_type, row.family) == ("taken", "territory_gain", "fighting")
    assert (row.claims, row.origins, row.reports) == (3, 2, 3)
    assert [side.id for side in row.sides] == ["government", "opposition"]
    assert [agent.en for agent in row.agents] == ["Syrian armed opposition"]
    assert row.disputed == ("outcome", "where", "killed")
    assert row.killed == (16, 16, None)
    assert row.place is not None
    assert row.place.label is not None
    assert row.place.label.en == "Minyan"
    assert row.place.radius_km == 1.0
    assert [parent.en for parent in row.place.parents] == ["Aleppo Governorate"]
    assert (undated.when, undated.place, undated.killed) == (None, None, None)


def test_accounts_stand_side_by_side_by_bloc(taken) -> None:  # noqa: ANN001
    rebels, army = taken.columns
    assert [side.id for side in rebels.sides] == ["opposition"]
    assert [account.told.outlet.name for account in rebels.accounts] == ["rebels", "copy"]
    assert [side.id for side in army.sides] == ["government"]
    [denial] = army.accounts
    assert (denial.stance, denial.told.modality) == ("denies", Modality.DENIED)
    assert len(taken.accounts()) == 3


def test_an_account_quotes_its_sentence_with_the_words_lit(taken) -> None:  # noqa: ANN001
    told = taken.columns[0].accounts[0].told
    assert told.quote.text.startswith("أعلن قائد الفصائل")
    assert told.quote.start == len("بيان قصير\n")
    assert lit(told.quote, Role.TRIGGER) == ["سيطرة"]
    assert lit(told.quote, Role.AGENT) == ["الثوار"]
    assert lit(told.quote, Role.PLACE) == ["منيان"]
    assert lit(told.quote, Role.TIME) == ["أمس"]
    assert lit(told.quote, Role.SPEAKER) == ["قائد الفصائل"]
    assert lit(told.quote, Role.LOSS) == ["16 عنصراً"]
    assert "".join(words for words, _ in told.quote.pieces()) == told.quote.text
    assert [voice.words for voice in told.voices] == ["قائد الفصائل"]
    assert told.outlet.copies == 1


def test_origins_have_names(taken) -> None:  # noqa: ANN001
    labels = {account.origin: account.origin_label for account in taken.accounts()}
    assert labels["side:opposition"].en == "Syrian armed opposition"
    unnamed = labels["anonymous@outlet:x"]
    assert unnamed.ar.endswith("(مصدر لم يسمَّ)")
    assert unnamed.en.endswith("(unnamed source)")


def test_each_field_tells_what_each_origin_says(taken) -> None:  # noqa: ANN001
    outcome, where, killed = taken.fields
    assert (outcome.field, outcome.verdict) == ("outcome", Verdict.CONTESTED)
    told = {telling.side.id: telling.value for telling in outcome.tellings}
    assert told == {
        "opposition": Outcome(EventType.TERRITORY_GAIN, Modality.ASSERTED),
        "government": Outcome(EventType.TERRITORY_GAIN, Modality.DENIED),
    }
    assert {type(telling.value) for telling in where.tellings} == {Ground}
    [counted] = killed.tellings
    assert counted.value[0].low == 16


def test_casualties_carry_their_figures(taken) -> None:  # noqa: ANN001
    [found] = taken.row.casualties
    [figure] = found.figures
    assert found.party.en == "Syrian government"
    assert (figure.words, figure.report_name, figure.side.id) == (
        "16 عنصراً",
        "rebels",
        "opposition",
    )


def test_copies_history_and_control(taken) -> None:  # noqa: ANN001
    [copy] = taken.copies
    assert (copy.copier.name, copy.original.name, copy.directed) == ("copy", "rebels", True)
    assert taken.history == ("older",)
    [held] = taken.control
    assert (held.state.id, held.last) == ("contested", date(2016, 11, 11))


def test_whole_incidents_stream_in_order(views: Views) -> None:
    assert [one.row.id for one in views.incident_views()] == ["taken", "shelled"]
    query = IncidentQuery(verdicts=frozenset({Verdict.SINGLE_SOURCE}))
    assert [one.row.id for one in views.incident_views(query)] == ["shelled"]
    assert views.count_incidents(query) == 1
    assert [row.id for row in views.disputes()] == ["taken"]


def test_two_streams_do_not_disturb_each_other(views: Views) -> None:
    one, other = views.incident_views(), views.incident_views()
    pairs = [(next(one).row.id, next(other).row.id) for _ in range(2)]
    assert pairs == [("taken", "taken"), ("shelled", "shelled")]


def test_a_claim_with_all_its_grounds(views: Views, store: MemoryStore) -> None:
    [gain] = store.claims(next(r.id for r in store.reports() if r.name == "rebels"))
    view = views.claim(gain.id)
    assert view is not None
    assert view.incident == "taken"
    values = dict(view.machine)
    [agent] = values["agent"]
    assert (agent.value, agent.rule, agent.basis) == ("الثوار [opposition]", "rule.1", "stated")
    assert [lit(found, Role.WORDS) for found in agent.words] == [["الثوار"]]
    assert values["losses"][0].value == "16 killed government"
    assert values["when"][0].value == "2016-10-28"
    assert values["weapons"] == ()
    assert view.considered == ("place: دمشق rejected",)
    assert [(link.verdict, link.score) for link in view.links] == [("same", 4.2)]


def test_links_stand_under_both_their_claims(views: Views, store: MemoryStore) -> None:
    [told] = store.judgements()
    links = views.links([told.left, told.right])
    assert [link.other for link in links[told.left]] == [told.right]
    assert [link.other for link in links[told.right]] == [told.left]
    assert views.links([told.left]) == {}


def test_a_gap_says_why(views: Views, store: MemoryStore) -> None:
    shelling = next(c for c in store.claims() if c.event_type is EventType.SHELLING)
    view = views.claim(shelling.id)
    assert view is not None
    [agent] = dict(view.machine)["agent"]
    assert (agent.value, agent.basis, agent.gap) == (None, None, "not_stated")


def test_a_correction_is_shown_beside_the_machine_value(
    views: Views, store: MemoryStore
) -> None:
    gain = next(c for c in store.claims() if c.modality.value is Modality.ASSERTED and c.where)
    person = Producer("user15", "person")
    made = datetime(2026, 1, 2, tzinfo=UTC)
    store.review(Review(gain.id, "modality", Modality.FAILED, person, made, "read again"))
    view = views.claim(gain.id)
    assert view is not None
    assert view.told.modality is Modality.FAILED
    assert view.told.reviewed
    assert dict(view.machine)["modality"][0].value == "asserted"
    [review] = view.reviews
    assert (review.field, review.value, review.note) == ("modality", "failed", "read again")
    [told] = [t for t in views.claims(ClaimQuery()) if t.claim == gain.id]
    assert told.modality is Modality.FAILED


@pytest.mark.parametrize("name", ["منيان", "مِنيان", "sy:minyan", "Minyan", "minyan"])
def test_a_place_with_its_history(views: Views, name: str) -> None:
    place = views.place(name)
    assert place is not None
    assert place.place is not None
    assert place.place.lat == pytest.approx(36.196)
    assert [row.id for row in place.incidents] == ["taken"]
    assert [one.state.id for one in place.control] == ["contested", "government"]
    assert [one.besieger.id for one in place.sieges if one.besieger] == ["government"]
    assert place.claims == 3
    assert place.verdicts == {Verdict.CONTESTED: 1}


def test_a_place_that_nobody_names(views: Views) -> None:
    assert views.place("دمشق") is None
    assert views.place_choice("لا مكان كهذا") is None
    inside = views.place_choice("محافظة حلب")
    assert inside is not None
    assert [row.id for row in views.incidents(IncidentQuery(place=inside))] == ["taken"]


def test_control_on_a_day(views: Views) -> None:
    assert [one.state.id for one in views.control(date(2016, 11, 11))] == ["contested"]
    assert [one.state.id for one in views.control(date(2020, 1, 1))] == ["government"]
    assert views.control(date(2016, 10, 27)) == []
    first = views.control()[0]
    assert [(side.id, holder.id) for side, holder in first.claimed] == [
        ("government", "government"),
        ("opposition", "opposition"),
    ]


def test_outlets(views: Views) -> None:
    rows = {row.source: row for row in views.sources()}
    assert rows.keys() == {"شبكة الشمال", "وكالة سانا", "ناقل"}
    assert (rows["ناقل"].copies, rows["ناقل"].claims) == (1, 1)
    assert rows["وكالة سانا"].verdicts == {Verdict.CONTESTED: 1, Verdict.SINGLE_SOURCE: 1}


@pytest.mark.parametrize("words", ["السيطرة منيان", "سيطره", '"على منيان"'])
def test_a_search_lights_the_words(views: Views, words: str) -> None:
    hits = views.search(words)
    assert len(hits) == 3
    assert all(hit.claim and hit.incident == "taken" for hit in hits)
    assert all(lit(hit.quote, Role.WORDS) for hit in hits)


def test_a_search_finds_words_outside_claims(views: Views) -> None:
    [hit] = views.search(SearchQuery(words="بيان"))
    assert (hit.claim, hit.outlet.name) == (None, "rebels")
    assert lit(hit.quote, Role.WORDS) == ["بيان"]
    assert hit.quote.start == 0


def test_a_summary_counts_what_the_record_holds(views: Views) -> None:
    summary = views.summary()
    assert [(c.label.id, c.count) for c in summary.parties] == [
        ("opposition", 3),
        ("government", 2),
    ]
    counts = summary.counts
    assert (counts.reports, counts.claims, counts.incidents) == (3, 4, 2)
    assert (counts.undated, counts.unplaced, counts.failures) == (2, 1, 1)
    assert [row.id for row in summary.disputed] == ["taken"]
    assert [notice.detail for notice in views.failures()] == ["x.txt: binary"]


def test_a_report_with_its_claims_and_copies(views: Views, store: MemoryStore) -> None:
    reports = {report.outlet.name: report for report in views.reports()}
    assert reports.keys() == {"rebels", "army", "copy"}
    assert [told.trigger for told in reports["army"].claims] == ["سيطرة", "قصف"]
    assert [copy.original.name for copy in reports["copy"].copies] == ["rebels"]
    assert views.report(reports["army"].outlet.report) == reports["army"]


def test_unknown_ids_give_nothing(views: Views) -> None:
    assert views.incident(IncidentId("none")) is None
    assert views.claim("none") is None
    assert views.report("none") is None


def test_the_earlier_role_is_lit_where_two_overlap() -> None:
    report = Report(name="a", text="سيطر الثوار على منيان")
    found = quote(
        report,
        Span(0, 21),
        [(Span(5, 15), Role.AGENT), (Span(0, 6), Role.TRIGGER), (Span(16, 40), Role.PLACE)],
    )
    assert [(mark.start, mark.end, mark.role) for mark in found.highlights] == [
        (0, 6, Role.TRIGGER)
    ]


def test_days_keep_open_ends(views: Views) -> None:
    told = [told.when for told in views.claims()]
    assert told.count(None) == 2
    assert all(isinstance(days, Days) for days in told if days)
