"""Claims of a record to its incidents."""

from riwaya import __version__
from riwaya.reconciliation import Knowledge, Reconciliation, reconcile
from riwaya.store import Derived, Record


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
        copies=found.copies,
        judgements=found.judgements,
        sieges=found.sieges,
        flags=found.flags,
        version=__version__,
    )
