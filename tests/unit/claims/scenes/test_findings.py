"""One sentence indexed for binding: its words, participants, barriers."""

from riwaya.claims.scenes.findings import HARD, Scene
from riwaya.claims.scenes.participants import first_led
from riwaya.model import Report
from riwaya.pipeline.reading import ReportReader


def scene(reader: ReportReader, text: str, number: int = 0) -> Scene:
    findings = reader.find(Report(name="c", text=text))
    return Scene(findings, findings.document.sentences[number])


TWO = "سيطرت فصائل المعارضة على قرية العيس. وقصفت قوات النظام بلدة حيان أمس."


def test_a_scene_holds_its_own_sentence_only(reader: ReportReader) -> None:
    first, second = scene(reader, TWO), scene(reader, TWO, 1)
    assert [p.party for p in first.people] == ["opposition"]
    assert [p.party for p in second.people] == ["government"]
    assert [m.name for m, _ in first.places] == ["العيس"]
    assert [m.name for m, _ in second.places] == ["حيان"]
    assert not first.times
    assert len(second.times) == 1


def test_a_key_outside_the_sentence_is_empty(reader: ReportReader) -> None:
    one = scene(reader, TWO)
    assert one.key(one.sentence.first) == "سيطرت"
    assert one.key(one.sentence.first - 1) == ""
    assert one.key(one.sentence.last) == ""


def test_text_gives_the_words_as_written(reader: ReportReader) -> None:
    one = scene(reader, TWO)
    assert one.text(one.people[0].mention.span) == "فصائل المعارضة"


def test_barriers_rise_from_comma_to_full_stop(reader: ReportReader) -> None:
    def cost(mark: str) -> float:
        one = scene(reader, f"سيطرت الفصائل {mark} حيان")
        at = next(i for i, key in enumerate(one.keys) if key == "حيان")
        return one.cost(1, at)

    assert cost("") == 0.0
    assert 0.0 < cost("،") < cost("فيما") < cost(":")


def test_cost_is_the_same_from_either_side(reader: ReportReader) -> None:
    one = scene(reader, "سيطرت الفصائل، فيما قصفت القوات، بلدة حيان")
    last = len(one.keys) - 1
    assert one.cost(0, last) == one.cost(last, 0) > 0
    assert one.cost(3, 3) == 0.0


def test_a_participant_knows_how_it_is_introduced(reader: ReportReader) -> None:
    one = scene(reader, "هجوم لقوات النظام على فصائل المعارضة.")
    assert [p.preposition for p in one.people] == ["ل", "علي"]
    assert [p.coordinated for p in one.people] == [False, False]


def test_joined_participants_share_a_preposition(reader: ReportReader) -> None:
    one = scene(reader, "اشتباكات بين قوات النظام وفصائل المعارضة.")
    assert [p.preposition for p in one.people] == ["بين", "بين"]
    assert [p.coordinated for p in one.people] == [False, True]


def test_civilians_are_people_and_fighters_are_not(reader: ReportReader) -> None:
    one = scene(reader, "قتلت قوات النظام عددا من المدنيين.")
    assert [p.people for p in one.people] == [False, True]


def test_positions_are_an_asset_of_a_side(reader: ReportReader) -> None:
    one = scene(reader, "قصفت فصائل المعارضة مواقع النظام.")
    assert [(p.party, p.asset) for p in one.people] == [
        ("opposition", False),
        ("government", True),
    ]


def test_those_counted_among_the_dead_are_victims(reader: ReportReader) -> None:
    one = scene(reader, "قتل 12 عنصرا من قوات النظام في معارك مع فصائل المعارضة.")
    fallen = {p.party: one.victim(p.first, p.last) for p in one.people}
    assert fallen["government"] is True
    assert fallen["opposition"] is False


def test_cues_between_asks_for_kinds_and_range(reader: ReportReader) -> None:
    one = scene(reader, "سيطرت الفصائل على حيان، فيما انسحبت القوات.")
    whole = (one.sentence.first, one.sentence.last)
    assert [one.text(c.span) for c in one.cues_between(*whole, "connector")] == ["فيما"]
    assert one.cues_between(one.sentence.first, one.sentence.first + 3, "connector") == []
    at = next(c.first for c in one.cues if c.kind == "connector")
    assert "connector" in one.kinds_at(at)
    assert "connector" not in one.kinds_at(at + 1)


def test_a_headline_is_known_as_one(reader: ReportReader) -> None:
    text = f"فصائل المعارضة تسيطر على قرية العيس\n{TWO}"
    assert scene(reader, text).headline
    assert not scene(reader, text, 1).headline


def test_hard_marks_are_found_between_two_tokens(reader: ReportReader) -> None:
    one = scene(reader, "حلب: سيطرت الفصائل على حيان؛ ثم انسحبت القوات منها.")
    marks = [at for at in range(one.sentence.first, one.sentence.last) if one.key(at) in HARD]
    assert len(marks) == 3
    assert one.hard_in(one.sentence.first, one.sentence.last) == marks
    assert one.hard_in(marks[0] + 1, marks[2]) == marks[1:2]
    assert one.hard_in(marks[2], marks[0]) == []


def test_the_next_participant_behind_a_preposition_is_found(reader: ReportReader) -> None:
    one = scene(reader, "اشتباكات بين فصائل المعارضة وقوات النظام في محيط مواقع تنظيم داعش.")
    between = frozenset({"بين"})
    first = first_led(one.introduced, between, one.sentence.first)
    assert first is one.people[0]
    assert first_led(one.introduced, between, one.people[1].last) is None
    assert first_led(one.introduced, frozenset({"من"}), one.sentence.first) is None
