"""CSV and TSV with a header row, read row by row."""

import csv
from collections.abc import Iterator, Sequence

from riwaya.ingest.items import Failed, ReadItem, ReadOptions, Reason, UnreadableError
from riwaya.ingest.lines import Lines, drained
from riwaya.ingest.records import Records
from riwaya.ingest.source import Source

_DELIMITERS = ",;\t|"
_SEPARATOR_LINE = "sep="


def read_table(source: Source, options: ReadOptions) -> Iterator[ReadItem]:
    """Yield the report of each row; a row that breaks the format fails alone.

    Raises `UnreadableError` when no column is the text, naming the columns there are. Sets the
    limit of a cell in the standard library's `csv`, which holds for the process.
    """
    csv.field_size_limit(max(options.max_report_bytes, csv.field_size_limit()))
    lines = Lines(source, options)
    records = Records(source, options, f"{lines.encoding} ({lines.basis})")
    rows = _rows(lines, source)
    header: Sequence[str] | None = None
    for row in rows:
        yield from drained(lines)
        if isinstance(row, Failed):
            yield row
        elif header is None:
            header = [name.strip() for name in row]
            _require_text(header, records, source, options)
        elif any(row[len(header) :]):
            cause = f"{len(row)} cells under {len(header)} columns"
            yield lines.fail(Reason.BAD_ROW, cause)
        elif any(row):
            yield records.item(dict(zip(header, row, strict=False)), f"line {lines.number}")
    yield from drained(lines)


def _rows(lines: Lines, source: Source) -> Iterator[list[str] | Failed]:
    """Yield rows, and a failure for each that the format does not allow."""
    texts = iter(lines)
    first = next(texts, None)
    if first is None:
        return
    delimiter = _delimiter(first, source)
    if first.lower().startswith(_SEPARATOR_LINE):
        first = ""
    reader = csv.reader(_chained(first, texts), delimiter=delimiter, strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield lines.fail(Reason.BAD_ROW, str(error))
            continue
        if row:
            yield row


def _chained(first: str, rest: Iterator[str]) -> Iterator[str]:
    """Yield the first line if anything is left of it, then the rest."""
    if first:
        yield first
    yield from rest


def _delimiter(first: str, source: Source) -> str:
    """Return the mark between cells: what the first line names or holds most of."""
    if first.lower().startswith(_SEPARATOR_LINE):
        named = first[len(_SEPARATOR_LINE) :].strip("\r\n")
        return named[:1] or "\t"
    if source.ending in (".tsv", ".tab"):
        return "\t"
    return max(_DELIMITERS, key=first.count)


def _require_text(
    header: Sequence[str], records: Records, source: Source, options: ReadOptions
) -> None:
    """Raise when a mapped column is not there, or no column is the text."""
    for field in options.columns:
        if wrong := records.unmapped(field, tuple(header)):
            raise UnreadableError(Reason.NO_TEXT_FIELD, f"{source.name}: {wrong}")
    if not {"text", "title"} & records.columns(header).keys():
        listed = ", ".join(header[:30])
        cause = (
            f"{source.name}: no column is named as the text; the columns are: {listed};"
            " --map text=COLUMN names it"
        )
        raise UnreadableError(Reason.NO_TEXT_FIELD, cause)
