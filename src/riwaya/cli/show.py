"""`riwaya show`: a record on a screen."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from riwaya.cli.inputs import Day, PartyId, in_order, record_argument
from riwaya.cli.speech import SpeakingGroup, lang_option
from riwaya.errors import RiwayaError

if TYPE_CHECKING:
    from riwaya.cli.terminal import Terminal
    from riwaya.cli.wording import Wording
    from riwaya.model import EventType, Verdict
    from riwaya.store import PlaceChoice
    from riwaya.views import Views

Code = TypeVar("Code", bound=StrEnum)


class NotThereError(RiwayaError):
    """What was asked for is not in the record."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a command needs to show something: the record's views, the words, the screen."""

    record: Path
    views: "Views"
    words: "Wording"
    out: "Terminal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """How a record is to be shown."""

    lang: str
    bidi: str
    width: int | None
    color: bool | None

    @contextmanager
    def open(self, record: Path) -> Iterator[Shown]:
        """Open a record for reading."""
        from riwaya.cli.terminal import Terminal
        from riwaya.cli.wording import Wording
        from riwaya.config import user_gazetteers
        from riwaya.lexicons.gazetteer import load_gazetteer
        from riwaya.store import SqliteStore
        from riwaya.views import Views

        added = user_gazetteers()
        gazetteer = load_gazetteer(added) if added else None
        out = Terminal(
            bidi=self.bidi, width=self.width, color=self.color, rtl=self.lang == "ar"
        )
        with SqliteStore(record, read_only=True) as store:
            yield Shown(record, Views(store, gazetteer), Wording(self.lang), out)


class RecordGroup(SpeakingGroup):
    """Takes options of how to show a record before its subcommand, too; sums up without one."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Move options between the record and the subcommand behind both; sum up for none."""
        at = 1
        while at < len(args) and args[at].startswith("--") and args[at] != "--help":
            alone = "=" in args[at] or args[at] in ("--color", "--no-color")
            at += 1 if alone else 2
        what = args[at : at + 1] or (["summary"] if args[:1] not in ([], ["--help"]) else [])
        return super().parse_args(ctx, [*args[:1], *what, *args[1:at], *args[at + 1 :]])


@click.group("show", cls=RecordGroup, no_args_is_help=True)
@record_argument
@click.pass_context
def command(ctx: click.Context, record: Path) -> None:
    """Look at a RECORD: incidents, one of them, claims, places, searches."""
    ctx.obj = record


_SCREEN = (
    lang_option,
    click.option(
        "--bidi",
        type=click.Choice(["auto", "terminal", "visual"]),
        default="auto",
        help="Who orders Arabic: the terminal, or Riwaya for one that cannot (visual). "
        "auto goes by what the terminal says it is; a pipe gets plain text.",
    ),
    click.option(
        "--width", type=click.IntRange(40), help="Columns; the terminal's if left out."
    ),
    click.option("--color/--no-color", default=None, help="On by default on a terminal."),
)


def showing(function: Callable[..., None]) -> Callable[..., None]:
    """Give a subcommand the opened record as its first argument, and the screen's options."""

    def called(
        record: Path,
        /,
        *,
        lang: str,
        bidi: str,
        width: int | None,
        color: bool | None,
        **given: object,
    ) -> None:
        screen = Screen(lang=lang, bidi=bidi, width=width, color=color)
        with screen.open(record) as shown:
            function(shown, **given)

    update_wrapper(called, function)
    passed: Callable[..., None] = click.pass_obj(called)
    for option in reversed(_SCREEN):
        passed = option(passed)
    return passed


def _missing(shown: Shown, key: str, **values: object) -> NotThereError:
    return NotThereError(shown.words.text("error", key, record=shown.record, **values))


@command.command("summary")
@showing
def summary(shown: Shown) -> None:
    """How much the record holds, and what is most disputed in it."""
    from riwaya.cli.summary import print_summary

    print_summary(shown.views.summary(), shown.record, shown.words, shown.out)


def _codes(kinds: type[Code], given: tuple[str, ...], option: str) -> frozenset[Code]:
    """Return codes by name; name all of them when one is unknown."""
    try:
        return frozenset(kinds(name) for name in given)
    except ValueError:
        known = ", ".join(kind.value for kind in kinds)
        raise click.UsageError(f"{option} is one of: {known}") from None


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """Which incidents a list is narrowed to; what is empty or `None` narrows nothing."""

    event_types: "frozenset[EventType]"
    verdicts: "frozenset[Verdict]"
    parties: frozenset[str]
    first: date | None
    last: date | None


def narrowed(function: Callable[..., None]) -> Callable[..., None]:
    """Add the options that narrow a list of incidents; the command gets them as `narrowing`."""

    def called(
        shown: Shown,
        /,
        *,
        event_types: tuple[str, ...],
        verdicts: tuple[str, ...],
        parties: tuple[str, ...],
        first: date | None,
        last: date | None,
        **given: object,
    ) -> None:
        from riwaya.model import EventType, Verdict

        narrowing = Narrowing(
            event_types=_codes(EventType, event_types, "--type"),
            verdicts=_codes(Verdict, verdicts, "--verdict"),
            parties=frozenset(parties),
            first=first,
            last=last,
        )
        function(shown, narrowing=narrowing, **given)

    update_wrapper(called, function)
    passed: Callable[..., None] = called
    for option in reversed(_NARROWING):
        passed = option(passed)
    return passed


_NARROWING = (
    click.option(
        "--type", "event_types", multiple=True, help="Event type. Can be given again."
    ),
    click.option(
        "--party",
        "parties",
        type=PartyId(),
        multiple=True,
        help="Party id, as agent or target.",
    ),
    click.option("--verdict", "verdicts", multiple=True, help="Verdict. Can be given again."),
    click.option("--from", "first", type=Day(), help="First day."),
    click.option("--to", "last", type=Day(), help="Last day."),
)


@command.command("incidents")
@click.option("--place", help="Name in any spelling, or gazetteer id; with all inside it.")
@click.option("--order", type=click.Choice(["date", "disputed", "claims"]), default="date")
@click.option("--limit", type=click.IntRange(0), default=50, help="0 for all.")
@click.option("--offset", type=click.IntRange(0), default=0)
@showing
@narrowed
def incidents(
    shown: Shown, narrowing: Narrowing, place: str | None, order: str, limit: int, offset: int
) -> None:
    """A list of incidents, narrowed as you like."""
    from riwaya.cli.lists import print_incidents
    from riwaya.store import IncidentOrder, IncidentQuery

    in_order(narrowing.first, narrowing.last)
    query = IncidentQuery(
        event_types=narrowing.event_types,
        verdicts=narrowing.verdicts,
        parties=narrowing.parties,
        place=_place(shown, place),
        first=narrowing.first,
        last=narrowing.last,
        order=IncidentOrder(order),
        limit=limit or None,
        offset=offset,
    )
    print_incidents(shown.views, query, shown.words, shown.out)


def _place(shown: Shown, name: str | None) -> "PlaceChoice | None":
    if name is None:
        return None
    found = shown.views.place_choice(name)
    if found is None:
        raise _missing(shown, "no_place", name=name)
    return found


@command.command("incident")
@click.argument("incident_id", metavar="ID")
@showing
def incident(shown: Shown, incident_id: str) -> None:
    """One incident: the accounts side by side, with the words they stand on."""
    from riwaya.cli.incident import print_incident
    from riwaya.views import apart

    found = shown.views.incident(incident_id)
    if found is None:
        raise _missing(shown, "no_incident", id=incident_id)
    others = map(shown.views.incident, found.history)
    course = [(one.row, apart(found.row, one.row)) for one in others if one]
    print_incident(found, course, shown.words, shown.out)


@command.command("claim")
@click.argument("claim_id", metavar="ID")
@showing
def claim(shown: Shown, claim_id: str) -> None:
    """One claim with all its grounds, and what people decided on it."""
    from riwaya.cli.claim import print_claim

    found = shown.views.claim(claim_id)
    if found is None:
        raise _missing(shown, "no_claim", id=claim_id)
    print_claim(found, shown.words, shown.out)


@command.command("place")
@click.argument("name")
@showing
def place(shown: Shown, name: str) -> None:
    """A place with its history; NAME in any spelling, or a gazetteer id."""
    from riwaya.cli.lists import print_place

    found = shown.views.place(name)
    if found is None:
        raise _missing(shown, "no_place", name=name)
    print_place(found, shown.words, shown.out)


@command.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option("--exact", is_flag=True, help="Do not pass over attached letters.")
@click.option("--limit", type=click.IntRange(1), default=20)
@showing
def search(shown: Shown, words: tuple[str, ...], exact: bool, limit: int) -> None:
    """Claims and reports with all these WORDS, in whatever spelling; quote a phrase."""
    from riwaya.cli.lists import print_hits
    from riwaya.store import SearchQuery

    asked = " ".join(f'"{word}"' if " " in word else word for word in words)
    hits = shown.views.search(SearchQuery(words=asked, exact=exact, limit=limit))
    print_hits(hits, shown.words, shown.out)


@command.command("disputes")
@click.option("--limit", type=click.IntRange(1), default=10)
@showing
def disputes(shown: Shown, limit: int) -> None:
    """The incidents on which most is disputed among most sides."""
    from riwaya.cli.lists import print_rows

    print_rows(shown.views.disputes(limit), shown.words, shown.out)


@command.command("sources")
@showing
def sources(shown: Shown) -> None:
    """The outlets, with what they told and how it stands."""
    from riwaya.cli.lists import print_sources

    print_sources(shown.views.sources(), shown.words, shown.out)


@command.command("control")
@click.option("--on", type=Day(), help="One day; all days by default.")
@showing
def control(shown: Shown, on: date | None) -> None:
    """Who holds which place, and what each side says; then the sieges."""
    from riwaya.cli.lists import print_control, print_sieges

    print_control(shown.views.control(on), shown.words, shown.out)
    if on is None:
        print_sieges(shown.views.sieges(), shown.words, shown.out)
