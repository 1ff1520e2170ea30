"""Who can hold a place that a decision gives: neither dead nor expelled nor barred, not in it yet, and seated below."""

from __future__ import annotations

from datetime import date

from comitia.core.election.not_with import refuse_barred
from comitia.core.facts import Facts
from comitia.core.mandate.ending import rests_on, sits
from comitia.core.mandate.held import Held
from comitia.core.refused import Refused


def refuse_unfit(facts: Facts, held: Held, person: str, at: date, *, rule: str) -> None:
    """Refuse a person who cannot hold the place of another on a day; `rule` is the path of who may fill it how."""
    subject = f"{held.office} of {held.office_unit}"
    if facts.holdings.is_expelled(person):
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
