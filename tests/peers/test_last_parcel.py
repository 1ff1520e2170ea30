"""Rules whose surpluses go on from the last parcel beside pref_voting, which has that without its further clauses.

Compared are contests in which those clauses did nothing: no surplus waited, nobody was excluded with another or in more
than one batch, nobody was elected with less than the quota but as the last, no two had a surplus at once, and nothing
was cut off. Rankings are full, so that every paper can go on, and our quota is put in the place of theirs.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.peers.peers import TRIALS, contests, profile_of
from tests.peers.variants import LOT

from comitia.count import Count, count


@pytest.mark.parametrize("rule", ["exclusive-gregory", "ers97"])
def test_the_same_are_elected(
    rule: str, record_property: Callable[[str, object], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no lot is needed here, and the counts are the same by their texts."""
    methods: Any = pytest.importorskip("pref_voting.proportional_methods", reason="pref_voting is not here: make peers")
    compared = left_out = equal = 0
    for ballots, seats in contests(rule, 2 * TRIALS, short=False):
        ours = count(ballots, rule=rule, seats=seats, options=LOT)
        if not isinstance(ours, Count):
            continue
        quota = (ours.stages[0].quota or ours.quota or 0) / ours.scale
        monkeypatch.setattr(methods, "_nb_quota", lambda _votes, _seats, quota=quota: quota)
        theirs = methods.stv_last_parcel(profile_of(ballots), num_seats=seats)
        if any(_what_else(ours)):
            left_out += 1
            equal += sorted(ours.elected) == theirs
            continue
        compared += 1
        assert sorted(ours.elected) == theirs, (ballots.rows, seats)
    record_property("compared", f"{rule}: {compared}; {left_out} left out, of which {equal} are equal")
    assert compared > TRIALS // 10


def _what_else(found: Count) -> Iterator[bool]:
    """Yield whether a clause did something that is not there, stage by stage."""
    for stage in found.stages:
        quota = stage.quota or found.quota or 0
        yield bool(stage.deferred or stage.lost or stage.not_transferable or stage.batch > 1)
        yield any(decision.reason in {"together", "beats_all", "needed"} for decision in stage.decisions)
        yield sum(total > quota for total in stage.totals) > 1
