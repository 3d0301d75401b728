"""The documents keep step with the project: commands, options, paths and snippets are real."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import click
import pytest

from riwaya.cli.commands import COMMANDS, riwaya
from riwaya.exports.claims_json import report_to_json
from riwaya.model import Claim, Report, Sourced
from riwaya.pipeline.build import build
from riwaya.pipeline.reading import ReportReader

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "examples" / "README.md",
        ROOT / "changes" / "README.md",
        ROOT / "tests" / "sentences" / "README.md",
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "evaluation").glob("*.md"),
        *(ROOT / "evaluation").glob("*/README.md"),
    ]
)
LEXICONS = ROOT / "src" / "riwaya" / "lexicons"
BASES = (
    ROOT,
    ROOT / "src",
    ROOT / "src" / "riwaya",
    LEXICONS,
    LEXICONS / "packs" / "syria",
    ROOT / "examples",
)
"""Where a path in a document may start."""

_PATH = re.compile(
    r"(?<![\w/.~$])(?:[a-z_.][\w.*<>-]*/)+[\w.*<>-]*|\b[a-z_]+\.(?:py|md|toml)\b"
)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
_FENCED = r"^```python\n(.*?)^```\n\n?((?: {4}[^\n]*\n)*)"
"""Python code, and right behind it the indented lines that it prints."""
_OUTPUT = ("demo/", "reports/", "record.", "report.", '"')
"""What the reader's own files, those that commands write, and quoted values begin with."""


def _name(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


documents = pytest.mark.parametrize("document", DOCUMENTS, ids=_name)


def _prose(document: Path) -> str:
    """Return a document without its fenced blocks."""
    return re.sub(r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.M | re.S)


def _inline(document: Path) -> Iterator[str]:
    """Yield what stands in a document between backticks."""
    yield from re.findall(r"`([^`\n]+)`", _prose(document))


def _command_lines(document: Path) -> Iterator[str]:
    """Yield the commands a document shows, each with the lines it runs on over."""
    for block in re.findall(r"(?:^ {4}.*\n?)+", _prose(document), flags=re.M):
        line = ""
        for part in block.splitlines():
            if part.strip().startswith("[") and line:
                line += f" {part.strip()}"
                continue
            yield line
            line = part.strip()
        yield line
    yield from _inline(document)


def _shown(document: Path, start: str) -> list[str]:
    return [line for line in _command_lines(document) if line.startswith(start)]


@cache
def _options(command: click.Command) -> frozenset[str]:
    """Return the options of a command and of all below it."""
    found = {o for param in command.params for o in (*param.opts, *param.secondary_opts)}
    for inner in getattr(command, "commands", {}).values():
        found |= _options(inner)
    return frozenset(found | {"--help"})


def _command(name: str) -> click.Command:
    command = riwaya.get_command(click.Context(riwaya), name)
    assert command is not None
    return command


def test_documents_are_found() -> None:
    assert len(DOCUMENTS) >= 8


@documents
def test_commands_and_their_options_exist(document: Path) -> None:
    for line in _shown(document, "riwaya "):
        line = re.split(r"\s#\s|\s{4,}", line)[0]
        words = [word for word in line.split()[1:] if word != "…"]
        if words[0].startswith("-"):
            assert words[0] in {"--help", *_options(riwaya)}, line
            continue
        assert words[0] in COMMANDS, line
        command = _command(words[0])
        known = _options(command) | _options(riwaya)
        assert set(_OPTION.findall(line)) <= known, line
        if isinstance(command, click.Group) and len(words) > 1:
            at = 2 if command.params else 1
            assert words[at : at + 1] <= list(command.commands) or words[at] in command.commands


@documents
def test_options_named_alone_exist(document: Path) -> None:
    known = _options(riwaya).union(*(_options(_command(name)) for name in COMMANDS))
    scripts = "".join(file.read_text(encoding="utf-8") for file in ROOT.glob("benchmarks/*.py"))
    for words in _inline(document):
        if words.startswith("--"):
            option = _OPTION.findall(words)[0]
            assert option in known or f'"{option}"' in scripts, words


@documents
def test_make_targets_exist(document: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    for line in _shown(document, "make "):
        named = re.split(r"\s#\s|\s{4,}", line)[0].split()[1:]
        assert set(named) <= targets, line


@documents
def test_scripts_and_their_options_exist(document: Path) -> None:
    for line in _shown(document, "python "):
        text = _script(line).read_text(encoding="utf-8")
        assert all(
            f'"{option}"' in text for option in _OPTION.findall(line) if option != "-m"
        ), line


def _script(line: str) -> Path:
    """Return the file that a command of `python` runs."""
    words = line.split()
    if words[1] != "-m":
        return ROOT / words[1]
    spec = find_spec(words[2])
    assert spec is not None, line
    assert spec.origin is not None, line
    return Path(spec.origin)


def _there(path: str) -> bool:
    """Whether a path of a document exists, from one of the places it may start from."""
    pattern = re.sub(r"<[^>]*>", "*", path).rstrip("/")
    if "/" not in path:
        return any(next((ROOT / top).rglob(pattern), None) for top in ("src", "docs", "tests"))
    return any(
        next(base.glob(one), None) for base in BASES for one in (pattern, f"{pattern}.py")
    )


@documents
def test_paths_exist(document: Path) -> None:
    named = {
        path
        for words in _inline(document)
        for path in _PATH.findall(words.split(" ")[0])
        if not words.startswith(_OUTPUT)
        and "NAME" not in path
        and (ROOT / path).suffix != ".db"
    }
    missing = [path for path in sorted(named) if not _there(path)]
    assert not missing


@documents
def test_links_lead_somewhere(document: Path) -> None:
    for link in _LINK.findall(document.read_text(encoding="utf-8")):
        assert (document.parent / link).exists(), link


@documents
def test_nothing_is_left_to_be_filled_in(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    assert not re.findall(r"@@\w+@@|\bTODO\b|\bFIXME\b|\bTBD\b", text)


@dataclass(frozen=True)
class Snippet:
    """Python code of a document, the number of its first line, and what it is said to print."""

    document: Path
    line: int
    code: str
    output: str = ""

    def __str__(self) -> str:
        return f"{_name(self.document)}:{self.line}"


def _snippets() -> Iterator[Snippet]:
    """Yield the Python code of the documents: fenced, or indented and led by an import."""
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for found in re.finditer(_FENCED, text, flags=re.M | re.S):
            output = re.sub(r"^ {4}", "", found[2], flags=re.M)
            yield Snippet(document, text.count("\n", 0, found.start()) + 2, found[1], output)
        for found in re.finditer(r"(?:^(?: {4}.*)?\n)+", text, flags=re.M):
            code = re.sub(r"^ {4}", "", found[0], flags=re.M).strip("\n")
            if code.startswith(("from ", "import ")):
                yield Snippet(document, text.count("\n", 0, found.start()) + 2, code)


SNIPPETS = list(_snippets())


def test_snippets_are_found() -> None:
    assert len(SNIPPETS) >= 4


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder as the documents suppose it: reports, a corpus, a record."""
    folder = tmp_path_factory.mktemp("desk")
    for top, files in (("reports", "examples/reports/minyan-*"), ("evaluation/corpus", "")):
        (folder / top).mkdir(parents=True)
        for file in sorted(ROOT.glob(files or "evaluation/corpus/sy-a*.json")):
            (folder / top / file.name).write_bytes(file.read_bytes())
    build([folder / "reports"], folder / "record.db")
    return folder


@pytest.mark.parametrize("snippet", SNIPPETS, ids=str)
def test_snippets_run(
    snippet: Snippet,
    desk: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(desk)
    code = compile(snippet.code, str(snippet), "exec")
    exec(code, {"__name__": "snippet"})
    prints = any(
        isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
        for node in ast.walk(ast.parse(snippet.code))
    )
    out = capsys.readouterr().out
    assert bool(out) or not prints
    assert not snippet.output or out == snippet.output


PAGES = [page for page in DOCUMENTS if page.parent in {ROOT / "docs", ROOT / "evaluation"}]


def test_a_reader_of_the_readme_is_led_to_every_page() -> None:
    led = {(ROOT / link).resolve() for link in _LINK.findall(_prose(ROOT / "README.md"))}
    assert [_name(page) for page in PAGES if page not in led] == []


def test_every_picture_stands_in_a_page() -> None:
    shown = {
        (document.parent / link).resolve()
        for document in DOCUMENTS
        for link in _LINK.findall(document.read_text(encoding="utf-8"))
    }
    beside = {file for file in (ROOT / "docs").rglob("*") if file.is_file()} - set(DOCUMENTS)
    assert [_name(file) for file in sorted(beside - shown)] == []


@documents
def test_links_into_a_page_name_a_heading_of_it(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for path, heading in re.findall(r"\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)", text):
        there = document.parent / path if path else document
        titles = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), flags=re.M)
        assert heading in {re.sub(r"[^\w -]", "", t.lower()).replace(" ", "-") for t in titles}


def test_the_readme_shows_a_dispute_as_the_program_prints_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build([ROOT / "examples" / "reports"], tmp_path / "record.db")
    riwaya.main(["show", str(tmp_path / "record.db"), "disputes"], standalone_mode=False)
    printed = capsys.readouterr().out.splitlines()
    shown = re.findall(
        r"^ {4}( *\S.*)$", _section("README.md", "What a dispute looks like"), re.M
    )
    assert len(shown) == 2
    assert shown[0] in printed, printed
    assert printed[printed.index(shown[0]) + 1] == shown[1]


def _section(page: str, title: str) -> str:
    text = (ROOT / page).read_text(encoding="utf-8")
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a page gives as an example, and how the page says it is read."""

    document: Path
    text: str
    read_as: frozenset[str]

    def __str__(self) -> str:
        return f"{_name(self.document)}: {self.text}"


def _examples() -> Iterator[Example]:
    """Yield the rows of all tables that have the columns `example` and `read as`."""
    for document in DOCUMENTS:
        head: list[str] = []
        for line in document.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if not cells or set(line) <= set("|- "):
                head = head if cells else []
            elif not head:
                head = cells
            elif {"example", "read as"} <= set(head):
                row = dict(zip(head, cells, strict=True))
                read_as = frozenset(re.findall(r"`([^`]+)`", row["read as"]))
                yield Example(document, row["example"].replace("\\|", "|"), read_as)


EXAMPLES = list(_examples())
PUBLISHED = date(2016, 8, 17)
"""The day on which the reports of the examples are published, a Wednesday."""


def test_examples_are_found() -> None:
    assert len(EXAMPLES) >= 30
    assert all(example.read_as for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_examples_are_read_as_the_pages_say(example: Example, reader: ReportReader) -> None:
    report = Report(name="one", text=example.text, published=PUBLISHED, source=None)
    claims = reader.read(report)
    told = report_to_json(report, claims)["claims"]
    rules = [_rules(claim) for claim in claims]
    read = [_facts(row) | found for row, found in zip(told, rules, strict=True)]
    assert any(example.read_as <= facts for facts in read), read


def _rules(claim: Claim) -> set[str]:
    """Return the ids of the rules by which a claim's values were read."""
    places = claim.places if isinstance(claim.places, tuple) else ()
    values = (claim.modality, claim.agent, claim.target, claim.when, claim.attribution)
    found = [value for value in (*values, *places) if isinstance(value, Sourced)]
    return {value.rule for value in found if value.rule}


def _facts(row: Mapping[str, Any]) -> set[str]:
    """Return what a page may say of a claim, in its words."""
    day, ends = row["date"] or {"start": "none", "end": "none"}, ("low", "high")
    losses = (
        f"loss {loss['kind']} {loss['party']} "
        + "-".join("" if loss[end] is None else str(loss[end]) for end in ends)
        for loss in row["losses"]
    )
    return {
        row["type"],
        row["modality"],
        f"agent {row['agent_party']}",
        f"target {row['target_party']}",
        f"source {row['source']['kind']}",
        "date " + "/".join(dict.fromkeys(end or "" for end in (day["start"], day["end"]))),
        *(f"place {place['name']}" for place in row["places"]),
        *losses,
    }
