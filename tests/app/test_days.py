"""The days of acts, as calendar.csv gives them."""

import json
from pathlib import Path

from tests.core.world import CHARTER
from tests.run_folder import candidates, comitia, name_of, small_folder

B3 = "regional_council.b3"


def occurred(db: str | Path, key: Path, out: Path) -> dict[tuple[str, str], str]:
    """Return the day of each entry of a contest, by its type and the contest, read from an export."""
    comitia("record", "export", "--db", db, "-o", out, key=key)
    entries = [json.loads(line)["entry"] for line in out.read_bytes().splitlines() if line.startswith(b'{"entry"')]
    return {(each["type"], each["body"].get("contest", "")): each["occurred"] for each in entries}


def test_a_further_round_has_the_day_of_its_first(key: Path, tmp_path: Path) -> None:
    """A line for the contest is for all its rounds, and beats that of the office; a line for the round beats both."""
    for line, day in (("", "2026-05-01"), (f"{B3}.round-2,2026-05-02\n", "2026-05-02")):
        db, place = tmp_path / f"{day}.sqlite3", tmp_path / day
        days = f"contests,date\nregional_council,2026-03-01\nregional_council.b3,2026-05-01\n{line}"
        charter = CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: exhaustive, drop: none}")
        folder = small_folder(place, {"charter.yaml": charter, "calendar.csv": days})
        for file in (folder / "contests").iterdir():
            file.unlink()
        (folder / f"contests/{B3}.blt").write_text("3 2\n3 1 0\n3 2 0\n3 3 0\n0\n")
        (folder / f"contests/{B3}.round-2.blt").write_text("3 2\n4 1 0\n4 2 0\n1 3 0\n0\n")
        rows = "".join(f"{B3}.round-2,{number},{person},{name_of(person)}\n" for number, person in enumerate("EFG", 1))
        (folder / "candidates.csv").write_text(candidates() + rows)

        done = comitia("run", folder, "--db", db, key=key)

        assert done.returncode == 0, done.stderr
        days_of = occurred(db, key, place / "out")
        assert "2026-05-01" == days_of["contest_opened/1", f"{B3}.round-2"]
        assert day == days_of["return_declared/1", f"{B3}.round-2"]


def test_a_return_older_than_its_contest_is_held_up(key: Path, tmp_path: Path) -> None:
    """A day written too late into the calendar, before the one on which the contest was opened."""
    folder, db = small_folder(tmp_path / "folder", {"contests/regional_council.b3.blt": None}), tmp_path / "a.sqlite3"
    comitia("run", folder, "--db", db, "--at", "2026-03-01", key=key)
    small_folder(folder, {"calendar.csv": f"contests,date\n{B3},2026-02-20\n"})

    late = comitia("run", folder, "--db", db, "--at", "2026-03-02", key=key)

    assert late.returncode == 1
    assert "it was opened on 2026-03-01, and cannot have its outcome on 2026-02-20, before that" in late.stderr
    assert (
        comitia(
            "run", small_folder(folder, {"calendar.csv": None}), "--db", db, "--at", "2026-03-02", key=key
        ).returncode
        == 0
    )


def test_a_run_goes_on_without_the_time_of_an_earlier_one(key: Path, tmp_path: Path) -> None:
    """Without --at a run is of the day in the charter; a contest opened later has its outcome on the day it was opened."""
    folder, db = small_folder(tmp_path / "folder", {"contests/regional_council.b3.blt": None}), tmp_path / "a.sqlite3"
    comitia("run", folder, "--db", db, "--at", "2026-03-01", key=key)

    done = comitia("run", small_folder(folder), "--db", db, key=key)

    assert done.returncode == 0, done.stderr
    assert "2026-03-01" == occurred(db, key, tmp_path / "out")["return_declared/1", B3]
