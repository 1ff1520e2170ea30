"""Persons who come onto the record without having stood for anything: who moves, is appointed, or is charged.

The entry holds an opaque id and the commitment to the name, as a list of candidates does.
"""

from dataclasses import dataclass
from datetime import date

from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterPerson:
    """Enter a person who has not stood; `name` commits to the name."""

    person: str
    name: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntered:
    """The record knows this person, under this commitment to the name."""

    person: str
    name: str


def decide_person(facts: Facts, command: EnterPerson) -> list[PersonEntered]:
    """Return the person entered, or refuse one who is on the record already."""
    if facts.holdings.members.is_entered(command.person):
        raise Refused("the person is on the record already", rule="person", subject=command.person)
    return [PersonEntered(person=command.person, name=command.name)]
