"""What `comitia history` shows: the acts of the past in order of time, and one of them with what each source says."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from comitia.cli.desk import say_lines
from comitia.cli.django import Database, connect, fail, spoken

if TYPE_CHECKING:
    from comitia.store.queries.past.page import ActPage
    from comitia.store.queries.past.told import Told

LISTED = 50
"""Acts that a list has where nobody asks for more."""
MOST = 1_000_000


@spoken()
def listed(  # noqa: PLR0913, PLR0917  one option a choice
    office: Annotated[str | None, typer.Option(metavar="ID", help="Only about this body or post, or by it.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="ID", help="With --office: only that of this unit.")] = None,
    person: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Only about this person: a reference, or an id.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only session, motion, election, ...")] = None,
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this date on: 1924.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Up to this date: 1924-05.")] = None,
    db: Database = None,
    *,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=MOST, help="So many at most.")] = LISTED,
) -> None:
    """List acts of the past, the oldest first; those of which no date is known are last.

    \b
    comitia history list --db my.sqlite3
    comitia history list --office secretary --from 1920 --to 192X --db my.sqlite3
    comitia history list --person h-1 --kind resignation --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.past.register import Filter
    from comitia.store.queries.past.register import listed as acts
    from comitia.store.queries.past.words import KINDS

    if kind is not None and kind not in KINDS:
        fail(f"--kind {kind}: write one of {', '.join(KINDS)}", 2)
    if unit and not office:
        fail("--unit goes with --office: name the body or post", 2)
    asked = Filter(
        office=office or "",
        unit=unit or "",
        kind=kind or "",
        since=_bound("--from", since, is_last=False),
        until=_bound("--to", until, is_last=True),
        person=_person(person),
    )
    found, more = acts(asked, limit)
    if not found:
        typer.echo("No act of the past is like that." if asked != Filter() else "Nothing of the past is entered yet.")
        return
    table = Table()
    for heading in ("No.", "When", "What", "", "Outcome", "Flags"):
        table.add_column(heading, justify="right" if heading == "No." else "left")
    for line in found:
        flags = ", ".join([*line.levels, *(["retracted"] if line.is_retracted else [])])
        table.add_row(str(line.number), line.when, line.what, line.says, line.ends, flags)
    Console(highlight=False, markup=False, emoji=False).print(table)
    if more:
        typer.echo(f"And {more:,} more, later than these: see --limit.")


def _person(text: str | None) -> str:
    """Return the id of a person, empty where nobody is asked for; end the program where nobody is known by it."""
    from comitia.store.queries.resignations import person_known

    found = person_known(text) if text is not None else ""
    if found is None:
        fail(f"nobody is known here as {text!r}; a reference is that of a list, or of a file of history")
    return found


def _bound(option: str, text: str | None, *, is_last: bool) -> date | None:
    """Return the first or the last day that a date in EDTF can mean; end the program where it is none."""
    from comitia.core.record.when import NoDate, when

    if text is None:
        return None
    try:
        found = when(text)
    except NoDate as error:
        fail(f"{option}: {error}", 2)
    return found.last if is_last else found.first


@spoken()
def show(act: Annotated[str, typer.Argument(metavar="N", help="The number of the act.")], db: Database = None) -> None:
    """Show one act of the past: what was put, what each source says, flags, notes, and what it bears on.

    \b
    comitia history show 3 --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.past.page import act_page

    number = act.removeprefix("past-").lstrip("0")
    is_number = number.isascii() and number.isdecimal() and len(number) < len(str(MOST)) + 2
    page = act_page(int(number)) if is_number else None
    if page is None:
        fail(f"there is no act {act} of the past; see comitia history list")
    _say(page)


def _say(page: "ActPage") -> None:
    if page.session is not None:
        typer.echo(f"Within act {page.session.number}: {page.session.says}, {page.session.when}.")
    if page.of is not None:
        typer.echo(f"It answers act {page.of.number}: {page.of.says}, {page.of.when}.")
    say_told(page.told)
    for told in page.acts:
        typer.echo("")
        say_told(told, "  ")
    if page.pages > 1:
        typer.echo(f"And {page.every - len(page.acts):,} more acts of this session: see comitia history list.")
    _say_links(page)
    typer.echo("Entry:")
    say_lines([page.told.line.seq])


def _say_links(page: "ActPage") -> None:
    """Print what answers an act, what it bears on, and what was found to bear on it."""
    for answer in page.answers:
        typer.echo(f"Answered by act {answer.number}: {answer.outcome}, {answer.when}.")
    for bearing in page.bears:
        typer.echo("It bears on:")
        for each in bearing.touched:
            what = f"act {each.line.number}, {each.line.says}, {each.line.when}" if each.line else each.mandate
            typer.echo(f"  {what}: {each.why}")
        if bearing.more:
            typer.echo(f"  and {bearing.more:,} more: see comitia record export, entry {bearing.seq}")
    for line in page.on_it:
        typer.echo(f"Act {line.number} was found to bear on it: {line.says}, {line.when}.")
    if page.more_on_it:
        typer.echo(f"And {page.more_on_it:,} more acts were found to bear on it.")


def say_told(told: "Told", margin: str = "") -> None:
    """Print an act of the past, each line after a margin."""
    for line in (*_put(told), *_by_sources(told), *_judged(told)):
        typer.echo(f"{margin}{line}".rstrip())


def _put(told: "Told") -> Iterator[str]:
    """Yield what was put, by whom, and what became of it."""
    line = told.line
    dot = "" if line.says.endswith((".", "!", "?")) else "."
    ends = f" {line.ends.capitalize()}." if line.ends else ""
    yield f"Act {line.number}, {line.what}, {line.when}: {line.says}{dot}{ends}"
    if told.retracted is not None:
        yield f"RETRACTED, entered in error: {told.retracted.text}"
    if told.persons and line.kind == "motion":
        yield f"Put by {', '.join(name for _, name in told.persons)}."
    if told.by is not None and line.kind != "session":
        yield f"Before the {told.by.name}."
    if told.has_text and told.text != line.says:
        yield from (f"  {each}" for each in (told.text or "(erased)").split("\n"))
    if told.demanded:
        yield f"The rules of that time asked for: {told.demanded}."


def _by_sources(told: "Told") -> Iterator[str]:
    """Yield what was entered where sources speak of it too, what each of them says, and on what they differ."""
    if told.beside:
        own = [f"dated {each.entered}" if each.what == "date" else each.entered for each in told.beside if each.entered]
        if own:
            yield f"Entered: {'; '.join(own)}."
    for said in told.said:
        where = f", {said.place}" if said.place else ""
        tells = "; ".join(filter(None, (f"dated {said.when}" if said.when else "", said.outcome, said.figures)))
        later = " (found later)" if said.found is not None else ""
        yield f"By source {said.source.number}, {said.source.cited}{where}{later}{f': {tells}' if tells else ''}."
        if said.quotation:
            yield from f"“{said.quotation}”".split("\n")
    if told.differs:
        yield f"They differ on: {', '.join(told.differs)}."


def _judged(told: "Told") -> Iterator[str]:
    """Yield the flags and the editors' notes."""
    for flag in told.flags:
        levels = " then ".join(each.level for each in flag.levels)
        yield f"Flag {flag.number}, {levels}: {flag.says} (rule: {flag.rule})"
    for note in told.notes:
        yield from f"Editors' note {note.number}: {note.text}".split("\n")
