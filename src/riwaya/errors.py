"""Every exception Riwaya raises on purpose.

Two kinds: one report failed (collected, shown, counted at the end: `ReportError`), and the run
cannot go on (`RunError`). Each message names the file or report and the cause.
"""


class RiwayaError(Exception):
    """Base of all errors that a caller may want to catch."""


class ReportError(RiwayaError):
    """One file or report could not be used; the run goes on without it."""


class IngestError(ReportError):
    """A source could not be read; the message names the file or address."""


class SpanError(ReportError):
    """A span points outside the text it belongs to."""


class RunError(RiwayaError):
    """The run cannot go on."""


class LexiconError(RunError):
    """A lexicon file breaks its schema; the message names file and entry."""


class StoreError(RunError):
    """The record cannot be opened or written; the message names it and the cause."""


class ConfigError(RunError):
    """An option or a configuration value cannot be used."""
