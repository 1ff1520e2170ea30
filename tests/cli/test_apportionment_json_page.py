"""The reference page of apportionments and draws names every key; what is written is enough to do the same again."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from comitia.cli.app import app
from comitia.count import apportion, draw, lots_from_json, parse_threshold, passing, square_roots

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "apportionment-json.md"
TABLE = "unit,size,floor,cap\nnorth,720,,4\neast,720,,\nsouth,120,2,\nwest,120,,\nisle,9,,\n"
MEMBERS = "name,region\nAma,north\nBo,north\nCleo,south\nDag,south\nEli,east\nFay,east\n"
WITH_UNITS = frozenset({"sizes", "shared", "floors", "caps", "seats", "places_of_groups"})
"""Keys whose value has units for keys."""


def named(section: str) -> frozenset[str]:
    """Return what stands in code marks in a section of the page."""
    _, found = PAGE.read_text(encoding="utf-8").split(f"## {section}\n", 1)
    return frozenset(re.findall(r"`([^`\n]+)`", found.partition("\n## ")[0]))


def keys(value: object) -> Iterator[str]:
    """Yield every key in a JSON value that is not a unit."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from keys(None if key in WITH_UNITS else inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys(inner)


def written(tmp_path: Path, command: str, table: str, *words: str) -> dict[str, object]:
    (tmp_path / "table.csv").write_text(table)
    found = CliRunner().invoke(app, [command, str(tmp_path / "table.csv"), *words, "--json"])
    assert 0 == found.exit_code, found.output
    data: dict[str, object] = json.loads(found.stdout)
    return data


@pytest.mark.parametrize(
    "words",
    [
        ("--method", "sainte-lague", "--seats", "10", "--lot-seed", "5f"),
        ("--method", "sainte-lague", "--seats", "11", "--threshold", "ge:1/10", "--of", "2000", "--exempt", "isle"),
        ("--method", "hare", "--seats", "12", "--floor", "1", "--cap", "5", "--roots", "--lot-seed", "AB"),
        ("--method", "dhondt", "--seats", "7", "--lot", "north,east", "--lot-seed", "5f"),
        ("--method", "stationary:1/3", "--seats", "9", "--lot-seed", "5f"),
    ],
)
def test_an_apportionment_can_be_made_again_from_what_is_written(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Every key is named on the page; threshold, roots, bounds and lots lead to the same seats and lots."""
    table = TABLE if "dhondt" not in words else "unit,size\nnorth,720\neast,720\nsouth,360\nwest,360\n"
    data = json.loads(json.dumps(written(tmp_path, "apportion", table, *words)))
    assert set() == {*keys(data)} - named("An apportionment")

    sizes = data["sizes"]
    if data["threshold"]:
        sizes = passing(sizes, parse_threshold(data["threshold"]), of=data["of"], exempt=data["exempt"])
    sizes = square_roots(sizes) if data["roots"] else sizes
    caps = {unit: most for unit, most in data["caps"].items() if most is not None}
    lots = lots_from_json(data["lots_given"])
    again = apportion(data["method"], data["total"], sizes, data["floors"], caps or None, lots)

    assert data["shared"] == sizes
    assert data["seats"] == {unit: again.seats.get(unit, 0) for unit in data["sizes"]}  # type: ignore[union-attr]  no lot is missing
    assert [each["order"] for each in data["lots"]] == [list(each.order) for each in again.lots]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words",
    [
        ("--alternates", "2"),
        ("--by", "region", "--alternates", "1"),
        ("--by", "region", "--floor", "1"),
        ("--by", "region", "--group", "north=1", "--group", "south=2", "--group", "east=1"),
    ],
)
def test_a_draw_can_be_made_again_from_what_is_written(tmp_path: Path, words: tuple[str, ...]) -> None:
    """With the groups of the list, in the column that is named."""
    data = json.loads(json.dumps(written(tmp_path, "draw", MEMBERS, "--places", "4", "--lot-seed", "5F", *words)))
    assert set() == {*keys(data)} - named("A draw")

    groups = [line.split(",")[1] if data["by"] else "" for line in MEMBERS.splitlines()[1:]]
    again = draw(
        groups,
        data["places"],
        data["seed"],
        alternates=data["alternates_of_each"],
        floor=data["floor"],
        given=data["places_of_groups"],
    )
    assert again.to_json() == {key: data[key] for key in again.to_json()}


def test_every_key_of_the_page_is_written(tmp_path: Path) -> None:
    """The tables name nothing that is not there."""
    shared = written(
        tmp_path, "apportion", "unit,size\na,1\nb,1\n", "--method", "hare", "--seats", "1", "--lot-seed", "5"
    )
    drawn = written(tmp_path, "draw", MEMBERS, "--places", "2", "--by", "region", "--lot-seed", "5f")
    text = PAGE.read_text(encoding="utf-8")

    listed = re.findall(r"^\| `([a-z_]+)` \|", text, flags=re.MULTILINE)
    assert listed == [*shared, *drawn]
    assert {"draw", "question", "tied", "order"} <= {*keys(shared)}
