"""`comitia motion names` and `comitia instructions`: votes by name, and the report "instructed and voted"."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from comitia.cli.desk import At, Key, digits, opened, pair, say_all
from comitia.cli.django import Database, connect, fail, spoken

if TYPE_CHECKING:
    from comitia.store.queries.decisions.instructed import Asked
    from comitia.store.queries.instructions.report import Item, MotionReport

BREACHES = {
    "report_only": "",
    "recall_ground": " A vote against an instruction is a ground for recall.",
    "void": " A vote against an instruction is void, and counted as invalid.",
}


def names(
    motion: Annotated[str, typer.Argument(metavar="N", help="The number of the motion.")],
    votes: Annotated[
        list[str] | None,
        typer.Argument(metavar="PERSON=VOTE", help="for, against, abstain, not-voting or absent, of each person."),
    ] = None,
    table: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="A CSV file with the columns person and vote.")
    ] = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter votes by name: how those who sit in a body voted on a motion, before the result is declared or after it.

    \b
    comitia motion names 3 a-roe=for b-lind=against c-hay=absent --db my.sqlite3
    comitia motion names 3 --from votes.csv --db my.sqlite3
    """
    if (not votes) == (table is None):
        fail("name PERSON=VOTE, or give a table with --from, and not both", 2)
    given = [pair("PERSON=VOTE", each) for each in votes or ()]
    with opened(db, key, at) as desk:
        from comitia.app.assembly.votes_by_name import record_table, record_votes
        from comitia.exchange.tables import BadInput

        try:
            entered = record_table(desk, motion, table) if table is not None else record_votes(desk, motion, given)
        except BadInput as error:
            fail(f"Nothing was entered.\n{error}")
        say_all(entered)
        typer.echo(f"See comitia instructions {digits(motion)}")


@spoken()
def instructions(
    motion: Annotated[str | None, typer.Argument(metavar="N", help="The number of a motion; else of all.")] = None,
    body: Annotated[
        str | None, typer.Option(metavar="BODY", help="Only motions in this body: BODY or BODY.UNIT.")
    ] = None,
    by: Annotated[
        str | None, typer.Option(metavar="BODY", help="Only where this body instructed: BODY or BODY.UNIT.")
    ] = None,
    person: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Only one person: a reference, or an id.")
    ] = None,
    page: Annotated[int, typer.Option(metavar="N", min=1, max=1_000_000, help="Which page of a long list.")] = 1,
    db: Database = None,
) -> None:
    """Report what delegates were instructed to vote, how they voted, and whether they kept to it.

    \b
    comitia instructions --db my.sqlite3
    comitia instructions 3 --db my.sqlite3
    comitia instructions --by council.north --db my.sqlite3
    comitia instructions --person a-roe --db my.sqlite3
    """
    connect(db)
    if motion is not None:
        _say_motion(motion)
    elif person is not None:
        _say_person(person)
    else:
        from comitia.store.queries.decisions.instructed import Asked

        (of, unit), (giver, its) = _place(body), _place(by)
        _say_all(Asked(body=of, unit=unit, by=giver, by_unit=its), page)


def _place(text: str | None) -> tuple[str, str]:
    body, _, unit = (text or "").partition(".")
    return body, unit


def _say_motion(motion: str) -> None:
    from comitia.store.queries.instructions.report import motion_report

    number = digits(motion)
    found = motion_report(int(number)) if number.isascii() and number.isdecimal() and len(number) <= 9 else None
    if found is None:
        fail(f"there is no motion {motion}; see comitia motion list")
    line = found.item.line
    result = f" {line.result}" if line.result else ""
    typer.echo(f"Motion {line.number} in the {line.title}, {line.day}: {line.stands}.{result}")
    typer.echo(f"{found.item.summary or 'Nobody sits in it'}.{BREACHES[found.item.rule.breach]}")
    _print(("Delegate", "Sent by", "Instructed", "Voted", "Outcome"), _rows(found))
    for each in found.instructions:
        typer.echo(f"Motion {each.number} in the {each.title}, {each.day}: {each.says} ({each.stands})")


def _rows(found: "MotionReport") -> list[tuple[str, ...]]:
    return [
        (each.name, each.giver, f"{each.instructed} (motion {each.by})" if each.by else "", each.voted, each.outcome)
        for each in found.delegates
    ]


def _say_all(asked: "Asked", page: int) -> None:
    from comitia.store.queries.instructions.report import reports

    found = reports(asked, page)
    if found is None or not found.every:
        typer.echo(
            "No delegates were instructed on a motion, or named with their votes." if page == 1 else "No such page."
        )
        return
    _print(("No.", "Body", "Day", "Stands", "Outcomes"), [_row(each) for each in found.items])
    if found.pages > 1:
        typer.echo(f"Page {page} of {found.pages}; see --page.")


def _row(item: "Item") -> tuple[str, ...]:
    line = item.line
    return str(line.number), line.title, str(line.day), line.stands, item.summary


def _say_person(person: str) -> None:
    from django.db.models import Q

    from comitia.store.models import Person
    from comitia.store.queries.instructions.report import of_person
    from comitia.store.queries.labels import labels

    row, words = Person.objects.filter(Q(reference=person) | Q(id=person)).first(), labels()
    if row is None or words is None:
        fail(f"nobody is known here as {person!r}")
    found = of_person(words, row.id)
    if not found.lines:
        typer.echo("Never instructed on a motion, and never named with a vote.")
        return
    rows = [
        (str(line.number), line.title, str(line.day), told.giver, told.instructed, told.voted, told.outcome)
        for line, told in found.lines
    ]
    _print(("No.", "Body", "Day", "Sent by", "Instructed", "Voted", "Outcome"), rows)
    if found.grounds:
        listed = ", ".join(f"motion {number}" for number in found.grounds)
        typer.echo(f"A ground for recall (mandate.instructions.breach): voted against the instruction on {listed}.")


def _print(headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    table = Table()
    for heading in headings:
        table.add_column(heading, justify="right" if heading == "No." else "left")
    for row in rows:
        table.add_row(*row)
    Console(highlight=False, markup=False, emoji=False).print(table)
