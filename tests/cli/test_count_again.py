"""`comitia count --again` with results that somebody has changed: refused, or told as different, in a sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from comitia.cli.app import app

TIE = '2 1\n3 1 0\n3 2 0\n0\n"Ama"\n"Ben"\n"Chair"\n'
WARD = '4 2\n5 1 2 0\n4 2 1 0\n3 3 4 0\n1 4 0\n0\n"Ama"\n"Ben"\n"Cid"\n"Dan"\n"Board"\n'
Change = Callable[[dict[str, Any]], object]


def again(tmp_path: Path, change: Change, text: str, *words: str) -> Result:
    """Count, change the result, and count again by it."""
    ballots, result = tmp_path / "box.blt", tmp_path / "result.json"
    ballots.write_text(text)
    made = CliRunner().invoke(app, ["count", str(ballots), *words, "--json"])
    assert made.exit_code == 0, made.stderr
    data = json.loads(made.stdout)
    change(data)
    result.write_text(json.dumps(data))
    return CliRunner().invoke(app, ["count", str(ballots), "--again", str(result)])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.update(lot_seed="ff00"), "does not agree with itself: lot_seed has ff00, not 5f3a9c"),
        (lambda data: data.pop("arithmetic"), "found no arithmetic, expected all that a result has"),
        (lambda data: data.pop("seats"), "found no seats"),
        (lambda data: data.pop("elected"), "found no elected"),
        (lambda data: data.update(title="Treasurer"), "title: the result has Treasurer, the ballot file has Chair."),
        (lambda data: data.update(names=["Eva", "Ben"], profile_digest="00"), "digest of the ballots"),
    ],
)
def test_a_changed_result_is_not_the_same(tmp_path: Path, change: Change, said: str) -> None:
    """What differs in the ballots is told before what differs in their names."""
    found = again(tmp_path, change, TIE, "--rule", "plurality", "--lot-seed", "5f3a9c")
    assert (found.exit_code, said in found.stderr) == (1, True), found.stderr


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.pop("without_constraints"), "without_constraints"),
        (lambda data: data["count"]["constraints"][0].update(at_least="x"), "something else than whole numbers"),
        (lambda data: data["count"]["constraints"][0].update(members="x"), "something else than whole numbers"),
    ],
)
def test_a_changed_result_within_constraints_is_not_the_same(tmp_path: Path, change: Change, said: str) -> None:
    words = ("--rule", "scottish-stv", "--group", "n=3,4", "--at-least", "n=1")
    found = again(tmp_path, change, WARD, *words)
    assert (found.exit_code, said in found.stderr) == (1, True), found.stderr


def test_what_is_of_the_program_is_not_compared(tmp_path: Path) -> None:
    found = again(tmp_path, lambda data: data.update(version="0", notes=[]), WARD, "--rule", "wigm")
    assert found.exit_code == 0, found.stderr
