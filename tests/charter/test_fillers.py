"""The fillers of vacancies: each way of writing one has one canonical form, and all that one is told means something."""

from fractions import Fraction

import pytest

from comitia.charter import NextHighest, describe, from_canonical, load_text

CHARTER = """
charter: "1.0"
id: coop.small
title: Small Co-operative
edition: 1
in_force: 2026-01-01
units: {types: {branch: {parent: society}, society: {root: true}}}
rolls:
  members: {unit_type: branch, reference_date: 2026-01-01}
bodies:
  meeting: {tier: 1, scope: branch, seats: {all_of: roll.members}}
  assembly:
    tier: 2
    scope: society
    seats: {from: branch, apportion: {fixed: 2}}
    rule: {id: scottish-stv}
vacancy: {delegate: FILLERS}
"""


@pytest.mark.parametrize(
    ("written", "canonical", "words"),
    [
        ("next_highest", [{"next_highest": {"min_share": None}}], "the next by votes moves up"),
        ("[next_highest]", [{"next_highest": {"min_share": None}}], "the next by votes moves up"),
        ("[{next_highest: {}}]", [{"next_highest": {"min_share": None}}], "the next by votes moves up"),
        (
            "[{next_highest: {min_share: 15/100}}]",
            [{"next_highest": {"min_share": "3/20"}}],
            "the next by votes moves up, if these are at least 3/20 of the valid votes",
        ),
        (
            "[{countback: hare_clark}, left_vacant]",
            [{"countback": "hare_clark"}, "left_vacant"],
            "the papers that had elected who left are counted again, and who is elected by them moves up; "
            "otherwise it stays vacant",
        ),
    ],
)
def test_a_filler_has_one_canonical_form_and_says_what_it_does(written: str, canonical: object, words: str) -> None:
    """However it is written; and the canonical form is read as the same charter."""
    charter = load_text(CHARTER.replace("FILLERS", written))
    form = charter.canonical()

    assert isinstance(form["vacancy"], dict)
    assert canonical == form["vacancy"]["delegate"]
    assert charter == from_canonical(form)
    assert charter.digest() == from_canonical(form).digest()
    assert f"when a seat falls vacant, {words}" in str(describe(charter))


def test_a_share_is_exact() -> None:
    """A third is a third."""
    charter = load_text(CHARTER.replace("FILLERS", "[{next_highest: {min_share: 1/3}}]"))
    assert charter.vacancy is not None

    (filler,) = charter.vacancy.fillers("body", "assembly")
    assert isinstance(filler, NextHighest)
    assert filler.next_highest.min_share == Fraction(1, 3)
