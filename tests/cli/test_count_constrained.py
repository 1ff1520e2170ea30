"""`comitia count` within constraints, as a person or a script uses it."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from comitia.cli.app import app
from comitia.count import from_json

BALLOTS = '4 2\n40 1 2 0\n30 2 1 0\n20 3 2 0\n20 4 3 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Dag"\n"Board"\n'
NORTH = ("--group", "north=3,4", "--at-least", "north=1")


def invoke(tmp_path: Path, *words: object) -> Result:
    path = tmp_path / "board.blt"
    path.write_text(BALLOTS, encoding="utf-8")
    return CliRunner().invoke(app, ["count", str(path), *map(str, words)], terminal_width=200)


def test_an_explanation_has_the_clauses_and_the_effect(tmp_path: Path) -> None:
    """In each form: what the constraint clauses say that were used, and what the constraints changed."""
    path = tmp_path / "ward.blt"
    path.write_text('4 2\n5 1 2 0\n4 2 1 0\n2 3 0\n1 4 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Dag"\n"Ward"\n')
    called = [str(path), "--rule", "scottish-stv", *NORTH, "--trace", "1 2", "--explain"]
    said = {kind: CliRunner().invoke(app, ["count", *called, kind]).stdout for kind in ("text", "html", "json")}
    found = json.loads(said["json"])

    assert found["effect"][:3] == [
        "Without the constraints are elected: Ama, Bo.",
        "Elected by the constraints: Cleo.",
        "Not elected by them: Bo.",
    ]
    assert found["clauses"]["constraints 4"].startswith("Who is in no set of candidates")
    for kind in ("text", "html"):
        assert "Elected by the constraints: Cleo." in said[kind]
        assert "Who is in no set of candidates" in said[kind]


def test_the_json_has_both_counts_and_the_effect(tmp_path: Path) -> None:
    """The count within the constraints, the one without, who is elected by them and who is not, and where."""
    result = invoke(tmp_path, "--rule", "plurality", *NORTH, "--lot-seed", "5f3a9c", "--json")
    found = json.loads(result.stdout)
    [north] = from_json(found["count"]).constraints
    assert (north.group, north.members, north.at_least, north.at_most) == ("north", (3, 4), 1, None)
    assert found["elected"] == found["count"]["elected"]
    assert len(found["elected"]) == 2
    assert found["without_constraints"]["elected"] == [1, 2]
    assert found["effect"]["not_elected"] == [2]
    assert found["effect"]["elected_by"][0] in {3, 4}
    assert found["effect"]["at"] == [1]


def test_a_lot_within_constraints(tmp_path: Path) -> None:
    """Cleo and Dag have 20 each, and one of them has the seat: status 3, and then the lot by hand."""
    asked = invoke(tmp_path, "--rule", "plurality", *NORTH)
    assert asked.exit_code == 3
    assert "Lot 1 is needed among 2 who are level: 3 Cleo, 4 Dag.\nThey are taken in the order drawn" in asked.stderr
    drawn = invoke(tmp_path, "--rule", "plurality", *NORTH, "--lot", "4,3")
    assert drawn.exit_code == 0
    assert "Elected: 1 Ama, 4 Dag\n" in drawn.stdout
    assert "Without the constraints are elected: Ama, Bo.\n" in drawn.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--group", "north"), "found the group 'north', expected a name and what it has as in first-years=1,4,7"),
        (("--group", "north=3,x", "--at-least", "north=1"), "found the candidates '3,x' of a group"),
        (("--group", "north=3", "--group", "north=4"), "the group 'north' is given twice"),
        (("--group", "north=3"), "nothing is said of the group north"),
        (("--at-least", "north=1"), "there is no group 'north': give its candidates with --group north=1,4"),
        (("--group", "north=3", "--at-most", "north=x"), "found the at-most north='x', expected a whole number"),
        (("--group", "north=3,9", "--at-least", "north=1"), "the group north names candidate 9, and there are 4"),
        (("--group", "north=3", "--at-least", "north=2"), "at least 2 of north (3): 1 of them stand, for 2"),
    ],
)
def test_what_is_refused(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    """Status 1 and a sentence."""
    result = invoke(tmp_path, "--rule", "meek", *words)
    assert result.exit_code == 1
    assert message in result.stderr


def test_a_rule_without_constraints_is_refused_by_name(tmp_path: Path) -> None:
    """The message lists the rules that take them."""
    result = invoke(tmp_path, "--rule", "exhaustive", *NORTH)
    assert result.exit_code == 1
    assert "the rule exhaustive takes no constraints; those that do: plurality, block" in result.stderr


LEVEL = '5 2\n10 1 0\n8 2 0\n8 3 0\n6 4 0\n6 5 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Dag"\n"Eli"\n"Board"\n'
WITHIN = ("--rule", "plurality", "--group", "north=4,5", "--at-least", "north=1", "--lot", "4,5")


def counted(tmp_path: Path, *words: object) -> Result:
    path = tmp_path / "level.blt"
    path.write_text(LEVEL, encoding="utf-8")
    return CliRunner().invoke(app, ["count", str(path), *map(str, words)], terminal_width=200)


def test_lots_by_hand_of_the_count_without_the_constraints(tmp_path: Path) -> None:
    """It has a tie of its own, between Bo and Cleo; with its lot, what the constraints changed is shown."""
    without = counted(tmp_path, *WITHIN)
    assert (
        "this count needs lot 1 among Bo, Cleo, which is not here, so what they changed is not shown" in without.stdout
    )
    assert "Add --free-lot 2,3 (in the order drawn), or --free-lot-seed HEX." in without.stdout
    hidden = json.loads(counted(tmp_path, *WITHIN, "--json").stdout)
    assert (None, None) == (hidden["without_constraints"], hidden["effect"])

    for words in (("--free-lot", "3,2", "--free-lot", "4,5"), ("--free-lot", "3,2"), ("--free-lot-seed", "AB")):
        shown = counted(tmp_path, *WITHIN, *words)
        assert shown.exit_code == 0
        assert "Elected: 1 Ama, 4 Dag\nWithout the constraints are elected: Ama, Cleo.\n" in shown.stdout
    assert "Without the constraints are elected: Ama, Bo." in counted(tmp_path, *WITHIN, "--free-lot", "2,3").stdout


def test_the_effect_is_counted_again(tmp_path: Path) -> None:
    """A result within constraints: the count without them and its lots, too; the first difference is told."""
    out = tmp_path / "out.json"
    assert 0 == counted(tmp_path, *WITHIN, "--free-lot", "3,2", "--json", "--output", out).exit_code
    assert 0 == counted(tmp_path, "--again", out).exit_code
    held = json.loads(out.read_text())
    assert {"seed": None, "drawn": [[3, 2]]} == held["free_lots"]

    out.write_text(json.dumps({**held, "effect": {**held["effect"], "not_elected": [2]}}))
    differs = counted(tmp_path, "--again", out)
    assert (1, f"{out}: effect, not_elected, 1: the result has 2, counted again it is 3.\n") == (
        differs.exit_code,
        differs.stderr,
    )
    out.write_text(json.dumps({**held, "free_lots": [3]}))
    assert "found free_lots that are none" in counted(tmp_path, "--again", out).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--lot", "1,2"), "lot 2 is among 2, 3, and the order drawn is 1, 2"),
        (("--lot", "2,3", "--lot", "2,3"), "lot 3 within the constraints, drawn as 2, 3, is not needed: 2 lots are"),
        (("--free-lot", "2,3", "--free-lot", "4,5", "--free-lot", "1,2"), "in the count without constraints, lot 3"),
        (("--free-lot", "1,2"), "in the count without constraints, lot 1 is among 2, 3, and the order drawn is 1, 2"),
    ],
)
def test_lots_of_neither_count_are_refused(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """Of the runners-up, who are level too, a lot may be given; a further one is not needed."""
    found = counted(tmp_path, *WITHIN, *words)
    assert (1, "") == (found.exit_code, found.stdout)
    assert said in found.stderr


def test_lots_without_constraints_need_them(tmp_path: Path) -> None:
    found = counted(tmp_path, "--rule", "plurality", "--lot-seed", "0a", "--free-lot-seed", "0a")
    assert (1, "found --free-lot or --free-lot-seed, expected --group with it: no constraint is given\n") == (
        found.exit_code,
        found.stderr,
    )
