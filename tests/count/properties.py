"""What the tests of properties share: how each rule is drawn ballots for, and counted by an agreed order."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from tests.count.ballots import fit
from tests.count.relabelled import Ballots

from comitia.count import RULES, Count, Options, count

SEATS = st.integers(1, 4)
every_rule = pytest.mark.parametrize("rule", RULES)
fewer = settings(max_examples=20)
"""Decorates a test that draws for each of more than thirty rules, and holds whole records against each other."""


def counted(rule: str, ballots: Ballots, seats: int, options: Options) -> Count:
    """Return the count of ballots, in which no lot is needed."""
    outcome = count(ballots, rule=rule, seats=fit(rule, seats), options=options)
    assert isinstance(outcome, Count), outcome
    return outcome


def orders(data: st.DataObject, rule: str, ballots: Ballots) -> tuple[list[int], tuple[str, ...]]:
    """Draw an agreed order, and one of the ways in which ties fall by a rule."""
    order = data.draw(st.permutations(range(1, ballots.candidates + 1)))
    return list(order), data.draw(st.sampled_from(RULES[rule].ties))
