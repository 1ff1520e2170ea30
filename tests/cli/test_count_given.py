"""`comitia count`: files that are there stay there, and what does not go together is refused."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from comitia.cli.app import app

TIE = '3 1\n5 1 0\n5 2 0\n1 3 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Board"\n'
POINTS = "count,Ama,Bo\n3,5,1\n2,0,4\n"


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "board.blt"
    path.write_text(TIE)
    return path


def invoke(*words: object) -> Result:
    return CliRunner().invoke(app, ["count", *map(str, words)])


@pytest.mark.parametrize("option", ["--output", "--svg", "--sheet"])
def test_a_file_that_is_there_is_kept(board: Path, option: str) -> None:
    """Also the ballot file itself; with --force it is written over, whole."""
    words = (board, "--rule", "plurality", "--lot-seed", "0a", "--json")
    refused = invoke(*words, option, board)
    assert (1, TIE) == (refused.exit_code, board.read_text())
    assert "write over it with --force" in refused.stderr
    other = board.with_name("other")
    other.write_text("before")
    assert 0 == invoke(*words, option, other, "--force").exit_code
    assert "before" != other.read_text()


def test_one_file_is_for_one_thing(board: Path) -> None:
    """Nothing is written where two would be."""
    out = board.with_name("out")
    refused = invoke(board, "--rule", "plurality", "--lot-seed", "0a", "--svg", out, "--sheet", out)
    assert (1, False) == (refused.exit_code, out.exists())
    assert "found one file for two things" in refused.stderr


def test_a_lot_by_hand_is_not_said_to_come_from_the_seed(board: Path) -> None:
    """The lot drawn by hand stands before those of the seed."""
    shown = invoke(board, "--rule", "plurality", "--lot", "2,1", "--lot-seed", "aa").stdout
    assert "Lot 1 was drawn by hand." in shown
    assert "sha256sum" not in shown
    assert (
        "Lot 1 again: printf 'comitia-lot/1 aa 1 NUMBER'"
        in invoke(board, "--rule", "plurality", "--lot-seed", "aa").stdout
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--order", "3,2,1", "--lot", "1,2"), "an agreed order stands in the place of lots"),
        (("--order", "3,2,1", "--lot-seed", "aa"), "an agreed order stands in the place of lots"),
        (("--seats", "10000"), "found 10000 seats, expected up to 9,999"),
        (("--points", "0..5"), "it has no points"),
    ],
)
def test_what_does_not_go_together_is_refused(board: Path, words: tuple[str, ...], said: str) -> None:
    refused = invoke(board, "--rule", "plurality", *words)
    assert (1, "") == (refused.exit_code, refused.stdout)
    assert said in refused.stderr


def test_points_have_a_column_of_numbers_and_no_odd_marks(tmp_path: Path) -> None:
    """`count` is how many ballots a row stands for, never a candidate; an id is refused."""
    path = tmp_path / "points.csv"
    path.write_text(POINTS)
    assert "Elected: 1 Ama" in invoke(path, "--rule", "score", "--seats", "1").stdout
    assert "Ballots: 5 valid" in invoke(path, "--rule", "score", "--seats", "1").stdout
    for words in (("--overvotes", "split"), ("--contest", "x"), ("--format", "blt")):
        refused = invoke(path, "--rule", "score", "--seats", "1", *words)
        assert (1, "") == (refused.exit_code, refused.stdout)
        assert "takes points" in refused.stderr
    path.write_text(POINTS.replace("count", "id"))
    assert "found the column 'id'" in invoke(path, "--rule", "score", "--seats", "1").stderr


def test_other_names_are_a_difference(board: Path) -> None:
    """A result is of these candidates, and not of others with their votes."""
    out = board.with_name("result.json")
    assert 0 == invoke(board, "--rule", "plurality", "--lot-seed", "0a", "--json", "--output", out).exit_code
    told = json.loads(out.read_text())
    told["names"][0] = "Eve"
    out.write_text(json.dumps(told))
    differs = invoke(board, "--again", out)
    assert (1, "") == (differs.exit_code, differs.stdout)
    assert "names: the result has" in differs.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lot", "1,2", "--lot", "1,3"), "lot 2, drawn as 1, 3, is not needed: 1 lot is drawn there"),
        (("--lot", "3,1"), "lot 1 is among 1, 2, and the order drawn is 3, 1"),
        (("--seats", 3, "--lot", "1,2"), "lot 1, drawn as 1, 2, is not needed: no lot is drawn there"),
        (("--lot-seed", "XYZ"), "a lot seed is up to 256 digits 0-9 and a-f, not 'XYZ'"),
    ],
)
def test_lots_that_are_not_needed_or_none_are_refused(board: Path, words: tuple[object, ...], said: str) -> None:
    """With the number and the order, as they were typed."""
    found = invoke(board, "--rule", "plurality", *words)
    assert (1, "", f"{said}\n") == (found.exit_code, found.stdout, found.stderr)
