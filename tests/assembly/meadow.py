"""The charter, the units and the returns of the federation that the tests start from."""

CHARTER = """
charter: "1.0"
id: meadow
title: Meadow Federation
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
  regional_council:
    tier: 2
    scope: region
    seats: {from: branch, apportion: {fixed: 2}}
    term: P4Y
    rule: {id: block}
  congress:
    tier: 3
    scope: union
    supreme: true
    nested: true
    seats: {from: region, apportion: {fixed: 3}}
    term: P4Y
    rule: {id: block}
  board:
    tier: organ
    scope: union
    seats: {elected_by: congress, count: 3}
    term: P4Y
    rule: {id: block}
posts:
  president: {elected_by: congress, nested: true, term: P4Y, rule: {id: plurality}}
  local_secretary: {scope: region, elected_by: regional_council, rule: {id: plurality}, created_by: act, powers: [sign for the region]}
  auditor: {appointed_by: congress, seats: 2, term: P1Y}
  treasurer: {elected_by: congress, dismissed_by: [board, congress], rule: {id: plurality}}
EXTRA
"""
RULES = """
procedure:
  majorities:
    two_thirds: {ge: 2/3, of: for_plus_against}
decisions:
  effects:
    abolish_post: {by: congress}
resign:
  post: {needs: {accept_by: electing_body}}
  delegate: {effective: on_receipt}
amend: {by: congress, majority: two_thirds}
discipline: {notice: P7D, appeal: {within: P30D}}
"""
UNITS = (
    ("union", "union", None),
    ("east", "region", "union"),
    ("west", "region", "union"),
    ("quay", "branch", "east"),
    ("mill", "branch", "east"),
    ("ford", "branch", "west"),
    ("glen", "branch", "west"),
)
RETURNS = (
    ("regional_council.quay", "e1 e2"),
    ("regional_council.mill", "e3 e4"),
    ("regional_council.ford", "w1 w2"),
    ("regional_council.glen", "w3 w4"),
    ("congress.east", "e1 e2 e3"),
    ("congress.west", "w1 w2 w3"),
    ("local_secretary.east", "e4"),
    ("local_secretary.west", "w4"),
    ("board.union", "b1 b2 b3"),
    ("president", "e1"),
    ("treasurer", "b1"),
)


def charter_text(extra: str = RULES) -> str:
    """Return the charter with these sections of decisions."""
    return CHARTER.replace("EXTRA", extra)
