"""Candidates who share a name: said, and told apart by their numbers wherever a name stands alone."""

import json
from pathlib import Path

from typer.testing import CliRunner

from comitia.cli.app import app
from comitia.count.name import shared, told_apart

TWO = '3 1\n5 1 0\n4 3 0\n2 2 3 0\n0\n"Ama Berg"\n"Bo Lind"\n"Ama Berg"\n"Board"\n'
SAID = "Candidates 1 and 3 are both called Ama Berg: their numbers tell them apart."


def _shown(path: Path, *words: str) -> str:
    path.write_text(TWO, encoding="utf-8")
    found = CliRunner().invoke(app, [words[0], *words[1:-1], str(path), *words[-1].split()], terminal_width=200)
    assert found.exit_code == 0, found.output
    return found.stdout


def test_a_count_says_who_shares_a_name(tmp_path: Path) -> None:
    """At the terminal, in the explanation as text and as a page, and among the notes of the record."""
    path = tmp_path / "board.blt"
    table = _shown(path, "count", "--rule irv")
    assert SAID in table
    assert "Ama Berg (no. 3) has 6 votes, more than half of the 11 that count: elected" in table
    for kind in ("text", "html"):
        told = " ".join(_shown(path, "count", f"--rule irv --explain {kind}").split())
        assert SAID in told
        assert "Ama Berg (no. 3) is elected" in told
    record = json.loads(_shown(path, "count", "--rule irv --json"))
    assert record["names"] == ["Ama Berg", "Bo Lind", "Ama Berg"]
    assert record["notes"] == [SAID]
    assert f"Note: {SAID}" in _shown(path, "ballots", "show", "")


def test_names_of_one_alone_stay_as_they_are() -> None:
    """Three of one name, an empty one, and one that nobody else has."""
    names = ["Ama", "Bo", "Ama", "", "Ama"]
    assert told_apart(names) == ("Ama (no. 1)", "Bo", "Ama (no. 3)", "Candidate 4", "Ama (no. 5)")
    assert list(shared(names)) == ["Candidates 1, 3 and 5 are all called Ama: their numbers tell them apart."]
    assert list(shared(["Ama", "Bo", "", ""])) == []
