"""Opening the database that a command works on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

Database = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="FILE|URL", help="SQLite file or PostgreSQL URL; else COMITIA_DB, else comitia.sqlite3"
    ),
]

COPY = "put a copy of the database from before the damage in its place"
"""What to do where a record is damaged: nothing in the database says what was there."""


def connect(db: str | None, *, create: bool = False) -> Path | None:
    """Open the database for this process; with `create`, make it and bring its tables up to date.

    Returns the file that was made, if any. Ends the program with a sentence on stderr and status 1 where the database
    cannot be opened.
    """
    if db:
        os.environ["COMITIA_DB"] = db
    os.environ["DJANGO_SETTINGS_MODULE"] = "comitia.config.settings"
    import django
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError

    try:
        django.setup()
        found = settings.DATABASES["default"]
        place = found.get("NAME", "")
        made = _new_file(Path(place), create=create) if found["ENGINE"].endswith("sqlite3") else None
        _migrate(create=create)
    except (DatabaseError, ImportError, ImproperlyConfigured, OSError) as error:
        named = shown(db or os.environ.get("COMITIA_DB") or "comitia.sqlite3")
        fail(f"{named}: cannot be used as a database: {getattr(error, 'strerror', None) or error}")
    return made


def shown(place: str) -> str:
    """Return what may be printed of a database's file or URL: host and name, neither user nor password."""
    scheme, is_url, rest = place.partition("://")
    if not is_url:
        return place
    secret, _, public = rest.rpartition("@")
    if "?" in secret:  # is it the password's, or does the password follow?
        return f"{scheme}://..."
    return f"{scheme}://{public.partition('?')[0]}"


def _new_file(place: Path, *, create: bool) -> Path | None:
    """Return the file of SQLite where it is to be made; end the program where it cannot be, or is to be there."""
    if place.is_file() and (create or place.stat().st_size):
        return None
    if not create:
        what = "this file is empty" if place.is_file() else "there is no such database"
        fail(f"{place}: {what}; make one with `comitia run FOLDER --db FILE` or `comitia demo`")
    if place.exists():
        fail(f"{place}: this is no file; name one with --db")
    if not place.parent.is_dir():
        fail(f"{place}: there is no folder {place.parent}; make it first, or name another file with --db")
    return place


@contextmanager
def unused_removed(made: Path | None) -> Iterator[None]:
    """Remove the database file that this command has made, where the command ends early and no record was begun."""
    try:
        yield
    except BaseException:
        if made is not None and not _is_used(made):
            made.unlink(missing_ok=True)
        raise


def _is_used(place: Path) -> bool:
    """Tell whether there is an entry, or another process at work; SQLite leaves files beside it only while one is."""
    from django.db import DatabaseError, connection

    from comitia.store import models

    try:
        found = models.Entry.objects.exists()
    except DatabaseError:
        found = True  # who knows
    connection.close()
    return found or any(Path(f"{place}{end}").exists() for end in ("-wal", "-shm", "-journal"))


@contextmanager
def spoken() -> Iterator[None]:
    """End the program with a sentence and status 1 where the database or a file fails while a command works."""
    from django.db import DatabaseError

    from comitia.core.record.entry import Damaged

    try:
        yield
    except Damaged as damage:
        fail(f"The record is damaged: {damage}. See `comitia rebuild --check`, and {COPY}.")
    except DatabaseError as error:
        said = str(error).strip().partition("\n")[0]
        if "readonly" in said:  # as SQLite says it
            fail("The database cannot be written: let this user write its file, and in the folder that it is in.")
        fail(
            f"The database failed: {said}. What was entered before stands; run the same command again, "
            "and where it fails again, ask `comitia rebuild --check` what is wrong."
        )
    except BrokenPipeError:
        raise  # whoever was reading has read enough
    except OSError as error:
        fail(f"{error.filename or 'A file'}: {error.strerror or error}. What was entered before stands.")


def _migrate(*, create: bool) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not create:
        fail("the tables of this database are not those of this version; `comitia run FOLDER` brings them up to date")
    call_command("migrate", interactive=False, verbosity=0)


def fail(message: str, status: int = 1) -> NoReturn:
    """End the program with a sentence on stderr."""
    typer.echo(message, err=True)
    raise typer.Exit(status)
