"""Who had withdrawn is said wherever a count is shown: at the terminal, in the explanation, in the page's table."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from comitia.cli.app import app
from comitia.count import RULES

BLT = """5 1
-5
9 1 2 0
8 2 1 0
4 3 2 0
2 4 1 3 0
3 5 3 0
0
"Ama"
"Bo"
"Cleo"
"Dag"
"Eli"
"Chair"
"""
GONE = "Eli had withdrawn, and is passed over on every ballot."


def shown(path: Path, rule: str, *words: str) -> str:
    ran = CliRunner().invoke(app, ["count", str(path), "--rule", rule, "--lot-seed", "5f", *words])
    assert 0 == ran.exit_code, ran.output
    return ran.stdout


@pytest.mark.parametrize("rule", [name for name, rule in RULES.items() if rule.points is None])
def test_who_had_withdrawn_is_said_everywhere(tmp_path: Path, rule: str) -> None:
    """Of the five candidates four stand; the fifth has a row, and the word beside the name."""
    path = tmp_path / "w.blt"
    path.write_text(BLT)
    seats = () if RULES[rule].most_seats == 1 else ("--seats", "2")

    terminal, page, text = (shown(path, rule, *seats, *more) for more in ((), EXPLAINED, ("--explain", "text")))
    assert "5 │ Eli (withdrawn)" in terminal
    assert "and 4 candidates" in terminal
    assert GONE in terminal
    assert GONE in " ".join(text.split())
    [row] = [line for line in page.splitlines() if "<tr>" in line and ">Eli<" in line]
    assert '<span class="change">withdrawn</span>' in row


EXPLAINED = ("--explain", "html")
