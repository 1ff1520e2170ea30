"""A count with hundreds of candidates: the terminal shows its first stages and its last, and says where all are."""

import json
import re
from pathlib import Path

from typer.testing import CliRunner

from comitia.cli import stage_table
from comitia.cli.app import app


def test_the_first_and_the_last_stages_of_a_long_count_are_shown(tmp_path: Path) -> None:
    candidates = 160
    ballots = [f"{candidates + 1 - each} {each} {each % candidates + 1} 0" for each in range(1, candidates + 1)]
    names = [f'"Person {each}"' for each in range(1, candidates + 1)]
    path = tmp_path / "long.blt"
    path.write_text("\n".join([f"{candidates} 1", *ballots, "0", *names, '"Long"', ""]))
    words = ["count", str(path), "--rule", "scottish-stv", "--lot-seed", "5f"]

    shown = CliRunner().invoke(app, words)
    record = CliRunner().invoke(app, [*words, "--json"])

    assert 0 == shown.exit_code == record.exit_code, shown.output
    stages = json.loads(record.stdout)["count"]["stages"]
    assert len(stages) * candidates > stage_table.MOST_CELLS
    found = re.search(r"The first (\d+) and the last (\d+) of (\d+) stages are shown\. All: --sheet FILE", shown.stdout)
    assert found is not None
    first, last, number = map(int, found.groups())
    assert len(stages) == number
    heads = [line for line in shown.stdout.splitlines() if re.fullmatch(r" +┃ +┃[ \d┃]+", line)]
    told = [int(each) for line in heads for each in re.findall(r"\d+", line)]
    assert [*range(1, first + 1), *range(number - last + 1, number + 1)] == told
