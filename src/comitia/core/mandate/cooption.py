"""Co-option: a body chooses a member for its own vacant seat, or for a post that it fills, by its decision (`coopted`).

Who is co-opted has the rest of the term of the place, and must meet what the charter asks of its holders.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comitia.charter import Coopted
from comitia.core.facts import Facts
from comitia.core.mandate.fitness import given_by, refuse_unfit
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import filled_by
from comitia.core.mandate.place import coopted, fillers_of, open_vacancies, rule_of
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class CooptPerson:
    """Give a person the oldest place of a body or post that is to be filled by co-option."""

    motion: str
    office: str
    office_unit: str
    person: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonCoopted:
    """A person has a vacant place for the rest of its term, because a body chose so.

    `place` is the mandate that first filled the place, `instead_of` the one that ended last.
    """

    motion: str
    mandate: str
    place: str
    instead_of: str
    person: str
    kind: str
    office: str
    office_unit: str
    starts: date
    ends: date | None


def can_be_coopted(facts: Facts, held: Held, filler: Coopted, at: date) -> bool:
    """Tell whether somebody can be co-opted into a place: a body chooses, and not too many are or will be already."""
    chooses, _ = chosen_by(facts, held)
    most, office = filler.coopted.max, (held.office, held.office_unit)
    waiting = [each for each, _ in open_vacancies(facts, "coopted", office, at) if each.place != held.place]
    return chooses is not None and (most is None or len(coopted(facts, *office, at)) + len(waiting) < most)


def chosen_by(facts: Facts, held: Held) -> tuple[str, str] | tuple[None, None]:
    """Return the body and unit that co-opt into a place: the body itself, or for a post the one that fills it."""
    if held.kind == "body":
        return held.office, held.office_unit
    first = facts.holdings.mandate(held.place)
    return filled_by(facts, first) if first is not None else (None, None)


def place_for(facts: Facts, office: str, unit: str, at: date) -> Held:
    """Return the mandate whose place somebody would be co-opted into, or refuse."""
    kind = "body" if office in facts.charter.bodies or _is_organ(facts, office) else "post"
    subject, rule = f"{office} of {unit}", rule_of(facts, kind, office)
    filler = next((each for each in fillers_of(facts, kind, office) if isinstance(each, Coopted)), None)
    if filler is None:
        raise Refused("the charter does not let anybody be co-opted into it", rule=rule, subject=subject)
    found = [held for held, vacancy in open_vacancies(facts, "coopted", (office, unit), at) if vacancy.since <= at]
    if not found:
        raise Refused("no place of it is vacant that is to be filled by co-option", rule=rule, subject=subject)
    most, there = filler.coopted.max, len(coopted(facts, office, unit, at))
    if most is not None and there >= most:
        raise Refused(
            f"{there} sit by co-option, and the charter lets {most}; wait until one of them has left",
            rule=f"{rule}.coopted.max",
            subject=subject,
        )
    return found[0]


def decide_cooption(facts: Facts, command: CooptPerson) -> list[PersonCoopted]:
    """Return the person co-opted, or refuse where no place is vacant, or the person cannot hold it."""
    held = place_for(facts, command.office, command.office_unit, command.at)
    refuse_unfit(facts, held, command.person, command.at, rule=rule_of(facts, held.kind, held.office))
    return [given_by(command.motion, held, command.person, command.at, PersonCoopted)]


def _is_organ(facts: Facts, office: str) -> bool:
    made = facts.holdings.post(office)
    return made is not None and made.is_organ
