"""The commands by name, each loaded only when it is called, so that `comitia count` starts without the rest."""

import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated

import typer
from typer._click import Command, Context
from typer.core import TyperGroup
from typer.main import get_command

from comitia import __version__

COMMANDS = {
    "demo": ("comitia.cli.demo", "demo"),
    "run": ("comitia.cli.run", "run"),
    "serve": ("comitia.cli.serve", "serve"),
    "chain": ("comitia.cli.chain", "chain"),
    "motion": ("comitia.cli.motion", "app"),
    "instructions": ("comitia.cli.instructions", "instructions"),
    "attendance": ("comitia.cli.assembly", "attendance"),
    "resign": ("comitia.cli.resign", "app"),
    "mandate": ("comitia.cli.mandate", "app"),
    "depart": ("comitia.cli.depart", "app"),
    "petition": ("comitia.cli.petition", "app"),
    "countback": ("comitia.cli.countback", "countback"),
    "choose": ("comitia.cli.choose", "choose"),
    "charge": ("comitia.cli.assembly", "charge"),
    "hear": ("comitia.cli.assembly", "hear"),
    "appeal": ("comitia.cli.assembly", "appeal"),
    "act": ("comitia.cli.office", "act"),
    "acts": ("comitia.cli.office", "acts"),
    "delegate": ("comitia.cli.office", "delegate"),
    "revoke": ("comitia.cli.office", "revoke"),
    "delegations": ("comitia.cli.office", "delegations"),
    "history": ("comitia.cli.history", "app"),
    "search": ("comitia.cli.search", "search"),
    "count": ("comitia.cli.count", "count"),
    "ballots": ("comitia.cli.ballots", "app"),
    "draw": ("comitia.cli.draw", "draw"),
    "apportion": ("comitia.cli.apportion", "apportion"),
    "charter": ("comitia.cli.charter", "charter"),
    "record": ("comitia.cli.record", "app"),
    "verify": ("comitia.cli.verify", "verify"),
    "rebuild": ("comitia.cli.rebuild", "rebuild"),
}
"""Where each command stands: a module, and in it a function or a group of commands."""


class Commands(TyperGroup):
    """The group of all commands, in the order in which a newcomer meets them."""

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002  typer asks this way
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002  as above
        """Return one command, loading its module."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name]
        found = getattr(import_module(module), name)
        if isinstance(found, typer.Typer):
            return get_command(found)
        single = typer.Typer(add_completion=False, rich_markup_mode=None)
        single.command(name=cmd_name)(found)
        return get_command(single)


app = typer.Typer(
    cls=Commands,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"comitia {__version__}")
        raise typer.Exit


@app.callback()
def comitia(
    *, version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Show it.")] = False
) -> None:
    """Councils that elect councils, on one record that anyone can check.

    \b
    comitia demo                          see a whole federation elected, and look around in it
    comitia run FOLDER --db my.sqlite3    run the elections of an organisation
    comitia serve --db my.sqlite3         let people read the register
    comitia chain NAME --db my.sqlite3    follow a post holder down to the local votes
    """


def main() -> None:
    """Run the comitia command."""
    if empty := _empty(sys.argv[1:]):
        typer.echo(f"{empty} is empty: give a value, or leave it out where it is not needed", err=True)
        sys.exit(2)
    app(prog_name="comitia")


def _empty(words: Sequence[str]) -> str | None:
    """Return what has an empty value: that of a shell's variable that was never set is no option left out."""
    before = "an argument"
    for word in words:
        name, is_joined, value = word.partition("=") if word.startswith("--") else (word, "=", word)
        if is_joined and not value.strip():
            return before if name == word else name
        before = word if word.startswith("-") and word.strip("-") else "an argument"
    return None
