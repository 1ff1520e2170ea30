"""`comitia count --vacated`: who follows somebody elected, from the ballots that had elected them."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from comitia.cli.app import app

WARD = '5 2\n30 1 5 0\n12 1 4 0\n40 2 0\n20 4 2 0\n9 3 4 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Dag"\n"Eli"\n"Council"\n'
LEVEL = "4 1\n5 1 2 0\n5 1 3 0\n1 4 0\n0\n"


def invoke(tmp_path: Path, ballots: str, *words: str) -> Result:
    path = tmp_path / "ward.blt"
    path.write_text(ballots)
    return CliRunner().invoke(app, ["count", str(path), "--rule", "scottish-stv", *words])


def test_the_same_voters_choose_who_follows(tmp_path: Path) -> None:
    """Of those who had elected Ama, most rank Eli next; with Dag alone standing, Dag follows."""
    found = invoke(tmp_path, WARD, "--vacated", "1")
    assert found.exit_code == 0
    assert "Countback of the seat of Ama" in found.stdout
    assert "Elected: 5 Eli" in found.stdout
    assert "(countback 3)" in found.stdout
    assert "Elected: 4 Dag" in invoke(tmp_path, WARD, "--vacated", "1", "--standing", "4").stdout


def test_it_is_written_and_drawn(tmp_path: Path) -> None:
    """As JSON with what it was made from, as a sheet, as a picture."""
    sheet, svg = tmp_path / "sheet.csv", tmp_path / "ward.svg"
    found = invoke(tmp_path, WARD, "--vacated", "1", "--json", "--sheet", str(sheet), "--svg", str(svg))
    written = json.loads(found.stdout)
    assert ("comitia-countback/1", 1, [5]) == (written["format"], written["vacated"], written["elected"])
    assert "countback" == written["count"]["rule"]
    assert ("Council", "38.00000", [3, 4, 5]) == (
        written["title"],
        written["first"]["count"]["quota"],
        written["standing"],
    )
    assert "refuse" == written["policy"]["skips"]["policy"]
    assert sheet.read_text()
    assert svg.read_text().startswith("<svg")


def test_lots_of_both_counts(tmp_path: Path) -> None:
    """The countback asks for its own lot, by hand after those of the first count, or from a seed of its own."""
    needed = invoke(tmp_path, LEVEL, "--vacated", "1", "--standing", "2,3")
    assert (needed.exit_code, needed.stdout) == (3, "")
    assert "Lot 1 is needed among 2 who are level" in needed.stderr
    assert "--next-lot-seed HEX" in needed.stderr
    assert "Elected: 3" in invoke(tmp_path, LEVEL, "--vacated", "1", "--standing", "2,3", "--next-lot", "2,3").stdout
    seeded = invoke(tmp_path, LEVEL, "--vacated", "1", "--standing", "2,3", "--next-lot-seed", "5F3A")
    assert "comitia-lot/1 5f3a 1 NUMBER" in seeded.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--vacated", "3"), "candidate 3 was not elected in that count"),
        (("--vacated", "1", "--standing", "1"), "expected candidates of that count without 1"),
        (("--vacated", "1", "--standing", "2,4"), "found 2 among those who stand, and they have a seat"),
        (("--vacated", "1", "--standing", "x"), "found the list of who stands 'x'"),
        (("--standing", "4"), "expected --vacated with it"),
        (("--vacated", "1", "--explain", "text"), "found --vacated with --explain or --trace"),
        (("--next-lot-seed", "00"), "expected --vacated with it"),
        (("--vacated", "1", "--rule", "plurality"), "papers do not pass on by the rule plurality"),
        (("--vacated", "1", "--group", "north=1,2", "--at-least", "north=1"), "a countback knows no constraints"),
    ],
)
def test_what_is_no_countback_is_refused(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    found = invoke(tmp_path, WARD, *words)
    assert (found.exit_code, found.stdout) == (1, "")
    assert said in found.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("--vacated", "1", "--next-lot", "2,3", "--standing", "2,3"),
        ("--vacated", "1", "--next-lot-seed", "5F", "--ties", "lot"),
        ("--vacated", "1", "--standing", "2,3", "--next-lot", "3,2", "--skips", "pass", "--lot-seed", "0a"),
    ],
)
def test_it_is_counted_again(tmp_path: Path, words: tuple[str, ...]) -> None:
    """From what is written alone: who stands, lots by hand, ties, the policy; and the first difference is told."""
    path, out = tmp_path / "ward.blt", tmp_path / "back.json"
    assert 0 == invoke(tmp_path, LEVEL, *words, "--json", "--output", str(out)).exit_code
    same = CliRunner().invoke(app, ["count", str(path), "--again", str(out)])
    assert (0, "The same: counted again, every stage comes out as the result says.\n") == (same.exit_code, same.stdout)

    held = json.loads(out.read_text())
    held["count"]["stages"][0]["totals"][1] = "6.00000"
    out.write_text(json.dumps(held))
    differs = CliRunner().invoke(app, ["count", str(path), "--again", str(out)])
    assert (1, "") == (differs.exit_code, differs.stdout)
    assert f"{out}: stages, 1, totals, 2: the result has 6.00000, counted again it is 5.00000.\n" == differs.stderr


def test_a_countback_without_what_it_was_made_from_is_refused(tmp_path: Path) -> None:
    path, out = tmp_path / "ward.blt", tmp_path / "back.json"
    held = json.loads(invoke(tmp_path, WARD, "--vacated", "1", "--json").stdout)
    del held["standing"]
    out.write_text(json.dumps(held))
    found = CliRunner().invoke(app, ["count", str(path), "--again", str(out)])
    assert (1, "") == (found.exit_code, found.stdout)
    assert "found something else than a result of the format comitia-countback/1: 'standing'" in found.stderr


def test_lots_that_are_not_needed_are_refused(tmp_path: Path) -> None:
    """Of the first count or of the countback: which it is of, and its number."""
    stand = ("--vacated", "1", "--standing", "2,3")
    for words, said in (
        (("--next-lot", "2,3", "--next-lot", "3,2"), "lot 2 of the countback, drawn as 3, 2, is not needed"),
        (("--next-lot", "2,3", "--lot", "2,3", "--lot", "2,1"), "lot 2, drawn as 2, 1, is not needed: 1 lot is drawn"),
    ):
        found = invoke(tmp_path, LEVEL, *stand, *words)
        assert (1, "") == (found.exit_code, found.stdout)
        assert said in found.stderr
