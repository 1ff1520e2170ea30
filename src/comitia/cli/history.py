"""`comitia history`: the past as documents tell it, entered from a file, with notes, flags and retractions."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli import history_pages
from comitia.cli.desk import At, Key, Words, WordsFile, opened, say_due, words
from comitia.cli.django import Database, fail
from comitia.cli.progress import Bars

if TYPE_CHECKING:
    from comitia.app.assembly.desk import Entered
    from comitia.core.history.breach import Level

app = typer.Typer(
    help="The past: enter what documents tell of it, note, flag and settle what is wrong with it, retract errors.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
)
app.command(name="list")(history_pages.listed)
app.command(name="show")(history_pages.show)

Act = Annotated[str, typer.Argument(metavar="ACT", help="The act of the past, as past-3 or 3.")]
FAULTS = 100
"""So many faults of a file are said at once."""
LEVEL = "irregular (against a rule, and it stood), contested (not known), cured (put right), or void (without effect)."


@app.command()
def enter(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="YAML: persons, sources, acts, add.")],
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Enter a file of history: sources, what they tell of acts of the past, notes and flags. All of it, or nothing.

    Nothing that happened is refused for breaking a rule; what can be seen to be wrong is flagged. What is on the record
    already is added to under the key add. The format: docs/how-to/enter-history.md

    \b
    comitia history enter plenum-1924.yaml --db my.sqlite3
    comitia history enter letter.yaml --at 2026-05-01 --db my.sqlite3
    """
    with opened(db, key, at, of_past=True) as desk:
        from comitia.app.history.file import enter_history
        from comitia.exchange.tables import BadInput

        try:
            with Bars() as bars:
                found = enter_history(desk, file, bars)
        except BadInput as error:
            faults, more = error.problems[:FAULTS], len(error.problems) - FAULTS
            rest = [f"... and {more:,} more: mend these first"] if more > 0 else []
            fail("\n".join(["Nothing was entered.", *map(str, faults), *rest]))
        _say(found.entered)


@app.command()
def note(
    about: Annotated[str, typer.Argument(metavar="ABOUT", help="An act or a source: past-3, source-2.")],
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Add an editor's note on an act of the past, or on a source; it stands apart from what they say.

    \b
    comitia history note past-3 --text "The clerk was absent that day." --db my.sqlite3
    comitia history note source-2 --text-file note.txt --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.history.remarks import add_note

        _say(add_note(desk, about, said))


@app.command()
def flag(  # noqa: PLR0913, PLR0917  one parameter an option
    act: Act,
    rule: Annotated[
        str, typer.Option(metavar="RULE", help="The rule that it breaks; stays open for good, so no names.")
    ],
    level: Annotated[str, typer.Option(metavar="LEVEL", help=LEVEL)],
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Flag an act of the past that breaks a rule, or of which something is not known.

    \b
    comitia history flag past-3 --rule "rules of 1922, 14" --level irregular --text "No notice was given."
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.history.remarks import flag as enter_flag

        _say(enter_flag(desk, _id("past", act), rule, _level(level), said))


@app.command()
def settle(  # noqa: PLR0913, PLR0917  one parameter an option
    flag: Annotated[str, typer.Argument(metavar="FLAG", help="The flag, as flag-2 or 2.")],
    level: Annotated[str, typer.Option(metavar="LEVEL", help=LEVEL)],
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Say what has become of what was flagged, also by comitia, and why.

    \b
    comitia history settle flag-2 --level cured --text "The congress of 1925 confirmed it." --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.history.remarks import settle as enter_settled

        _say(enter_settled(desk, _id("flag", flag), _level(level), said))


@app.command()
def retract(
    act: Act,
    text: Words = None,
    text_file: WordsFile = None,
    db: Database = None,
    key: Key = None,
    at: At = None,
) -> None:
    """Retract an act of the past that was entered in error: it stays visible, struck out, and counts no more.

    \b
    comitia history retract past-7 --text "It is an act of the other branch." --db my.sqlite3
    """
    said = words(text, text_file)
    with opened(db, key, at) as desk:
        from comitia.app.history.remarks import retract as enter_retracted

        _say(enter_retracted(desk, _id("past", act), said))


def _id(kind: str, text: str) -> str:
    """Return an id: `past-3` for `past-3`, `3` and `003`."""
    found = re.fullmatch(rf"(?:{kind}-)?0*([1-9][0-9]{{0,8}})", text.strip())
    return f"{kind}-{found[1]}" if found else text


def _level(text: str) -> "Level":
    from comitia.core.history.breach import LEVELS

    found: Level | None = next((level for level in LEVELS if level == text), None)
    if found is None:
        fail(f"--level {text}: write one of {', '.join(LEVELS)}", 2)
    return found


def _say(entered: "Entered") -> None:
    """Print what was entered, the flags that were raised, settled or cleared up, and what it all bears on."""
    from comitia.store.queries.past.entered import summary

    say_due(entered)
    found = summary(entered.act)
    first = entered.first + len(entered.due)
    last = first + len(entered.act) - 1
    typer.echo(f"Entered: entry {first}." if first == last else f"Entered: entries {first} to {last}.")
    for key, said in found.entered:
        typer.echo(f"  {key:<10} {said}")
    for heading, lines in (("Flags:", found.flags), ("Bears on later acts:", found.touches)):
        if lines:
            typer.echo(heading)
            typer.echo("\n".join(f"  {line}" for line in lines))
