"""A later round, on ballots of its own: it is told by its own number, and cannot be after the last."""

from pathlib import Path

import pytest
from tests.count.ballots import profile
from typer.testing import CliRunner

from comitia.cli.app import app
from comitia.count import Count, Options, count, explain
from comitia.count.explanation.page import to_html
from comitia.count.explanation.picture import picture
from comitia.count.explanation.story import explanation
from comitia.count.explanation.text import to_text
from comitia.count.result import result_of

CAST = profile(3, "5 BA, 4 A, 3 CA")


def counted(rule: str, options: Options) -> Count:
    made = count(CAST, rule=rule, seats=1, options=options)
    assert isinstance(made, Count)
    return made


@pytest.mark.parametrize(("rule", "number"), [("exhaustive", 3), ("two-round", 2)])
def test_a_round_has_its_own_number_wherever_it_is_told(rule: str, number: int) -> None:
    """Rounds 3 and 4 of an exhaustive ballot whose third is the first that is counted here."""
    options = Options(round=number)
    made = counted(rule, options)
    told = explanation(result_of(CAST, made, options, None, "1"), ["Ama", "Bo", "Cleo"], "")

    headings = [f"Round {number + place}" for place in range(len(made.stages))]
    assert headings == [stage.heading for stage in told.stages]
    assert headings == [said[:-1] for said in explain(made, first_round=number) if said.startswith("Round ")]
    for text in (to_text(told), to_html(told), picture(made, first_round=number)):
        assert "Round 1" not in text
        assert f"Round {number}" in text


def test_the_table_of_the_terminal_has_the_number(tmp_path: Path) -> None:
    """The column is headed 3, and the sentence says round 3."""
    path = tmp_path / "r.blt"
    path.write_text('3 1\n5 2 0\n4 1 0\n3 3 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Chair"\n')

    said = CliRunner().invoke(app, ["count", str(path), "--rule", "exhaustive", "--round", "3"])
    assert 0 == said.exit_code
    assert "Round 3." in said.stdout
    assert "3\n" == said.stdout.splitlines()[3].split("┃")[-1].strip() + "\n"


def test_a_round_after_the_last_is_refused() -> None:
    """Of two rounds there is no third."""
    with pytest.raises(ValueError, match="found round 3, expected up to 2: max_rounds says so"):
        count(CAST, rule="exhaustive", seats=1, options=Options(round=3, max_rounds=2))
    with pytest.raises(ValueError, match="found round 3, expected 1 or 2"):
        count(CAST, rule="two-round", seats=1, options=Options(round=3))
    assert (2,) == counted("exhaustive", Options(round=2, max_rounds=2)).elected
