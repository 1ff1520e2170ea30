"""What a charter has and nothing uses: alternates who are never called, majorities by which nothing is decided."""

import pytest
from tests.charter.test_silences import DECIDING, QUORUMS, guild

from comitia.charter import CharterErrors, warnings


def test_alternates_whom_the_own_list_leaves_out() -> None:
    """It is the own list that lacks them, and not the one of all other posts, in which they stand."""
    own = "vacancy: {post.warden: [left_vacant], post: [next_alternate, left_vacant]}\n"
    idle = "posts.warden.alternates: they never move up; add next_alternate to vacancy.post.warden"

    assert (idle,) == warnings(guild(*QUORUMS, ("contests:", f"{DECIDING}contests:"), more=own))


WANTED = """
procedure: {majorities: {large: {ge: 2/3}, idle: {ge: 3/4}}, motions: {closure: [{majority: large}]}}
vacancy: {delegate: [next_alternate, left_vacant], council: [next_alternate, left_vacant]}
"""


def test_what_only_a_refused_value_needs_is_not_called_idle() -> None:
    """The moot has alternates, and closure has a majority, though comitia applies neither; the rest is idle all the same."""
    moot = ("scope: guild, supreme: true,", "scope: guild, supreme: true, alternates: {per_delegation: 2},")
    with pytest.raises(CharterErrors) as raised:
        guild(moot, more=WANTED)
    found = [each for each in raised.value.warnings if "nothing is decided" in each or "next_alternate" in each]

    assert ["bodies.moot.alternates.per_delegation", "procedure.motions"] == [
        each.path for each in raised.value.problems
    ]
    assert [
        "procedure.majorities.idle: nothing is decided by this majority",
        "vacancy.council: council has no alternates, so next_alternate never applies; add alternates, or remove it",
    ] == found
