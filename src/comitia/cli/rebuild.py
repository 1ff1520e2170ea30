"""`comitia rebuild`: compare the tables with the record, or write them anew from it."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from comitia.cli.django import Database, connect, fail


def rebuild(
    db: Database = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Change nothing: compare, and say what differs.")] = False,
) -> None:
    """Replay the record into tables: compare them with --check, or put them in the place of those that are there.

    \b
    comitia rebuild --check --db my.sqlite3
    """
    connect(db)
    from comitia.app import rebuild as rebuilding

    if not check:
        typer.echo(f"The derived tables were written anew from {rebuilding.rebuild()} entries.")
        return
    compared = rebuilding.check()
    table = Table()
    for heading in ("Table", "Rows compared", "Differences"):
        table.add_column(heading, justify="left" if heading == "Table" else "right")
    for each in compared:
        table.add_row(each.table, str(each.rows), str(len(each.differences)))
    Console().print(table)
    wrong = [f"{each.table}: {difference}" for each in compared for difference in each.differences]
    if not compared or not sum(each.rows for each in compared):
        fail("nothing was compared: this database holds no record")
    if wrong:
        fail("\n".join([*wrong[:20], f"{len(wrong)} differences; the record stands, the tables do not agree with it"]))
    typer.echo("The tables are what the record says.")
