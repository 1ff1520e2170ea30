"""Ties that fall by an order agreed before the count, in the place of lots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import WITH_MARKS, WITH_POINTS, few, fit, points, profile, profiles, run

from comitia.count import RULES, Count, Options, Profile, Scores, check_options, count, explain, from_json, to_json


def agreed(rule: str, *order: int) -> Options:
    """Return the options of a rule with ties by an agreed order after its own looks."""
    return Options(ties=(*RULES[rule].ties[0][:-1], "order"), order=order)


def test_the_earlier_in_the_order_has_the_place() -> None:
    """A and B are level for one seat, and B is before A in the order."""
    outcome = run("plurality", 3, "5 A, 5 B, 1 C", 1, agreed("plurality", 3, 2, 1))

    assert ((2,), ()) == (outcome.elected, outcome.lots)
    assert "agreed_order" == outcome.stages[0].decisions[0].reason
    assert any("by the order agreed" in sentence for sentence in explain(outcome))


def test_the_later_in_the_order_is_excluded() -> None:
    """C and D are level for the last place: whoever comes later in the order leaves."""
    for rule in ("scottish-stv", "exhaustive"):
        outcome = run(rule, 4, "5 AB, 4 BA, 1 CB, 1 DA", 1, agreed(rule, 4, 3, 2, 1))
        left = [each.candidate for stage in outcome.stages for each in stage.decisions if each.outcome == "excluded"]
        assert 3 == left[0]
        outcome = run(rule, 4, "5 AB, 4 BA, 1 CB, 1 DA", 1, agreed(rule, 3, 4, 2, 1))
        left = [each.candidate for stage in outcome.stages for each in stage.decisions if each.outcome == "excluded"]
        assert 4 == left[0]


def test_the_earlier_in_the_order_passes_on_its_surplus_first() -> None:
    """A and B have the same surplus."""
    text = "8 AC, 8 BC, 3 C, 2 D"
    assert (1,) == run("scottish-stv", 4, text, 3, agreed("scottish-stv", 1, 2, 3, 4)).stages[1].subjects
    assert (2,) == run("scottish-stv", 4, text, 3, agreed("scottish-stv", 2, 1, 3, 4)).stages[1].subjects


@pytest.mark.parametrize("rule", WITH_MARKS)
@few
@given(ballots=profiles(), seats=st.integers(1, 4), data=st.data())
def test_no_lot_is_ever_needed(rule: str, ballots: Profile, seats: int, data: st.DataObject) -> None:
    """By every rule, whatever the order: a count without lots, read back the same."""
    order = data.draw(st.permutations(range(1, ballots.candidates + 1)))
    outcome = count(ballots, rule=rule, seats=fit(rule, seats), options=agreed(rule, *order))

    assert isinstance(outcome, Count)
    assert () == outcome.lots
    assert from_json(to_json(outcome)) == outcome


@pytest.mark.parametrize("rule", WITH_POINTS)
@few
@given(ballots=points(), seats=st.integers(1, 4), data=st.data())
def test_no_lot_is_ever_needed_by_points(rule: str, ballots: Scores, seats: int, data: st.DataObject) -> None:
    """Where ballots give points too."""
    order = data.draw(st.permutations(range(1, ballots.candidates + 1)))
    outcome = count(ballots, rule=rule, seats=seats, options=agreed(rule, *order))

    assert isinstance(outcome, Count)
    assert () == outcome.lots
    assert all(explain(outcome))


def test_an_order_that_is_none_is_refused() -> None:
    """It names each candidate once, and goes with ties that fall by it."""
    ballots = profile(3, "1 A, 1 B")
    for order in ((1, 2), (1, 2, 2), (1, 2, 4), ()):
        with pytest.raises(ValueError, match="names each of the candidates 1 to 3 once"):
            count(ballots, rule="plurality", seats=1, options=agreed("plurality", *order))
    with pytest.raises(ValueError, match="where both `ties` and `order` say so"):
        check_options("plurality", Options(ties=("order",)))
    with pytest.raises(ValueError, match="where both `ties` and `order` say so"):
        check_options("plurality", Options(ties=("lot",), order=(1, 2, 3)))
    with pytest.raises(ValueError, match="settles ties by"):
        check_options("plurality", Options(ties=("first_stage", "order"), order=(1, 2, 3)))
