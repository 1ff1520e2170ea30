"""`comitia attendance`, `charge`, `hear` and `appeal`: what is entered besides motions."""

from typing import Annotated

import typer

from comitia.cli.desk import At, Key, Names, Words, WordsFile, opened, say_all, words
from comitia.cli.django import Database

Body = Annotated[str, typer.Argument(metavar="BODY", help="BODY, or BODY.UNIT where there are several.")]


def attendance(
    body: Body,
    present: Annotated[int, typer.Option(min=0, help="How many are present.")],
    credentialed: Annotated[int | None, typer.Option(min=0, help="How many are admitted, where that is known.")] = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter how many are present in a body on the day: quorums and shares of those present rest on it.

    \b
    comitia attendance assembly --present 93 --db my.sqlite3
    comitia attendance council.north --present 11 --credentialed 12 --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        entered = acts.count_attendance(desk, body, present, credentialed)
        say_all(entered)


def charge(  # noqa: PLR0913, PLR0917  one parameter an option
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Who is charged: a reference, or an id.")],
    before: Annotated[str, typer.Option(metavar="BODY", help="BODY, or BODY.UNIT where there are several.")],
    text: Words = None,
    text_file: WordsFile = None,
    name: Names = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Lay charges against a person before a body; the person is to be heard before any expulsion.

    \b
    comitia charge b-lind --before assembly --text-file charges.txt --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at, name) as desk:
        from comitia.app.assembly import acts
        from comitia.core.mandate.membership import ChargesLaid

        entered = acts.charge(desk, person, before, said)
        say_all(entered)
        found = next(event for event in entered.act if isinstance(event, ChargesLaid))
        number = found.charges.removeprefix("charges-")
        typer.echo(f"They are charges {number}; enter the hearing with comitia hear {number}")


def hear(
    charges: Annotated[str, typer.Argument(metavar="N", help="The number of the charges.")],
    *,
    absent: Annotated[bool, typer.Option("--absent", help="The person was called and did not come.")] = False,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter that a person who is charged was heard, or was called and did not come.

    \b
    comitia hear 1 --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        entered = acts.hear(desk, charges, appeared=not absent)
        say_all(entered)


def appeal(  # noqa: PLR0913, PLR0917  one parameter an option
    motion: Annotated[str, typer.Argument(metavar="N", help="The number of the motion that expelled.")],
    to: Annotated[str, typer.Option(metavar="BODY", help="The body above that decides: BODY or BODY.UNIT.")],
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Lodge an appeal against an expulsion, to a body above the one that decided.

    \b
    comitia appeal 3 --to assembly --text-file appeal.txt --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import acts

        entered = acts.appeal(desk, motion, to, said)
        say_all(entered)
