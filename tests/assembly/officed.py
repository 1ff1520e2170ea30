"""A federation whose offices have powers: a body of equals, a chair, a post that may delegate and others that may not."""

from collections.abc import Sequence
from datetime import date

from tests.assembly.house import TEXT, House
from tests.assembly.meadow import CHARTER, RULES

from comitia.core.events import Event
from comitia.core.mandate.act_in_office import ActInOffice
from comitia.core.mandate.delegation import DelegateInOffice, RevokeDelegation

OFFICED = (
    ("    rule: {id: block}\nposts:", "    rule: {id: block}\n    powers: [buy, lend the hall]\n    collegial: {equal_powers: true, chair: none}\nposts:"),
    ("    supreme: true\n", "    supreme: true\n    powers: [judge]\n    chair: {post: president, powers: [presiding, casting_vote]}\n"),
    ("  president: {", "  president: {powers: [sign], "),
    ("  auditor: {", "  auditor: {powers: [see the accounts], created_by: act, "),
    ("  treasurer: {", "  treasurer: {powers: [pay bills, keep the purse], may_delegate: [pay bills], "),
    ("abolish_post: {by: congress}", "abolish_post: {by: [congress, board, regional_council]}"),
    ("    scope: region\n", "    scope: region\n    powers: [lead the region]\n"),
)  # fmt: skip
AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")


def officed(extra: str = RULES, changes: Sequence[tuple[str, str]] = ()) -> House:
    """Return a house whose charter gives its offices powers."""
    text = CHARTER.replace("EXTRA", extra)
    for before, after in (*OFFICED, *changes):
        assert before in text, before
        text = text.replace(before, after)
    return House(text=text)


def acting(house: House, capacity: str, power: str) -> ActInOffice:
    """Return the command by which somebody acts."""
    return ActInOffice(capacity=capacity, power=power, text=TEXT, at=house.day)


def act(house: House, capacity: str, power: str) -> Event:
    """Let somebody act; return the entry."""
    return house.enter(acting(house, capacity, power))[0]


def delegating(house: House, mandate: str, person: str, *powers: str, until: date | None = None) -> DelegateInOffice:
    """Return the command by which a holder delegates."""
    return DelegateInOffice(mandate=mandate, person=person, powers=powers, until=until, at=house.day)


def revoking(house: House, delegation: str) -> RevokeDelegation:
    """Return the command by which a holder revokes."""
    return RevokeDelegation(delegation=delegation, motion=None, cause="revoked", at=house.day)
