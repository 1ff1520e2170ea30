"""The places of the demonstration: regions, their districts, their branches, and how many members each branch has."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

PER_BRANCH = 250
LEAST_BRANCHES, MOST_REGIONS = 8, 25
ROOT = "lantern"

_FIRST = (
    "Alm Bracken Cald Dorr Elder Fenn Gorse Hest Ister Jarn Kell Lund Marr Noll Orm Pell Quern Rusk Sedge Tarn Ull "
    "Vel Zell Cress Dunn Ebb Frost Garn Hazel Ivar Kest Lark Moss Nett Oster Penn Roan"
)
_LAST = (
    "mere wick stead holm ford dale haven bridge field gate mouth well cross combe thwaite borough market heath "
    "moor quay rigg shaw strand vale"
)
_REGIONS = (
    "Northern Uplands",
    "Harbour Coast",
    "River Plain",
    "Western Lakes",
    "Southern Downs",
    "Eastern Marches",
    "Middle Hills",
    "Outer Islands",
    "Forest Belt",
    "Salt Flats",
    "Upper Valleys",
    "Border Fells",
    "Old Canals",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One unit: its id, its type in the charter, the place it lies in, its name; members for a branch, else 0."""

    unit: str
    type: str
    parent: str
    name: str
    members: int


def places(members: int, draw: Random) -> list[Place]:
    """Return the society's units, each after the one it lies in; the branches have `members` members together."""
    number = max(LEAST_BRANCHES, (members + PER_BRANCH // 2) // PER_BRANCH)
    districts = max(4, number * 3 // 10)
    regions = max(2, min(MOST_REGIONS, districts // 3))
    names = _names(draw)
    sizes = iter(_sizes(members, number, draw))
    found = [Place(unit=ROOT, type="society", parent="", name="Lantern Consumer Co-operative", members=0)]
    for region, its_districts in enumerate(_shares(districts, regions)):
        above = _place("region", ROOT, _region_name(region))
        found.append(above)
        for _ in range(its_districts):
            found.append(_place("district", above.unit, f"{next(names)} District"))  # noqa: PERF401  read further down
    below = [place for place in found if place.type == "district"]
    for district, its_branches in zip(below, _shares(number, districts), strict=True):
        found += [_place("branch", district.unit, next(names), next(sizes)) for _ in range(its_branches)]
    return found


def above(found: Sequence[Place], kind: str) -> dict[str, str]:
    """Return for every unit the unit of type `kind` that it lies in, or is."""
    lies: dict[str, str] = {}
    for place in found:
        if place.type == kind:
            lies[place.unit] = place.unit
        elif place.parent in lies:
            lies[place.unit] = lies[place.parent]
    return lies


def _place(kind: str, parent: str, name: str, members: int = 0) -> Place:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return Place(unit=plain.lower().replace(" ", "-"), type=kind, parent=parent, name=name, members=members)


def _names(draw: Random) -> Iterator[str]:
    """Yield names of places, never one twice; when the plain ones are used up, North and South ones follow."""
    plain = [first + last for first in _FIRST.split() for last in _LAST.split() if first[-2:] != 2 * last[0]]
    draw.shuffle(plain)
    for prefix in ("", "North ", "South ", "East ", "West ", "Upper ", "Lower ", "New ", "Old ", "Great ", "Little "):
        yield from (prefix + name for name in plain)


def _region_name(number: int) -> str:
    again, first = divmod(number, len(_REGIONS))
    return f"{'Far ' if again else ''}{_REGIONS[first]}"


def _shares(total: int, among: int) -> list[int]:
    """Return `total` split into `among` parts that differ by one at most."""
    least, more = divmod(total, among)
    return [least + (place < more) for place in range(among)]


def _sizes(members: int, branches: int, draw: Random) -> list[int]:
    """Return unequal sizes of branches that add up to `members`."""
    weights = [draw.randrange(45, 156) for _ in range(branches)]
    total, weighed, done, sizes = sum(weights), 0, 0, []
    for weight in weights:
        weighed += weight
        sizes.append(members * weighed // total - done)
        done += sizes[-1]
    return sizes
