"""`comitia rebuild`: compare the tables with the record, or write them anew from it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from comitia.cli.django import COPY, Database, connect, fail, spoken
from comitia.cli.key import keeper_of
from comitia.cli.stopped import stoppable

if TYPE_CHECKING:
    from comitia.app.installation import Installation
    from comitia.app.rebuild import Comparison

SHOWN = 20


@stoppable("The record and its tables are as they were, and nothing is lost: run it again.")
@spoken()
def rebuild(
    db: Database = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Change nothing: compare, and say what differs.")] = False,
    key: Annotated[
        Path | None, typer.Option("--key", help="Signing key of this installation, to compare ids; else COMITIA_KEY.")
    ] = None,
) -> None:
    """Replay the record into tables: compare them with --check, or put them in the place of those that are there.

    \b
    comitia rebuild --check --db my.sqlite3
    """
    connect(db)
    from comitia.app import rebuild as rebuilding

    if check:
        _say(rebuilding.check(_keeper(key)))
        return
    try:
        typer.echo(f"The derived tables were written anew from {rebuilding.rebuild()} entries.")
    except rebuilding.NotRebuilt as error:
        fail(str(error))


def _keeper(key: Path | None) -> "Installation | None":
    """Return who keeps the record; None where no key is named and none is in its usual place."""
    from comitia.app.installation import BadKey, NoKey

    try:
        return keeper_of(key, is_new=False)
    except NoKey as error:
        if key is not None:
            fail(str(error))
        return None
    except BadKey as error:
        fail(str(error))


def _say(compared: "list[Comparison]") -> None:
    """Print what was compared; end with status 1 where anything differs, or nothing was there."""
    from comitia.store.queries.chain.speech import number

    table = Table()
    for heading in ("Table", "Rows compared", "Differences"):
        table.add_column(heading, justify="left" if heading == "Table" else "right")
    for each in compared:
        table.add_row(each.table, str(each.rows), str(len(each.differences)))
    Console(highlight=False, markup=False, emoji=False).print(table)
    for note in (note for each in compared for note in each.notes):
        typer.echo(note)
    wrong = [f"{each.table}: {difference}" for each in compared for difference in each.differences]
    if not compared:
        fail("nothing was compared: this database holds no record")
    if compared[0].differences:
        said = f"the record itself is damaged: nothing else was compared, and nothing is built from it; {COPY}"
        fail("\n".join([*wrong, said]))
    if wrong:
        said = f"{number(len(wrong), 'difference')}; the record stands, the tables do not agree with it"
        fail("\n".join([*wrong[:SHOWN], said]))
    typer.echo("The tables are what the record says.")
