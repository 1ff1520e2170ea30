"""What the table of stages says, apart from any page: the value of a transfer, and what totals are."""

from fractions import Fraction

import pytest

from comitia.count import Count, Lots
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.rules import count
from comitia.store.queries.contests import Standing
from comitia.web.contests.stages import Stages


def stages(found: object) -> Stages:
    """Return the stages of a count of nameless candidates."""
    assert isinstance(found, Count)
    standing = [
        Standing(
            number=number,
            person=str(number),
            name=f"Candidate {number}",
            outcome="not_elected",
            rank=None,
            votes=None,
            place=None,
            home=None,
            twin=False,
        )
        for number in range(1, found.candidates + 1)
    ]
    return Stages(found, standing)


@pytest.mark.parametrize(("options", "value"), [(Options(), "0.5"), (Options(decimals=4), "0.4999")])
def test_a_transfer_value_is_of_a_whole_paper(options: Options, value: str) -> None:
    """Papers of half a vote or of a whole one: a surplus goes on at the same part of each."""
    values = []
    for weight in (Fraction(1), Fraction(1, 2)):
        ballots = [(12 * weight, [1, 2]), (3 * weight, [2]), (3 * weight, [3])]
        found = count(Profile.from_ballots(3, ballots), rule="wigm", seats=2, options=options, lots=Lots(seed="00"))
        values.append([heading.value for heading in stages(found).headings()])

    assert values[0] == values[1]
    assert values[0][1] == value


@pytest.mark.parametrize(
    ("rule", "heading", "totals", "decides"),
    [
        ("plurality", "Votes", "votes", True),
        ("scottish-stv", "First votes", "votes", True),
        ("borda", "Points", "points", True),
        ("schulze", "First votes", "first votes", False),
        ("pav", "Approvals", "approvals", False),
        ("two-round", "Round 1", "votes", True),
    ],
)
def test_totals_by_their_name(rule: str, heading: str, totals: str, decides: bool) -> None:
    """The first heading says what is added up, and a sentence where it does not decide."""
    ballots = [(5, [1]), (3, [2])] if rule == "plurality" else [(5, [1, 2]), (3, [2, 1])]
    shown = stages(count(Profile.from_ballots(2, ballots), rule=rule, seats=1, lots=Lots(seed="00")))

    assert next(shown.headings()).title == heading
    assert (shown.totals, not shown.undeciding) == (totals, decides)
