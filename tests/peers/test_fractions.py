"""Weighted inclusive Gregory in exact fractions, and Meek, beside pref_voting, where no two candidates are ever level."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.count.pairwise_profiles import drawn
from tests.peers.peers import TRIALS

from comitia.count import Count, Options, Profile, count

LOT = Options(ties=("lot",))


@pytest.mark.parametrize(
    ("rule", "name", "options"), [("wigm", "stv_wig", {"quota_rule": "nb"}), ("meek", "stv_meek", {})]
)
@pytest.mark.parametrize("seats", [2, 3])
def test_the_same_are_elected(
    rule: str, name: str, options: dict[str, str], seats: int, record_property: Callable[[str, object], None]
) -> None:
    """Full rankings; a contest in which a lot is needed is left out, as ties there fall by number.

    All are equal by `wigm` for two seats; elsewhere no more than one in a hundred differs, and the page says what is known of them.
    """
    methods: Any = pytest.importorskip("pref_voting.proportional_methods", reason="pref_voting is not here: make peers")
    compared = 0
    differing: list[Profile] = []
    for ballots in drawn(f"{rule} {seats}", full=True, most=7, number=TRIALS):
        ours = count(ballots, rule=rule, seats=seats, options=LOT) if ballots.candidates > seats else None
        if not isinstance(ours, Count):
            continue
        compared += 1
        theirs = getattr(methods, name)(profile_of(ballots), num_seats=seats, **options)
        if sorted(ours.elected) != sorted(each + 1 for each in theirs):
            differing.append(ballots)
    record_property("compared", f"{rule}, {seats} seats: {compared}, {len(differing)} differing")
    assert rule == "meek" or seats > 2 or not differing, differing[0].rows
    assert len(differing) * 100 <= compared, [ballots.rows for ballots in differing]
    assert compared > TRIALS // 10


def profile_of(ballots: Profile) -> Any:
    """Return the profile as pref_voting has it, candidates from 0."""
    profiles: Any = pytest.importorskip("pref_voting.profiles")
    rows = list(ballots.ballots())
    return profiles.Profile([[mark - 1 for mark in marks] for _, marks in rows], rcounts=[n for n, _ in rows])
