"""`comitia act`, `acts`, `delegate`, `revoke` and `delegations`: what is done in office, and by whom in its place."""

from datetime import datetime
from typing import Annotated

import typer

from comitia.cli.day import a_day
from comitia.cli.desk import At, Key, Names, Words, WordsFile, opened, say_all, words
from comitia.cli.django import Database, connect, fail, spoken

Shown = Annotated[int, typer.Option("--page", min=1, help="Which page of the list, the latest first.")]


def act(  # noqa: PLR0913, PLR0917  one parameter an option
    capacity: Annotated[
        str,
        typer.Argument(metavar="CAPACITY", help="The mandate, as PERSON@OFFICE or by its id; or delegation-N."),
    ],
    power: Annotated[str, typer.Option(metavar="POWER", help="The power that is used, in exactly its words.")],
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter an act done in office: under a mandate or a delegation, and under a power that the office has.

    \b
    comitia act a-roe@secretary --power "keep the register" --text "Entered the new branch." --db my.sqlite3
    comitia act delegation-1 --power "sign contracts" --text-file lease.txt --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import offices

        entered = offices.act(desk, capacity, power, said)
        say_all(entered)


def delegate(  # noqa: PLR0913, PLR0917  one parameter an option
    mandate: Annotated[str, typer.Argument(metavar="MANDATE", help="Of the holder: PERSON@OFFICE, or by its id.")],
    to: Annotated[str, typer.Option(metavar="PERSON", help="Who may use the powers: a reference, or an id.")],
    power: Annotated[list[str], typer.Option(metavar="POWER", help="A power of the post, in its words (repeatable).")],
    until: Annotated[
        datetime | None,
        typer.Option(parser=a_day, metavar="DAY", help="The first day on which it is over; open if left out."),
    ] = None,
    name: Names = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Delegate powers of a post by an act of its holder, where the charter says so (posts.POST.may_delegate).

    A body delegates powers of its own by a motion: comitia motion move BODY --effect delegate_powers.

    \b
    comitia delegate a-roe@treasurer --to b-lind --power "pay bills" --until 2026-09-01 --db my.sqlite3
    comitia delegate a-roe@treasurer --to z-vale --name "z-vale=Zoe Vale" --power "pay bills" --db my.sqlite3
    comitia motion move board --by a-roe --text T --effect delegate_powers person=b-lind powers="sign contracts"
    """
    with opened(db, key, at, name) as desk:
        from comitia.app.assembly import offices
        from comitia.core.mandate.delegation import PowerDelegated

        entered = offices.delegate(desk, mandate, to, power, until.date() if until else None)
        say_all(entered)
        found = next(event for event in entered.act if isinstance(event, PowerDelegated))
        number = found.delegation.removeprefix("delegation-")
        typer.echo(f"It is delegation {number}: comitia act {found.delegation} --power POWER --text TEXT")
        typer.echo(f"The holder revokes it with comitia revoke {number}")


def revoke(
    delegation: Annotated[str, typer.Argument(metavar="N", help="The number of the delegation.")],
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Revoke a delegation that a holder gave; a body revokes one of its own by a motion (revoke_delegation).

    \b
    comitia revoke 1 --db my.sqlite3
    comitia motion move board --by a-roe --text "Enough." --effect revoke_delegation delegation=2 --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import offices

        entered = offices.revoke(desk, delegation)
        say_all(entered)


def acts(page: Shown = 1, db: Database = None) -> None:
    """List the acts done in office, the latest first: by whom, under which power, and by what right.

    \b
    comitia acts --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.powers.done import done_page

    with spoken():
        found = done_page(page)
        if found is None:
            fail("there is no such page of acts, or no record in this database")
        typer.echo(f"{found.every:,} act{'s'[: found.every != 1]} in office")
        for each in found.acts:
            typer.echo(f"{each.number:>5}  {each.day}  {each.name}, for the {each.title}: {each.power}")
            if each.text:
                typer.echo(f"       {each.text.partition(chr(10))[0]}")
            typer.echo(f"       {each.right}")
            for motion in each.undone:
                typer.echo(f"       It rests on motion {motion}, which is reversed since.")
        if found.pages > 1:
            typer.echo(f"page {found.page} of {found.pages}")


def delegations(db: Database = None) -> None:
    """List the delegations, the latest first: who may use which powers, who gave them, and which are over.

    \b
    comitia delegations --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.powers.delegated import every

    with spoken():
        found = every()
        if not found:
            typer.echo("Nothing is delegated.")
        for each in found:
            until = f" until {each.until}" if each.until else ""
            powers = ", ".join(each.powers or each.gone)
            typer.echo(
                f"{each.number:>5}  {each.name} may {powers}{until}, given on {each.since} by {each.giver.words}"
            )
            if each.over:
                typer.echo(f"       Over: {each.over}.")
