"""The key of a record: every command that uses one refuses another, and a change of key is an act of its own."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.app.conftest import after_a_run
from tests.decision_folder import decision_folder
from tests.run_folder import comitia, small_folder

from comitia.app.installation import make_key

AT = ("--at", "2026-03-01")
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("motion", "move", "congress", "--by", "b1", "--text", "So be it.", *AT),
    ("motion", "vote", "1", "--for", "2", "--against", "1", *AT),
    ("motion", "settle", *AT),
    ("attendance", "congress", "--present", "3", *AT),
    ("history", "note", "source-1", "--text", "So it was.", *AT),
    ("record", "head"),
    ("record", "export", "-o", "record.jsonl"),
    ("rebuild", "--check"),
)
REFUSED = "this record is kept with another key: its public key begins with "


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, key: Path) -> Path:
    """Return a database of a federation whose bodies are elected."""
    return after_a_run(decision_folder(tmp_path_factory.mktemp("house") / "folder"), key)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Return the key of another federation."""
    made = make_key(tmp_path / "other.pem")
    assert made is not None
    return made


def entries(db: Path) -> int:
    """Return how many entries a record has."""
    with sqlite3.connect(db) as connection:
        return int(connection.execute("SELECT count(*) FROM store_entry").fetchone()[0])


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_another_key_is_refused(
    words: tuple[str, ...], house: Path, other: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Named either way, with nothing entered and nothing written; both keys are told apart."""
    monkeypatch.chdir(tmp_path)
    db, before = house, entries(house)

    by_environment = comitia(*words, "--db", db, key=other)
    by_option = comitia(*words, "--db", db, "--key", other, key=house)

    assert (1, 1) == (by_environment.returncode, by_option.returncode)
    assert by_environment.stderr == by_option.stderr
    assert by_option.stderr.startswith(REFUSED)
    assert by_option.stderr.endswith("; name the other one with --key or COMITIA_KEY\n")
    assert before == entries(db)
    assert not (tmp_path / "record.jsonl").exists()


def test_a_run_with_another_key_enters_nothing(started: Path, other: Path, tmp_path: Path) -> None:
    """Also where a file has come that could be counted."""
    db, folder = Path(shutil.copy(started, tmp_path / "a.sqlite3")), small_folder(tmp_path / "folder")
    before = entries(db)

    done = comitia("run", folder, "--db", db, key=other)

    assert done.returncode == 1
    assert f"Nothing further was entered.\n{REFUSED}" in done.stderr
    assert before == entries(db)


def test_the_digits_are_those_of_the_public_keys(house: Path, other: Path, tmp_path: Path, key: Path) -> None:
    """Whoever has several keys can tell by them which one to name."""
    theirs = tmp_path / "b.sqlite3"
    comitia("run", small_folder(tmp_path / "folder"), "--db", theirs, key=other)
    public = [
        dict(line.split() for line in comitia("record", "head", "--db", db, key=its).stdout.splitlines())["key"]
        for db, its in ((house, key), (theirs, other))
    ]

    refused = comitia("record", "head", "--db", house, key=other).stderr

    assert f"begins with {public[0][:16]}, and that of the key given here with {public[1][:16]};" in refused


def test_what_needs_no_key_is_shown_with_any(house: Path, other: Path) -> None:
    """Reading asks for no key."""
    assert comitia("motion", "list", "--db", house, key=other).returncode == 0


def test_a_key_is_changed_on_purpose(db: str, key: Path, other: Path, tmp_path: Path) -> None:
    """From then on the new key is that of the record, and the one before is refused; the record is as it was."""
    folder = decision_folder(tmp_path / "folder")
    assert comitia("run", folder, "--db", db, key=key).returncode == 0
    before = comitia("record", "head", "--db", db, key=key).stdout.splitlines()

    changed = comitia("record", "change-key", "--key", other, "--db", db, key=key)
    again = comitia("record", "change-key", "--key", other, "--db", db, key=key)
    after = comitia("record", "head", "--db", db, key=other).stdout.splitlines()

    assert (0, 0) == (changed.returncode, again.returncode), changed.stderr
    old, new = before[3].removeprefix("key "), after[3].removeprefix("key ")
    assert f"key before {old}\nkey now    {new}\nPublish the new one" in changed.stdout
    assert f"key before {new}\nkey now    {new}\n" == again.stdout
    assert before[:3] == after[:3]
    assert comitia("record", "head", "--db", db, key=key).stderr.startswith(REFUSED)
    assert comitia("rebuild", "--check", "--db", db, key=other).returncode == 0
    assert comitia("attendance", "congress", "--present", "3", *AT, "--db", db, key=other).returncode == 0


def test_a_key_is_changed_only_to_one_that_is_there(house: Path, key: Path, tmp_path: Path) -> None:
    """No key is made, and nothing is changed; without a record there is nothing to keep."""
    none = tmp_path / "none.pem"
    done = comitia("record", "change-key", "--key", none, "--db", house, key=key)
    unnamed = comitia("record", "change-key", "--db", house, key=key)

    empty = tmp_path / "empty.sqlite3"
    with sqlite3.connect(house) as full, sqlite3.connect(empty) as copy:
        full.backup(copy)
        for table in ("store_chain", "store_entry", "store_keeper"):
            copy.execute(f"DELETE FROM {table}")  # noqa: S608  a name of ours
    of_none = comitia("record", "change-key", "--key", key, "--db", empty, key=key)

    assert (1, 2, 1) == (done.returncode, unnamed.returncode, of_none.returncode)
    assert f"{none}: there is no signing key" in done.stderr
    assert not none.exists()
    assert "this database holds no record yet; begin one with `comitia run`\n" == of_none.stderr
    assert comitia("record", "head", "--db", house, key=key).returncode == 0


def test_a_record_whose_key_is_not_known_takes_one_on_purpose(house: Path, key: Path, tmp_path: Path) -> None:
    """Somebody has emptied the table; no key is taken for that of the record until it is said whose it is."""
    db = Path(shutil.copy(house, tmp_path / "a.sqlite3"))
    with sqlite3.connect(db) as connection:
        connection.execute("DELETE FROM store_keeper")

    done = comitia("attendance", "congress", "--present", "3", *AT, "--db", db, key=key)

    assert done.returncode == 1
    assert done.stderr.startswith("the table that says with which key this record is kept is empty: put a copy")
    assert comitia("rebuild", "--check", "--db", db, key=key).returncode == 1
    changed = comitia("record", "change-key", "--key", key, "--db", db, key=key)
    assert "key before not known\n" in changed.stdout
    assert "The tables are what the record says." in comitia("rebuild", "--check", "--db", db, key=key).stdout
