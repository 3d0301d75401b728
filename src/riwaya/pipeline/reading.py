"""Text to claims, in order: segment, find, resolve, assemble."""

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from riwaya.arabic.affixes import ALEF, FOR, OWNERS, THEY
from riwaya.claims.assemble import Assembler
from riwaya.claims.dates.when import IntervalTimeResolver
from riwaya.claims.parties.who import ContextPartyResolver
from riwaya.claims.places.antecedents import with_antecedents
from riwaya.claims.places.datelines import datelines
from riwaya.claims.places.sakes import without_sakes
from riwaya.claims.places.strange import without_strange_words
from riwaya.claims.places.where import ContextPlaceResolver
from riwaya.claims.scenes.findings import Findings
from riwaya.claims.scenes.forms import TENSES
from riwaya.claims.scenes.ranges import covered
from riwaya.claims.scenes.tellers import tellers_of
from riwaya.extraction.actors import LexiconActorFinder
from riwaya.extraction.places import GazetteerPlaceFinder
from riwaya.extraction.quantities import GrammarQuantityFinder
from riwaya.extraction.times import GrammarTimeFinder
from riwaya.extraction.triggers import find_cues, find_triggers, find_weapons
from riwaya.lexicons.gazetteer import Gazetteer, load_gazetteer
from riwaya.lexicons.parties import load_parties
from riwaya.model import (
    Claim,
    Document,
    PlaceMention,
    QuantityMention,
    Report,
    Span,
    WeaponMention,
    Where,
)
from riwaya.stages import (
    ActorFinder,
    PartyResolver,
    PlaceFinder,
    PlaceResolver,
    QuantityFinder,
    TimeFinder,
)
from riwaya.text.segment import segment

_TOLD_TO = re.compile(rf'(?<!\w){FOR}\u0640?\s?["«“]$')
_NO_NOUN = (THEY, *OWNERS)
"""Ends of verbs that no counted noun has."""
_COUNTING = range(11, 100)
_QUOTES = ('"', "«", "“")
_MARKS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Finders:
    """The stages that find and resolve mentions; any of the right shape will do."""

    places: PlaceFinder
    wheres: PlaceResolver
    actors: ActorFinder
    parties: PartyResolver
    times: TimeFinder
    quantities: QuantityFinder


class ReportReader:
    """Reads a report into its claims: a pure function of the report."""

    def __init__(self, finders: Finders, assembler: Assembler, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.finders = finders
        self.assembler = assembler

    def find(self, report: Report) -> Findings:
        """Return everything found in a report before claims are put together."""
        document = segment(report)
        return self._findings(document)

    def read(self, report: Report) -> list[Claim]:
        """Return the report's claims in the order of their triggers."""
        with _uncollected():
            return self.assembler.assemble(self.find(report))

    def _findings(self, document: Document) -> Findings:
        finders = self.finders
        named = [m for m in finders.places.find(document) if not _told_to(document, m.span)]
        wheres = finders.wheres.resolve(document, named)
        named, wheres = without_strange_words(document, named, wheres)
        named, wheres = without_sakes(document, named, wheres)
        quantities = finders.quantities.find(document)
        counted = _counted(document, quantities)
        cues = [c for c in find_cues(document) if not (c.first in counted and c.form in TENSES)]
        found = find_triggers(document)
        triggers = [t for t in found if t.first not in counted or t.form not in TENSES]
        pairs = list(zip(named, wheres, strict=True))
        actors = finders.actors.find(document)
        written = datelines(document, actors, pairs)
        tellers = tellers_of(document, cues, triggers, pairs, written)
        places, wheres = with_antecedents(self.gazetteer, document, pairs, tellers)
        standing = finders.parties.standing(document, actors, _lands(places, wheres))
        return Findings(
            document=document,
            triggers=triggers,
            cues=cues,
            weapons=_unnamed(find_weapons(document), places),
            actors=actors,
            parties=finders.parties.resolve(document, actors, standing),
            places=places,
            wheres=wheres,
            times=finders.times.find(document),
            quantities=quantities,
            standing=standing,
            tellers=tellers,
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be looked for: what reading makes forms no cycles, and to look through it
    again and again takes a tenth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _told_to(document: Document, span: Span) -> bool:
    """Whether a name stands quoted behind `ل`: an outlet that was told, not a place."""
    before = document.report.text[max(0, span.start - _MARKS) : span.start]
    if not before.endswith(_QUOTES):
        return False
    return _TOLD_TO.search(before) is not None


def _counted(document: Document, quantities: Sequence[QuantityMention]) -> frozenset[int]:
    """Return the tokens of nouns in the accusative, which figures from 11 to 99 count, that may
    be spelled as a verb of two ("12 pupils").
    """
    behind = {quantity.last for quantity in quantities if quantity.low in _COUNTING}
    keys = document.keys
    return frozenset(
        at
        for at in behind
        if at < len(keys) and keys[at].endswith(ALEF) and not keys[at].endswith(_NO_NOUN)
    )


def _unnamed(
    weapons: list[WeaponMention], places: Sequence[PlaceMention]
) -> list[WeaponMention]:
    """Return the weapons that are no word of a place's name ("the air base")."""
    inside = covered(places)
    return [weapon for weapon in weapons if weapon.first not in inside]


def _lands(places: Sequence[PlaceMention], wheres: Sequence[Where]) -> list[tuple[int, str]]:
    """Return where a report names places of a known country, and these countries."""
    pairs = zip(places, wheres, strict=True)
    return [(m.first, where.country.lower()) for m, where in pairs if where.country]


def claim_reader(
    gazetteers: Sequence[Path] = (), *, gazetteer: Gazetteer | None = None
) -> ReportReader:
    """Return the reader with the built-in lexicons and any further gazetteer files."""
    known = gazetteer or load_gazetteer(gazetteers)
    times = IntervalTimeResolver()
    return ReportReader(finders(known), Assembler(load_parties(), times), known)


def finders(gazetteer: Gazetteer) -> Finders:
    """Return the built-in finders over a gazetteer."""
    return Finders(
        places=GazetteerPlaceFinder(gazetteer),
        wheres=ContextPlaceResolver(gazetteer),
        actors=LexiconActorFinder(),
        parties=ContextPartyResolver(),
        times=GrammarTimeFinder(),
        quantities=GrammarQuantityFinder(),
    )
