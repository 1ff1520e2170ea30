"""Tables that somebody changed behind the record's back: the rebuild names the table and the row."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.run_folder import comitia

from comitia.app.installation import make_key

SWAPPED_NAMES = (
    "UPDATE store_person SET name = CASE reference WHEN 'A' THEN 'Bo Chen' ELSE 'Ada Berg' END "
    "WHERE reference IN ('A', 'B')"
)
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
    ("Person", SWAPPED_NAMES),
    ("Elector", "UPDATE store_elector SET unit = 'b2' WHERE person = (SELECT id FROM store_person WHERE reference = 'H')"),
    ("Box", "UPDATE store_box SET ballots = '3 2' || char(10) || '7 1 0' || char(10) || '0' || char(10) "
            "WHERE contest = 'regional_council.b1'"),
    ("Entry", "UPDATE store_entry SET content = CAST(replace(content, 'Branch One', 'Branch Uno') AS BLOB) WHERE type = 'unit_formed/1'"),
    ("Mandate", "DELETE FROM store_mandate WHERE id = 'regional_council.b1:1'"),
    ("Mandate", "INSERT INTO store_mandate SELECT 'x:1', contest, motion, kind, office, office_unit, person, number, starts, ends, "
                "is_live, ended, cause, ended_by, evidence, instead_of, filler, grace_until, accept_by, by_mandate, by_post, seq FROM store_mandate LIMIT 1"),
    ("Mandate", "UPDATE store_mandate SET grace_until = '2030-01-01' WHERE id = 'regional_council.b1:1'"),
    ("Mandate", "UPDATE store_mandate SET instead_of = 'x' WHERE id = 'regional_council.b1:1'"),
    ("Box", "DELETE FROM store_box WHERE contest = 'regional_council.b1'"),
    ("Elector", "DELETE FROM store_elector WHERE person = (SELECT id FROM store_person WHERE reference = 'H')"),
    ("Entry", "UPDATE store_entry SET type = 'roll_certified/1' WHERE seq = 5"),
    ("Entry", "UPDATE store_entry SET prev = '0' WHERE seq = 5"),
    ("Entry", "UPDATE store_entry SET chain = 'fed.other' WHERE seq = 5"),
    ("Entry", "UPDATE store_entry SET seq = 98 WHERE seq = 5"),
    ("Entry", "INSERT INTO store_entry (chain, seq, prev, hash, type, content) VALUES ('fed.test', 99, 'f', 'f', 't', x'00')"),
    ("Entry", "INSERT INTO store_entry (chain, seq, prev, hash, type, content) VALUES ('fed.other', 5, 'f', 'f', 't', x'00')"),
    ("Entry", "DELETE FROM store_entry WHERE seq = (SELECT max(seq) FROM store_entry)"),
    ("Entry", "INSERT INTO store_chain VALUES ('fed.zwei', 'f', 0, '[]')"),
    ("Person", "DELETE FROM store_person WHERE reference = 'B'"),
    ("Person", "DELETE FROM store_person WHERE reference = 'W'"),
    ("Elector", "DELETE FROM store_person WHERE reference = 'H'"),
    ("Person", "UPDATE store_person SET salt = '', name = 'Mallory Forged' WHERE reference = 'B'"),
    ("Person", "UPDATE store_person SET salt = '', name = 'Mallory Forged' WHERE reference = 'H'"),
    ("Person", "UPDATE store_person SET folded = ' mallory ' WHERE reference = 'H'"),
    ("Person", "UPDATE store_person SET reference = 'Z' WHERE reference = 'H'"),
    ("Person", "INSERT INTO store_person VALUES ('p0123456789abcdef', 'stray', 'Mallory Forged', ' mallory forged ', '00')"),
    ("Person", "INSERT INTO store_person VALUES ('p0123456789abcdef', 'stray', '', '', '')"),
    ("Person", "UPDATE store_person SET reference = 'tmp' WHERE reference = 'A'; "
               "UPDATE store_person SET reference = 'A' WHERE reference = 'V'; "
               "UPDATE store_person SET reference = 'V' WHERE reference = 'tmp'"),
    ("Elector", "UPDATE store_person SET salt = '', name = '' WHERE reference = 'C'; "
                "UPDATE store_elector SET person = 'pmallory' WHERE person = (SELECT id FROM store_person WHERE reference = 'H')"),
]  # fmt: skip


@pytest.mark.parametrize(("table", "statement"), CORRUPTED, ids=[f"{t}-{s.split()[0]}" for t, s in CORRUPTED])
def test_a_changed_row_is_named(table: str, statement: str, whole: Path, key: Path, tmp_path: Path) -> None:
    """Each table, one row."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        assert all(connection.execute(each).rowcount > 0 for each in statement.split("; "))

    done = comitia("rebuild", "--check", "--db", db, key=key)

    assert done.returncode == 1
    assert f"{table}: " in done.stderr


def test_swapped_names_are_found_in_an_export(whole: Path, key: Path, tmp_path: Path) -> None:
    """The names no longer open the commitments of those who stood."""
    db, out = tmp_path / "a.sqlite3", tmp_path / "export.jsonl"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        connection.execute(SWAPPED_NAMES)

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
        connection.execute("UPDATE store_person SET folded = ''")

    assert comitia("rebuild", "--check", "--db", db, key=key).returncode == 1
    assert comitia("rebuild", "--db", db, key=key).returncode == 0
    assert comitia("rebuild", "--check", "--db", db, key=key).returncode == 0


def test_nothing_is_built_from_a_damaged_record(whole: Path, key: Path, tmp_path: Path) -> None:
    """The tables are left as they are, and no other difference is named: the record is no measure."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        connection.execute(
            "UPDATE store_entry SET content = CAST(replace(CAST(content AS TEXT), 'Branch Four', 'Branch Evil') AS BLOB)"
        )
        connection.execute("DELETE FROM store_mandate WHERE id = 'regional_council.b1:1'")
        before = [line for line in connection.iterdump() if line.startswith("INSERT")]

    built = comitia("rebuild", "--db", db, key=key)
    checked = comitia("rebuild", "--check", "--db", db, key=key)

    assert (1, 1) == (built.returncode, checked.returncode)
    assert "does not have the hash that is stored with it" in built.stderr
    assert "the record is damaged; the tables were left as they are" in built.stderr
    assert "the record itself is damaged" in checked.stderr
    assert "Mandate" not in checked.stdout + checked.stderr
    with sqlite3.connect(db) as connection:
        assert before == [line for line in connection.iterdump() if line.startswith("INSERT")]


def test_nothing_is_built_where_no_chain_is(whole: Path, key: Path, tmp_path: Path) -> None:
    """A database whose chain is gone keeps its tables."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        connection.executescript("DELETE FROM store_chain; DELETE FROM store_entry")

    done = comitia("rebuild", "--db", db, key=key)

    assert done.returncode == 1
    assert "holds no record" in done.stderr
    with sqlite3.connect(db) as connection:
        assert connection.execute("SELECT count(*) FROM store_unit").fetchone()[0] > 0


def test_erasing_a_person_is_no_difference(whole: Path, key: Path, tmp_path: Path) -> None:
    """Name and salt cleared: the record stands, and that the roll can no longer be opened is said."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        connection.execute(
            "UPDATE store_person SET salt = '', name = '', folded = '' WHERE reference IN ('A', 'H', 'D')"
        )

    done = comitia("rebuild", "--check", "--db", db, key=key)

    assert done.returncode == 0, done.stderr
    assert "2 rolls can no longer be opened: somebody on them is erased" in done.stdout


def test_one_of_a_thing_is_said_to_be_one(whole: Path, key: Path, tmp_path: Path) -> None:
    """One difference, one roll, one reference."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        connection.execute(
            "UPDATE store_person SET salt = '', name = '', folded = '', reference = 'gone' WHERE reference = 'D'"
        )
        connection.execute("UPDATE store_unit SET parent = 'r2' WHERE id = 'b1'")

    done = comitia("rebuild", "--check", "--db", db, key=key)

    assert done.stderr.splitlines()[-1].startswith("1 difference; the record stands")
    assert "1 roll can no longer be opened: somebody on it is erased" in done.stdout
    assert "1 reference was not compared with ids: these were made with another key, or erased" in done.stdout


def test_references_are_compared_by_the_key_that_made_the_ids_only(whole: Path, key: Path, tmp_path: Path) -> None:
    """After a change of key, or with none, that is said; a key that is named and not there is refused, and none is made."""
    other, none = tmp_path / "other.pem", tmp_path / "none.pem"
    changed = Path(shutil.copy(whole, tmp_path / "changed.sqlite3"))
    assert make_key(other) == other
    comitia("record", "change-key", "--key", other, "--db", changed, key=key)

    by_ours = comitia("rebuild", "--check", "--db", whole, key=key)
    by_other = comitia("rebuild", "--check", "--db", changed, key=other)
    without = comitia("rebuild", "--check", "--db", whole, key=none)
    named = comitia("rebuild", "--check", "--db", whole, "--key", none, key=key)

    assert (0, 0, 0, 1) == (by_ours.returncode, by_other.returncode, without.returncode, named.returncode)
    assert "references" not in by_ours.stdout
    assert "24 references were not compared with ids: these were made with another key" in by_other.stdout
    assert "references were not compared with ids: there is no signing key here" in without.stdout
    assert "there is no signing key" in named.stderr
    assert not none.exists()


def test_an_empty_database_has_nothing_to_compare(key: Path, tmp_path: Path) -> None:
    """To have compared nothing is a failure; a database that is not there is said to be so."""
    done = comitia("rebuild", "--check", "--db", tmp_path / "none.sqlite3", key=key)

    assert done.returncode == 1
    assert "there is no such database" in done.stderr

    (tmp_path / "text.sqlite3").write_text("this is no database, and long enough to be seen as none")
    done = comitia("rebuild", "--check", "--db", tmp_path / "text.sqlite3", key=key)

    assert done.returncode == 1
    assert "cannot be used as a database" in done.stderr
