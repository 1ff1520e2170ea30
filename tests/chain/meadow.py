"""The Meadow Co-operative: four tiers, two rolls, six kinds of post, and one of every case out of the ordinary."""

from datetime import date
from pathlib import Path

from tests.chain.federation import Federation

CHARTER = """
charter: "1.0"
id: coop.meadow
title: Meadow Co-operative
edition: 1
in_force: 2026-01-01
units:
  types:
    branch: {parent: district, label: {one: branch, many: branches}}
    district: {parent: region}
    region: {parent: society}
    society: {root: true, label: {one: society, many: societies}}
rolls:
  members: {unit_type: branch, reference_date: 2025-12-31}
  staff: {unit_type: society, reference_date: 2025-12-31, label: {one: staff roll, many: staff rolls}}
bodies:
  branch_meeting: {tier: 1, scope: branch, seats: {all_of: roll.members}}
  district_council:
    tier: 2
    scope: district
    seats: {from: branch, apportion: {per: 20, part_counts: true, min: 1, max: 5, base: roll.members}}
    term: P3Y
    alternates: {by: runner_up, per_contest: 1}
  region_council:
    tier: 3
    scope: region
    label: regional council
    seats: {from: district, apportion: {total: 8, method: sainte-lague, floor: 2, base: roll.members}}
    term: P3Y
  assembly:
    tier: 4
    scope: society
    supreme: true
    seats:
      - {from: region, apportion: {total: 10, method: sainte-lague, floor: 2, base: roll.members}}
      - {elected_by: roll.staff, count: 2, rule: {id: approval}}
    term: P2Y
  board:
    tier: organ
    scope: society
    seats: {elected_by: assembly, count: 3}
    term: P2Y
posts:
  president: {elected_by: assembly, term: P2Y}
  secretary: {elected_by: board, term: P2Y, rule: {id: plurality}}
  treasurer: {elected_by: roll.members, rule: {id: plurality}, term: P4Y}
  district_chair: {elected_by: district_council, scope: district, rule: {id: plurality}}
contests:
  delegates:
    applies_to: [district_council, region_council, assembly, board]
    rule: {id: scottish-stv}
  posts:
    applies_to: [president]
    rule: {id: exhaustive, threshold: {gt: 1/2, of: valid}, drop: last, max_rounds: 6}
"""
DISTRICTS = {"harrow": "north", "kestrel": "north", "moor": "north", "fenside": "south", "quay": "south"}
BRANCHES = {"harrow": 3, "kestrel": 2, "moor": 4, "fenside": 3, "quay": 4}
CASES = {
    "district_council.harrow-2": "uncontested",
    "district_council.kestrel-1": "totals",
    "district_council.moor-3": "not held",
    "district_council.moor-4": "under-filled",
    "district_council.fenside-1": "tie",
    "district_council.fenside-2": "document",
    "district_council.quay-4": "no votes",
    "district_chair.quay": "awaited",
}
DAYS = {"district_council": date(2026, 1, 20), "region_council": date(2026, 2, 14), "president": date(2026, 3, 15)}


def meadow(path: Path) -> Federation:
    """Return the co-operative in a folder of its own, before anything was run."""
    units = [("meadow", "society", "", "Meadow Co-operative")]
    units += [("north", "region", "meadow", "North"), ("south", "region", "meadow", "South")]
    units += [(name, "district", region, name.title()) for name, region in DISTRICTS.items()]
    branches = [(f"{name}-{number}", name) for name, most in BRANCHES.items() for number in range(1, most + 1)]
    units += [(unit, "branch", parent, unit.replace("-", " branch ").title()) for unit, parent in branches]
    sizes = {unit: 18 + 11 * (place % 5) for place, (unit, _) in enumerate(branches)}
    return Federation(
        path=path / "meadow",
        charter=CHARTER,
        units=units,
        roll={"members": sizes, "staff": {"meadow": 40}},
        cases=CASES,
        days=DAYS,
        seed=7,
    )
