"""`comitia mandate`: accept or decline what somebody was elected, appointed or called to, and see how it stands."""

from typing import Annotated

import typer

from comitia.cli.desk import At, Key, opened, say_all
from comitia.cli.django import Database, connect, fail, spoken

app = typer.Typer(
    help="Mandates: accept them, decline them, and see what a person holds and how it stands.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Mandate = Annotated[str, typer.Argument(metavar="MANDATE", help="OFFICE, OFFICE.UNIT, or the id of the mandate.")]
By = Annotated[str, typer.Option("--by", metavar="PERSON", help="Who answers: a reference, or an id.")]


@app.command()
def accept(mandate: Mandate, by: By, db: Database = None, key: Key = None, at: At = None) -> None:
    """Accept a mandate, within the time that the charter gives.

    \b
    comitia mandate accept council.north --by a-roe --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import course

        entered = course.accept(desk, by, mandate)
        say_all(entered)


@app.command()
def decline(mandate: Mandate, by: By, db: Database = None, key: Key = None, at: At = None) -> None:
    """Decline a mandate: in the charter's time, or on the first day where the charter asks for no acceptance.

    \b
    comitia mandate decline council.north --by a-roe --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import course

        entered = course.decline(desk, by, mandate)
        say_all(entered)


@app.command()
@spoken()
def show(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Who: a reference, or an id.")], db: Database = None
) -> None:
    """Show what a person holds and held: since when, whether acceptance is awaited, leave, suspension, and the end.

    \b
    comitia mandate show a-roe --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.held import held_by

    found = held_by(person)
    if found is None:
        fail(f"nobody is known here as {person!r}; references are those of roll.csv and candidates.csv")
    for line in found:
        typer.echo(line)
