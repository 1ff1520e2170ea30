"""The powers of one office, each with the decision by which it came, where one did."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.core.mandate.powers import Power, has_office, powers_in, powers_left
from comitia.store.numbers import number_of
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.labels import Labels
from comitia.store.queries.powers.ground import TableGround


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerLine:
    """A power in its words; `came` says how, empty where the charter gives it, and `motions` by which decisions."""

    words: str
    came: str
    motions: Sequence[int]


def power_lines(words: Labels, on: TableGround, office: str, unit: str) -> list[PowerLine]:
    """Return the powers of an office of a unit; of one that is abolished, those that it had."""
    is_there = has_office(on, office, unit)
    found = powers_in(on, office, unit) if is_there else powers_left(on, office, unit)
    made = on.holdings.post(office)
    names = decision_names(words, [list(power.heir_of or ()) for power in found]) if found else None
    return [
        PowerLine(
            words=power.words,
            came=_came(power, names, made.motion if made else "") if names else "",
            motions=() if made and power.by == (made.motion,) else [*map(number_of, power.by)],
        )
        for power in found
    ]


def _came(power: Power, names: DecisionNames, making: str) -> str:
    if power.chair_of:
        return f"in the chair of the {names.office(power.chair_of)}"
    if power.heir_of is not None:
        return f"inherited from the {names.office(*power.heir_of)}"
    return "given later" if power.by and power.by != (making,) else ""
