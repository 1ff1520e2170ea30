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
