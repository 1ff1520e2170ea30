"""`comitia charter`: check a charter, and print the schema of the format for editors."""

import json
from pathlib import Path
from typing import Annotated

import typer

from comitia.charter import Charter, CharterErrors, describe, load, warnings
from comitia.charter import schema as charter_schema

charter = typer.Typer(
    help="Check a charter before anybody votes by it.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)


@charter.command()
def check(file: Annotated[Path, typer.Argument(help="the charter, a YAML file")]) -> None:
    """Say whether a charter is sound, and what it means in plain words; problems go to stderr, with exit status 1."""
    try:
        found = load(file)
    except CharterErrors as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        for warning in error.warnings:
            typer.echo(f"warning, without what is refused: {warning}", err=True)
        raise typer.Exit(1) from None
    _refuse_unknown_kinds(file, found)
    typer.echo(f"{file}: sound")
    for sentence in describe(found):
        typer.echo(f"  {sentence}")
    for warning in warnings(found):
        typer.echo(f"warning: {warning}")


def _refuse_unknown_kinds(file: Path, found: Charter) -> None:
    """End the program where the charter rules decisions of a kind that there is none of."""
    from comitia.core.assembly.effects import refuse_unknown_kinds
    from comitia.core.refused import Refused

    try:
        refuse_unknown_kinds(found)
    except Refused as refused:
        typer.echo(f"{file}: {refused.rule}: {refused.reason}", err=True)
        raise typer.Exit(1) from None


@charter.command()
def schema() -> None:
    """Print the JSON Schema (draft 2020-12) of the format, for the charter's editor."""
    typer.echo(json.dumps(charter_schema(), indent=2, ensure_ascii=False))
