"""A run folder of a federation that begins its record in mid-term: who sits where is told by spreadsheets.

A branch has two or three seats in its district council, and an alternate. The first of each council's first three
branches sit in the regional council, the first of those in the congress. `b1-1` is president; nobody has the second
seat of the last branch.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

CHARTER = """
charter: "1.0"
id: canal-federation
title: Canal Federation
edition: 4
in_force: 2025-01-01
units:
  types:
    branch: {parent: district}
    district: {parent: region}
    region: {parent: union}
    union: {root: true}
rolls:
  members: {kind: person, unit_type: branch, reference_date: 2025-12-31}
bodies:
  branch_meeting: {tier: 1, scope: branch, seats: {all_of: roll.members}}
  district_council:
    tier: 2
    scope: district
    seats: {from: branch, apportion: {per: 100, round: up, min: 1, max: 3, base: roll.members}}
    term: P3Y
    alternates: {per_contest: 1}
    rule: {id: block}
  regional_council:
    tier: 3
    scope: region
    nested: true
    seats: {from: district, apportion: {fixed: 3}}
    term: P3Y
    rule: {id: block}
  congress:
    tier: 4
    scope: union
    supreme: true
    nested: true
    seats: {from: region, apportion: {fixed: 3}}
    rule: {id: block}
    term: P3Y
posts:
  president: {elected_by: congress, nested: true, term: P3Y, rule: {id: plurality}, powers: [preside]}
  auditor: {appointed_by: congress, seats: 2, term: P1Y}
vacancy:
  delegate: [next_alternate]
"""
HEADER = ("office", "unit", "role", "person", "name", "since", "until", "document", "file")
SINCE = "2025-03-01"
Line = tuple[str, ...]


def taken_over_folder(path: Path, branches: int = 24, per_district: int = 4, per_region: int = 3) -> Path:
    """Make the folder and return it; `branches` must fill whole districts and regions."""
    districts = branches // per_district
    regions = districts // per_region
    (path / "mandates").mkdir(parents=True)
    (path / "documents").mkdir()
    (path / "documents" / "congress-2025.txt").write_text("minutes of the congress\n")
    (path / "charter.yaml").write_text(CHARTER)
    units = [("union", "union", "", "Canal Federation", "")]
    units += [(f"r{each}", "region", "union", f"Region {each}", "") for each in range(1, regions + 1)]
    units += [
        (f"d{each}", "district", f"r{(each - 1) // per_region + 1}", f"District {each}", "")
        for each in range(1, districts + 1)
    ]
    units += [
        (f"b{each}", "branch", f"d{(each - 1) // per_district + 1}", f"Branch {each}", str(90 + each % 150))
        for each in range(1, branches + 1)
    ]
    _write(path / "units.csv", ("unit", "type", "parent", "name", "members"), units)
    for district in range(1, districts + 1):
        first = (district - 1) * per_district + 1
        lines = [line for branch in range(first, first + per_district) for line in _branch(branch, branches)]
        _write(path / "mandates" / f"d{district}.csv", HEADER, lines)
    _write(path / "mandates" / "top.csv", HEADER, list(_top(districts, per_district, per_region)))
    return path


def _branch(branch: int, last: int) -> Iterator[Line]:
    """Yield the seats of a branch: two, and a third in every fifth; then its alternate."""
    for seat in range(1, 3 + (branch % 5 == 0)):
        if (branch, seat) == (last, 2):
            yield ("district_council", f"b{branch}", "vacant", "", "", "", "", "", "")
        else:
            yield _holder("district_council", f"b{branch}", f"b{branch}-{seat}", f"Return of branch {branch}, 2025")
    alternate = _holder("district_council", f"b{branch}", f"b{branch}-x", f"Return of branch {branch}, 2025")
    yield (*alternate[:2], "alternate", *alternate[3:5], "", *alternate[6:])


def _top(districts: int, per_district: int, per_region: int) -> Iterator[Line]:
    for district in range(1, districts + 1):
        first = (district - 1) * per_district + 1
        for branch in range(first, first + 3):
            yield _holder("regional_council", f"d{district}", f"b{branch}-1", f"Minutes of district {district}, p. 2")
    for region in range(1, districts // per_region + 1):
        for district in range((region - 1) * per_region + 1, (region - 1) * per_region + 4):
            person = f"b{(district - 1) * per_district + 1}-1"
            yield (*_holder("congress", f"r{region}", person, "Minutes of the congress, p. 1")[:8], "congress-2025.txt")
    yield _holder("president", "union", "b1-1", "Minutes of the congress, p. 3")
    yield ("auditor", "union", "", "audit", "Ada Audit", "2025-12-01", "2026-06-30", "Letter of the congress", "")


def _holder(office: str, unit: str, person: str, document: str) -> Line:
    return (office, unit, "", person, f"Person {person}", SINCE, "", document, "")


def _write(path: Path, header: tuple[str, ...], lines: list[Line]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([header, *lines])
