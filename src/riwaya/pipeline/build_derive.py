"""Claims of a record to its incidents."""

from riwaya import __version__
from riwaya.reconciliation import Copy as FoundCopy
from riwaya.reconciliation import Knowledge, Reconciliation, SiegeInterval, reconcile
from riwaya.store import Copy, Derived, Flag, Record, Siege


def derive(store: Record, *, knowledge: Knowledge | None = None) -> bool:
    """Derive incidents, control, sieges and copies of all that a record holds.

    Claims count as people left them. Returns whether there was anything to do: a record whose
    contents and rules are those of the last time is left as it is.
    """
    if store.is_derived(__version__):
        return False
    found = reconcile(
        store.reports(),
        store.corrected(),
        store.judgements(),
        knowledge=knowledge or Knowledge.load(),
    )
    store.derive(as_derived(found))
    return True


def as_derived(found: Reconciliation) -> Derived:
    """Return what reconciliation found as the record keeps it."""
    return Derived(
        incidents=found.incidents,
        control=found.control,
        copies=[_copy(copy) for copy in found.copies],
        judgements=found.judgements,
        sieges=[_siege(siege) for siege in found.sieges],
        flags=[Flag(flag.report, flag.reason) for flag in found.flags],
        version=__version__,
    )


def _copy(copy: FoundCopy) -> Copy:
    return Copy(
        copy.copier,
        copy.original,
        copy.level.value,
        copy.similarity,
        copy.directed,
        copy.passages,
    )


def _siege(siege: SiegeInterval) -> Siege:
    return Siege(
        siege.place,
        siege.name,
        siege.besieger,
        siege.besieged,
        siege.first,
        siege.last,
        siege.broken_by,
        siege.claims,
    )
