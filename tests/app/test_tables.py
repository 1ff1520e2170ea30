"""Tables that somebody changed behind the record's back: the rebuild names the table and the row."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.run_folder import comitia, small_folder

CORRUPTED = [
    ("Organization", "UPDATE store_organization SET title = 'Other'"),
    ("Unit", "UPDATE store_unit SET parent = 'r2' WHERE id = 'b1'"),
    ("Roll", "UPDATE store_roll SET electors = 9 WHERE unit = 'b1'"),
    ("Apportionment", "UPDATE store_apportionment SET seats = '{\"b1\":3,\"b2\":1}' WHERE unit = 'r1'"),
    ("Contest", "UPDATE store_contest SET seats = 3 WHERE id = 'regional_council.b1'"),
    ("Candidate", "UPDATE store_candidate SET person = (SELECT id FROM store_person WHERE reference = 'D') "
                  "WHERE contest = 'regional_council.b1' AND number = 1"),
    ("Return", "UPDATE store_return SET elected = '[1,3]' WHERE contest = 'regional_council.b1'"),
    ("Mandate", "UPDATE store_mandate SET person = (SELECT id FROM store_person WHERE reference = 'C') "
                "WHERE id = 'regional_council.b1:1'"),
    ("Alternate", "UPDATE store_alternate SET rank = 2 WHERE contest = 'regional_council.b1'"),
    ("Person", "UPDATE store_person SET name = CASE reference WHEN 'A' THEN 'Bo Chen' ELSE 'Ada Berg' END "
               "WHERE reference IN ('A', 'B')"),
    ("Elector", "UPDATE store_elector SET unit = 'b2' WHERE person = (SELECT id FROM store_person WHERE reference = 'H')"),
    ("Box", "UPDATE store_box SET ballots = '3 2' || char(10) || '7 1 0' || char(10) || '0' || char(10) "
            "WHERE contest = 'regional_council.b1'"),
    ("Entry", "UPDATE store_entry SET content = CAST(replace(content, 'Branch One', 'Branch Uno') AS BLOB) WHERE type = 'unit_formed/1'"),
    ("Mandate", "DELETE FROM store_mandate WHERE id = 'regional_council.b1:1'"),
    ("Mandate", "INSERT INTO store_mandate SELECT 'x:1', contest, kind, office, office_unit, person, number, starts, ends, seq "
                "FROM store_mandate LIMIT 1"),
    ("Box", "DELETE FROM store_box WHERE contest = 'regional_council.b1'"),
    ("Elector", "DELETE FROM store_elector WHERE person = (SELECT id FROM store_person WHERE reference = 'H')"),
]  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, key: Path) -> Path:
    """Return a database in which the small folder has run."""
    place = tmp_path_factory.mktemp("whole")
    done = comitia("run", small_folder(place / "folder"), "--db", place / "a.sqlite3", key=key)
    assert done.returncode == 0, done.stderr
    return place / "a.sqlite3"


@pytest.mark.parametrize(("table", "statement"), CORRUPTED, ids=[f"{t}-{s.split()[0]}" for t, s in CORRUPTED])
def test_a_changed_row_is_named(table: str, statement: str, whole: Path, key: Path, tmp_path: Path) -> None:
    """Each table, one row."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        assert connection.execute(statement).rowcount > 0

    done = comitia("rebuild", "--check", "--db", db, key=key)

    assert done.returncode == 1
    assert f"{table}: " in done.stderr


def test_swapped_names_are_found_in_an_export(whole: Path, key: Path, tmp_path: Path) -> None:
    """The names no longer open the commitments of those who stood."""
    db, out = tmp_path / "a.sqlite3", tmp_path / "export.jsonl"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        connection.execute(dict(CORRUPTED)["Person"])

    comitia("record", "export", "--db", db, "-o", out, key=key)
    done = comitia("verify", out, key=key)

    assert done.returncode == 1
    assert "the name 'Bo Chen' is not the one that the record commits to" in done.stderr


def test_a_rebuild_mends_the_derived_tables(whole: Path, key: Path, tmp_path: Path) -> None:
    """The record stands; the tables are written anew from it."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        connection.execute("DELETE FROM store_mandate")

    assert comitia("rebuild", "--check", "--db", db, key=key).returncode == 1
    assert comitia("rebuild", "--db", db, key=key).returncode == 0
    assert comitia("rebuild", "--check", "--db", db, key=key).returncode == 0


def test_an_empty_database_has_nothing_to_compare(key: Path, tmp_path: Path) -> None:
    """To have compared nothing is a failure; a database that is not there is said to be so."""
    done = comitia("rebuild", "--check", "--db", tmp_path / "none.sqlite3", key=key)

    assert done.returncode == 1
    assert "there is no such database" in done.stderr

    (tmp_path / "text.sqlite3").write_text("this is no database, and long enough to be seen as none")
    done = comitia("rebuild", "--check", "--db", tmp_path / "text.sqlite3", key=key)

    assert done.returncode == 1
    assert "cannot be used as a database" in done.stderr
