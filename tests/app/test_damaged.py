"""A record damaged in its tables: each command says what is wrong and where, changes nothing, and makes nothing."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.run_folder import comitia, small_folder

NO_CHAIN = "entries are there, and the row of the chain that they are in is not"
NO_ROW = "the row of the chain, with its head, its size and its Merkle roots, is none that was written"
CHAIN = [
    ("frontier", "'[1]'", NO_ROW),
    ("frontier", "'[]'", NO_ROW),
    ("frontier", "'{}'", NO_ROW),
    ("frontier", "replace(frontier, 'a', 'A')", NO_ROW),
    ("frontier", "json_insert(frontier, '$[#]', head)", NO_ROW),
    ("head", "'0'", NO_ROW),
    ("head", "x'00'", NO_ROW),
    ("size", "'many'", NO_ROW),
    ("size", "size + 1", NO_ROW),
]
ENTRIES = [
    ("content = content || x'20'", "entry 5 is stored as str, and not as the bytes that were entered"),
    ("content = 7", "entry 5 is stored as int, and not as the bytes that were entered"),
    ("content = CAST(content || x'20' AS BLOB)", "entry 5 does not have the hash that is stored with it"),
    ("hash = x'00'", "entry 5 does not have the hash that is stored with it"),
    ("seq = 'five'", "after 5 entries comes entry 6"),
]
COMMANDS = [
    ("rebuild", "--check"),
    ("rebuild",),
    ("record", "export", "-o", "export.jsonl"),
    ("record", "head"),
    ("chain", "regional_council.b1:1"),
    ("serve",),
    ("run", "folder"),
]


@pytest.fixture
def damaged(started: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a database to be damaged, in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return Path(shutil.copy(started, tmp_path / "a.sqlite3"))


def made(db: Path) -> set[str]:
    """Return what there is beside a database."""
    return {path.name for path in db.parent.iterdir()} - {f"{db.name}{end}" for end in ("", "-wal", "-shm")}


def change(db: Path, *statements: str) -> list[str]:
    """Change a database behind the record's back, and return all that is then in it."""
    with sqlite3.connect(db) as connection:
        for statement in statements:
            assert connection.execute(statement).rowcount > 0
    return contents(db)


def contents(db: Path) -> list[str]:
    """Return every row of every table."""
    with sqlite3.connect(db) as connection:
        return [line for line in connection.iterdump() if line.startswith("INSERT")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("statement", "sentence"),
    [("UPDATE store_chain SET frontier = '[1]'", NO_ROW), ("DELETE FROM store_chain", NO_CHAIN)],
    ids=["changed", "gone"],
)
def test_a_chain_without_its_end_ends_every_command(
    command: tuple[str, ...], statement: str, sentence: str, damaged: Path, key: Path
) -> None:
    """No command takes entries without their chain for an empty database, or goes on."""
    small_folder(damaged.with_name("folder"))
    before = change(damaged, statement)

    done = comitia(*command, "--db", damaged, key=key)

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "put a copy of the database from before the damage in its place" in done.stderr
    assert "Traceback" not in done.stderr
    assert before == contents(damaged)
    assert {"folder"} == made(damaged)


@pytest.mark.parametrize(("column", "value", "sentence"), CHAIN, ids=[f"{c}={v}" for c, v, _ in CHAIN])
def test_a_chain_that_cannot_be_one_is_named(column: str, value: str, sentence: str, damaged: Path, key: Path) -> None:
    """Whatever stands in the row."""
    change(damaged, f"UPDATE store_chain SET {column} = {value}")  # noqa: S608  written above

    done = comitia("rebuild", "--check", "--db", damaged, key=key)

    assert done.returncode == 1
    assert f"Entry: {sentence}\nthe record itself is damaged" in done.stderr


@pytest.mark.parametrize(("value", "sentence"), ENTRIES, ids=[value for value, _ in ENTRIES])
@pytest.mark.parametrize("command", COMMANDS[:3], ids=" ".join)
def test_a_damaged_entry_is_named(
    command: tuple[str, ...], value: str, sentence: str, damaged: Path, key: Path
) -> None:
    """Also by the export, which signs nothing that verification would call not sound."""
    before = change(damaged, f"UPDATE store_entry SET {value} WHERE seq = 5")  # noqa: S608  written above

    done = comitia(*command, "--db", damaged, key=key)

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "damaged" in done.stderr
    assert "Traceback" not in done.stderr
    assert before == contents(damaged)
    assert set() == made(damaged)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM store_entry WHERE seq = (SELECT max(seq) FROM store_entry)",
        "INSERT INTO store_entry (chain, seq, prev, hash, type, content) VALUES ('fed.test', 99, 'f', 'f', 't', x'00')",
        "UPDATE store_chain SET head = (SELECT hash FROM store_entry WHERE seq = 5)",
    ],
    ids=["cut", "one more", "another head"],
)
def test_an_export_is_of_all_entries_up_to_the_head(statement: str, damaged: Path, key: Path) -> None:
    """Entries cut off, entries added and a changed head are no record to sign; an older export stays as it was."""
    assert comitia("record", "export", "-o", "e.jsonl", "--db", damaged, key=key).returncode == 0
    older = damaged.with_name("e.jsonl").read_bytes()
    change(damaged, statement)

    done = comitia("record", "export", "-o", "e.jsonl", "--db", damaged, key=key)

    assert done.returncode == 1
    assert "The record is damaged: " in done.stderr
    assert "See `comitia rebuild --check`" in done.stderr
    assert older == damaged.with_name("e.jsonl").read_bytes()


def test_a_database_that_cannot_be_written_is_told_in_a_sentence(damaged: Path, key: Path) -> None:
    """As SQLite says it of a file that its user may only read."""
    change(damaged, "UPDATE store_mandate SET number = 9")
    with sqlite3.connect(damaged) as connection:
        connection.execute(
            "CREATE TRIGGER no BEFORE DELETE ON store_mandate "
            "BEGIN SELECT RAISE(ABORT, 'attempt to write a readonly database'); END"
        )

    done = comitia("rebuild", "--db", damaged, key=key)

    assert done.returncode == 1
    assert "The database cannot be written: let this user write its file, and in the folder" in done.stderr
    assert "Traceback" not in done.stderr
