"""`comitia depart`: somebody has died or is no longer qualified; and what was entered in error is withdrawn."""

from typing import Annotated

import typer

from comitia.cli.desk import At, Key, Names, Words, WordsFile, opened, say_all, words
from comitia.cli.django import Database

app = typer.Typer(
    help="Departures: death and loss of qualification end mandates; one entered in error is withdrawn.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Person = Annotated[str, typer.Argument(metavar="PERSON", help="Who: a reference, or an id.")]


@app.command()
def death(  # noqa: PLR0913, PLR0917  one parameter an option
    person: Person,
    text: Words = None,
    text_file: WordsFile = None,
    name: Names = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter that a person has died: all that is held ends, and what is pending of the person lapses.

    The words say where this is known from; the register does not show them.

    \b
    comitia depart death a-roe --text "Notice of the family, 3 May 2026." --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at, name) as desk:
        from comitia.app.assembly import course

        entered = course.depart(desk, person, "death", (), said)
        say_all(entered)
        _say_number(len(desk.clerk.state.course.departures))


@app.command()
def disqualified(  # noqa: PLR0913, PLR0917  one parameter an option
    person: Person,
    mandates: Annotated[
        list[str] | None,
        typer.Argument(metavar="MANDATE...", help="Each as OFFICE, OFFICE.UNIT, or by its id; all if none is named."),
    ] = None,
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter that a person has lost the qualification for what is held, where the charter lets that end a mandate.

    \b
    comitia depart disqualified a-roe --text "Moved away; roll of 3 May." --db my.sqlite3
    comitia depart disqualified a-roe council.north --text-file finding.txt --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import course

        entered = course.depart(desk, person, "disqualified", mandates or (), said)
        say_all(entered)
        _say_number(len(desk.clerk.state.course.departures))


@app.command()
def withdraw(
    departure: Annotated[str, typer.Argument(metavar="N", help="The number of the departure.")],
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Withdraw a departure that was entered in error: what it ended is given back where the place is free to.

    \b
    comitia depart withdraw 1 --text "Another person of the same name." --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import course

        entered = course.withdraw_departure(desk, departure, said)
        say_all(entered)


def _say_number(number: int) -> None:
    typer.echo(f"It is departure {number}; if it was entered in error: comitia depart withdraw {number} --text TEXT")
