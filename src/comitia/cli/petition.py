"""`comitia petition`: who asks that a holder be recalled, by how many signatures, and what became of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from comitia.cli.desk import At, Key, Names, Words, WordsFile, opened, say_all, say_lines, words
from comitia.cli.django import Database, connect, fail, spoken
from comitia.cli.motion_pages import LISTED, MOST

if TYPE_CHECKING:
    from comitia.app.assembly.signatures import Checked
    from comitia.core.mandate.petition import SignaturesCertified

app = typer.Typer(
    help="Petitions for recall: open them, certify the signatures, hear the holder, and see how they stand.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)

Number = Annotated[str, typer.Argument(metavar="N", help="The number of the petition.")]
COLUMNS = "The signatures: CSV with the columns person and, where known, signed (a day)."
File = Annotated[Path, typer.Option("--from", metavar="FILE", help=COLUMNS)]
SHOWN = 20
"""Lines that do not count of which so many are named."""


@app.command("open")
def open_(  # noqa: PLR0913, PLR0917  one parameter an option
    mandate: Annotated[str, typer.Argument(metavar="MANDATE", help="As PERSON@OFFICE, or by its id.")],
    by: Annotated[list[str], typer.Option("--by", metavar="PERSON", help="Who answers for it (repeatable).")],
    text: Words = None,
    text_file: WordsFile = None,
    name: Names = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Open a petition for the recall of a holder: how many may sign, and how many must, is fixed on that day.

    The words are the grounds. Those named with --by come onto the record; those who sign do not.

    \b
    comitia petition open b-lind@council.north --by a-roe --text "Absent all year." --db my.sqlite3
    comitia petition open b-lind@chair --by a-roe --by c-dahl --text-file grounds.txt --db my.sqlite3
    """
    grounds = None if text is None and text_file is None else words(text, text_file)
    with opened(db, key, at, name) as desk:
        from comitia.app.assembly import petitions
        from comitia.core.mandate.petition import PetitionOpened

        entered = petitions.open_petition(desk, mandate, by, grounds)
        say_all(entered)
        found = next(event for event in entered.act if isinstance(event, PetitionOpened))
        number = found.petition.removeprefix("petition-")
        typer.echo(f"It is petition {number}; enter its signatures with comitia petition certify {number} --from FILE")


@app.command()
def certify(
    petition: Number,
    file: Annotated[Path | None, typer.Option("--from", metavar="FILE", help=COLUMNS)] = None,
    valid: Annotated[
        int | None, typer.Option(min=0, help="So many valid ones, where only the number on the roll is known here.")
    ] = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Check a list of signatures, and enter how many are valid: of persons who may sign, each once, in time.

    A later list replaces the one before, so give all signatures each time. The record holds the numbers and a salted
    digest; who signed is kept nowhere.

    \b
    comitia petition certify 1 --from signatures.csv --db my.sqlite3
    comitia petition certify 1 --valid 240 --db my.sqlite3
    """
    if (file is None) == (valid is None):
        fail("give the list with --from, or a number with --valid, and not both", 2)
    with opened(db, key, at) as desk:
        from comitia.app.assembly import petitions
        from comitia.exchange.tables import BadInput

        if file is None:
            entered = petitions.certify_number(desk, petition, valid or 0)
        else:
            try:
                entered, checked = petitions.certify(desk, petition, file)
            except BadInput as error:
                fail(f"Nothing was entered.\n{error}")
            _say_rejected(checked, file)
        say_all(entered)


@app.command()
def check(petition: Number, file: File, db: Database = None, key: Key = None, at: At = None) -> None:
    """Check a list of signatures as certify does, and against the digest that the record holds; nothing is entered.

    While the petition is open, it says what certifying the list on this day would say. Where a list was certified, it
    says whether it was this one; afterwards that is all.

    \b
    comitia petition check 1 --from signatures.csv --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import petitions
        from comitia.exchange.tables import BadInput

        try:
            found = petitions.check(desk, petition, file)
        except BadInput as error:
            fail(f"Nothing was entered.\n{error}")
    _say_rejected(found.checked, file)
    _say_valid(len(found.checked.valid), found.event)
    if found.again is None:
        return
    last = found.again.last
    typer.echo(f"salt    {found.again.salt}\ndigest  {last.digest} (entry {last.seq}, on {last.day})")
    if found.again.is_same:
        typer.echo("This is the list that was certified.")
    elif found.event is None:
        fail("This is not the list that was certified.")
    else:
        typer.echo("The list that was certified is another.")


@app.command()
def hear(
    motion: Annotated[str, typer.Argument(metavar="MOTION", help="The number of the motion to recall.")],
    *,
    absent: Annotated[bool, typer.Option("--absent", help="The holder was called and did not come.")] = False,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter that a holder was heard on a motion to recall, or was called and did not come.

    \b
    comitia petition hear 4 --db my.sqlite3
    comitia petition hear 4 --absent --db my.sqlite3
    """
    with opened(db, key, at) as desk:
        from comitia.app.assembly import petitions

        entered = petitions.hear_holder(desk, motion, appeared=not absent)
        say_all(entered)


@app.command("list")
@spoken()
def listed(
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=MOST, help="So many at most, the latest.")] = LISTED,
    db: Database = None,
) -> None:
    """List the petitions, the latest first, and where each stands.

    \b
    comitia petition list --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.petitions import petition_lines

    found, more = petition_lines(limit)
    if not found:
        typer.echo("Nobody has opened a petition yet.")
        return
    table = Table()
    for heading in ("No.", "To recall", "Opened", "Last day", "Signed", "Stands", "Motion"):
        is_day = heading in {"Opened", "Last day"}
        right = heading in {"No.", "Signed", "Motion"}
        table.add_column(heading, justify="right" if right else "left", min_width=10 if is_day else None)
    for line in found:
        last, motion = str(line.last or ""), str(line.motion or "")
        signed = f"{line.signed} of {line.needed}"
        table.add_row(str(line.number), line.what, str(line.opened), last, signed, line.stands, motion)
    Console(highlight=False, markup=False, emoji=False).print(table)
    if more:
        typer.echo(f"And {more:,} more, opened before these: see --limit.")


@app.command()
@spoken()
def show(petition: Number, db: Database = None) -> None:
    """Show one petition in full: what for, the grounds, how many must sign and have, and every entry about it.

    \b
    comitia petition show 1 --db my.sqlite3
    """
    connect(db)
    from comitia.store.queries.petitions import petition_page

    page = petition_page(f"petition-{petition.removeprefix('petition-')}")
    if page is None:
        fail(f"there is no petition {petition}; see comitia petition list")
    line = page.line
    typer.echo(f"Petition {line.number}, to recall {line.what}: {line.stands}.")
    typer.echo(f"Opened on {line.opened} by {', '.join(name for _, name in page.openers)}.")
    typer.echo(f"Grounds: {page.grounds or ('(text erased)' if page.gave_grounds else 'none were given')}")
    last = f", until {line.last}" if line.last is not None else ""
    typer.echo(f"{line.needed} of {page.base} must sign, {page.of}{last}.")
    if page.certified is not None:
        typer.echo(f"{line.signed} valid signatures, as certified on {page.certified}; not counted:")
        typer.echo("\n".join(f"  {count} {reason}" for reason, count in page.rejected) or "  nothing")
    typer.echo("Entries:")
    say_lines(page.seqs)


def _say_valid(valid: int, event: "SignaturesCertified | None") -> None:
    said = f"{valid} signature{' is' if valid == 1 else 's are'} valid"
    if event is None:
        typer.echo(f"{said}.")
    else:
        typer.echo(f"{said}: certified, that would {'be enough' if event.complete else 'not be enough yet'}.")
        typer.echo("Nothing was entered.")


def _say_rejected(checked: "Checked", file: Path) -> None:
    from comitia.store.queries.petitions import REASONS

    for line, reason in checked.rejected[:SHOWN]:
        typer.echo(f"{file.name}:{line}: does not count: {REASONS[reason]}")
    if len(checked.rejected) > SHOWN:
        typer.echo(f"And {len(checked.rejected) - SHOWN:,} more lines do not count.")
