"""The table of bases on the page of requirements is what the rule says of the same votes."""

import re
from fractions import Fraction
from pathlib import Path

import pytest

from comitia.charter import Majority
from comitia.core.assembly.requirement import Bases, Tally, Votes, base_of, is_met, requirement_of

PAGE = Path(__file__).parents[2] / "docs" / "concepts" / "requirement.md"
ROWS = re.findall(
    r"^\| `(\w+)` \| (counted|ignored) \| 28 of (\d+) \| (carried|lost) \|",
    PAGE.read_text(encoding="utf-8"),
    re.MULTILINE,
)
VOTES = Votes(in_favour=28, against=21, abstaining=9)
BASES = Bases(
    all_seats=80, filled_seats=75, may_vote=75, present=60, credentialed=66, units=12, weight=None, colleges={}
)


@pytest.mark.parametrize(("base", "abstentions", "whole", "result"), ROWS)
def test_each_row_is_so(base: str, abstentions: str, whole: str, result: str) -> None:
    """28 for, 21 against, 9 abstaining, 2 not voting; 60 present of 66 admitted, 75 members, 80 seats."""
    majority = Majority.model_validate({"gt": "1/2", "of": base, "abstentions": abstentions})
    requirement = requirement_of(majority, "procedure.majorities.half")

    assert int(whole) == base_of(requirement, VOTES, BASES)
    assert (result == "carried") == is_met(requirement, Tally(votes=VOTES, not_voting=2), BASES)
    assert (result == "carried") == (28 > Fraction(1, 2) * int(whole))


def test_every_base_but_weight_has_a_row() -> None:
    """What the format of the charter names is on the page."""
    named = {"for_plus_against", "valid", "present", "credentialed", "filled_seats", "all_seats"}

    assert named == {base for base, *_ in ROWS}
