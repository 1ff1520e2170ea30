"""`comitia resign`: hand in a resignation, take it back, enter that its condition is met, and see what is open."""

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Annotated

import typer
from typer._click import Context
from typer.core import TyperGroup

from comitia.cli.day import a_day
from comitia.cli.desk import At, Key, Words, WordsFile, opened, say_all, words
from comitia.cli.django import Database, connect, fail, spoken
from comitia.cli.past import past_in_words

if TYPE_CHECKING:
    from comitia.app.clerk import Clerk
    from comitia.core.mandate.resignation import ResignationTendered
    from comitia.store.queries import resignations


class Resigning(TyperGroup):
    """The group of these commands, in which what is no command is a mandate to resign from."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Take the arguments as those of `tender` where they begin with none of the commands."""
        if args and args[0] not in {*self.commands, "--help", "-h"}:
            args = ["tender", *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=Resigning,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Number = Annotated[str, typer.Argument(metavar="N", help="The number of the resignation.")]
Letter = Annotated[
    str | None, typer.Option("--text", "--reason", help="The letter; the record holds a commitment to it.")
]
Moment = Annotated[
    datetime | None, typer.Option("--at", parser=a_day, metavar="DAY", help="The day to count from; else today.")
]
REQUESTS = ("none", "leave", "posting")


@app.callback()
def resign() -> None:
    """Resign in writing, from one mandate or several; take that back, and see what became of it.

    \b
    comitia resign chair --by a-roe --text "I ask to be released." --db my.sqlite3
    comitia resign chair --by a-roe --text-file letter.txt --request leave --at 2026-03-21
    comitia resign chair --by a-roe --reason "I move." --on 2026-06-01 --condition "A successor is elected."
    comitia resign withdraw 3 --db my.sqlite3
    comitia resign met 3 --text "She was elected on 20 May." --db my.sqlite3
    comitia resign list --person a-roe --db my.sqlite3

    All options of the first: comitia resign tender --help
    """


@app.command()
def tender(  # noqa: PLR0913, PLR0917  one parameter an option
    mandates: Annotated[
        list[str], typer.Argument(metavar="MANDATE...", help="Each as OFFICE, OFFICE.UNIT, or by its id.")
    ],
    by: Annotated[str, typer.Option("--by", metavar="PERSON", help="Who resigns.")],
    text: Letter = None,
    text_file: WordsFile = None,
    request: Annotated[
        str, typer.Option("--request", metavar="|".join(REQUESTS), help="What is asked for instead.")
    ] = "none",
    condition: Annotated[
        str | None, typer.Option("--condition", help="A condition, where the charter allows one.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on", parser=a_day, metavar="DAY", help="The day on which it takes effect, where the letter names it."
        ),
    ] = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Tender a resignation in writing, from one mandate or several at once; `tender` may be left out.

    \b
    comitia resign chair --by a-roe --text "I ask to be released." --db my.sqlite3
    comitia resign treasurer council.north --by a-roe --text-file letter.txt --db my.sqlite3
    comitia resign chair --by a-roe --reason "I am ill." --request leave --db my.sqlite3
    comitia resign chair --by a-roe --text "I move away." --on 2026-06-01 --db my.sqlite3
    """
    said = words(text, text_file)
    if request not in REQUESTS:
        fail(f"--request {request}: write one of {', '.join(REQUESTS)}", 2)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import resigning
        from comitia.core.mandate.resignation import Request, ResignationTendered

        asked: dict[str, Request] = {"none": "none", "leave": "leave", "posting": "posting"}
        letter = resigning.Letter(
            text=said, request=asked[request], condition=condition, on=on.date() if on is not None else None
        )
        entered = resigning.tender(desk, by, mandates, letter)
        say_all(entered)
        _say_next(next(event for event in entered.act if isinstance(event, ResignationTendered)))


def _say_next(found: "ResignationTendered") -> None:
    """Print what is to be done next, where somebody still has to do something."""
    number = found.resignation.removeprefix("resignation-")
    if found.body is not None:
        typer.echo(f"It is resignation {number}, and the holder stays until the body has accepted it, by")
        to = f"{found.body}.{found.unit} --by PERSON --text TEXT"
        typer.echo(f"comitia motion move {to} --effect accept_resignation resignation={number}")
    if found.condition is not None:
        typer.echo(f"It is resignation {number}, and takes effect no sooner than its condition is met, by")
        typer.echo(f"comitia resign met {number} --text TEXT")


@app.command()
def withdraw(
    resignation: Number,
    text: Annotated[str | None, typer.Option("--text", help="What the holder wrote, if anything.")] = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Take a resignation back, as long as the charter lets it be withdrawn.

    \b
    comitia resign withdraw 3 --text "I stay after all." --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import resigning

        entered = resigning.withdraw(desk, resignation, text)
        say_all(entered)


@app.command()
def met(
    resignation: Number,
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter that the condition of a resignation is met, and what shows it.

    \b
    comitia resign met 3 --text "The successor took office on 1 June." --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import resigning

        entered = resigning.meet(desk, resignation, said)
        say_all(entered)


@app.command("list")
@spoken()
def listed(
    person: Annotated[
        str | None, typer.Option(metavar="PERSON", help="Only those of a person: a reference, or an id.")
    ] = None,
    at: Moment = None,
    db: Database = None,
) -> None:
    """List the resignations, the oldest first: how each stands, how many days are left, and what silence will mean.

    \b
    comitia resign list --db my.sqlite3
    comitia resign list --person a-roe --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.labels import labels
    from comitia.store.queries.resignations import person_known, requests, requests_of

    known, who = labels(), person_known(person) if person is not None else None
    if person is not None and who is None:
        fail(f"nobody is known here as {person!r}; references are those of roll.csv and candidates.csv")
    found = () if known is None else requests_of(known, who) if who is not None else requests(known, None)
    if not found:
        typer.echo("Nobody has resigned yet." if who is None else "No resignation of this person is on the record.")
    if who is not None and (past := past_in_words(who, "resignation")):
        typer.echo(past)
    for each in found:
        typer.echo(line_of(each, (at or datetime.now(UTC)).date()))


def line_of(found: "resignations.Request", day: date) -> str:
    """Return one resignation in a line, with the days that are left on a day."""
    before = f", before the {found.before}" if found.before else ""
    said = f"{found.number:>4}  {found.day}: {found.name} as {found.office}{before}: {found.stands}"
    if found.until is None:
        return f"{said}."
    left = (found.until - day).days
    days = "due" if left <= 0 else f"{left:,} day{'' if left == 1 else 's'} left"
    return f"{said}; {found.clock} ({days})."


def say_open(clerk: "Clerk", day: date) -> None:
    """Print the resignations that a day will settle by itself, and how."""
    from comitia.store.queries.labels import labels
    from comitia.store.queries.resignations import requests

    known = labels()
    waiting = [each.tendered.resignation for each in clerk.state.holdings.letters.open]
    if not waiting or known is None:
        return
    for each in requests(known, waiting):
        if each.until is not None:
            typer.echo(f"Resignation {line_of(each, day).strip()}")
