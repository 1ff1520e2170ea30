"""The one database setting: `--db FILE|URL` or `COMITIA_DB`."""

import os
from pathlib import Path
from typing import Any

DEFAULT = "comitia.sqlite3"
POSTGRES = ("postgresql://", "postgres://")


def from_environment() -> dict[str, Any]:
    """Return Django's description of the database that `COMITIA_DB` names."""
    return description(os.environ.get("COMITIA_DB") or DEFAULT)


def description(place: str) -> dict[str, Any]:
    """Return Django's description of a database: SQLite for a file name, PostgreSQL for a URL."""
    if place.startswith(POSTGRES):
        return _postgresql(place)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(Path(place).expanduser().absolute()),
        "OPTIONS": {
            # A writer waits its turn instead of failing; what was answered is on the disk.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
    }


def _postgresql(url: str) -> dict[str, Any]:
    from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415  only where PostgreSQL is used

    parts = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    found = {django: str(parts.pop(ours)) for ours, django in names.items() if ours in parts}
    return {"ENGINE": "django.db.backends.postgresql", **found, "OPTIONS": parts}
