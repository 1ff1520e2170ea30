"""Offices that do not go together: whether a person may stand for one, and whether a member has a vote in a body.

What the charter forbids is one of three (`mandate.incompatible.forbidden`): to stand, to hold both, or to vote. It is
about the same person, in whatever unit. This answers, and enters nothing; what is entered is in `incompatibility`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from comitia.charter.not_with import bars_vote, path_of, votes_ex_officio
from comitia.core.facts import Facts
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.mandate.held import Held


def clashing(facts: Facts, person: str, office: str, at: date) -> list[Held]:
    """Return the mandates of a person, those that can still end, in offices that do not go with another."""
    others = facts.charter.not_with.get(office)
    if not others:
        return []
    return [held for held in facts.holdings.of_person(person) if held.office in others and held.can_end_on(at)]


def bar_to_standing(facts: Facts, person: str, office: str, at: date) -> Held | None:
    """Return the mandate that keeps a person from an office, where the charter forbids to stand for it; else None."""
    if facts.charter.incompatible.forbidden != "stand":
        return None
    return next(iter(clashing(facts, person, office, at)), None)


def refuse_barred(facts: Facts, person: str, office: str, at: date, *, who: str, subject: str) -> None:
    """Refuse to let a person stand for an office, or be given it, beside one that it does not go with."""
    held = bar_to_standing(facts, person, office, at)
    if held is not None:
        raise Refused(
            f"{who} holds {held.office} of {held.office_unit}, which does not go with {office}, "
            "and cannot stand for it or be given it before that mandate has ended",
            rule=path_of(facts.charter, office, held.office) or "mandate.incompatible",
            subject=subject,
        )


def has_vote(facts: Facts, held: Held, at: date) -> bool:
    """Tell whether a member of a body has a vote in it on a day: neither the seat nor another office takes it."""
    charter = facts.charter
    if held.by_post is not None and not votes_ex_officio(charter, held.office, held.by_post):
        return False
    if charter.incompatible.forbidden != "vote" or held.office not in charter.not_with:
        return True
    return not any(
        each.holds_on(at) and bars_vote(charter, held.office, each.office)
        for each in facts.holdings.of_person(held.person)
    )


def voting(facts: Facts, body: str, unit: str, at: date) -> list[Held]:
    """Return the mandates in a body that hold on a day, and with which their holders may vote."""
    return [held for held in facts.holdings.seated(body, unit, at) if has_vote(facts, held, at)]
