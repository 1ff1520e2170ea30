"""Papers in parcels, by the rules that hold them so: where a paper lies, and real wards made again paper by paper."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, profile, profiles
from tests.count.replay import Replay
from tests.shared import SCOTTISH, needs_scottish

from comitia.count import RULES, Count, Lots, Profile, count
from comitia.count.lots import Draws
from comitia.count.options import NONE
from comitia.count.stv.parcels import Parcels, by_next
from comitia.exchange.ballots import read_ballots

rules = pytest.mark.parametrize("rule", ["exclusive-gregory", "ers97"])


def test_batches_go_from_the_highest_value_down() -> None:
    """A has two first papers, one that came at a vote and three at 0.40; the first ones stand apart where a rule says so."""
    parcels = Parcels(profile(3, "2 AB, 1 BA, 3 CA"), 100)
    parcels.give(by_next([((2, 1), 1)], [False, True, False, False]), 100, 2)
    parcels.give(by_next([((3, 1), 3)], [False, True, False, False]), 40, 3)

    apart = parcels.batches([1], first_apart=True)
    assert [(batch.is_first, batch.value, len(batch.rows)) for batch in apart] == [
        (True, 100, 1),
        (False, 100, 1),
        (False, 40, 1),
    ]
    together = parcels.batches([1], first_apart=False)
    assert [(batch.value, len(batch.rows)) for batch in together] == [(100, 2), (40, 1)]
    assert parcels.take([1], together[0], first_apart=False) == {1: 300}
    assert parcels.pile(1) == [((3, 1), 3, 40)]
    assert parcels.where((3, 1)) == (1, 40)


@rules
@given(ballots=profiles(), seats=st.integers(1, 4), data=st.data())
def test_a_paper_lies_where_it_went(rule: str, ballots: Profile, seats: int, data: st.DataObject) -> None:
    """Watched through a count, the papers of a ranking are after each stage where they lie when all are moved one by one."""
    if not ballots.valid:
        return
    ranking, _ = data.draw(st.sampled_from(ballots.rows))
    starter = RULES[rule].counting
    assert starter is not None
    counting = starter(ballots, seats, NONE, Draws(Lots(seed=SEED)))
    counting.watched = ranking
    counting.run()

    way = Replay(ballots, counting.result(), first_apart=rule == "exclusive-gregory").check(ranking)
    assert way == [(at, Fraction(value, 100)) for [(at, value)] in counting.lay]


@needs_scottish
@rules
def test_real_wards(rule: str) -> None:
    """Every stage of 20 real wards is what the papers make it, and as many are elected as there are seats."""
    for path in sorted((SCOTTISH / "scot-elex").glob("*.csv"))[::40]:
        read = read_ballots(path)
        outcome = count(read.profile, rule=rule, seats=read.seats)
        assert isinstance(outcome, Count), path
        Replay(read.profile, outcome, first_apart=rule == "exclusive-gregory").check()
        assert len(outcome.elected) == read.seats
