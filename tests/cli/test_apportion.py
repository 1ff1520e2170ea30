"""`comitia apportion` as a person or a script uses it, and the examples of its pages."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from comitia.cli.app import app
from comitia.cli.apportion import METHOD_IDS
from comitia.count import METHODS

PAGES = Path(__file__).resolve().parent.parent.parent / "docs" / "concepts"
WITH_EXAMPLES = ["divisor-methods", "largest-remainders", "quota-method", "degressive-seats"]
TABLE = "unit,size,floor,cap\nnorth,430,,3\neast,300,,\nsouth,200,,\nwest,70,2,\n"


def invoke(tmp_path: Path, table: str, *words: object) -> Result:
    (tmp_path / "sizes.csv").write_text(table, encoding="utf-8")
    return CliRunner().invoke(app, ["apportion", str(tmp_path / "sizes.csv"), *map(str, words)])


@pytest.mark.parametrize("page", WITH_EXAMPLES)
def test_examples(page: str, tmp_path: Path) -> None:
    """Each command on the page, run on the table above it, prints the lines shown."""
    parts = re.findall(
        r"```(csv)\n(.*?)```|```console\n\$ comitia apportion FILE (.*?)\n(.*?)```",
        (PAGES / f"{page}.md").read_text(encoding="utf-8"),
        re.DOTALL,
    )
    table, examples = "", 0
    for is_table, rows, words, shown in parts:
        if is_table:
            table = rows
            continue
        examples += 1
        result = invoke(tmp_path, table, *words.split())
        assert shown.splitlines() == (result.stdout + result.stderr).splitlines()
    assert examples


def test_bounds_of_a_unit_are_in_the_table(tmp_path: Path) -> None:
    """North has 3 at most, west 2 at least; others as the command says."""
    result = invoke(tmp_path, TABLE, "--method", "sainte-lague", "--seats", 10, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert found["seats"] == {"north": 3, "east": 3, "south": 2, "west": 2}
    lower = invoke(tmp_path, TABLE, "--method", "dhondt", "--seats", 10, "--floor", 1, "--cap", 4, "--json")
    assert json.loads(lower.stdout)["seats"] == {"north": 3, "east": 3, "south": 2, "west": 2}


def test_a_list_below_the_threshold_is_shown_without_seats(tmp_path: Path) -> None:
    """Ten in a hundred of 1,000 votes, west exempt or not."""
    words = ("--method", "sainte-lague", "--seats", 10, "--threshold", "ge:1/10")
    table = re.sub(",[^,]*,[^,]*$", "", TABLE, flags=re.MULTILINE)
    assert "west (70, below the threshold): 0\n" in invoke(tmp_path, table, *words).stdout
    assert "west (70): 1\n" in invoke(tmp_path, table, *words, "--exempt", "west").stdout


def test_a_tie_asks_for_its_lot(tmp_path: Path) -> None:
    """Status 3, who is tied and how to draw; then the lot by hand, and by seed."""
    table = "unit,size\na,5\nb,5\n"
    words = ("--method", "hare", "--seats", 3)
    asked = invoke(tmp_path, table, *words)
    assert asked.exit_code == 3
    assert "Lot 1 is needed among 2 with equal claims: a, b." in asked.stderr
    assert (
        "b (5): 2\nLot 1 among a, b (which has the seat): b, a.\n"
        in invoke(tmp_path, table, *words, "--lot", "b,a").stdout
    )
    assert invoke(tmp_path, table, *words, "--lot-seed", "5F").exit_code == 0


@pytest.mark.parametrize(
    ("table", "words", "message"),
    [
        ("unit,size\na,5\na,5\n", (), "sizes.csv:3: a is there twice"),
        ("unit,size\n,5\n", (), "sizes.csv:2: the unit has no name"),
        ("unit,size\na,x\n", (), "sizes.csv:2: the size of a is 'x', expected a whole number as in 12000"),
        ("unit,size,cap\na,5,-1\n", (), "sizes.csv:2: the cap of a is '-1', expected a whole number"),
        ("unit,size\n", (), "sizes.csv: there is no unit in it"),
        ("name,size\na,5\n", (), "sizes.csv:1: the first line must name the columns unit, size; missing: unit"),
        ("unit,size\na,5\n", ("--of", "1000"), "found --of or --exempt, expected --threshold with it"),
        ("unit,size\na,5\n", ("--exempt", "a"), "found --of or --exempt, expected --threshold with it"),
        ("unit,size\na,5\n", ("--threshold", "5%"), "found the threshold '5%'"),
        ("unit,size\na,5\n", ("--method", "hamilton"), "found the method 'hamilton', expected one of: hare"),
        ("unit,size\na,5\n", ("--seats", "100000000"), "found 100000000 seats, expected up to 9,999"),
        ("unit,size\na,5\n", ("--seats", "-1"), "found -1 seats, expected 0 or more"),
        ("unit,size,floor\na,5,1\n", ("--seats", "-1"), "found -1 seats, expected 0 or more"),
        ("unit,size\na,5\nb,4\n", ("--lot", "a,b"), "lot 1, drawn as a, b, is not needed: no lot is drawn there"),
        ("unit,size\na,5\nb,5\n", ("--lot", "a,b", "--lot", "b,a"), "lot 2, drawn as b, a, is not needed: 1 lot is"),
        ("unit,size\na,5\nb,5\n", ("--lot", "a,c"), "lot 1 is among a, b, and the order drawn is a, c"),
        ("unit,size\na,5\n", ("--lot-seed", "XYZ"), "a lot seed is up to 256 digits 0-9 and a-f, not 'XYZ'"),
    ],
)
def test_what_is_refused(tmp_path: Path, table: str, words: tuple[str, ...], message: str) -> None:
    """Status 1 with file, line, and what was found."""
    result = invoke(tmp_path, table, "--method", "hare", "--seats", 3, *words)
    assert result.exit_code == 1
    assert message in result.stderr


def test_the_help_names_every_method() -> None:
    """The ids that the help lists are those that there are."""
    assert METHOD_IDS.split(", ") == [*METHODS, "stationary:R"]


def test_a_threshold_that_nobody_meets_is_said(tmp_path: Path) -> None:
    """No cap was given, and none is spoken of; a base that an apportionment does not know is refused."""
    words = ("--method", "hare", "--seats", 3, "--threshold")
    table = "unit,size\na,5\nb,5\n"

    assert "nobody meets the threshold gt:1/2" in invoke(tmp_path, table, *words, "gt:1/2").stderr
    assert (
        "no unit has members to have the seats, of which there are 3"
        in invoke(tmp_path, "unit,size\na,0\n", *words[:-1]).stderr
    )
    for base in ("roll", "cast"):
        refused = invoke(tmp_path, table, *words, f"ge:1/10:{base}")
        assert (1, True) == (refused.exit_code, "expected a share of the votes" in refused.stderr)


def test_a_unit_with_a_comma_in_its_name_can_be_drawn(tmp_path: Path) -> None:
    """As the sentence that asks for the lot writes it: as a cell of a table."""
    table = 'unit,size\n"a,b",5\nc,5\nd,5\n'
    words = ("--method", "hare", "--seats", 2)

    asked = invoke(tmp_path, table, *words).stderr
    assert "--lot '\"a,b\",c,d'" in asked
    assert "The 2 drawn first have a seat each." in asked
    assert "c (5): 0\n" in invoke(tmp_path, table, *words, "--lot", '"a,b",d,c').stdout
    assert "1 seat by hare." in invoke(tmp_path, table, "--method", "hare", "--seats", 1, "--lot-seed", "5").stdout
