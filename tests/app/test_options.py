"""Options of the commands: what cannot be meant is refused before anything is entered, or made."""

import shutil
import sys
from pathlib import Path

import pytest
from tests.run_folder import UNITS, comitia, small_folder

from comitia.config.database import description


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("0999-01-01", "--at 0999-01-01 is too long ago: write a date from the year 1583 on"),
        ("3000-01-01", "--at 3000-01-01 is too far off: write a date up to the year 2999"),
    ],
)
def test_a_time_of_entry_out_of_range_is_refused(day: str, sentence: str, key: Path, tmp_path: Path) -> None:
    """There is no database afterwards."""
    done = comitia("run", small_folder(tmp_path / "folder"), "--db", tmp_path / "a.sqlite3", "--at", day, key=key)

    assert (2, sentence) == (done.returncode, done.stderr.strip())
    assert not (tmp_path / "a.sqlite3").exists()


@pytest.mark.parametrize(
    ("command", "named"),
    [
        (("verify", "a.jsonl", "--head", ""), "--head"),
        (("verify", "a.jsonl", "--key="), "--key"),
        (("run", "folder", "--db", " "), "--db"),
        (("record", "export", "-o", ""), "-o"),
        (("run", ""), "an argument"),
        (("count", "--", ""), "an argument"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_an_empty_value_is_none_left_out(
    command: tuple[str, ...], named: str, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A variable that was never set in a shell must not turn a check off, or a database into another."""
    monkeypatch.chdir(tmp_path)

    done = comitia(*command, key=key)

    assert (2, f"{named} is empty: give a value, or leave it out where it is not needed\n") == (
        done.returncode,
        done.stderr,
    )
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["record", "charter"])
def test_the_help_of_groups_is_like_that_of_commands(command: str, key: Path) -> None:
    """No boxes, and no options that only a shell is for."""
    done = comitia(command, "--help", key=key)

    assert done.returncode == 0
    assert "\u2500" not in done.stdout
    assert "completion" not in done.stdout


def test_a_key_is_made_for_a_new_record_and_said_to_be(key: Path, tmp_path: Path) -> None:
    """The terminal names its place; a later run of the same folder says nothing of it."""
    folder, db, made = small_folder(tmp_path / "folder"), tmp_path / "a.sqlite3", tmp_path / "keys" / "key.pem"

    first = comitia("run", folder, "--db", db, "--key", made, key=key)
    again = comitia("run", folder, "--db", db, "--key", made, key=key)

    assert (0, 0) == (first.returncode, again.returncode), first.stderr + again.stderr
    assert f"A signing key was made: {made}. Keep a copy of it" in first.stdout
    assert "signing key" not in again.stdout
    assert 0o600 == made.stat().st_mode & 0o777


@pytest.mark.parametrize("by_option", [True, False], ids=["option", "environment"])
def test_no_key_is_made_for_a_record_that_is_there(by_option: bool, started: Path, key: Path, tmp_path: Path) -> None:
    """A mistyped name is refused with nothing entered; no key and no folder is made."""
    db, typo = Path(shutil.copy(started, tmp_path / "a.sqlite3")), tmp_path / "keys" / "typo.pem"
    folder = small_folder(tmp_path / "folder")
    named = ("--key", typo) if by_option else ()

    done = comitia("run", folder, "--db", db, *named, key=key if by_option else typo)

    assert done.returncode == 1
    assert f"Nothing further was entered.\n{typo}: there is no signing key; name yours with --key" in done.stderr
    assert not typo.parent.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"units.csv": UNITS.replace("b4,branch,r2", "b4,branch,r9")}, "its parent 'r9' does not exist"),
        ({"roll.csv": "person,unit,name\nA,b7,Ada Berg\n"}, "there is no unit 'b7'"),
        ({"contests/board.b1.blt": "1 1\n0\n"}, "have no contest 'board.b1'"),
    ],
)
def test_a_first_run_that_is_refused_leaves_no_database(
    changes: dict[str, str | bytes | None], sentence: str, key: Path, tmp_path: Path
) -> None:
    """Neither the file nor what SQLite keeps beside it; a file that was there stays."""
    folder, db = small_folder(tmp_path / "folder", changes), tmp_path / "a.sqlite3"

    done = comitia("run", folder, "--db", db, key=key)

    assert done.returncode == 1
    assert sentence in done.stderr
    assert ["folder"] == [path.name for path in tmp_path.iterdir()]

    db.touch()
    assert comitia("run", folder, "--db", db, key=key).returncode == 1
    assert db.is_file()


def test_a_first_run_with_a_key_that_is_none_leaves_no_database(tmp_path: Path) -> None:
    """Nor another key."""
    wrong = tmp_path / "key.pem"
    wrong.write_text("no key")

    done = comitia("run", small_folder(tmp_path / "folder"), "--db", tmp_path / "a.sqlite3", key=wrong)

    assert done.returncode == 1
    assert f"{wrong}: the signing key cannot be read (it holds no key in PEM form without a password);" in done.stderr
    assert {"folder", "key.pem"} == {path.name for path in tmp_path.iterdir()}


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("missing/a.sqlite3", "there is no folder"),
        ("folder", "this is no file; name one with --db"),
    ],
)
def test_a_place_for_no_database_is_named(place: str, sentence: str, key: Path, tmp_path: Path) -> None:
    """With what to do about it."""
    folder = small_folder(tmp_path / "folder")

    done = comitia("run", folder, "--db", tmp_path / place, key=key)

    assert done.returncode == 1
    assert f"{tmp_path / place}: {sentence}" in done.stderr
    assert ["folder"] == [path.name for path in tmp_path.iterdir()]


@pytest.mark.parametrize("command", [("record", "head"), ("chain", "A"), ("rebuild",), ("serve",)], ids=" ".join)
def test_a_reader_leaves_an_empty_file_empty(command: tuple[str, ...], key: Path, tmp_path: Path) -> None:
    """It is no database, and reading makes none of it."""
    empty = tmp_path / "a.sqlite3"
    empty.touch()

    done = comitia(*command, "--db", empty, key=key)

    assert done.returncode == 1
    assert f"{empty}: this file is empty; make one with `comitia run" in done.stderr
    assert 0 == empty.stat().st_size
    assert ["a.sqlite3"] == [path.name for path in tmp_path.iterdir()]


def test_one_contest_is_one(key: Path, tmp_path: Path) -> None:
    """An organisation of one place that elects to one post."""
    charter = """
charter: "1.0"
id: club
title: The Club
edition: 1
in_force: 2026-01-01
units: {types: {club: {root: true}}}
rolls: {members: {unit_type: club, reference_date: 2025-12-31}}
bodies: {meeting: {tier: 1, scope: club, supreme: true, seats: {all_of: roll.members}}}
posts: {chair: {scope: club, elected_by: roll.members, term: P1Y, rule: {id: plurality}}}
"""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "charter.yaml").write_text(charter)
    (folder / "units.csv").write_text("unit,type,parent,name,members\nclub,club,,The Club,12\n")

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 0, done.stderr
    assert "The Club: 1 contest" in [line.strip() for line in done.stdout.splitlines()]


def test_what_postgresql_needs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where psycopg is not installed, it is said how it comes there."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(ImportError, match=r"for PostgreSQL, psycopg must be installed, as requirements/postgres\.txt"):
        description("postgresql://localhost/register")
