"""Days given to commands: how they are read, what is said of others, and how a command is stopped."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import typer
from tests.house_folder import house_folder

from comitia.cli.day import a_day, a_moment
from comitia.cli.stopped import BEGINS_ANEW, GOES_ON, STATUS, stoppable


def test_a_day_and_a_time() -> None:
    """A time only where one may be given."""
    assert date(2028, 4, 1) == a_day("2028-04-01").date() == a_moment("2028-04-01").date()
    assert 10 == a_moment("2028-04-01T10:00:00").hour
    with pytest.raises(typer.BadParameter):
        a_day("2028-04-01T10:00:00")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.4.2028", "write 2028-04-01"),
        ("04.01.2028", "write 2028-01-04"),
        ("25/04/2028", "write 2028-04-25"),
        ("04/25/2028", "write 2028-04-25"),
        ("04/01/2028", "write it as YYYY-MM-DD"),
        ("01/01/2028", "write it as YYYY-MM-DD"),
        ("12/12/2028", "write it as YYYY-MM-DD"),
        ("30/31/2028", "write it as YYYY-MM-DD"),
        ("4.25.2028", "write it as YYYY-MM-DD"),
        ("1.4/2028", "write it as YYYY-MM-DD"),
        ("April", "write it as YYYY-MM-DD"),
    ],
)
def test_another_form_of_day_says_what_to_write(text: str, meant: str) -> None:
    """The day that was meant, where it can be no other: with slashes the day or the month may come first."""
    with pytest.raises(typer.BadParameter, match=f"{text!r} is not read as a day: {meant}$"):
        a_moment(text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2026-02-30", "2026-02-28"),
        ("2028-02-30T10:00:00", "2028-02-29"),
        ("2026-04-00", "2026-04-30"),
        ("31.2.2028", "2028-02-29"),
        ("04/31/2028", "2028-04-30"),
    ],
)
def test_a_day_that_is_not_there_is_said_to_be_none(text: str, last: str) -> None:
    """In every form in which the month is sure, with the last day that it has."""
    with pytest.raises(typer.BadParameter, match=f"^there is no day {text!r}: the last of that month is {last}$"):
        a_moment(text)


@pytest.mark.parametrize("text", ["2026-13-01", "0000-02-30", "1.13.2028", "1.1.0000"])
def test_another_month_or_year_is_not_read(text: str) -> None:
    """Nothing is said of its days."""
    with pytest.raises(typer.BadParameter, match=f"^{text!r} is not read as a day: write it as YYYY-MM-DD$"):
        a_moment(text)


def test_a_command_that_is_stopped_says_so_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """With the status that shells have for it, and no traceback."""
    with pytest.raises(typer.Exit) as ended, stoppable("Nothing is lost."):
        raise KeyboardInterrupt
    assert STATUS == ended.value.exit_code
    assert "\nStopped. Nothing is lost.\n" == capsys.readouterr().err


STOPPED_AT = """
import importlib, sys
from comitia.cli.app import app
def stop(*_, **__):
    raise KeyboardInterrupt
module, name = sys.argv.pop(1), sys.argv.pop(1)
setattr(importlib.import_module(module), name, stop)
app()
"""
"""The program, but that it is stopped where it comes to a function: its module, its name, then the arguments."""


@pytest.mark.parametrize(
    ("command", "at", "is_kept"),
    [("run", "_run", False), ("run", "report", True), ("demo", "_elect", False)],
)
def test_what_is_said_of_what_was_entered_is_true(tmp_path: Path, command: str, at: str, *, is_kept: bool) -> None:
    """A database that was just made goes where nothing was entered; else what was entered stands, and goes on."""
    place = tmp_path / "b.sqlite3"
    folder = [str(house_folder(tmp_path / "folder"))] if command == "run" else ["--no-serve"]
    given = [sys.executable, "-c", STOPPED_AT, f"comitia.cli.{command}", at, command, *folder, "--db", str(place)]
    key = {"COMITIA_KEY": str(tmp_path / "key.pem")}
    stopped = subprocess.run(given, capture_output=True, text=True, env=os.environ | key, check=False)

    assert STATUS == stopped.returncode, stopped.stderr
    assert stopped.stderr.endswith(f"\nStopped. {GOES_ON if is_kept else BEGINS_ANEW}\n")
    assert place.exists() == is_kept
