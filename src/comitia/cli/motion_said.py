"""What `comitia motion` says of one motion: when it can be put to the vote, the result, and what it waits for."""

from datetime import date
from textwrap import shorten
from typing import TYPE_CHECKING

import typer

from comitia.cli.desk import digits, say_due, say_entered

if TYPE_CHECKING:
    from comitia.app.assembly.desk import Desk, Entered
    from comitia.app.clerk import Clerk
    from comitia.store.queries.motions import MotionLine, MotionPage


TITLE = 80
"""Characters of the text of a motion by which the terminal names it."""


def say_moved(desk: "Desk", entered: "Entered") -> None:
    """Print what a motion that was just moved will do, what it needs, and when it can be put to the vote."""
    from comitia.core.assembly.motion import MotionMoved
    from comitia.store.queries.motions import motion_page

    page = motion_page(next(event.motion for event in entered.act if isinstance(event, MotionMoved)))
    assert page is not None  # noqa: S101  it was just moved
    typer.echo(f"Motion {page.line.number} is moved in the {page.line.body} by {page.mover}.")
    typer.echo(f"If carried: {page.effect}. If lost: nothing changes.")
    typer.echo(f"It needs {page.requirement} ({page.rule}).")
    say_ratifying(desk.clerk, page.line)
    say_when(desk.clerk, page, desk.day)


def say_when(clerk: "Clerk", page: "MotionPage", day: date) -> None:
    """Print from when a motion can be put to the vote, and what is to be entered before."""
    from comitia.app.assembly.before import before_the_vote

    found = before_the_vote(clerk, page.line.id, day)
    if found is None:
        return
    when = "at once" if found.earliest <= day else f"from {found.earliest} on"
    once = ", once these are entered" if found.asked else ""
    typer.echo(f"It can be put to the vote {when}{once}: comitia motion vote {page.line.number}")
    for what, command, rule in found.asked:
        typer.echo(f"  {what} ({rule}): {command}")


def say_result(desk: "Desk", entered: "Entered", motion: str) -> None:
    """Print how the last votes on a motion fell, what that has brought about, and what it still waits for."""
    from comitia.store.queries.decisions import KINDS
    from comitia.store.queries.motions import motion_page

    say_due(entered)
    page = motion_page(f"motion-{digits(motion)}")
    assert page is not None  # noqa: S101  something was just entered on it
    last = page.votes[-1]
    kind = KINDS.get(page.line.kind, page.line.kind.replace("_", " "))
    typer.echo(f"Motion {page.line.number} in the {page.line.body} ({kind}): {_title(page)}")
    if page.challenged in {"upheld", "dismissed"}:
        again = "Counted again: " if last.again else ""
        typer.echo(f"The challenge to motion {page.line.number} is {page.challenged}.")
        typer.echo(f"{again}{last.votes}. {_word(page.line.state, carried=last.carried)}.")
    else:
        typer.echo(f"{last.votes}. {_word(page.line.state, carried=last.carried)}.")
    if page.line.state == "in_effect":
        typer.echo(f"In effect: {page.effect}.")
    say_entered(entered, skip=1)
    say_open(page)
    if page.line.state == "carried":
        typer.echo(f"What it does: {page.effect}.")
        say_ratifying(desk.clerk, page.line)
        say_waiting(desk.clerk, page.line.id, desk.day)
    if page.challenge_until is not None and not page.challenged:
        typer.echo(f"Who sits in the {page.line.body} can challenge the result before {page.challenge_until}.")


def say_open(page: "MotionPage") -> None:
    """Print that a resignation is still open where a motion to accept it is lost."""
    if page.unanswered:
        typer.echo(page.unanswered)


def _title(page: "MotionPage") -> str:
    return shorten(page.line.title, TITLE, placeholder=" …")


def _word(state: str, *, carried: bool) -> str:
    if carried:
        return "Carried, and lapsed" if state == "lapsed" else "Carried"
    return "Lost" if state == "reversed" else "Lost: nothing changes"


def say_waiting(clerk: "Clerk", motion: str, day: date) -> None:
    """Print what a carried motion waits for, and how it takes effect then."""
    from comitia.app.assembly.waits import waits_for

    waits = waits_for(clerk, motion, day)
    if waits.day > day:
        typer.echo(f"The vote is on {waits.day}, later than {day}; as of that day:")
    if waits.reasons:
        typer.echo("It is not in effect yet:")
    for reason, rule in waits.reasons:
        typer.echo(f"  {reason} ({rule})")
    if waits.is_late:
        typer.echo("It was not ratified in time by enough (amend.ratify.within)")
    then, after = "lapses" if waits.is_late else "takes effect", " after that" if waits.reasons else ""
    typer.echo(f"It {then} with the next act of any body{after}, or with comitia motion settle")


def say_ratifying(clerk: "Clerk", line: "MotionLine") -> None:
    """Print who must ratify an amendment, until when, and who has; nothing on other motions."""
    from comitia.core.assembly.ratification import section_of_ratification

    found = clerk.state.proceedings.motion(line.id)
    if found is None or section_of_ratification(clerk.state, found) is None:
        return
    from comitia.store.queries.decisions.motion import motion_page

    page = motion_page(line.number)
    ratifying = page.ratifying if page is not None else None
    if page is None or ratifying is None:
        return
    if page.line.state == "moved":
        within = f" within {ratifying.within}" if ratifying.within else ""
        typer.echo(f"Once carried, it must be ratified by {ratifying.needed}{within} (amend.ratify).")
        return
    until = f", until {ratifying.until}" if ratifying.until else ""
    needs = "needs" if ratifying.open else "needed"
    typer.echo(f"It {needs} ratification by {ratifying.needed}{until} (amend.ratify). {ratifying.so_far}")
    for step in ratifying.done.steps:
        typer.echo(f"  {step.day}: {step.act.text}")
    if ratifying.done.more:
        typer.echo(f"  And {ratifying.done.more:,} more entries on its ratification.")
