"""The federation of `house` in which units change, and what a test asks of it."""

from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.recalled import of_type

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.units import MergeUnits
from comitia.core.mandate.ending import MandateEnded

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P60D, effect: at_once}\n")
MERGED = MergeUnits(units=("quay",), into="mill")


def changed(*effects: Effect, extra: str = AT_ONCE, mover: str = "w1") -> House:
    """Return the house in which the congress has carried these, one after the other, from motion 1 on."""
    house = House(extra=extra)
    for effect in effects:
        house.carry(effect, mover=mover)
    return house


def fallen(house: House) -> list[tuple[str, str, str]]:
    """Return who lost what, and why."""
    return [
        (end.person, end.office, end.cause) for end in of_type(house, MandateEnded) if isinstance(end, MandateEnded)
    ]


def undo(house: House, motion: str, challenger: str = "e2") -> None:
    """Let a recount turn a result round."""
    house.challenge(motion, challenger)
    house.recount(motion, 0, 2)


def refused(
    house: House, effect: Effect, body: str = "congress", unit: str = "union", mover: str = "e1"
) -> tuple[str, str]:
    """Return by which words and which rule a motion is refused."""
    return house.refused(house.moving(effect, body, unit, mover))


def branches(house: House, *regions: str) -> tuple[list[str], ...]:
    """Return the branches of regions."""
    return tuple(list(house.state.units_within(region, "branch")) for region in regions)
