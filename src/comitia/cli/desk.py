"""The desk at the terminal: who enters, on which day, and what is said when nothing can be entered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.day import a_moment
from comitia.cli.django import connect, fail, spoken
from comitia.cli.key import keeper_of

if TYPE_CHECKING:
    from comitia.app.assembly.desk import Desk, Entered
    from comitia.app.clerk import Clerk

Key = Annotated[Path | None, typer.Option("--key", help="Signing key of this installation; else COMITIA_KEY.")]

At = Annotated[
    datetime | None,
    typer.Option(
        "--at",
        parser=a_moment,
        metavar="DAY",
        help="Day of the act, and time of entry (UTC); else now.",
    ),
]

Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name", metavar="PERSON=NAME", help="Introduce somebody who is on no roll and never stood (repeatable)."
    ),
]

Words = Annotated[str | None, typer.Option("--text", help="The words; the record holds a commitment to them.")]

WordsFile = Annotated[
    Path | None, typer.Option("--text-file", metavar="FILE", help="The words, from a file; - is stdin.")
]


@contextmanager
def opened(
    db: str | None, key: Path | None, at: datetime | None, names: Sequence[str] | None = None, *, of_past: bool = False
) -> "Iterator[Desk]":
    """Open the desk for one act; end the program with a sentence and status 1 or 2 where it cannot be entered.

    An act of an earlier day than what was entered last is said to be, unless it is `of_past`.
    """
    moment = (at or datetime.now(UTC).replace(microsecond=0)).replace(tzinfo=UTC)
    introduced = _introduced(names or ())
    from comitia.charter import CharterErrors, out_of_range

    if at is not None and (wrong := out_of_range(at.date())):
        fail(f"--at {at.date()} {wrong}", 2)
    connect(db)
    from comitia.app.assembly.desk import Desk, NoRecord
    from comitia.app.assembly.kinds import BadField
    from comitia.app.assembly.people import BadName
    from comitia.app.clerk import Clerk
    from comitia.app.installation import BadKey
    from comitia.app.texts import BadText
    from comitia.core.refused import Refused

    with spoken():
        try:
            with _earlier_said(Clerk(now=moment, actor="clerk"), None if of_past else moment.date()) as clerk:
                yield Desk(clerk=clerk, keeper=keeper_of(key, is_new=False), day=moment.date(), introduced=introduced)
        except BadField as error:
            fail(f"Nothing was entered.\n{error}", 2)
        except (BadKey, NoRecord) as error:
            fail(str(error))
        except (BadName, BadText, CharterErrors, Refused) as error:
            fail(f"Nothing was entered.\n{_with_names(str(error))}")


@contextmanager
def _earlier_said(clerk: "Clerk", day: date | None) -> "Iterator[Clerk]":
    """Say it where what is entered inside, for a day, is of an earlier one than what was entered last before."""
    from comitia.store.queries.record import head, last_day

    before, last = head(), last_day()
    yield clerk
    if day is not None and clerk.size > (before.size if before else 0) and day.isoformat() < last:
        said = f"This is entered for {day}, before what was entered last ({last}): it stands after it on the record."
        typer.echo(said, err=True)


PERSON = re.compile(r"\bp[0-9a-f]{16}\b")


def _with_names(sentence: str) -> str:
    """Return a sentence of the rules with the names of those whom it calls by their ids."""
    from comitia.store.queries.holders import names_of

    names = names_of(PERSON.findall(sentence))
    return PERSON.sub(lambda found: names.get(found[0]) or found[0], sentence)


def words(text: str | None, file: Path | None) -> str:
    """Return the words that were given; end the program with status 2 where there are none, or two."""
    if (text is None) == (file is None):
        fail("give the words with --text, or their file with --text-file, and not both", 2)
    if file is None:
        return text or ""
    try:
        return (typer.get_binary_stream("stdin").read() if str(file) == "-" else file.read_bytes()).decode("utf-8-sig")
    except OSError as error:
        fail(f"{file}: cannot be read: {error.strerror}", 2)
    except UnicodeDecodeError:
        fail(f"{file}: is not text in UTF-8: save it in that encoding", 2)


def pair(option: str, text: str) -> tuple[str, str]:
    """Return name and value of NAME=VALUE; end the program with status 2 where it is none."""
    name, joined, value = text.partition("=")
    if not (joined and name.strip() and value.strip()):
        fail(f"{option} {text}: write NAME=VALUE", 2)
    return name.strip(), value


def digits(motion: str) -> str:
    """Return the number of a motion as it is written, of `3`, `03` or `motion-3`."""
    return motion.removeprefix("motion-").lstrip("0")


def say_due(entered: "Entered") -> None:
    """Print what was due by the day and came first."""
    if entered.due:
        typer.echo("What was due came first:")
        say_entries(entered.first, entered.first + len(entered.due))


def say_entries(first: int, end: int) -> None:
    """Print the entries from one place up to another, in words."""
    say_lines(range(first, end))


def say_lines(seqs: Iterable[int]) -> None:
    """Print the entries at these places, in words."""
    from comitia.store.queries.record import among

    for line in among(seqs):
        typer.echo(f"  {line.seq:>6}  {line.act.text}")


def say_entered(entered: "Entered", *, skip: int = 0) -> None:
    """Print what an act has brought about, in words, without its first `skip` entries."""
    first = entered.first + len(entered.due)
    if len(entered.act) > skip:
        say_entries(first + skip, first + len(entered.act))


def say_all(entered: "Entered") -> None:
    """Print what was due and came first, and what the act has brought about, in words."""
    say_due(entered)
    say_entered(entered)


def _introduced(names: Sequence[str]) -> dict[str, str]:
    found = dict(pair("--name", each) for each in names)
    if len(found) < len(names):
        fail("--name: one person is introduced twice", 2)
    return found
