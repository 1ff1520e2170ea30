"""The command `comitia demo`: what it says, what it leaves alone."""

import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def key(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the signing key of this test's installation is to be."""
    place = tmp_path_factory.mktemp("key") / "key.pem"
    monkeypatch.setenv("COMITIA_KEY", str(place))
    return place


def comitia(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what became of the comitia command with these arguments."""
    command = [sys.executable, "-m", "comitia", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what became of `comitia demo` with these arguments, for a small society that is not served."""
    return comitia("demo", "--no-serve", *arguments)


def test_it_elects_checks_and_says_where_to_look(tmp_path: Path) -> None:
    """It names the president, and how to serve the register; a second time it shows what is there; another society it refuses."""
    db, folder = str(tmp_path / "demo.sqlite3"), tmp_path / "folder"
    first = demo("--db", db, "--members", "400", "--folder", str(folder), "--port", "8123")
    again = demo("--db", db, "--members", "400", "--port", "8123")
    other = demo("--db", db, "--members", "400", "--seed", "2")

    assert (0, 0, 1) == (first.returncode, again.returncode, other.returncode), first.stderr + again.stderr
    assert "400 members in 8 branches" in first.stdout
    assert "closed as not held" in first.stdout
    assert "http://" not in first.stdout
    assert f"comitia serve --db {db}" in first.stdout
    assert first.stdout.partition("The record is sound")[2] == again.stdout.partition("The record is sound")[2] != ""
    assert "keeps the record of" in other.stderr
    assert (folder / "charter.yaml").is_file()


def test_a_number_out_of_range_is_a_wrong_call(tmp_path: Path) -> None:
    """Nothing is made for a society too small for four tiers."""
    refused = demo("--db", str(tmp_path / "demo.sqlite3"), "--members", "12")

    assert 2 == refused.returncode
    assert "from 400 to" in refused.stderr
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["file", "file/folder", "/proc/nowhere"])
def test_a_folder_that_cannot_be_made_is_named(place: str, tmp_path: Path, key: Path) -> None:
    """There is no traceback, no database and no key afterwards."""
    (tmp_path / "file").write_text("mine")
    folder = str(tmp_path / place)
    refused = demo("--db", str(tmp_path / "demo.sqlite3"), "--members", "400", "--folder", folder)

    assert 1 == refused.returncode
    assert "Traceback" not in refused.stderr
    assert f"{folder}" in refused.stderr
    assert "cannot be written (" in refused.stderr
    assert "name another folder with --folder" in refused.stderr
    assert ["file"] == [path.name for path in tmp_path.iterdir()]
    assert not key.exists()


def test_it_takes_the_database_that_the_environment_names(
    tmp_path: Path, key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As its help says; what was made, key and database, is said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITIA_DB", str(tmp_path / "named.sqlite3"))
    done = demo("--members", "400")

    assert 0 == done.returncode, done.stderr
    assert f"A signing key was made: {key}." in done.stdout
    assert f"--db {tmp_path / 'named.sqlite3'}" in done.stdout
    assert not (tmp_path / "demo.sqlite3").exists()


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """Files that are there already are not written over, and nothing is entered."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "units.csv").write_text("mine")
    refused = demo("--db", str(tmp_path / "demo.sqlite3"), "--members", "400", "--folder", str(tmp_path / "folder"))

    assert 1 == refused.returncode
    assert "something else in this folder" in refused.stderr
    assert not (tmp_path / "demo.sqlite3").exists()
    assert "mine" == (tmp_path / "folder" / "units.csv").read_text()


def test_its_record_is_exported_with_the_key_of_the_installation(tmp_path: Path, key: Path) -> None:
    """The key is made by the demonstration, once; export, verification and rebuild go on from there as in any record."""
    db, out = str(tmp_path / "demo.sqlite3"), str(tmp_path / "record.jsonl")
    assert demo("--db", db, "--members", "400").returncode == 0
    made = key.read_bytes()
    exported = comitia("record", "export", "--db", db, "-o", out)
    head = dict(line.split() for line in comitia("record", "head", "--db", db).stdout.splitlines())
    verified = comitia("verify", out, "--key", head["key"])
    rebuilt = comitia("rebuild", "--check", "--db", db)

    assert (0, 0, 0) == (exported.returncode, verified.returncode, rebuilt.returncode), verified.stderr + rebuilt.stderr
    assert "references were not compared with ids: these were made with another key" in rebuilt.stdout
    assert 0 == demo("--db", db, "--members", "400").returncode
    assert made == key.read_bytes()


def test_a_key_that_is_none_ends_it_before_anything_is_made(tmp_path: Path, key: Path) -> None:
    """The file is named; there is no database."""
    key.write_text("no key")
    refused = demo("--db", str(tmp_path / "demo.sqlite3"), "--members", "400")

    assert 1 == refused.returncode
    assert f"{key}: the signing key cannot be read" in refused.stderr
    assert not any(tmp_path.iterdir())
