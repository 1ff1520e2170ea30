"""A federation in which offices are left on given terms, and letters that are handed in there."""

from datetime import date

from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RULES

from comitia.core.assembly.decision import overdue
from comitia.core.events import Event
from comitia.core.mandate.release import (
    MeetCondition,
    WithdrawResignation,
)
from comitia.core.mandate.resignation import ResignationTendered, TenderResignation

NEEDS = "accept_by: electing_body, within: P30D, silence: "


UNTIL = date(2026, 3, 31)


OVER = ("the mandates have ended, there is nothing left to settle", "resign")


def house_with(post: str) -> House:
    """Return the federation in which a post is left on these terms; the treasurer is b1, elected by the congress."""
    rules = RULES.replace("  post: {needs: {accept_by: electing_body}}\n", f"  post: {post}\n")
    assert rules != RULES or post == "{needs: {accept_by: electing_body}}"
    return House(extra=reversible(rules))


def reversible(rules: str) -> str:
    """Return rules by which decisions have effect at once, and are reversed by a recount."""
    return rules.replace("decisions:\n", "decisions:\n  challenge: {within: P9Y, effect: at_once}\n")


def reverse(house: House, motion: str) -> None:
    """Reverse a decision, by a recount."""
    house.challenge(motion)
    house.recount(motion, 0, 2)
    assert "reversed" == house.state_of(motion)


def settle(house: House, day: date) -> list[Event]:
    """Let what has fallen due by a day be entered, as the desk does, and return it."""
    entered = []
    while (command := overdue(house.state, day)) is not None:
        house.day = command.at
        entered += house.enter(command)
    house.day = day
    return entered


def silent(what: str, more: str = "") -> House:
    """Return the federation in which silence means something after 30 days."""
    return house_with(f"{{needs: {{{NEEDS}{what}}}{more}}}")


def tendering(house: House, *offices: str, condition: str | None = None, on: date | None = None) -> TenderResignation:
    """Return the letter of b1 from the treasury, or from these offices."""
    mandates = tuple(house.mandate("b1", office) for office in offices or ("treasurer",))
    return TenderResignation(mandates=mandates, text=TEXT, condition=condition, effective_on=on, at=house.day)


def tender(house: House, *offices: str, condition: str | None = None, on: date | None = None) -> str:
    """Hand in the letter, and return its id."""
    event, *_ = house.enter(tendering(house, *offices, condition=condition, on=on))
    assert isinstance(event, ResignationTendered)
    return event.resignation


def withdrawing(house: House, resignation: str) -> WithdrawResignation:
    """Return the command that takes a letter back."""
    return WithdrawResignation(resignation=resignation, text=None, at=house.day)


def meeting(house: House, resignation: str) -> MeetCondition:
    """Return the command by which a condition is met."""
    return MeetCondition(resignation=resignation, text=TEXT, at=house.day)


def outcomes(house: House) -> list[str]:
    """Return what became of the resignations, in order."""
    return [each.outcome for each in house.state.holdings.resignations]


def holds(house: House) -> bool:
    """Tell whether b1 is the treasurer."""
    return "b1" in house.holders("treasurer")


def check(house: House) -> None:
    """See that an auditor finds nothing."""
    assert [] == house.faults()
