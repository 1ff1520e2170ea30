"""The stages of a count as CSV: exact amounts, a row a candidate, and no formula."""

import csv
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, profiles, run

from comitia.count import Count, Lots, Profile, count
from comitia.exchange.stage_sheet import safe, stage_sheet

BALLOTS = "45 AB, 15 AC, 17 B, 12 C, 11 DC"


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(text.splitlines()))


def test_a_sheet_by_hand() -> None:
    """Ama's surplus of 26 2/3 on 60 papers: 20 to Bo and 6 2/3 to Cleo, in fractions."""
    found = rows(stage_sheet(run("wigm", 4, BALLOTS, 2), ["Ama", "Bo", "Cleo", "Dag"], "Ward"))
    assert found[3] == ["No", "Candidate", "Stage 1: first", "Total 1", "Stage 2: surplus 1", "Total 2", "Outcome"]
    assert found[4] == ["1", "Ama", "60", "60", "-80/3", "100/3", "elected"]
    assert found[5] == ["2", "Bo", "17", "17", "20", "37", "elected"]
    assert found[6] == ["3", "Cleo", "12", "12", "20/3", "56/3", ""]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_name_is_a_formula(sign: str) -> None:
    """A name that a spreadsheet would reckon with gets an apostrophe; a title too."""
    formula = f"{sign}1+1"
    found = rows(stage_sheet(run("plurality", 1, "3 A", 1), [formula], formula))
    assert (found[0][0], found[4][1], safe("Ama = Bo")) == (f"'{formula}", f"'{formula}", "Ama = Bo")


@given(profiles(), st.sampled_from(["wigm", "scottish-stv", "meek"]))
def test_what_was_transferred_adds_up(profile: Profile, rule: str) -> None:
    """Each total is the one before and what was transferred, exactly as written."""
    found = count(profile, rule=rule, seats=1, lots=Lots(seed=SEED))
    assert isinstance(found, Count)
    for row in rows(stage_sheet(found, [], ""))[4 : 4 + profile.candidates]:
        amounts = [Fraction(cell) for cell in row[2:-1]]
        total = Fraction(0)
        for change, after in zip(amounts[::2], amounts[1::2], strict=True):
            total += change
            assert total == after
