"""`comitia countback`: fill the seats that the charter fills from the ballots that had filled them."""

from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.desk import At, Key, opened, say_all, say_entries
from comitia.cli.django import Database

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comitia.app.assembly.desk import Desk
    from comitia.core.events import Event


def countback(
    lost: Annotated[
        str | None,
        typer.Option("--ballots-lost", metavar="MANDATE", help="Enter that the ballots for this seat are lost."),
    ] = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Make the countbacks that are due, and show how each was counted.

    Where ballots are lost, say so with --ballots-lost: then the next filler of the charter applies.

    \b
    comitia countback --db my.sqlite3
    comitia countback --ballots-lost council.north-2:1 --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts, countbacks

        if lost is not None:
            entered = acts.ballots_lost(desk, lost)
            say_all(entered)
            return
        entered = acts.settle(desk)
        if entered.due:
            say_entries(entered.first, entered.first + len(entered.due))
            _say_counts(entered.due)
        waiting = countbacks.missing(desk.clerk.state, desk.day)
        _say_missing(desk, waiting)
        if not entered.due and not waiting:
            typer.echo("No countback is due.")


def _say_counts(due: "Sequence[Event]") -> None:
    from comitia.cli.stage_table import print_count
    from comitia.core.mandate.countback import CountbackDeclared
    from comitia.count import Lots, from_json
    from comitia.store.queries.contests import contest

    for event in due:
        found = contest(event.contest) if isinstance(event, CountbackDeclared) else None
        if isinstance(event, CountbackDeclared) and isinstance(event.count, dict) and found is not None:
            typer.echo("")
            whose = found.names[event.candidate - 1]
            title = f"Countback of the seat of {whose}"
            print_count(from_json(event.count), found.names, title, lots=Lots(seed=event.lot_seed))


def _say_missing(desk: "Desk", waiting: list[str]) -> None:
    for mandate in waiting:
        held = desk.clerk.state.holdings.mandate(mandate)
        typer.echo(f"The seat of {mandate} waits for a countback, and the ballots of {held.source if held else ''}")
        typer.echo(f"are not here. Where they are lost, enter it with comitia countback --ballots-lost {mandate}")
