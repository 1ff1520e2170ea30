"""Tables and pictures of counts with a runoff or a second round: who went on is said of all who did, the loser is next."""

import re
from pathlib import Path

from tests.count.ballots import run, run_points
from typer.testing import CliRunner

from comitia.cli.app import app
from comitia.count import Count
from comitia.count.explanation.order import in_order
from comitia.count.explanation.picture import picture
from comitia.count.explanation.sheet import sheet

STARS, NAMES = "5 5420, 4 2540, 3 0153", ["Ama", "Bo", "Cleo", "Dag"]


def rows(count: Count) -> dict[str, list[str]]:
    """Return the cells of each row of the table, the mark-up left out."""
    text = "\n".join(sheet(count, NAMES))
    found = re.findall(r'<tr[^>]*><th scope="row" class="who">(.*?)</th>(.*?)</tr>', text)
    return {name: re.findall(r"<td[^>]*>(.*?)</td>", cells) for name, cells in found}


def test_the_table_of_a_runoff() -> None:
    """Ama and Bo go on, the runoff is between them, and Bo who loses it stands before those who did not go on."""
    made = run_points("star", STARS, 1)
    table = rows(made)

    assert [made.elected[0], *made.runners_up] == in_order(made)
    gone_on = [name for name, cells in table.items() if "advances" in cells[0]]
    assert sorted(NAMES[each - 1] for each in made.stages[1].subjects) == sorted(gone_on)
    assert "elected" in table[NAMES[made.elected[0] - 1]][1]
    assert "Not transferable" not in table


def test_ballots_that_put_neither_before_the_other_are_called_so() -> None:
    """Cleo is in no runoff, and whoever gives points to nobody else prefers neither."""
    made = run_points("star", "5 540, 4 450, 2 003", 1)

    assert ["0", "2"] == rows(made)["Neither before the other"]
    assert "Not transferable" not in picture(made, NAMES)
    assert "Neither before the other" in picture(made, NAMES)


def test_the_table_of_two_rounds() -> None:
    """Bo wins the second round before Ama; Cleo had more than Dag in the first."""
    made = run("two-round", 4, "40 A, 35 B, 10 CB, 15 DB", 1)

    assert ["Bo", "Ama", "Dag", "Cleo"] == list(rows(made))
    assert [True, True, False, False] == ["advances" in cells[0] for cells in rows(made).values()]


def test_the_picture_says_what_the_arrow_means() -> None:
    """Both who went on have it, and the legend; a count in which nobody goes on has no arrow in it."""
    drawn = picture(run("two-round", 4, "40 A, 35 B, 10 CB, 15 DB", 1), NAMES)

    assert 1 == drawn.count("→ goes")
    assert [">→ 40<", ">→ 35<"] == sorted(re.findall(r">→ \d+<", drawn), reverse=True)
    assert "→" not in picture(run("plurality", 2, "3 A, 2 B", 1), NAMES)


def test_the_terminal_marks_all_who_went_on(tmp_path: Path) -> None:
    """A beside each of them, E beside the winner too."""
    path = tmp_path / "t.blt"
    path.write_text('4 1\n40 1 0\n35 2 0\n10 3 2 0\n15 4 2 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Dag"\n"Chair"\n')
    said = CliRunner().invoke(app, ["count", str(path), "--rule", "two-round"]).stdout

    table = [[cell.split() for cell in line.split("│")[2:]] for line in said.splitlines() if "│" in line]
    assert [["40", "A"], ["40"]] == table[0]
    assert [["35", "A"], ["60", "E"]] == table[1]


def test_ballots_cannot_fail_to_pass_on_where_none_pass_on() -> None:
    """Plurality has no row of them, on the page and at the terminal."""
    assert list(rows(run("plurality", 2, "3 A, 2 B", 1))) == ["Ama", "Bo"]
