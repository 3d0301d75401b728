"""What a build did and what the record now holds, on a screen."""

from pathlib import Path

from riwaya.cli.terminal import Piece, Terminal
from riwaya.cli.wording import Wording
from riwaya.pipeline.build import BuildResult
from riwaya.store import Counts, SqliteStore
from riwaya.views import Summary, Views


def print_result(result: BuildResult, record: Path, lang: str, bidi: str = "auto") -> None:
    """Print what a run did, then the record's summary."""
    words = Wording(lang)
    out = Terminal(bidi=bidi, rtl=lang == "ar")
    added = result.added
    out.line(
        words.text(
            "summary",
            "this_run",
            files=words.count("files", result.files),
            new=words.count("new_reports", added.reports),
            known=added.known,
            claims=words.count("new_claims", added.claims),
        )
    )
    aside = words.text("summary", "set_aside", n=result.set_aside)
    failed = words.text("summary", "failed", n=result.failed)
    out.line(f"{aside} · {failed}")
    if result.problems:
        out.line(words.text("summary", "problems", path=result.problems))
    with SqliteStore(record, read_only=True) as store:
        print_summary(Views(store).summary(), record, words, out)


def print_summary(summary: Summary, record: Path, words: Wording, out: Terminal) -> None:
    """Print how much a record holds and what is most disputed in it."""
    out.line()
    out.line([Piece(words.text("summary", "title", record=record), "bold")])
    counts = summary.counts
    totals = {
        name: words.count(name, getattr(counts, name))
        for name in ("reports", "claims", "incidents", "copies")
    }
    out.line(words.text("summary", "totals", **totals))
    if counts.first and counts.last:
        out.line(words.text("summary", "days", first=counts.first, last=counts.last))
    gaps = {
        name: words.count("claims", getattr(counts, name)) for name in ("undated", "unplaced")
    }
    out.line(words.text("summary", "gaps", **gaps))
    if counts.rejected:
        out.line(words.text("summary", "rejected", n=counts.rejected))
    _tally(words.text("summary", "claims_by_type"), _named(counts, words), out)
    verdicts = [
        (words.text("verdict", verdict), n)
        for verdict, n in counts.incidents_by_verdict.items()
    ]
    _tally(words.text("summary", "incidents_by_verdict"), verdicts, out)
    _flagged(summary, words, out)
    _disputed(summary, record, words, out)


def _named(counts: Counts, words: Wording) -> list[tuple[str, int]]:
    return [(words.text("event_type", kind), n) for kind, n in counts.claims_by_type.items()]


def _tally(title: str, rows: list[tuple[str, int]], out: Terminal) -> None:
    out.line()
    out.line([Piece(title, "bold")])
    out.line(" · ".join(f"{name} {n:,}" for name, n in rows) or "0", indent=2)


def _flagged(summary: Summary, words: Wording, out: Terminal) -> None:
    if summary.flagged:
        out.line()
        out.line([Piece(words.text("summary", "flagged"), "bold")])
    for name, reason in summary.flagged:
        out.line([Piece(f"{name}: ", "bold"), Piece(words.reason(reason))], indent=2)


def _disputed(summary: Summary, record: Path, words: Wording, out: Terminal) -> None:
    out.line()
    if not summary.disputed:
        out.line(words.text("summary", "none_disputed"))
        return
    out.line([Piece(words.text("summary", "disputed"), "bold")])
    for row in summary.disputed:
        out.line(words.incident_line(row), indent=2)
        out.line([Piece(words.reason(row.reason), "dim")], indent=4)
    out.line()
    out.line(words.text("summary", "look", record=record, id=summary.disputed[0].id))
