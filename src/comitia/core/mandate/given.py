"""Mandates given by a decision: a body appoints, or elects by a motion, where the charter or a decision lets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.core.election.not_with import refuse_barred
from comitia.core.facts import Facts
from comitia.core.mandate.office import places
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveMandates:
    """Let these persons hold the seats or the post from now on, as the motion decided."""

    motion: str
    office: str
    office_unit: str
    persons: tuple[str, ...]
    until: date | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class MandatesGiven:
    """These persons hold seats in the body, or the post, of `office_unit`, by the decision on `motion`.

    `ends` is the first day on which the mandates no longer hold, None where neither decision nor charter sets a term.
    """

    motion: str
    kind: str
    office: str
    office_unit: str
    persons: tuple[str, ...]
    starts: date
    ends: date | None

    def mandate(self, number: int) -> str:
        """Return the id of the mandate of the person at a place of the list, from 1."""
        return f"{self.motion}:{number}"


def decide_gift(facts: Facts, command: GiveMandates) -> list[MandatesGiven]:
    """Return the mandates given, or refuse where there is no place for them."""
    refuse_gift(facts, command)
    charter, made = facts.charter, facts.holdings.post(command.office)
    post = charter.posts.get(command.office)
    term = post.term if post else None
    return [
        MandatesGiven(
            motion=command.motion,
            kind="body" if made is not None and made.is_organ else "post",
            office=command.office,
            office_unit=command.office_unit,
            persons=command.persons,
            starts=command.at,
            ends=command.until or (term.end(command.at) if term else None),
        )
    ]


def refuse_gift(facts: Facts, command: GiveMandates) -> None:
    """Refuse persons for whom there is no place, or who cannot hold it."""
    subject, rule = f"{command.office} of {command.office_unit}", f"posts.{command.office}.seats"
    held = facts.holdings.still_held(command.office, command.office_unit, command.at)
    seated = [each.person for each in held]
    there = places(facts, command.office, command.office_unit)
    if there is None:
        raise Refused("there is no such post, or it is abolished", rule=f"posts.{command.office}", subject=subject)
    if not command.persons or len(set(command.persons)) != len(command.persons):
        raise Refused("name at least one person, and each once", rule=rule, subject=subject)
    for person in command.persons:
        if person in seated:
            raise Refused(f"{person} holds it already", rule=rule, subject=subject)
        if facts.holdings.members.is_expelled(person):
            raise Refused(f"{person} is expelled, and holds nothing", rule="discipline", subject=subject)
        if facts.course.is_dead(person):
            raise Refused(f"{person} has died, and holds nothing", rule="mandate.ends", subject=subject)
        refuse_barred(facts, person, command.office, command.at, who=person, subject=subject)
    if len(seated) + len(command.persons) > there:
        raise Refused(
            f"{len(command.persons)} persons for {max(there - len(seated), 0)} vacant of {there} places",
            rule=rule,
            subject=subject,
        )
    _refuse_bad_end(facts, command)


def _refuse_bad_end(facts: Facts, command: GiveMandates) -> None:
    subject, rule = f"{command.office} of {command.office_unit}", f"posts.{command.office}.term"
    if command.until is not None and command.until <= command.at:
        raise Refused(f"it would end on {command.until}, before it begins", rule=rule, subject=subject)
    post = facts.charter.posts.get(command.office)
    last = post.term.end(command.at) if post and post.term else None
    if command.until is not None and last is not None and command.until > last:
        raise Refused(
            f"it would end on {command.until}, and its term ends on {last}",
            rule=rule,
            subject=subject,
        )
