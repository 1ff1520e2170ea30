"""Options of the commands: what cannot be meant is refused before anything is entered, or made."""

from pathlib import Path

import pytest
from tests.run_folder import comitia, small_folder


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

    assert (2, f"{named} is empty: give a value, or leave it out\n") == (done.returncode, done.stderr)
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("command", ["record", "charter"])
def test_the_help_of_groups_is_like_that_of_commands(command: str, key: Path) -> None:
    """No boxes, and no options that only a shell is for."""
    done = comitia(command, "--help", key=key)

    assert done.returncode == 0
    assert "\u2500" not in done.stdout
    assert "completion" not in done.stdout
