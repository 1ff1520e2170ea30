"""The command `comitia demo`: what it says, what it leaves alone."""

import subprocess
import sys
from pathlib import Path


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Return what became of `comitia demo` with these arguments, for a small society that is not served."""
    command = [sys.executable, "-m", "comitia", "demo", "--no-serve", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def test_it_elects_checks_and_says_where_to_look(tmp_path: Path) -> None:
    """It names the president and three pages; a second time it shows what is there; another society it refuses."""
    db, folder = str(tmp_path / "demo.sqlite3"), tmp_path / "folder"
    first = demo("--db", db, "--members", "400", "--folder", str(folder), "--port", "8123")
    again = demo("--db", db, "--members", "400", "--port", "8123")
    other = demo("--db", db, "--members", "400", "--seed", "2")

    assert (0, 0, 1) == (first.returncode, again.returncode, other.returncode), first.stderr + again.stderr
    assert "400 members in 8 branches" in first.stdout
    assert "closed as not held" in first.stdout
    assert "http://127.0.0.1:8123/mandates/president.round-" in first.stdout
    assert first.stdout.partition("The record is sound")[2] == again.stdout.partition("The record is sound")[2] != ""
    assert "keeps the record of" in other.stderr
    assert (folder / "charter.yaml").is_file()


def test_a_number_out_of_range_is_a_wrong_call(tmp_path: Path) -> None:
    """Nothing is made for a society too small for four tiers."""
    refused = demo("--db", str(tmp_path / "demo.sqlite3"), "--members", "12")

    assert 2 == refused.returncode
    assert "from 400 to" in refused.stderr
    assert not any(tmp_path.iterdir())


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """Files that are there already are not written over, and nothing is entered."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "units.csv").write_text("mine")
    refused = demo("--db", str(tmp_path / "demo.sqlite3"), "--members", "400", "--folder", str(tmp_path / "folder"))

    assert 1 == refused.returncode
    assert "something else in this folder" in refused.stderr
    assert "mine" == (tmp_path / "folder" / "units.csv").read_text()
