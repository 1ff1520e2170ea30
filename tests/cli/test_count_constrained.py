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
