"""Meek's method beside pref_voting, which has valid / (seats + 1) for the quota and reckons to a tolerance.

Ours has one unit of the ninth decimal more (B.2.b, 5), so that the two part where somebody has just the quota, or where
the lowest are level, but for less than a millionth of a vote. Such a contest falls there by number and by the noise of
floating point: whom it elects has to be among what our rule may elect when a millionth is a tie, and a difference from
our rule is accepted in such a contest alone.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from tests.peers.peers import TRIALS, contests, profile_of
from tests.peers.variants import Tolerant, meek, outcomes, run

from comitia.count.stv.meek import SMALL, MeekCounting
from comitia.count.stv.meek_nz import NewZealandCounting
from comitia.count.stv.transferable import Transferable


@pytest.mark.parametrize("kind", [MeekCounting, NewZealandCounting])
def test_the_same_are_elected_but_for_a_millionth(
    kind: type[MeekCounting], record_property: Callable[[str, object], None]
) -> None:
    """Full and short rankings, where our count needs no lot."""
    methods: Any = pytest.importorskip("pref_voting.proportional_methods", reason="pref_voting is not here: make peers")
    compared = differing = 0
    for ballots, seats in contests(kind.rule, 2 * TRIALS):
        ours = run(meek(kind), ballots, seats)
        if ours is None:
            continue
        compared += 1
        theirs = set(methods.stv_meek(profile_of(ballots), num_seats=seats))
        assert any(theirs <= each for each in outcomes(meek(Tolerant), ballots, seats)), (ballots.rows, seats, theirs)
        if theirs != set(ours.elected):
            differing += 1
            assert _is_level(ours), (ballots.rows, seats, theirs)
    record_property("compared", f"{kind.rule}: {compared} compared, {differing} differ where a millionth decides")
    assert compared > TRIALS // 10


def _is_level(counting: Transferable) -> bool:
    """Return whether at some stage somebody is within a millionth of the quota, or the lowest of the next.

    That is with the surpluses or without them, as clause 13 of New Zealand looks at it before they have passed on.
    """
    gone: set[int] = set()
    for stage in counting.stages:
        gone |= {decision.candidate for decision in stage.decisions}
        quota = stage.quota or 0
        surplus = sum(max(0, total - quota) for total in stage.totals)
        left = sorted(total for number, total in enumerate(stage.totals, 1) if number not in gone)
        apart = [total - quota for total in left]
        apart += [high - low - more for low, high in pairwise(left[:2]) for more in (0, surplus)]
        if any(abs(each) <= SMALL * counting.profile.unit for each in apart):
            return True
    return False
