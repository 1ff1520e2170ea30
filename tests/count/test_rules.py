"""What holds for every rule where no lot is at hand: the same lot is asked for, whatever the numbers of candidates.

Whole records are held against each other in `test_properties` and `test_properties_votes`.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, WITH_MARKS, WITH_POINTS, few, fit, points, profiles

from comitia.count import Count, LotRequired, Lots, Profile, Scores, count

every_rule = pytest.mark.parametrize("rule", WITH_MARKS)
every_rule_of_points = pytest.mark.parametrize("rule", WITH_POINTS)


@every_rule
@few
@given(ballots=profiles(), seats=st.integers(1, 4), random=st.randoms(use_true_random=False))
def test_renaming_the_candidates_renames_the_elected(rule: str, ballots: Profile, seats: int, random: object) -> None:
    """Nobody is favoured by their number: the elected or the tied are the same persons, whatever their numbers."""
    new = list(range(1, ballots.candidates + 1))
    random.shuffle(new)  # type: ignore[attr-defined]
    renamed = [(copies, [new[c - 1] for c in marks]) for copies, marks in ballots.ballots()]
    renamed += [(1, [])] * ballots.blank
    seats = fit(rule, seats)
    one = count(ballots, rule=rule, seats=seats)
    other = count(Profile.from_ballots(ballots.candidates, renamed), rule=rule, seats=seats)
    match one, other:
        case Count(), Count():
            assert sorted(new[c - 1] for c in one.elected) == sorted(other.elected)
            assert sorted(new[c - 1] for c in one.next_round) == sorted(other.next_round)
        case LotRequired(), LotRequired():
            assert one.question == other.question
            assert sorted(new[int(c) - 1] for c in one.tied) == sorted(map(int, other.tied))
        case _:
            pytest.fail(f"{one} and {other}")


@every_rule
@few
@given(ballots=profiles(), seats=st.integers(1, 4))
def test_an_unseeded_count_needs_a_lot_only_where_a_seeded_one_draws(rule: str, ballots: Profile, seats: int) -> None:
    """The lot that is asked for is the first one that a seed would have drawn; without it the elected are the same."""
    seats = fit(rule, seats)
    seeded = count(ballots, rule=rule, seats=seats, lots=Lots(seed=SEED))
    plain = count(ballots, rule=rule, seats=seats)
    assert isinstance(seeded, Count)
    deciding = [lot for lot in seeded.lots if lot.question != "runner-up"]
    if isinstance(plain, LotRequired):
        assert (plain.question, plain.tied, plain.draw) == (deciding[0].question, deciding[0].tied, 1)
        assert 1 <= plain.places < len(plain.tied)
    else:
        assert (plain.elected, plain.stages, deciding) == (seeded.elected, seeded.stages, [])


@every_rule_of_points
@few
@given(ballots=points(), seats=st.integers(1, 4), random=st.randoms(use_true_random=False))
def test_renaming_renames_the_elected_by_points(rule: str, ballots: Scores, seats: int, random: object) -> None:
    """Nobody is favoured by their number where ballots give points either."""
    places = list(range(ballots.candidates))
    random.shuffle(places)  # type: ignore[attr-defined]
    renamed = [(copies, [row[place] for place in places]) for row, copies in ballots.rows]
    renamed += [(ballots.blank, [None] * ballots.candidates)] if ballots.blank else []
    one = count(ballots, rule=rule, seats=seats)
    other = count(Scores.from_ballots(ballots.candidates, renamed), rule=rule, seats=seats)
    match one, other:
        case Count(), Count():
            assert sorted(one.elected) == sorted(places[c - 1] + 1 for c in other.elected)
        case LotRequired(), LotRequired():
            assert one.question == other.question
            assert sorted(one.tied) == sorted(places[int(c) - 1] + 1 for c in other.tied)
        case _:
            pytest.fail(f"{one} and {other}")


@every_rule_of_points
@few
@given(ballots=points(), seats=st.integers(1, 4))
def test_points_fill_the_seats_and_ask_for_the_lot_that_a_seed_draws(rule: str, ballots: Scores, seats: int) -> None:
    """All seats that can be filled are; without a seed the first lot is asked for, or the elected are the same."""
    seeded = count(ballots, rule=rule, seats=seats, lots=Lots(seed=SEED))
    plain = count(ballots, rule=rule, seats=seats)
    assert isinstance(seeded, Count)
    assert len(seeded.elected) == (min(seats, ballots.candidates) if seeded.ballots else 0)
    assert seeded.ballots + seeded.blank + seeded.invalid == ballots.cast
    deciding = [lot for lot in seeded.lots if lot.question != "runner-up"]
    if isinstance(plain, LotRequired):
        assert (plain.question, plain.tied, plain.draw) == (deciding[0].question, deciding[0].tied, 1)
        assert 1 <= plain.places < len(plain.tied)
    else:
        assert (plain.elected, plain.stages, deciding) == (seeded.elected, seeded.stages, [])
