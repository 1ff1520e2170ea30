"""A place that a decision gives: who can hold it, neither dead nor expelled nor barred, not in it yet, seated below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from comitia.core.election.not_with import refuse_barred
from comitia.core.facts import Facts
from comitia.core.mandate.ending import rests_on, sits
from comitia.core.mandate.held import Held
from comitia.core.refused import Refused

Given = TypeVar("Given")
"""An event by which a decision gives a place."""


def given_by(motion: str, held: Held, person: str, at: date, event: Callable[..., Given]) -> Given:
    """Return the event by which a motion gives the place of an ended mandate to a person, for the rest of its term."""
    return event(
        motion=motion,
        mandate=f"{motion}:1",
        place=held.place,
        instead_of=held.mandate,
        person=person,
        kind=held.kind,
        office=held.office,
        office_unit=held.office_unit,
        starts=at,
        ends=held.ends,
    )


def refuse_unfit(facts: Facts, held: Held, person: str, at: date, *, rule: str) -> None:
    """Refuse a person who cannot hold the place of another on a day; `rule` is the path of who may fill it how."""
    subject = f"{held.office} of {held.office_unit}"
    if facts.holdings.members.is_expelled(person):
        raise Refused(f"{person} is expelled, and holds nothing", rule="discipline", subject=subject)
    if facts.course.is_dead(person):
        raise Refused(f"{person} has died, and holds nothing", rule="mandate.ends", subject=subject)
    refuse_barred(facts, person, held.office, at, who=person, subject=subject)
    if sits(facts, person, held.office, held.office_unit, at):
        raise Refused(f"{person} has a place in it already", rule=rule, subject=subject)
    support = rests_on(facts, held)
    if support is not None and not sits(facts, person, *support, at):
        section = "bodies" if held.kind == "body" else "posts"
        raise Refused(
            f"{person} does not sit in the {support[0]} of {support[1]}, as the charter demands of its holders",
            rule=f"{section}.{held.office}.nested",
            subject=subject,
        )
