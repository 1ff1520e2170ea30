"""Countbacks from the command line, on both databases: made, shown, checked with and without the ballots, or impossible."""

from pathlib import Path

import pytest
from tests.app.terminal import Desk
from tests.decision_folder import RULES, decision_folder, name_of
from tests.run_folder import comitia

FILLERS = RULES + "\nvacancy: {delegate: [{countback: hare_clark}, {next_highest: {min_share: 1/5}}, left_vacant]}\n"
BY_STV = (
    (
        "apportion: {fixed: 2}}, term: P5Y, rule: {id: block}}",
        "apportion: {fixed: 2}}, term: P5Y, rule: {id: scottish-stv}}",
    ),
)
BALLOTS = ["4 2", "7 1 3 2 0", "2 1 4 0", "2 3 4 0", "6 2 4 0", "0"]
"""East Quay 1 elects Ada (9 papers) and Bo; Eva and Fay come next, and of Ada's papers 7 name Eva first, 2 Fay."""


def counted_folder(path: Path) -> Path:
    """Write the folder in which the ballots of East Quay 1 are counted, and four stand."""
    folder = decision_folder(path, FILLERS, changes=BY_STV)
    contest = "regional_council.east-1"
    (folder / "contests" / f"{contest}.return.csv").unlink()
    (folder / "contests" / f"{contest}.blt").write_text("\n".join(BALLOTS) + "\n")
    rows = (folder / "candidates.csv").read_text().splitlines()
    rows += [f"{contest},3,easte,{name_of('easte')}", f"{contest},4,eastf,Fay East"]
    (folder / "candidates.csv").write_text("\n".join(rows) + "\n")
    return folder


@pytest.fixture
def desk(db: str, key: Path, tmp_path: Path) -> Desk:
    """Return the desk at which that federation is run."""
    return Desk(db, key, counted_folder(tmp_path / "folder"))


def test_a_delegate_resigns_and_the_countback_fills_the_seat(desk: Desk, key: Path, tmp_path: Path) -> None:
    """Ada leaves: Eva has the seat by countback; what rests on an entered return falls to the next filler."""
    left = desk.says("resign", "--by", "easta", "easta@regional_council", "--text", "I move away.", on="2026-04-01")
    made = desk.says("countback", on="2026-04-02")
    again = desk.says("countback")
    other = desk.says("resign", "--by", "eastc", "eastc@regional_council", "--text", "So do I.", on="2026-04-03")

    assert "A seat in the regional council of East is vacant: it is to be filled by a countback." in left
    assert "is counted back, from the papers of whom it had gone to: Eva East is elected." in made
    assert "Eva East moves up to a seat in the regional council of East, by countback." in made
    assert "Countback of the seat of Ada East" in made
    assert "9 ballot papers had elected who left; with those who stand now they come to 9 votes; more than half" in made
    assert "Eva East has 7 votes and reaches the quota of 4.50001: elected (countback 3)." in made
    assert "No countback is due." in again
    assert "A seat in the regional council of East is vacant: nobody moves up, and it stays vacant for now." in other
    assert "by a countback of the election" in desk.says("chain", "Eva East")
    assert desk.is_sound(tmp_path)

    for more, said in ((["--no-ballots"], "1 countback, 0 of them"), ([], "1 countback, 1 of them")):
        export = tmp_path / f"export{len(more)}.jsonl"
        desk.does("record", "export", "-o", export, *more)
        checked = comitia("verify", export, key=key)
        assert checked.returncode == 0
        assert f"{said} counted again from the ballots" in checked.stdout


def test_a_countback_is_made_before_the_next_act(desk: Desk, tmp_path: Path) -> None:
    """Nobody asks for it: the attendance of a week later finds Eva in the seat."""
    desk.does("resign", "--by", "easta", "easta@regional_council", "--text", "I move away.", on="2026-04-01")
    came_first = desk.says("attendance", "regional_council.east", "--present", "4", on="2026-04-08")

    assert "What was due came first:" in came_first
    assert "Eva East moves up to a seat in the regional council of East, by countback." in came_first
    assert desk.is_sound(tmp_path)


def test_ballots_that_are_here_are_not_lost(desk: Desk) -> None:
    """Before the countback is made nobody can pass it over."""
    desk.does("resign", "--by", "easta", "easta@regional_council", "--text", "I move away.", on="2026-04-01")
    refused = desk.refuses("countback", "--ballots-lost", "regional_council.east-1:1", on="2026-04-02")

    assert "its ballots are not lost: they are here" in refused
