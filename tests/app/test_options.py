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
