"""Rolls: the certified list of who may vote in a unit at a reference date.

The record holds the number on the roll and, where the persons are known, a digest over their opaque ids and name
commitments; never the list itself.
"""

from dataclasses import dataclass
from datetime import date

from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifyRoll:
    """Certify the roll of one unit; `digest` is None where only the number is known."""

    roll: str
    unit: str
    electors: int
    digest: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RollCertified:
    """So many may vote in this unit, as of the reference date."""

    roll: str
    unit: str
    reference_date: date
    electors: int
    digest: str | None


def decide_roll(facts: Facts, command: CertifyRoll) -> list[RollCertified]:
    """Return the certified roll, or refuse one that the charter does not have or that is certified already."""
    roll, unit = facts.charter.rolls.get(command.roll), facts.unit(command.unit)
    subject = f"roll {command.roll} of {command.unit}"
    if roll is None or unit is None:
        raise Refused("there is no such roll or unit", rule="rolls", subject=subject)
    if unit.type != roll.unit_type:
        raise Refused(
            f"this roll is kept for each {roll.unit_type}; {unit.unit} is of type {unit.type}",
            rule=f"rolls.{roll.id}.unit_type",
            subject=subject,
        )
    if facts.is_certified(command.roll, command.unit):
        raise Refused("it is certified already", rule=f"rolls.{roll.id}", subject=subject)
    if command.electors < 0:
        raise Refused(f"{command.electors} electors are fewer than none", rule=f"rolls.{roll.id}", subject=subject)
    return [
        RollCertified(
            roll=roll.id,
            unit=unit.unit,
            reference_date=roll.reference_date,
            electors=command.electors,
            digest=command.digest,
        )
    ]
