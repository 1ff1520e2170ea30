"""A run folder of a federation that is to decide: unopposed returns fill every body and post.

A region has two branches; `<region>a` and `<region>b` sit in its council for the first, `c` and `d` for the second. The first three sit in the
congress, `d` is the local secretary. The plenum is the organ of the congress: everybody's `a` and `b`. It elects the secretary,
`easta`, who is the archivist too.
"""

from collections.abc import Mapping
from pathlib import Path

CHARTER = """
charter: "1.0"
id: river-federation
title: River Federation
edition: 1
in_force: 2026-01-01
units:
  types:
    branch: {parent: region}
    region: {parent: union}
    union: {root: true}
rolls:
  members: {kind: person, unit_type: branch, reference_date: 2025-12-31}
bodies:
  branch_meeting: {tier: 1, scope: branch, seats: {all_of: roll.members}}
  regional_council: {tier: 2, scope: region, seats: {from: branch, apportion: {fixed: 2}}, term: P5Y, rule: {id: block}}
  congress:
    tier: 3
    scope: union
    supreme: true
    nested: true
    seats: {from: region, apportion: {fixed: 3}}
    term: P5Y
    rule: {id: block}
  plenum: {tier: organ, scope: union, seats: {elected_by: congress, count: PLENUM}, term: P5Y, rule: {id: block}, powers: [convene the congress]}
posts:
  secretary: {elected_by: plenum, rule: {id: plurality}, created_by: act, powers: [keep the register]}
  archivist: {elected_by: plenum, rule: {id: plurality}, created_by: act}
  local_secretary: {scope: region, elected_by: regional_council, rule: {id: plurality}, created_by: act}
  auditor: {appointed_by: congress, seats: 2, term: P1Y}
procedure:
  majorities:
    two_thirds: {ge: 2/3, of: for_plus_against}
EXTRA
"""
RULES = """
decisions:
  effects:
    abolish_post: {by: [plenum, congress]}
resign:
  post: {needs: {accept_by: electing_body}}
"""

CHALLENGED = "decisions:\n  challenge: {within: P7D, effect: at_once}\n"
VACANCY = (
    RULES
    + """
vacancy:
  delegate: [next_alternate, left_vacant]
  post: [left_vacant]
  cascade: {lower_mandate_lost: upper_lapses, grace: P30D}
"""
)
NESTED = (
    ("seats: {from: branch, apportion: {fixed: 2}}", "alternates: {per_contest: 1}, seats: {from: branch, apportion: {fixed: 2}}"),
    ("    nested: true\n", "    nested: true\n    alternates: {per_contest: 1}\n    quorum: {share: 1, of: all_seats}\n"),
    ("  secretary: {elected_by: plenum", "  secretary: {elected_by: congress, nested: true"),
)  # fmt: skip
NEXT_UP = {"regional_council.east-1": "easte", "congress.east": "eastd"}


def decision_folder(
    path: Path,
    extra: str = RULES,
    regions: tuple[str, ...] = ("east", "west"),
    changes: tuple[tuple[str, str], ...] = (),
    next_up: Mapping[str, str] | None = None,
) -> Path:
    """Write the folder and return its path; `extra` are the sections of the charter about decisions.

    `changes` replace parts of the charter; `next_up` are persons who came next in contests, which had votes then.
    """
    returns = dict(_returns(regions))
    members = {"plenum": str(2 * len(regions))}
    charter = CHARTER.replace("PLENUM", members["plenum"]).replace("EXTRA", extra)
    for before, after in changes:
        charter = charter.replace(before, after)
    units = ["unit,type,parent,name,members", "union,union,,River Federation,"]
    for region in regions:
        units += [f"{region},region,union,{region.title()},"]
        units += [f"{region}-{number},branch,{region},{region.title()} Quay {number},20" for number in (1, 2)]
    rows = [
        f"{contest},{number},{person},{name_of(person)}"
        for contest, persons in returns.items()
        for number, person in enumerate(persons, 1)
    ]
    (path / "contests").mkdir(parents=True)
    _write(path / "charter.yaml", [charter])
    _write(path / "units.csv", units)
    rows += [
        f"{contest},{len(returns[contest]) + 1},{person},{name_of(person)}"
        for contest, person in (next_up or {}).items()
    ]
    _write(path / "candidates.csv", ["contest,number,person,name", *rows])
    for contest, persons in returns.items():
        numbers = [str(number) for number in range(1, len(persons) + 1)]
        _write(path / "contests" / f"{contest}.return.csv", ["number", *numbers])
    for contest in next_up or {}:
        _count(path / "contests" / f"{contest}.return.csv", len(returns[contest]))
    return path


def _count(path: Path, seats: int) -> None:
    """Write totals in which one more stood than there are seats, and the last has the fewest votes."""
    votes = [f"{number},{seats + 2 - number}" for number in range(1, seats + 2)]
    _write(path, ["number,votes", *votes, f"cast,{seats + 1}", "blank,0", "invalid,0"])


def _returns(regions: tuple[str, ...]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for region in regions:
        found[f"regional_council.{region}-1"] = [f"{region}a", f"{region}b"]
        found[f"regional_council.{region}-2"] = [f"{region}c", f"{region}d"]
        found[f"congress.{region}"] = [f"{region}{letter}" for letter in "abc"]
        found[f"local_secretary.{region}"] = [f"{region}d"]
    found["plenum.union"] = [f"{region}{letter}" for region in regions for letter in "ab"]
    found["secretary"] = ["easta"]
    found["archivist"] = ["easta"]
    return found


def name_of(person: str) -> str:
    """Return the name of a person: `Ada East`."""
    first = {"a": "Ada", "b": "Bo", "c": "Cleo", "d": "Dan", "e": "Eva"}[person[-1]]
    return f"{first} {person[:-1].title()}"


def _write(path: Path, lines: list[str]) -> None:
    path.write_text("\n".join(lines) + "\n")
