"""Help and errors in the language of the interface."""

import io
import re
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click

from riwaya.cli.terminal import Terminal, bidi_mode
from riwaya.config import language
from riwaya.errors import ConfigError
from riwaya.lexicons.interface import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable

Say = Callable[[str], str]
"""Gives what the code says in English in the language of the interface."""

_EXTRA = re.compile(r"^(.*?)(?:  \[(.*)\])?$", re.DOTALL)


ASKED = "lang"
"""Under what the root context keeps the language that the command line asks for, if any."""

_CHOICE = click.Choice(["ar", "en"])
_ABOUT = "Language; RIWAYA_LANG sets it for good, and it is English without either."


def current() -> str:
    """Return the language of the command line that is being carried out."""
    context = click.get_current_context(silent=True)
    told = context.find_root().obj if context else None
    return language(told.get(ASKED) if isinstance(told, dict) else None)


lang_option = click.option(
    "--lang",
    type=_CHOICE,
    callback=lambda _context, _option, given: given or current(),
    help=_ABOUT,
)
"""The option of the language for a command that takes it; every other has it unseen."""


def asked(arguments: Sequence[str]) -> str | None:
    """Return the language that a command line asks for, before or behind the command's name."""
    given = None
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            given = value or "".join(arguments[at + 1 : at + 2])
    return given if given in LANGUAGES else None


def spoken(given: str | None) -> str:
    """Return the language of help and errors; English where an unknown one is set."""
    try:
        return language(given)
    except ConfigError:
        return language("en")


def speaker(lang: str) -> Say:
    """Return what says English texts in a language."""
    if lang == "en":
        return lambda text: text
    from riwaya.lexicons.messages import Messages, load_messages

    return Messages(load_messages())


def tell(text: str, lang: str, *, err: bool = False) -> None:
    """Print a line for people, as their terminal needs Arabic."""
    stream = sys.stderr if err else sys.stdout
    if lang == "en":
        click.echo(text, err=err)
    else:
        Terminal(stream, rtl=True, color=False).line(text)


def tell_usage(error: click.ClickException, lang: str) -> None:
    """Print what is wrong with a command line, in the language of the interface."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if lang == "en" or isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return
    say = speaker(lang)
    if context is not None:
        click.echo(context.get_usage(), err=True)
        hint = f"Try '{context.command_path} --help' for help."
        tell(say(hint), lang, err=True)
    tell(say(f"Error: {error.format_message()}"), lang, err=True)


class Help(click.HelpFormatter):
    """Lays out help in the language of the interface."""

    def __init__(self, lang: str, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self._lang = lang
        self._say = speaker(lang)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is called."""
        super().write_usage(prog, args, prefix or f"{self._say('Usage:')} ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        super().write_heading(self._say(heading))

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        super().write_text(self._say(text))

    def write_dl(
        self, rows: "Iterable[tuple[str, str]]", col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names with what they are."""
        told = [(name, self._row(text)) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)

    def _row(self, text: str) -> str:
        """Return what an option is, and in brackets what it takes."""
        found = _EXTRA.match(text)
        if found is None or not found[2]:
            return self._say(text).split("\n\n")[0]
        extra = "; ".join(map(self._say, found[2].split("; ")))
        return f"{self._say(found[1])}  [{extra}]".strip()

    def getvalue(self) -> str:
        """Return all that was written, as the terminal needs Arabic."""
        text = super().getvalue()
        if self._lang == "en" or bidi_mode("auto", sys.stdout) == "logical":
            return text
        placed = io.StringIO()
        screen = Terminal(placed, bidi="visual", rtl=True, color=False)
        for line in text.splitlines():
            screen.line(line)
        return placed.getvalue()


class Speaking(click.Context):
    """The context of every command."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return what lays out help."""
        told = self.find_root().obj
        lang = spoken(told.get(ASKED) if isinstance(told, dict) else None)
        return Help(lang, self.terminal_width, self.max_content_width)


class SpeakingGroup(click.Group):
    """A group that lists its commands by the whole first sentence of what they are."""

    context_class = Speaking

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl([(name, one.help or "") for name, one in found if one])


def speaking(command: click.Command) -> click.Command:
    """Return a command that takes `--lang`, as do all in it, and speaks that language."""
    command.context_class = Speaking
    if all(option.name != "lang" for option in command.params):
        command.params.append(
            click.Option(["--lang"], type=_CHOICE, expose_value=False, help=_ABOUT)
        )
    if isinstance(command, click.Group):
        for one in command.commands.values():
            speaking(one)
    return command
