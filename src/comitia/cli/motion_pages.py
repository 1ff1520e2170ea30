"""What `comitia motion` shows: the list, one motion in full, the kinds of effect, and what a decision waits for."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from comitia.cli.desk import digits, say_lines
from comitia.cli.django import Database, connect, fail, spoken
from comitia.cli.motion_said import say_open, say_ratifying, say_waiting, say_when

if TYPE_CHECKING:
    from comitia.app.clerk import Clerk
    from comitia.store.queries.motions import MotionPage


LISTED = 50
"""Motions, or mandates, that a list has where nobody asks for more."""
MOST = 1_000_000
"""More than anybody has moved, and few enough to be a number in every database."""


@spoken()
def listed(
    state: Annotated[
        str | None,
        typer.Option(metavar="STATE", help="Only those that are moved, withdrawn, lost, carried, in-effect, ..."),
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=MOST, help="So many at most, the latest.")] = LISTED,
    db: Database = None,
) -> None:
    """List the motions, the latest first, and where each stands.

    \b
    comitia motion list --db my.sqlite3
    comitia motion list --state carried --db my.sqlite3
    comitia motion list --limit 500 --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.motions import STATES, motion_lines

    wanted = state.replace("-", "_") if state else None
    if wanted not in {None, *STATES}:
        fail(f"--state {state}: write one of {', '.join(STATES).replace('_', '-')}", 2)
    found, more = motion_lines(wanted, limit)
    if not found:
        typer.echo("No motion is in this state." if wanted else "Nobody has moved anything yet.")
        return
    table = Table()
    for heading in ("No.", "Body", "Moved", "Stands", "Effect", "Text"):
        table.add_column(heading, justify="right" if heading == "No." else "left")
    for line in found:
        stands, kind = line.state.replace("_", " "), line.kind.replace("_", " ")
        table.add_row(str(line.number), line.body, str(line.moved), stands, kind, line.title)
    Console(highlight=False, markup=False, emoji=False).print(table)
    if more:
        typer.echo(f"And {more:,} more, moved before these: see --limit.")


@spoken()
def show(
    motion: Annotated[str, typer.Argument(metavar="N", help="The number of the motion.")], db: Database = None
) -> None:
    """Show all of one motion: its text, what it needs, the votes, challenges, and what it brought about.

    \b
    comitia motion show 3 --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.motions import motion_page

    number = digits(motion)
    page = motion_page(f"motion-{number}") if number.isascii() and number.isdecimal() else None
    if page is None:
        fail(f"there is no motion {motion}; see comitia motion list")
    from comitia.app.clerk import Clerk

    moment = datetime.now(UTC)
    clerk = Clerk(now=moment)
    clerk.refresh()
    _say(clerk, page, moment.date())
    if page.line.state == "carried":
        say_waiting(clerk, page.line.id, moment.date())
    typer.echo("Entries:")
    say_lines(page.seqs)


def _say(clerk: "Clerk", page: "MotionPage", day: date) -> None:
    from comitia.store.queries.motions import STATES

    line = page.line
    typer.echo(f"Motion {line.number}, moved in the {line.body} by {page.mover} on {line.moved}: {STATES[line.state]}.")
    typer.echo("")
    for each in page.text.split("\n"):
        typer.echo(f"  {each}".rstrip())
    typer.echo("")
    typer.echo(f"If carried: {page.effect}. If lost: nothing changes.")
    typer.echo(f"It needs {page.requirement} ({page.rule}).")
    if line.state == "moved":
        say_when(clerk, page, day)
    for vote in page.votes:
        again = ", counted again" if vote.again else ""
        typer.echo(f"{vote.taken}{again}: {vote.votes}. {'Carried' if vote.carried else 'Lost'}.")
    for note in page.notes:
        typer.echo(f"{note.on}, {note.what} {note.who}:")
        for each in note.text.split("\n"):
            typer.echo(f"  {each}".rstrip())
    if page.challenged in {"upheld", "dismissed"}:
        typer.echo(f"The challenge is {page.challenged}.")
    elif page.challenge_until is not None and not page.challenged:
        typer.echo(f"The time for a challenge is over on {page.challenge_until}.")
    say_open(page)
    say_ratifying(clerk, line)


def say_vacant(clerk: "Clerk", day: date) -> None:
    """Print the vacant places, how each is to be filled and by when, and who acts meanwhile."""
    from comitia.core.mandate.place import vacant_places
    from comitia.store.queries.acts.vacancies import how_filled
    from comitia.store.queries.decision_names import decision_names
    from comitia.store.queries.labels import labels

    found, known = list(vacant_places(clerk.state, day)), labels()
    if not found or known is None:
        return
    acting = {each.mandate: each for each in clerk.state.holdings.vacant.acting}
    names = decision_names(known, [[held.mandate, *(each.person for each in acting.values())] for held, _ in found])
    for held, vacancy in found:
        until = vacancy.declared.until
        how = how_filled(vacancy.declared.filler, until.isoformat() if until else "")
        late = "; overdue" if until is not None and until < day else ""
        typer.echo(f"{names.office(held.office, held.office_unit)} vacant since {vacancy.since}: {how}{late}")
        if held.mandate in acting:
            one = acting[held.mandate]
            typer.echo(f"  {names.person(one.person)} acts until {one.until or 'it is filled'}")


def say_graces(clerk: "Clerk", day: date) -> None:
    """Print the mandates that hold although the seat on which they rest is lost, what falls with them, and when."""
    from comitia.store.queries.decision_names import decision_names
    from comitia.store.queries.falling import falls
    from comitia.store.queries.labels import labels

    graces, known = clerk.state.holdings.graces, labels()
    graces = {mandate: grace for mandate, grace in graces.items() if day < grace.until}
    if not graces or known is None:
        return
    falling = {mandate: fall for mandate, fall in falls(known).items() if day < fall.on}
    names = decision_names(known, [[*graces, *falling]])
    for grace in graces.values():
        typer.echo(
            f"{names.mandate(grace.mandate)}: ends on {grace.until}, unless the seat on which it rests is regained"
        )
    for mandate, fall in falling.items():
        typer.echo(f"{names.mandate(mandate)}: falls with {fall.seat} on {fall.on}")


def say_awaited(clerk: "Clerk", day: date) -> None:
    """Print the mandates that are still to be accepted or declined, until when, and what silence will mean."""
    from comitia.store.queries.decision_names import decision_names
    from comitia.store.queries.labels import labels

    holdings, known = clerk.state.holdings, labels()
    awaited = [each for each in clerk.state.course.awaited.values() if day < each.until]
    live = [each for each in awaited if (held := holdings.mandate(each.mandate)) is not None and held.is_live]
    if not live or known is None:
        return
    names = decision_names(known, [[each.mandate for each in live[:LISTED]]])
    for each in live[:LISTED]:
        answer = f"accepts or declines before {each.until}"
        typer.echo(f"{names.mandate(each.mandate)}: {answer}; silence means {each.silence}")
    if len(live) > LISTED:
        typer.echo(f"And {len(live) - LISTED:,} more mandates are to be accepted or declined.")


def effects() -> None:
    """List the kinds of effect that a motion can have, with their fields.

    \b
    comitia motion effects
    """
    from comitia.app.assembly.kinds import kinds

    for kind in kinds():
        typer.echo(f"{kind.kind}: {kind.about}")
        for field in kind.fields:
            many = ", between commas" if field.is_many else ""
            optional = "" if field.is_needed else "; may be left out"
            typer.echo(f"    {field.name}={field.what}{many}{optional}")
