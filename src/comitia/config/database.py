"""The one database setting: `--db FILE|URL` or `COMITIA_DB`."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

DEFAULT = "comitia.sqlite3"
POSTGRES = ("postgresql://", "postgres://")
UNREADABLE = (
    "this is no URL postgresql://USER:PASSWORD@HOST:PORT/NAME; "
    "in a password, write %25 for %, %40 for @, %2F for / and %3F for ?"
)
WITHOUT_PSYCOPG = (
    "for PostgreSQL, psycopg must be installed, as requirements/postgres.txt has it; or name a file of SQLite"
)


def from_environment() -> dict[str, Any]:
    """Return Django's description of the database that `COMITIA_DB` names."""
    return description(os.environ.get("COMITIA_DB") or DEFAULT)


def description(place: str) -> dict[str, Any]:
    """Return Django's description of a database: SQLite for a file name, PostgreSQL for a URL.

    Raises `ImproperlyConfigured` for another URL, without a word of it: a password may be in it.
    """
    if place.startswith(POSTGRES):
        return _postgresql(place)
    if "://" in place:
        message = "a database is a file of SQLite, or a URL that begins with postgresql://"
        raise ImproperlyConfigured(message)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(place).expanduser().absolute()),
        "OPTIONS": {
            # A writer waits its turn instead of failing; what was answered is on the disk. Ids of persons are random,
            # and each batch touches pages all over their indexes: room for 32 MB of them, and for as much in the log.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
            "PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=8192;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    try:
        from psycopg import ProgrammingError  # noqa: PLC0415  only where PostgreSQL is used
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415  as above
    except ImportError as error:
        raise ImportError(WITHOUT_PSYCOPG) from error

    try:
        parts = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    except ProgrammingError:
        raise ImproperlyConfigured(UNREADABLE) from None  # its words quote the URL
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    found = {django: str(parts.pop(ours)) for ours, django in names.items() if ours in parts}
    if _is_misread(found) or not (found.get("NAME") or "service" in parts):
        raise ImproperlyConfigured(UNREADABLE)
    return {"ENGINE": "django.db.backends.postgresql", **found, "OPTIONS": parts}


def _is_misread(found: dict[str, str]) -> bool:
    """Tell whether a sign in a password made a part of it host, port or name: these would be printed."""
    has_port = all(part.isdecimal() or not part for part in found.get("PORT", "").split(","))
    return not has_port or any("@" in found.get(part, "") for part in ("HOST", "NAME"))
