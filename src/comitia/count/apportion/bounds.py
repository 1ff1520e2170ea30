"""The least and the most seats of a unit: the same for all, or each its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from comitia.count.argument import whole
from comitia.count.limits import MOST_SEATS

Bound = int | Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The floor and the cap of every unit."""

    floors: Mapping[str, int]
    caps: Mapping[str, int]


def bounds(total: int, sizes: Mapping[str, int], floor: Bound, cap: Bound | None) -> Bounds:
    """Return the bounds of each unit; one that a mapping leaves out has no floor, and no cap but the total.

    Raises ValueError, with a sentence, where no allotment of the total can keep them.
    """
    _check_total(total)
    if not isinstance(floor, Mapping) and not isinstance(cap, Mapping):
        floor, most = whole(floor, "the floor"), total if cap is None else whole(cap, "the cap")
        _refuse_same(total, sizes, floor, most, is_given=cap is not None)
        return Bounds(floors=dict.fromkeys(sizes, floor), caps=dict.fromkeys(sizes, most))
    found = Bounds(floors=_each(sizes, floor, 0), caps=_each(sizes, total if cap is None else cap, total))
    _refuse_own(total, sizes, found)
    return found


def _check_total(total: int) -> None:
    if total < 0:
        raise ValueError(f"found {total} seats, expected 0 or more")
    if total > MOST_SEATS:
        raise ValueError(f"found {total} seats, expected up to {MOST_SEATS:,}")


def _each(sizes: Mapping[str, int], bound: Bound, otherwise: int) -> dict[str, int]:
    if not isinstance(bound, Mapping):
        return dict.fromkeys(sizes, whole(bound, "the floor or cap"))
    for unit in bound:
        if unit not in sizes:
            raise ValueError(f"there is a floor or cap for {unit}, which has no size")
    return {unit: whole(bound.get(unit, otherwise), f"the floor or cap of {unit}") for unit in sizes}


def _refuse_same(total: int, sizes: Mapping[str, int], floor: int, most: int, *, is_given: bool) -> None:
    if floor < 0 or most < 0:
        raise ValueError(f"found a {'floor' if floor < 0 else 'cap'} of {min(floor, most)}, expected 0 or more")
    if most < floor and is_given:
        raise ValueError(f"{total} seats, a floor of {floor} and a cap of {most} do not fit: 0 <= floor <= cap")
    if floor * len(sizes) > total:
        raise ValueError(
            f"{len(sizes)} units with a floor of {floor} need {floor * len(sizes)} seats, and there are {total}"
        )
    takers = sum(1 for size in sizes.values() if size)
    room = takers * most + (len(sizes) - takers) * floor
    if room < total and not takers:
        raise ValueError(f"no unit has members to have the seats, of which there are {total}")
    if room < total:
        raise ValueError(
            f"{takers} units with members and a cap of {most} can take {room} seats at most, and there are {total}"
        )


def _refuse_own(total: int, sizes: Mapping[str, int], found: Bounds) -> None:
    for unit in sizes:
        low, high = found.floors[unit], found.caps[unit]
        if low < 0 or high < low:
            raise ValueError(
                f"{total} seats, and for {unit} a floor of {low} and a cap of {high} do not fit: 0 <= floor <= cap"
            )
    least = sum(found.floors.values())
    if least > total:
        raise ValueError(f"the floors of {len(sizes)} units need {least} seats, and there are {total}")
    room = sum(found.caps[unit] if size else found.floors[unit] for unit, size in sizes.items())
    if room < total:
        raise ValueError(f"units with members can take {room} seats at most by their caps, and there are {total}")
