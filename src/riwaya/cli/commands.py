"""The commands by name; each is loaded only when it is called, so that `--help` is quick."""

import sys
from importlib import import_module

import click

from riwaya import __version__
from riwaya.cli.speech import (
    ASKED,
    Speaking,
    asked,
    speaker,
    speaking,
    spoken,
    tell,
    tell_usage,
)
from riwaya.errors import RiwayaError

COMMANDS = {
    "build": ("riwaya.cli.build", "Read files and folders into a record."),
    "extract": ("riwaya.cli.extract", "Print the claims of reports, without a record."),
    "show": ("riwaya.cli.show", "Look at a record: incidents, claims, places, searches."),
    "export": ("riwaya.cli.export", "Write a record in another format."),
    "judge": ("riwaya.cli.judge", "Say whether two claims tell one happening."),
    "review": ("riwaya.cli.review", "Accept, reject or correct what was read of a claim."),
    "explain": ("riwaya.cli.explain", "Print why a report was read as it was."),
    "evaluate": ("riwaya.cli.evaluate", "Score the reader against claims that people read."),
    "gazetteer": ("riwaya.cli.gazetteer", "Look up places, or add a file of them."),
}
"""Name → (module, what it does in a line). The module's `command` is the command."""


class Commands(click.Group):
    """Finds commands by name and loads the one that is called."""

    context_class = Speaking

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; `None` for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(COMMANDS[cmd_name][0]).command
        return speaking(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.command(cls=Commands)
@click.version_option(__version__, prog_name="riwaya")
@click.option("--debug", is_flag=True, help="Show where in the code an error arose.")
@click.pass_context
def riwaya(ctx: click.Context, debug: bool) -> None:
    """Read Arabic reports of armed conflict into a record of who says what happened.

    Every value keeps the words it stands on and the one who said them; the accounts of the
    sides are laid beside each other, and nobody's claim becomes a fact by itself.
    """
    ctx.ensure_object(dict)["debug"] = debug


speaking(riwaya)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; errors are one line on standard error and exit code 1."""
    given = sys.argv[1:] if arguments is None else arguments
    told = {ASKED: asked(given)}
    lang = spoken(told[ASKED])
    try:
        code = riwaya.main(given, prog_name="riwaya", standalone_mode=False, obj=told)
    except click.ClickException as error:
        tell_usage(error, lang)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        tell(f"riwaya: {speaker(lang)('stopped; what was stored is kept')}", lang, err=True)
        code = 130
    except BrokenPipeError:
        _forget_output()
        code = 0
    except RiwayaError as error:
        if "--debug" in given:
            raise
        tell(f"riwaya: {speaker(lang)(str(error))}", lang, err=True)
        code = 1
    sys.exit(code if isinstance(code, int) else 0)


def _forget_output() -> None:
    """Keep Python from complaining at exit that nobody reads its output any more."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
