"""`comitia draw` as a person or a script uses it."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from comitia.cli.app import app

TABLE = "name,region\nAma,north\nBo,north\nCleo,south\nDag,south\nEli,south\nFay,east\n"


@pytest.fixture
def members(tmp_path: Path) -> Path:
    path = tmp_path / "members.csv"
    path.write_text(TABLE)
    return path


def invoke(*words: object) -> Result:
    return CliRunner().invoke(app, ["draw", *map(str, words)])


def test_the_drawn_in_order_and_how_to_draw_again(members: Path) -> None:
    order = sorted(range(1, 7), key=lambda n: sha256(f"comitia-lot/1 5f3a9c 1 {n}".encode()).hexdigest())
    shown = invoke(members, "--places", 2, "--alternates", 1, "--lot-seed", "5F3A9C").stdout.splitlines()
    assert [str(order[0]), str(order[1]), str(order[2])] == [line.split()[0] for line in shown[2:5]]
    assert shown[4].endswith("(alternate)")
    assert "Again: printf 'comitia-lot/1 5f3a9c DRAW NUMBER' | sha256sum; lowest first." == shown[-1]
    assert sha256(TABLE.encode()).hexdigest() in shown[0]


def test_groups_and_the_record_as_json(members: Path) -> None:
    words = (members, "--places", 3, "--lot-seed", "00", "--by", "region", "--floor", 1, "--json")
    found = json.loads(invoke(*words).stdout)
    assert [("north", 1, 2), ("south", 1, 3), ("east", 1, 1)] == [
        (group["name"], len(group["drawn"]), group["listed"]) for group in found["groups"]
    ]
    assert (3, 6, "00") == (found["places"], found["listed"], found["seed"])
    given = ("--group", "north=0", "--group", "south=2", "--group", "east=1", "--json")
    found = json.loads(invoke(members, "--places", 3, "--lot-seed", "00", "--by", "region", *given).stdout)
    assert [0, 2, 1] == [len(group["drawn"]) for group in found["groups"]]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--floor", "1"], "a floor and places of groups need --by"),
        (["--by", "region", "--floor", "1", "--group", "north=1"], "given, or shared out with a floor: not both"),
        (["--by", "region", "--group", "north"], "found the group 'north', expected its name and its places"),
        (["--by", "region", "--group", "north=1", "--group", "north=1"], "found the group 'north' twice"),
        (["--by", "place"], "expected a column 'place' after the first"),
        (["--places", "9"], "9 places cannot be drawn from a list of 6"),
        (["--lot-seed", "XY"], "a lot seed is up to 256 digits 0-9 and a-f, not 'XY'"),
    ],
)
def test_what_does_not_fit_ends_with_one(members: Path, words: list[str], said: str) -> None:
    result = invoke(members, "--places", 2, "--lot-seed", "00", *words)
    assert (1, "") == (result.exit_code, result.stdout)
    assert said in result.stderr


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    result = invoke(tmp_path / "none.csv", "--places", 2, "--lot-seed", "00")
    assert (1, True) == (result.exit_code, "none.csv: No such file" in result.stderr)


def test_fewer_alternates_than_asked_for_are_told(members: Path) -> None:
    """Four are left of six, and nine were wanted."""
    found = invoke(members, "--places", 2, "--alternates", 9, "--lot-seed", "00")
    assert (0, "only 4 alternates of 9: nobody else is listed.\n") == (found.exit_code, found.stderr)
