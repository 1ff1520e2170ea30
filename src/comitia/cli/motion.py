"""`comitia motion`: what a body decides, from the motion to what it brought about."""

from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli import desk as at_desk
from comitia.cli.choose import say_choices
from comitia.cli.desk import At, Key, Names, Words, WordsFile, digits, opened, pair, say_all, say_due, words
from comitia.cli.django import Database, fail
from comitia.cli.instructions import names
from comitia.cli.motion_pages import effects, listed, say_awaited, say_graces, say_vacant, show
from comitia.cli.motion_said import say_moved, say_result, say_waiting
from comitia.cli.resign import say_open

if TYPE_CHECKING:
    from comitia.core.assembly.requirement import Votes

app = typer.Typer(
    help="Motions: move them, put them to the vote, challenge results, and see what became of them.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.command("list")(listed)
app.command()(show)
app.command()(effects)
app.command()(names)

Number = Annotated[str, typer.Argument(metavar="N", help="The number of the motion.")]

By = Annotated[str, typer.Option("--by", metavar="PERSON", help="Who acts: a reference, as in roll.csv, or an id.")]


@app.command()
def move(  # noqa: PLR0913, PLR0917  one parameter an option
    body: Annotated[str, typer.Argument(metavar="BODY", help="BODY, or BODY.UNIT where there are several.")],
    by: By,
    text: Words = None,
    text_file: WordsFile = None,
    effect: Annotated[
        str, typer.Option("--effect", metavar="KIND", help="What it does if carried: see `comitia motion effects`.")
    ] = "resolution",
    fields: Annotated[list[str] | None, typer.Argument(metavar="FIELD=VALUE", help="Fields of the effect.")] = None,
    name: Names = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Move a motion, and say what it will do, and what it needs.

    \b
    comitia motion move assembly --by a-roe --text "Thanks to the quay." --db my.sqlite3
    comitia motion move council.north --by a-roe --text-file motion.txt --effect relieve mandate=b-lind@chair.north
    comitia motion move assembly --by a-roe --text "A treasurer." --effect appoint office=treasurer persons=b-lind
    comitia motion move assembly --by a-roe --text "Edition 2." --effect amend charter=edition-2.yaml
    """
    given = [pair("field", each) for each in fields or ()]
    said = words(text, text_file)
    with opened(db, key, at, name) as desk:
        from comitia.app.assembly import acts

        moved = acts.Moved(body=body, mover=by, text=said, kind=effect, fields=given)
        entered = acts.move(desk, moved)
        say_due(entered)
        say_moved(desk, entered)


@app.command()
def withdraw(motion: Number, db: Database = None, key: Key = None, at: At = None) -> None:
    """Withdraw a motion that was not put to the vote yet.

    \b
    comitia motion withdraw 3 --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        entered = acts.withdraw(desk, motion)
        say_due(entered)
        typer.echo(f"Motion {digits(motion)} is withdrawn. Nothing changes.")


@app.command("vote")
@app.command(
    "recount",
    help="Enter the recount that decides a challenge, in the numbers of `comitia motion vote`.\n\n"
    "\b\ncomitia motion recount 3 --for 45 --against 46 --db my.sqlite3",
)
def vote(  # noqa: PLR0913, PLR0917  one parameter an option
    context: typer.Context,
    motion: Number,
    in_favour: Annotated[int, typer.Option("--for", min=0, help="Votes for.")],
    against: Annotated[int, typer.Option(min=0, help="Votes against.")],
    abstaining: Annotated[int, typer.Option(min=0, help="Abstentions.")] = 0,
    invalid: Annotated[int, typer.Option(min=0, help="Invalid votes.")] = 0,
    not_voting: Annotated[int | None, typer.Option(min=0, help="Present and not voting.")] = None,
    units_for: Annotated[int | None, typer.Option(min=0, help="Units whose delegates are for.")] = None,
    weight_for: Annotated[str | None, typer.Option(help="Weight for, as 1200 or 1000/3.")] = None,
    weight_against: Annotated[str | None, typer.Option(help="Weight against.")] = None,
    weight_abstaining: Annotated[str | None, typer.Option(help="Weight abstaining.")] = None,
    college: Annotated[
        list[str] | None, typer.Option(metavar="NAME=F/A/AB", help="Votes for, against, abstaining of a college.")
    ] = None,
    casting: Annotated[str | None, typer.Option(metavar="for|against", help="The chair's casting vote.")] = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Put a motion, enter how the votes fell, and say what follows.

    \b
    comitia motion vote 3 --for 71 --against 19 --abstaining 3 --db my.sqlite3
    comitia motion vote 4 --for 12 --against 7 --college lay=8/2/0 --college clergy=4/5/0
    """
    from comitia.core.assembly.requirement import Tally, Votes

    if casting not in {None, "for", "against"}:
        fail(f"--casting {casting}: write for, or against", 2)
    colleges = [_college(each) for each in college or ()]
    tally = Tally(
        votes=Votes(in_favour=in_favour, against=against, abstaining=abstaining),
        invalid=invalid,
        not_voting=not_voting,
        colleges=dict(colleges),
        units_for=units_for,
        weight_for=weight_for,
        weight_against=weight_against,
        weight_abstaining=weight_abstaining,
        casting=casting,
    )
    if len(tally.colleges) < len(colleges):
        fail("--college: one college is there twice", 2)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        if context.info_name == "recount":
            say_result(desk, acts.answer_challenge(desk, motion, tally), motion)
        else:
            say_result(desk, acts.declare_vote(desk, motion, tally), motion)


def _college(text: str) -> "tuple[str, Votes]":
    from comitia.core.assembly.requirement import Votes

    name, numbers = pair("--college", text)
    parts = numbers.strip().split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() and len(part) <= 12 for part in parts):
        fail(f"--college {text}: write NAME=FOR/AGAINST/ABSTAINING, such as lay=8/2/0", 2)
    in_favour, against, abstaining = map(int, parts)
    return name, Votes(in_favour=in_favour, against=against, abstaining=abstaining)


@app.command()
def challenge(  # noqa: PLR0913, PLR0917  one parameter an option
    motion: Number,
    by: By,
    grounds: Annotated[str, typer.Option(help="Why the result is wrong; the record holds a commitment to it.")],
    name: Names = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Challenge the declared result of a vote, within the charter's window.

    \b
    comitia motion challenge 3 --by a-roe --grounds "Two rows were counted twice." --db my.sqlite3
    """
    with opened(db, key, at, name) as desk:
        from comitia.app.assembly import acts

        entered = acts.challenge(desk, motion, by, grounds)
        say_all(entered)
        number = digits(motion)
        typer.echo(f"It is decided by comitia motion recount {number}, or comitia motion dismiss {number}")


@app.command()
def dismiss(motion: Number, db: Database = None, key: Key = None, at: At = None) -> None:
    """Dismiss a challenge without a recount: the declared result stands.

    \b
    comitia motion dismiss 3 --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        say_result(desk, acts.answer_challenge(desk, motion, None), motion)


@app.command()
def settle(db: Database = None, key: Key = None, at: At = None) -> None:
    """Let what is due by the day be entered: decisions that wait no more, and times that ran out.

    \b
    comitia motion settle --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        entered = acts.settle(desk)
        if entered.due:
            at_desk.say_entries(entered.first, entered.first + len(entered.due))
        else:
            typer.echo("Nothing is due.")
        say_graces(desk.clerk, desk.day)
        say_awaited(desk.clerk, desk.day)
        say_vacant(desk.clerk, desk.day)
        say_choices(desk.clerk, desk.day)
        say_open(desk.clerk, desk.day)
        for found in desk.clerk.state.proceedings.motions:
            if found.state == "carried":
                typer.echo(f"Motion {digits(found.moved.motion)} is carried.")
                say_waiting(desk.clerk, found.moved.motion, desk.day)


@app.command()
def report(  # noqa: PLR0913, PLR0917  one parameter an option
    motion: Number,
    outcome: Annotated[str, typer.Option(metavar="done|under-way|not-done", help="What became of it.")],
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Report what became of a resolution that is in effect.

    \b
    comitia motion report 3 --outcome done --text "The quay is mended." --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        outcomes: dict[str, acts.Outcome] = {"done": "done", "under-way": "under_way", "not-done": "not_done"}
        if outcome not in outcomes:
            fail(f"--outcome {outcome}: write one of {', '.join(outcomes)}", 2)
        entered = acts.report(desk, motion, outcomes[outcome], said)
        say_all(entered)
