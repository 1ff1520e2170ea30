"""The examples on the concept pages are what the command prints."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from comitia.cli.app import app

PAGES = Path(__file__).resolve().parent.parent.parent / "docs" / "concepts"
WITH_EXAMPLES = [
    "counting",
    "ballots",
    "scottish-stv",
    "minneapolis",
    "meek-nz",
    "senate",
    "exclusive-gregory",
    "ers97",
    "plurality-and-block",
    "approval",
    "yes-no",
    "exhaustive-ballot",
    "lots",
    "explanation",
    "pav",
    "sequential-phragmen",
    "equal-shares",
    "limited-vote",
    "cumulative-vote",
    "two-rounds",
    "slate",
    "score",
    "star",
    "sortition",
    "instant-runoff",
    "borda",
    "pairwise",
    "schulze",
    "ranked-pairs",
    "constraints",
]
BLOCKS = re.compile(r"```(blt|csv|console)\n(.*?)```", re.DOTALL)


@pytest.mark.parametrize("page", WITH_EXAMPLES)
def test_examples(page: str, tmp_path: Path) -> None:
    """Each command on the page, run on the file above it, prints the lines shown, in that order."""
    text = (PAGES / f"{page}.md").read_text(encoding="utf-8")
    path = tmp_path / "none"
    shown = 0
    for kind, block in BLOCKS.findall(text):
        if kind != "console":
            path = tmp_path / f"example.{kind}"
            path.write_text(block, encoding="utf-8")
            continue
        prompt, *lines = block.splitlines()
        said = re.fullmatch(r"\$ comitia (count|draw) FILE (.*)", prompt)
        assert said, prompt
        words = [said[1], str(path), *said[2].split()]
        printed = CliRunner().invoke(app, words, terminal_width=200).stdout.splitlines()
        places = [printed.index(line) for line in lines]
        assert places == sorted(places)
        shown += len(lines)
    assert shown
