"""`comitia serve`: it answers, it ends when told, and it says what is wrong before it begins."""

import http.client
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from tests.web.federation import write_folder
from tests.web.serving import PATIENCE, comitia, filled, served


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database with a record."""
    place = tmp_path_factory.mktemp("serve")
    return filled(write_folder(place / "folder"), place)


def test_serves_until_told_to_end(db: Path) -> None:
    """It says its address, answers, sends no body to HEAD, refuses a second server, and ends with status 0."""
    with served(db) as (address, process):
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
        connection.request("HEAD", "/")
        head = connection.getresponse()
        assert (200, b"") == (head.status, head.read())
        connection.request("GET", "/units/ash/")
        page = connection.getresponse()
        assert (200, "Ashford" in page.read().decode()) == (page.status, True)
        connection.close()

        second = comitia("serve", "--db", str(db), "--port", address.rpartition(":")[2])
        assert (1, "address already in use" in second.stderr) == (second.returncode, True)

        process.terminate()
        said, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0
        assert said.splitlines() == [f"The register is at {address}/ (Ctrl-C ends it)", "Ended."]


def test_no_database(tmp_path: Path) -> None:
    """A database that is not there is not made."""
    answer = comitia("serve", "--db", str(tmp_path / "none.sqlite3"))

    assert (1, "there is no such database" in answer.stderr) == (answer.returncode, True)
    assert not (tmp_path / "none.sqlite3").exists()


def test_no_record(db: Path, tmp_path: Path) -> None:
    """A database without a record is not served; how to begin is said."""
    empty = tmp_path / "empty.sqlite3"
    with sqlite3.connect(db) as full, sqlite3.connect(empty) as other:
        full.backup(other)
        other.executescript("DELETE FROM store_chain; DELETE FROM store_entry")
    answer = comitia("serve", "--db", str(empty))

    assert (1, "holds no record yet" in answer.stderr) == (answer.returncode, True)


def test_no_tables(tmp_path: Path) -> None:
    """A file without tables is refused in words."""
    (tmp_path / "bare.sqlite3").touch()
    answer = comitia("serve", "--db", str(tmp_path / "bare.sqlite3"))

    assert (1, "Traceback" in answer.stderr) == (answer.returncode, False)
