"""Places are never held by more than there are, whatever the day, and terms are those of the charter."""

from datetime import timedelta

import pytest
from tests.assembly.house import RULES, House

from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.post import CreateThePost, RenamePost
from comitia.core.assembly.effects.seat import Appoint, Elect
from comitia.core.mandate.ending import MandateEnded
from comitia.core.refused import Refused

AUDITORS = Appoint(office="auditor", unit="union", persons=("x1", "x2"))
AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")


def test_a_decision_entered_late_finds_no_place_that_is_held_from_a_later_day() -> None:
    """Two auditors hold both places from day 10; a decision of day 0, entered after, cannot add a third."""
    house = House().later(10)
    house.carry(AUDITORS)

    with pytest.raises(Refused, match="1 persons for 0 vacant of 2 places"):
        house.later(-10).move(Appoint(office="auditor", unit="union", persons=("x3",)))


def test_a_holder_whose_term_is_over_takes_no_place() -> None:
    """x1 was warden for five days, x2 is warden now, and the post of one place can be renamed."""
    house = House()
    house.carry(CreateThePost(post="warden", label="Warden"))
    house.carry(Elect(office="warden", unit="union", persons=("x1",), until=house.day + timedelta(days=5)))
    house.later(5).carry(Elect(office="warden", unit="union", persons=("x2",)))

    house.carry(RenamePost(post="warden", label="Keeper"))

    assert "Keeper" == house.state.holdings.post("warden").label  # type: ignore[union-attr]  # it is there


def test_who_resigns_from_a_seat_and_from_what_rests_on_it_leaves_each_once() -> None:
    """The delegate's seat falls with the council seat, and the presidency with that: it is not ended twice."""
    house = House(extra="")

    house.resign(house.mandate("e1", "regional_council"), house.mandate("e1", "president"))

    ended = [event.office for _, event in house.acts if isinstance(event, MandateEnded)]
    assert ["regional_council", "congress", "president"] == ended
    assert [] == house.faults()


def test_a_decision_that_lapsed_is_not_challenged() -> None:
    """Two motions adopt edition 2; the one that waited for its day lapses, and its votes do not matter any more."""
    house = House(extra=AT_ONCE)
    body = house.state.charter.canonical()
    days = (house.day + timedelta(days=3), house.day)
    motions = [
        house.move(Amend(charter={**body, "edition": 2, "in_force": day.isoformat()}), mover="e2") for day in days
    ]  # type: ignore[dict-item]  # a charter is a mapping
    for motion in motions:
        house.vote(motion, 2, 0)
    house.later(3).settle(motions[0])

    with pytest.raises(Refused, match="it is lapsed, so its result matters no more"):
        house.challenge(motions[0])


def test_a_resignation_is_settled_by_one_majority() -> None:
    """The treasury needs two thirds and the seat on the board a simple majority: they are tendered apart."""
    rules = RULES.replace("electing_body}", "electing_body, majority: two_thirds}")
    house = House(extra=rules.replace("{effective: on_receipt}", "{needs: {accept_by: electing_body}}"))
    mandates = house.mandate("b1", "board"), house.mandate("b1", "treasurer")

    with pytest.raises(Refused, match="not left by the same body's leave, majority and day"):
        house.resign(*mandates)
