"""Claims of a record to its incidents."""

from riwaya import __version__
from riwaya.pipeline.build_grow import as_kept, grow
from riwaya.pipeline.overrides import Overrides
from riwaya.reconciliation import Knowledge, Reconciliation, reconcile
from riwaya.reconciliation.standing import areas, sketches, tellings, turning
from riwaya.store import Derived, Record, SqliteStore, Standing


def derive(store: Record, *, knowledge: Knowledge | None = None) -> bool:
    """Derive incidents, control, sieges and copies of all that a record holds.

    Claims count as people left them, outlets as the file beside the record has them. A record
    on disk that grew by little is derived where it changed alone, with the same result. Returns
    whether there was anything to do: a record whose contents and rules are those of the last
    time is left as it is.
    """
    overrides = Overrides.of(store)
    if store.is_derived(overrides.version):
        return False
    known = knowledge or overrides.knowledge()
    if not (isinstance(store, SqliteStore) and grow(store, known, overrides.version)):
        derive_anew(store, known, overrides.version)
    return True


def derive_anew(store: Record, knowledge: Knowledge, version: str = __version__) -> None:
    """Derive all that a record holds, whatever was derived before."""
    found = reconcile(
        store.reports(), store.corrected(), store.judgements(), knowledge=knowledge
    )
    store.derive(as_derived(found, knowledge, version))


def as_derived(found: Reconciliation, knowledge: Knowledge, version: str) -> Derived:
    """Return what reconciliation found as the record keeps it."""
    return Derived(
        incidents=found.incidents,
        control=found.control,
        copies=found.copies,
        judgements=found.judgements,
        sieges=found.sieges,
        flags=found.flags,
        version=version,
        standing=Standing(
            sketches=sketches(found.ground.index),
            tellings=as_kept(tellings(found.ground, knowledge)),
            inside=areas(found.ground),
            turns=list(turning(found.ground)),
        ),
    )
