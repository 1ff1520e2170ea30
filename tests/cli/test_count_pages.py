"""The examples on the concept pages are what the command prints."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from comitia.cli.app import app

PAGES = Path(__file__).resolve().parent.parent.parent / "docs" / "concepts"
WITH_EXAMPLES = [
    "counting",
    "scottish-stv",
    "plurality-and-block",
    "approval",
    "yes-no",
    "exhaustive-ballot",
    "lots",
    "constraints",
]


@pytest.mark.parametrize("page", WITH_EXAMPLES)
def test_examples(page: str, tmp_path: Path) -> None:
    """Each command on the page, run on the ballots above it, prints the lines shown, in that order."""
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    [ballots] = re.findall(r"```blt\n(.*?)```", text, re.DOTALL)
    path = tmp_path / "example.blt"
    path.write_text(ballots, encoding="utf-8")
    examples = re.findall(r"```console\n\$ comitia count FILE (.*?)\n(.*?)```", text, re.DOTALL)
    assert examples
    for words, shown in examples:
        printed = CliRunner().invoke(app, ["count", str(path), *words.split()], terminal_width=200).stdout.splitlines()
        places = [printed.index(line) for line in shown.splitlines()]
        assert places == sorted(places)
