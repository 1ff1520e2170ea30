"""`comitia demo`: a whole federation elected before your eyes, its record verified, its register served."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comitia.cli.django import connect, fail, shown, spoken
from comitia.cli.key import say_made
from comitia.cli.progress import Bars
from comitia.cli.stopped import entering

if TYPE_CHECKING:
    from comitia.core.state import State
    from comitia.exchange.demonstration import Demonstration

DEFAULT_DB = "demo.sqlite3"
ENTERED = datetime(2026, 5, 31, 12, tzinfo=UTC)
"""The demonstration's own clock, so that the same society has the same record, byte for byte."""


def demo(
    db: Annotated[
        str | None,
        typer.Option(
            "--db", metavar="FILE|URL", help=f"SQLite file or PostgreSQL URL; else COMITIA_DB, else {DEFAULT_DB}"
        ),
    ] = None,
    members: Annotated[int, typer.Option(help="Members of the society, about 250 to a branch.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Another seed makes another society.")] = 1,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the register at the end.")] = True,
    port: Annotated[int, typer.Option(help="Port of the register.")] = 8000,
    folder: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the charter, the tables and the ballots here.")
    ] = None,
) -> None:
    """Make a consumer co-operative in four tiers, elect everybody in it, check the record, and show it.

    Its persons and places do not exist. The same numbers give the same society and the same record. What is in a
    database already is only ever shown, never overwritten.

    \b
    comitia demo
    comitia demo --db small.sqlite3 --members 600 --folder small --no-serve
    """
    from comitia.app.installation import BadKey, NoKey, existing_installation
    from comitia.exchange.demonstration import Demonstration

    try:
        society = Demonstration(members, seed)
        with suppress(NoKey):
            existing_installation()
    except ValueError as error:
        fail(str(error), 2)
    except BadKey as error:
        fail(str(error))
    place = db or os.environ.get("COMITIA_DB") or DEFAULT_DB
    made = connect(place, create=True)
    with entering(made), spoken():
        with _kept(folder) as path:
            key = _elect(society, path)
        state = _decide()
        if key is not None:
            say_made(key)
        _check()
    _say(state, port if serve else None, place)
    if serve:
        from comitia.cli.serve import serve as serve_register

        serve_register(db=place, port=port)


@contextmanager
def _kept(folder: Path | None) -> Iterator[Path]:
    """Provide the run folder: the one that was named, or one that is gone at the end."""
    if folder is not None:
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="comitia-demo-") as place:
        yield Path(place)


def _elect(society: "Demonstration", path: Path) -> "Path | None":
    """Elect everybody in the society; return the place of the key that was made for its exports, if one was."""
    from comitia.app.installation import BadKey, existing_installation, make_key
    from comitia.app.rehearsal import Rehearsal, public_keeper, rehearse
    from comitia.core.refused import Refused
    from comitia.exchange.demonstration import FOUNDED, FolderNotEmpty, FolderWriter
    from comitia.exchange.tables import BadInput

    was_there = _refuse_other(society)
    writer = FolderWriter(path)
    what = "It is in this database already." if was_there else "Elections, tier by tier:"
    typer.echo(f"{society.members:,} members in {len(society.branches)} branches. {what}")
    try:
        writer.begin(society.charter(), society.tables())
        key = None if was_there else make_key()  # the ids of a demonstration come from another, known to everybody
        with Bars() as bars:
            rehearsal = Rehearsal(
                keeper=public_keeper(),
                signer=None if was_there else existing_installation(),
                entered=ENTERED,
                day=FOUNDED,
                seed_words=society.words,
                progress=bars,
                said=_say_step,
            )
            rehearse(rehearsal, society, writer)
    except (FolderNotEmpty, BadKey) as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or path}: cannot be written ({error.strerror}); name another folder with --folder")
    except (BadInput, Refused) as error:
        hint = "a demonstration by another version of comitia may be there: name another database with --db"
        fail(f"{error}\n{hint}" if was_there else str(error))
    return key


def _decide() -> "State":
    """Let the assembly decide; return the state after it."""
    from comitia.app.assembly.rehearsal import rehearse_decisions
    from comitia.app.rehearsal import public_keeper

    typer.echo("The assembly decides: motions, votes, a challenge and a recount.")
    return rehearse_decisions(public_keeper())


def _refuse_other(society: "Demonstration") -> bool:
    """Return whether the record of this very demonstration is there already; end where it is that of another."""
    from comitia.store import models

    found = models.Organization.objects.first()
    if found is not None and found.seed_words != society.words:
        fail(
            f"this database keeps the record of {found.title}"
            f"{f' ({found.seed_words})' if found.seed_words else ''}; name another with --db"
        )
    return found is not None


def _say_step(contests: Mapping[str, int], closed: int) -> None:
    away = f" ({closed} closed as not held: no return ever came)" if closed else ""
    typer.echo("  " + ", ".join(f"{number} for {office}" for office, number in contests.items()) + away)


def _check() -> None:
    """Export the record, verify the export, and compare the tables with it; end where anything is wrong."""
    from comitia.app import rebuild
    from comitia.app.export import export_record
    from comitia.app.rehearsal import public_keeper
    from comitia.exchange.verification import verify

    with tempfile.TemporaryDirectory(prefix="comitia-demo-") as place:
        export = Path(place) / "record.jsonl"
        export_record(export, public_keeper(), with_ballots=True, with_names=True, with_texts=True)
        with export.open("rb") as file:
            found = verify(file, None, None)
    compared = rebuild.check(public_keeper())
    wrong = [*map(str, found.findings), *(f"{each.table}: {what}" for each in compared for what in each.differences)]
    if wrong:
        fail("\n".join(["The record is NOT sound:", *wrong]))
    typer.echo(
        f"The record is sound: {found.entries:,} entries, {found.recounted} of {found.returns} returns counted again "
        f"from their ballots, {sum(each.rows for each in compared):,} rows of the tables compared with it."
    )


def _say(state: "State", port: int | None, db: str) -> None:
    """Say what came of it, and what to look at first; without a port how it is served."""
    from comitia.store import models

    president = models.Mandate.objects.filter(office="president").first()
    branch = models.Unit.objects.filter(type="branch").order_by("seq").first()
    if president is None or branch is None:
        fail("the demonstration is not complete; run it again")
    person = models.Person.objects.get(id=president.person)
    contest, _, place = president.id.rpartition(":")
    typer.echo(f"{person.name} is president of the {state.charter.title}. Look first at:")
    if port is None:
        typer.echo(f"  the register, once it is served  comitia serve --db {shown(db)}")
        typer.echo(f"  how the president was elected    comitia chain president --db {shown(db)}")
        return
    address = f"http://127.0.0.1:{port}"
    typer.echo(f"  how the president was elected   {address}/mandates/{contest}/{place}/")
    typer.echo(f"  a branch and its way up         {address}/units/{branch.id}/")
    typer.echo(f"  what the assembly decided       {address}/decisions/")
    typer.echo(f"  the record                      {address}/record/")
    typer.echo(f"  the same on the terminal        comitia chain president --db {shown(db)}")
