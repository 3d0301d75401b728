"""The commands as a person calls them: what they print, where, and how they end."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from riwaya.cli.commands import COMMANDS, main
from riwaya.exports import EXPORTERS
from riwaya.store import SqliteStore
from riwaya.views import Views

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "reports"
MINYAN = sorted(EXAMPLES.glob("minyan-*.txt"))


@dataclass(frozen=True)
class Ran:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Run:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("RIWAYA_LANG", raising=False)

    def called(*arguments: object) -> Ran:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Ran(int(ended.value.code or 0), printed.out, printed.err)

    return called


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from riwaya.pipeline.build import build

    path = tmp_path_factory.mktemp("cli") / "record.db"
    build(MINYAN, path)
    return path


@pytest.fixture(scope="module")
def two_sided(record: Path) -> str:
    """An incident that both sides tell."""
    with SqliteStore(record, read_only=True) as store:
        for incident in store.incidents():
            if {"government", "opposition"} <= {one.side for one in incident.accounts}:
                return incident.id
    pytest.fail("both sides tell of Minyan, and no incident holds both")


def test_every_command_is_there_and_says_what_it_does(run: Run) -> None:
    told = run("--help").out
    for name in COMMANDS:
        assert f"  {name} " in told
        assert run(name, "--help").code == 0


def test_help_is_quick() -> None:
    begun = time.monotonic()
    code = "import sys; from riwaya.cli.commands import main; sys.argv[1:] = ['--help']; main()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0
    assert time.monotonic() - begun < 2.0
    code = (
        "import sys; from riwaya.cli.commands import riwaya;"
        "riwaya(['--help'], standalone_mode=False);"
        "heavy = {'sqlalchemy', 'numpy', 'rich', 'splink', 'duckdb', 'trafilatura'};"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0


def test_build_tells_what_it_did(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "new.db"
    first = run("build", *MINYAN, "-o", record)
    assert first.code == 0
    assert f"{len(MINYAN)} new reports" in first.out
    assert "Incidents by verdict" in first.out
    assert re.search("^(Most disputed|No contested incidents)$", first.out, re.MULTILINE)
    again = run("build", *MINYAN, "-o", record, "--lang", "ar")
    assert f"الموجود من قبل: {len(MINYAN)}" in again.out


def test_build_lists_problems(run: Run, tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": ', encoding="utf-8")
    (tmp_path / "worse.json").write_text("[", encoding="utf-8")
    ran = run("build", bad, tmp_path / "worse.json", "-o", tmp_path / "new.db")
    assert ran.code == 0
    assert "failed: 2" in ran.out
    assert "new.db.problems.csv" in ran.out
    assert (tmp_path / "new.db.problems.csv").exists()


def test_a_path_that_is_not_there_makes_no_record(run: Run, tmp_path: Path) -> None:
    gone, record = tmp_path / "gone", tmp_path / "new.db"
    ran = run("build", MINYAN[0], gone, "-o", record)
    assert (ran.code, ran.out, ran.err) == (1, "", f"riwaya: {gone}: no such file or folder\n")
    assert not record.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", str(MINYAN[0]), "-o", "{record}", "--side", "martians"],
        ["explain", str(MINYAN[0]), "--side", "martians"],
        ["show", "{record}", "incidents", "--party", "martians"],
    ],
)
def test_a_party_that_no_war_has_is_refused_with_those_there_are(
    run: Run, record: Path, arguments: list[str]
) -> None:
    ran = run(*(part.format(record=record) for part in arguments))
    assert ran.code == 2
    assert "no party 'martians'" in ran.err
    assert "opposition" in ran.err


def test_days_that_run_backwards_are_refused(run: Run, record: Path) -> None:
    days = ("--from", "2016-05-01", "--to", "2015-01-01")
    ran = run("show", record, "incidents", *days)
    assert (ran.code, ran.out) == (2, "")
    assert "--from 2016-05-01 is after --to 2015-01-01" in ran.err


def test_explain_says_so_when_a_report_claims_nothing(run: Run, tmp_path: Path) -> None:
    plain = tmp_path / "weather.txt"
    plain.write_text("الطقس اليوم مشمس في معظم المناطق.", encoding="utf-8")
    assert run("explain", plain).out == "no claims in report weather\n"
    assert "لا رواية في التقرير" in run("explain", plain, "--lang", "ar").out
    assert "no claim at character 99999" in run("explain", MINYAN[0], "--at", "99999").out


def test_an_empty_list_of_gazetteers_says_so(run: Run) -> None:
    ran = run("gazetteer", "list")
    assert (ran.code, ran.err) == (0, "")
    assert "no places" in ran.out


def test_extract_prints_the_claims_format_and_nothing_else(run: Run) -> None:
    ran = run("extract", *MINYAN, "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["doc"] for line in lines] == [path.stem for path in MINYAN]
    for line, path in zip(lines, MINYAN, strict=True):
        text = path.read_text(encoding="utf-8")
        assert line["published"]
        assert line["claims"]
        for claim in line["claims"]:
            start = claim["start"]
            assert text[start : start + len(claim["trigger"])] == claim["trigger"]


def test_extract_takes_the_day_of_plain_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("سيطرت فصائل المعارضة أمس على قرية منيان غرب حلب.", encoding="utf-8")
    [line] = run("extract", path, "--published", "2016-10-30").out.splitlines()
    told = json.loads(line)
    assert told["published"] == "2016-10-30"
    assert told["claims"][0]["date"] == {"start": "2016-10-29", "end": "2016-10-29"}


def test_extract_tells_failures_beside_and_ends_with_one(run: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    ran = run("extract", gone, MINYAN[0])
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 1
    assert ran.err.startswith(f"{gone}: ")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("bidi", ["terminal", "visual"])
@pytest.mark.parametrize("width", [60, 150])
@pytest.mark.parametrize(
    "what",
    [
        ["summary"],
        ["incidents"],
        ["disputes"],
        ["sources"],
        ["control"],
        ["place", "منيان"],
        ["search", "منيان"],
    ],
)
def test_everything_can_be_shown(
    run: Run, record: Path, lang: str, bidi: str, width: int, what: list[str]
) -> None:
    screen = ["--lang", lang, "--bidi", bidi, "--width", str(width)]
    ran = run("show", record, *screen, *what)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()
    assert ran.out == run("show", record, *what, *screen).out


@pytest.mark.parametrize("width", [60, 150])
def test_an_incident_lays_the_accounts_side_by_side(
    run: Run, record: Path, two_sided: str, width: int
) -> None:
    ran = run("show", record, "incident", two_sided, "--width", width, "--bidi", "terminal")
    assert ran.code == 0
    assert "Syrian government" in ran.out
    assert "Syrian armed opposition" in ran.out
    assert ("│" in ran.out) == (width == 150)


def test_a_claim_is_shown_with_its_grounds(run: Run, record: Path) -> None:
    with SqliteStore(record, read_only=True) as store:
        claim = next(store.claims())
    ran = run("show", record, "claim", claim.id)
    assert ran.code == 0
    assert claim.frame in ran.out
    assert claim.modality.producer.name in ran.out


def test_a_record_is_summed_up_when_nothing_is_asked(run: Run, record: Path) -> None:
    assert run("show", record).out == run("show", record, "summary").out


def test_incidents_can_be_narrowed(run: Run, record: Path) -> None:
    everything = run("show", record, "incidents", "--limit", "0").out
    few = run("show", record, "incidents", "--verdict", "contested", "--place", "minyan").out
    assert 0 < len(few.splitlines()) < len(everything.splitlines())
    assert run("show", record, "incidents", "--party", "hamas").out.strip() == "0 incidents"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["incident", "none"], "no incident none in"),
        (["claim", "none"], "no claim none in"),
        (["place", "لامكان"], "no claim names a place called لامكان"),
    ],
)
def test_what_is_not_there_is_told_in_a_line(
    run: Run, record: Path, arguments: list[str], told: str
) -> None:
    ran = run("show", record, *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"riwaya: {told}")
    assert len(ran.err.splitlines()) == 1


def test_errors_are_one_line_without_a_traceback(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("no record " * 200)
    for ran in (run("show", other), run("build", MINYAN[0], "-o", other)):
        assert ran.code == 1
        assert ran.err == f"riwaya: {other}: not a record: it is no SQLite file\n"


def test_wrong_usage_ends_with_two(run: Run, record: Path) -> None:
    for arguments in (
        ["incidents", "--type", "party"],
        ["incidents", "--from", "yesterday"],
        ["nothing"],
    ):
        ran = run("show", record, *arguments)
        assert ran.code == 2
        assert "Traceback" not in ran.err


def test_debug_shows_where_an_error_arose(tmp_path: Path) -> None:
    from riwaya.errors import StoreError

    with pytest.raises(StoreError):
        main(["--debug", "show", str(tmp_path / "none.db")])


def test_a_judgement_outranks_the_machine(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "judged.db"
    run("build", *MINYAN, "-o", record)
    with SqliteStore(record) as store:
        together = next(i for i in store.incidents() if len(i.accounts) == 2)
        left, right = (account.claim for account in together.accounts)
    ran = run("judge", record, left, right, "different", "--by", "user15")
    assert ran.code == 0, ran.err
    with SqliteStore(record) as store:
        assert store.incident_of(left) != store.incident_of(right)
        told = [j for j in store.judgements(left) if j.producer.name == "user15"]
    assert [judgement.verdict for judgement in told] == ["different"]
    assert run("judge", record, left, "none", "same", "--by", "x").code == 1


def test_a_rejected_claim_leaves_the_incidents_and_stays_in_the_record(
    run: Run, tmp_path: Path
) -> None:
    record = tmp_path / "reviewed.db"
    run("build", *MINYAN, "-o", record)
    with SqliteStore(record) as store:
        claim = next(store.claims())
    ran = run("review", record, claim.id, "reject", "--by", "user15", "--note", "a headline")
    assert ran.code == 0, ran.err
    with SqliteStore(record) as store:
        assert store.incident_of(claim.id) is None
        assert store.claim(claim.id) == claim
    assert "a headline" in run("show", record, "claim", claim.id).out


def test_what_was_decided_is_taken_back(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "undone.db"
    run("build", *MINYAN, "-o", record)
    with SqliteStore(record) as store:
        claim = next(store.claims())
        before = sorted(incident.id for incident in store.incidents())
    by = ("--by", "user15")
    for given in (("--set", "agent=russia"), ("reject",), ("--undo", "agent"), ("undo",)):
        ran = run("review", record, claim.id, *given, *by)
        assert ran.code == 0, ran.err
    with SqliteStore(record) as store:
        assert [review.field for review in store.reviews()] == [
            "agent",
            "accepted",
            "withdrawn",
            "withdrawn",
        ]
        assert claim in list(store.corrected())
        assert sorted(incident.id for incident in store.incidents()) == before
    shown = run("show", record, "claim", claim.id, "--lang", "en").out
    assert "decision taken back: agent · user15" in shown
    again = run("review", record, claim.id, "undo", *by)
    assert again.code == 1
    assert "nothing is decided of the claim as a whole" in again.err
    assert "no field 'colour'" in run("review", record, claim.id, "--undo", "colour", *by).err


def test_the_totals_leave_a_rejected_claim_out(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "totals.db"
    run("build", *MINYAN, "-o", record)
    with SqliteStore(record) as store:
        claim = next(store.claims()).id
        before = store.counts().claims
    run("review", record, claim, "reject", "--by", "user15")
    shown = run("show", record, "--lang", "en").out
    assert f"{before - 1} claims" in shown
    assert "Claims that people rejected, left out: 1" in shown
    for form in ("jsonl", "polecat", "csv"):
        target = tmp_path / form
        told = run("export", record, "--format", form, "-o", target)
        assert "left out: 1 rejected by people" in told.err
        files = target.iterdir() if target.is_dir() else [target]
        assert not any(claim in file.read_text(encoding="utf-8") for file in files)


def test_a_decision_has_a_name_and_a_pair_two_claims(run: Run, record: Path) -> None:
    with SqliteStore(record, read_only=True) as store:
        claim = next(store.claims()).id
    unnamed = run("review", record, claim, "accept", "--by", " ")
    assert unnamed.code == 2
    assert "say who decides" in unnamed.err
    assert run("judge", record, claim, claim, "same", "--by", "user15").code == 2


def test_corrections_stand_beside_the_machine_and_outlive_a_build(
    run: Run, tmp_path: Path
) -> None:
    record = tmp_path / "corrected.db"
    run("build", *MINYAN, "-o", record)
    with SqliteStore(record) as store:
        claim = next(c for c in store.claims() if c.modality.value == "asserted" and c.where)
    given = ("modality=denied", "place=sy:idlib", "date=2016-10-28", "target=none")
    setting = [part for one in given for part in ("--set", one)]
    why = ("--by", "user15", "--note", "read again")
    assert run("review", record, claim.id, *setting, *why).code == 0
    assert run("build", *MINYAN, "-o", record).code == 0
    with SqliteStore(record) as store:
        assert store.claim(claim.id) == claim
        assert [(r.field, r.note) for r in store.reviews()] == [
            (field, "read again") for field in ("modality", "places", "when", "target")
        ]
        left = next(c for c in store.corrected() if c.id == claim.id)
    assert (left.modality.value, left.modality.basis) == ("denied", "reviewed")
    assert [where.place for where in left.where] == ["sy:idlib"]
    assert left.target_party is None
    assert left.agent == claim.agent
    shown = run("show", record, "claim", claim.id, "--lang", "en").out
    decided, machine = shown.split("What the machine read")
    assert "modality: asserted" in machine
    assert "modality: denied · user15" in decided
    assert "[sy:idlib] · user15" in decided
    assert "when: 2016-10-28 · user15" in decided
    printed = run("export", record, "--format", "jsonl").out
    assert '"sy:idlib"' in printed


def test_a_correction_that_cannot_be_changes_nothing(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "kept.db"
    run("build", *MINYAN, "-o", record)
    with SqliteStore(record) as store:
        claim = next(store.claims()).id
    by = ("--by", "user15")
    wrong = run("review", record, claim, "--set", "modality=denied", "--set", "date=soon", *by)
    assert wrong.code == 1
    assert "'soon' is no date" in wrong.err
    assert run("review", record, claim, *by).code == 2
    assert run("review", record, claim, "reject", "--set", "date=none", *by).code == 2
    missing = run("review", record, "none", "--set", "date=none", *by)
    assert "no claim none" in missing.err
    with SqliteStore(record) as store:
        assert store.reviews() == []


def test_a_heading_names_whom_words_name_and_counts_each_side(run: Run, record: Path) -> None:
    with SqliteStore(record, read_only=True) as store:
        row = max(Views(store).incidents(), key=lambda one: one.claims)
        told = store.incident(row.id)
        assert told
        claims = [store.claim(one.claim) for one in told.accounts]
    agents = {claim and claim.agent_party for claim in claims}
    assert agents == {"government", "opposition"}
    assert [agent.id for agent in row.agents] == ["opposition"]
    bounds = {one.party.id: (one.low, one.high) for one in row.casualties if one.party}
    assert bounds["government"] == (31, None)
    assert row.killed
    assert row.killed[2] is None
    shown = run("show", record, "incidents", "--lang", "en").out
    assert "killed ≥ 31 (Syrian government), 10–99 (Syrian armed opposition)" in shown


def test_export_prints_and_writes(run: Run, record: Path, tmp_path: Path) -> None:
    printed = run("export", record, "--format", "jsonl")
    assert printed.code == 0
    target = tmp_path / "claims.jsonl"
    written = run("export", record, "--format", "jsonl", "-o", target)
    assert written.out.strip() == str(target)
    assert target.read_text(encoding="utf-8") == printed.out
    assert "incidents" in run("export", record, "--format", "list").out
    assert run("export", record, "--format", "stone").code == 1


def test_exports_without_a_name_lie_beside_the_record(
    run: Run, record: Path, tmp_path: Path
) -> None:
    own = Path(shutil.copy(record, tmp_path / "record.db"))
    before = own.read_bytes()
    named: list[str] = []
    for form, exporter in EXPORTERS.items():
        if exporter.printer is None:
            ran = run("export", own, "--format", form)
            assert ran.code == 0, ran.err
            named += ran.out.splitlines()
    assert len(set(named)) == len(named)
    assert own.read_bytes() == before
    assert {Path(name).relative_to(tmp_path).parts[0] for name in named} == DEFAULTS


DEFAULTS = {
    *("record.html", "record.xlsx", "record.gpkg", "record.ftm.csv", "record.reports.csv"),
    *("record-csv", "record-parquet", "record-geojson"),
    *("record.datasette.db", "record.datasette.metadata.json"),
    *("record.acled.csv", "record.acled.claims.csv", "record.acled.rejected.csv"),
    *("record.ucdp.csv", "record.ucdp.claims.csv", "record.ucdp.rejected.csv"),
    *("record.polecat.tsv", "record.polecat.rejected.tsv"),
}


def test_an_export_over_its_record_is_refused(run: Run, record: Path) -> None:
    before = record.read_bytes()
    ran = run("export", record, "--format", "csv", "-o", record)
    assert ran.code == 1
    assert "belongs to the record" in ran.err
    assert record.read_bytes() == before


def test_outlets_are_named_one_by_one_in_the_public_profile(run: Run, record: Path) -> None:
    with SqliteStore(record, read_only=True) as store:
        outlet = next(report.source for report in store.reports() if report.source)
    public = ("export", record, "--format", "jsonl", "--profile", "public")
    assert outlet not in run(*public).out
    assert outlet in run(*public, "--name-outlet", outlet).out
    assert "by an outlet called Nobody" in run(*public, "--name-outlet", "Nobody").err


def test_explain_gives_rules_and_words(run: Run) -> None:
    ran = run("explain", MINYAN[0])
    assert ran.code == 0
    assert "frame" in ran.out
    assert "stated" in ran.out
    assert run("explain", MINYAN[0].with_name("gone.txt")).code == 1


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "speaks for: Syrian government · by its own words"), ("ar", "من ألفاظه")],
)
def test_explain_tells_whose_side_a_report_takes(
    run: Run, tmp_path: Path, lang: str, told: str
) -> None:
    report = tmp_path / "one.txt"
    report.write_text(
        "قضت وحدات من الجيش العربي السوري على إرهابيين في ريف حلب.", encoding="utf-8"
    )
    given = ("--published", "2016-08-10", "--lang", lang)
    assert told in run("explain", report, *given).out
    assert told not in run("explain", report, "--side", "russia", *given).out


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            (
                "airstrike · frame strike.qasf · typed by type.air-party",
                "طائرات حربية [Syrian government] · resolved · role.vso",
                "asserted · defaulted · modality.default",
                "when: – · counted from a day of publication that is not known",
                "الصواريخ · stated · weapon.instrument",
            ),
        ),
        (
            "ar",
            (
                "القاعدة strike.qasf · والنوع بالقاعدة type.air-party",
                "[الحكومة السورية] · محسوب من النص · role.vso",
                "مفترض · modality.default",
                "يُحسب من تاريخ نشر غير معروف",
                "منصوص عليه · weapon.instrument",
            ),
        ),
    ],
)
def test_explain_tells_what_words_do_not_say(
    run: Run, tmp_path: Path, lang: str, told: tuple[str, ...]
) -> None:
    report = tmp_path / "one.txt"
    report.write_text("قصفت طائرات حربية مدينة حلب أمس بالصواريخ.", encoding="utf-8")
    ran = run("explain", report, "--lang", lang)
    assert all(words in ran.out for words in told), ran.out
    dated = run("explain", report, "--lang", lang, "--published", "2016-10-31").out
    assert told[3] not in dated
    assert "2016-10-30" in dated


def test_explain_names_no_rule_for_a_type_that_is_the_frames_own(
    run: Run, tmp_path: Path
) -> None:
    report = tmp_path / "one.txt"
    report.write_text("سيطرت جبهة النصرة على مدينة حلب.", encoding="utf-8")
    assert "typed by" not in run("explain", report, "--lang", "en").out


def test_places_are_looked_up_and_added(run: Run, tmp_path: Path) -> None:
    assert "sy:minyan" in run("gazetteer", "search", "منيان").out
    assert run("gazetteer", "search", "قرية الاختبار").code == 1
    own = tmp_path / "own.csv"
    own.write_text("n,e,y,x\nقرية الاختبار,Test Village,36.1,37.1\n", encoding="utf-8")
    mapped = ("--map", "name_ar=n", "--map", "name_en=e", "--map", "lat=y", "--map", "lon=x")
    added = run("gazetteer", "add", own, "--country", "SY", *mapped)
    assert added.code == 0, added.err
    assert "1 place\n" in added.out
    assert "Test Village" in run("gazetteer", "search", "قرية الاختبار").out
    assert "own.csv" in run("gazetteer", "list").out


def test_adding_places_tells_what_was_not_taken(run: Run, tmp_path: Path) -> None:
    own = tmp_path / "syria.csv"
    own.write_text(
        "name_ar,lat,lon,type,population\nزنبقة,36,37,oasis,many\nزنبق,36,37,oasis,\nLily,1,1,,\n",
        encoding="utf-8",
    )
    added = run("gazetteer", "add", own, "-o", tmp_path / "out.csv")
    assert "2 places" in added.out
    assert "rows without an Arabic name 1, without coordinates 0" in added.err
    assert "their kind is not known: 2 (oasis 2)" in added.err
    assert "no number: 1 (people 1)" in added.err
    told = run("--lang", "ar", "gazetteer", "add", own, "-o", tmp_path / "out.csv")
    assert "بلا اسم عربي: 1" in told.err
    assert "خلايا ليست أرقاماً" in told.err


def test_why_a_file_of_places_is_refused_is_told_in_both_languages(
    run: Run, tmp_path: Path
) -> None:
    own, other = tmp_path / "own.csv", tmp_path / "other.csv"
    own.write_text("name_ar,lat,lon\nزنبقة,36,37\n", encoding="utf-8")
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    for file, english, arabic in (
        (own, "no country", "لا بلد في السطر"),
        (other, "columns unknown", "أعمدته غير معروفة"),
    ):
        refused = run("gazetteer", "add", file, "-o", tmp_path / "out.csv")
        assert refused.code == 1
        assert english in refused.err
        assert arabic in run("--lang", "ar", "gazetteer", "add", file).err


def test_evaluate_without_scipy_says_so_before_it_loads_a_reader(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    monkeypatch.setitem(sys.modules, "riwaya.evaluation.command", None)
    ran = run("evaluate", EXAMPLES.parent / "gold.jsonl")
    assert ran.code == 1
    assert "extra `evaluation`" in ran.err


def test_evaluate_prints_figures(run: Run) -> None:
    ran = run("evaluate", EXAMPLES.parent / "gold.jsonl", "--rounds", "10")
    assert ran.code == 0, ran.err
    assert "strict f1" in ran.out


def test_the_language_can_be_set_for_good(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RIWAYA_LANG", "ar")
    assert "الأحداث حسب الحكم" in run("show", record).out
    monkeypatch.setenv("RIWAYA_LANG", "fr")
    assert run("show", record).err == "riwaya: RIWAYA_LANG is 'fr'; it can be ar or en\n"


def test_every_command_speaks_the_language_asked_for_else_set_else_english(
    run: Run, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "claims.csv"
    listed = ("export", record, "--format", "list")
    page = ("export", record, "--format", "html", "-o", tmp_path / "a.html")
    gone = ("show", tmp_path / "gone.db")

    def languages(*option: str) -> set[str]:
        run(*page, *option)
        head = (tmp_path / "a.html").read_text(encoding="utf-8")[:60]
        told = (run(*listed, *option).out, run(*gone, *option).err, head)
        return {"ar" if re.search('[ء-ي]|lang="ar"', text) else "en" for text in told}

    assert languages() == {"en"}
    assert languages("--lang", "ar") == {"ar"}
    assert "الأوامر" in run("--lang", "ar", "--help").out
    assert "لا سجل هنا" in run("--lang", "ar", *gone).err
    monkeypatch.setenv("RIWAYA_LANG", "ar")
    assert languages() == {"ar"}
    assert languages("--lang", "en") == {"en"}
    assert target.exists() is False


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_arabic_in_the_arabic_interface(run: Run, name: str) -> None:
    told = run(*filter(None, [name]), "--help", "--lang", "ar").out
    assert "الاستعمال: riwaya" in told
    assert "Options:" not in told
    assert "Show this message" not in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["show", "{record}", "incidents", "--type", "party"], "واحد من"),
        (["show", "{record}", "incidents", "--from", "yesterday"], "ليس يوماً"),
        (["show", "{record}", "nothing"], "لا أمر"),
        (["show", "{record}", "--nothing"], "لا خيار"),
        (["show"], "الاستعمال"),
        (["build"], "لم يُذكر"),
        (["build", "gone", "-o", "new.db"], "لا ملف هنا"),
        (["build", "gone", "-o", "new.db", "--side", "martians"], "لا طرف"),
        (["explain", "gone"], "غير موجود"),
        (["export", "{record}", "--format", "stone"], "لا صيغة"),
        (["review", "{record}", "none", "accept", "--by", "x"], "لا رواية"),
        (["review", "{record}", "none", "--by", "x"], "قل accept"),
        (["judge", "{record}", "a", "b", "perhaps", "--by", "x"], "ليست من"),
        (["gazetteer", "search", "قرية لا توجد"], "لا مكان"),
    ],
)
def test_errors_are_arabic_in_the_arabic_interface(
    run: Run,
    record: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.setenv("RIWAYA_LANG", "ar")
    ran = run(*(part.format(record=record) for part in arguments))
    assert ran.code in (1, 2)
    assert told in ran.out + ran.err
    assert "Error:" not in ran.err


def test_decisions_and_links_are_told_in_words(run: Run, tmp_path: Path) -> None:
    record = tmp_path / "decided.db"
    run("build", *MINYAN, "-o", record)
    with SqliteStore(record) as store:
        claim = next(c for c in store.claims() if next(iter(store.judgements(c.id)), None))
    assert run("review", record, claim.id, "reject", "--by", "user15").code == 0
    for lang, decided, feature in (
        ("ar", "قبول الرواية: لا", "المكان"),
        ("en", "accepted: no", "place"),
    ):
        told = run("show", record, "claim", claim.id, "--lang", lang).out
        assert decided in told
        assert f"{feature} (" in told
        assert not re.search(r"False|(place|when)\.same|\[(government|opposition)\]", told)
