"""The days of acts: no contest has its outcome before it was opened."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.core.test_refusals import COUNCIL, THREE, entered, opened, refused
from tests.core.world import DAY, counted

from comitia.core.decider import Command
from comitia.core.election.contest import CloseContest

CONTEST = f"{COUNCIL}.b1"
EVE = DAY - timedelta(days=1)


@pytest.mark.parametrize(
    "command",
    [
        CloseContest(contest=CONTEST, outcome="not_held", at=EVE),
        replace(counted(CONTEST, "ABC", THREE), at=EVE),
        entered(CONTEST, [None] * 3, "yyn", at=EVE),
    ],
)
def test_an_outcome_before_the_opening_is_refused(command: Command) -> None:
    """Opened on the 14th; closed, counted or entered on the 13th."""
    found = refused(opened(), command)

    assert found.reason == (
        "it was opened on 2026-03-14, and cannot have its outcome on 2026-03-13, before that; "
        "correct its day in calendar.csv, or --at"
    )
    assert found.rule == "run folder: calendar.csv"


@pytest.mark.parametrize("later", [0, 1])
def test_an_outcome_on_the_day_of_the_opening_or_after_it_is_not(later: int) -> None:
    """Most contests are opened and counted under one date."""
    assert opened().enter(replace(counted(CONTEST, "ABC", THREE), at=DAY + timedelta(days=later)))
