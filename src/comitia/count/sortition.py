"""Sortition: so many persons drawn from a list by a seed that was published before it, from all or from each group.

Clauses: 1 the list is closed, and its lines are numbered from 1, before the seed is known; 2 places are given to groups
in proportion to their sizes by largest remainder, each at least the floor, equal remainders by lot, or as declared;
3 in each group the order drawn is that of the lot among its numbers, and the first of it, as many as it has places, are
drawn; 4 those who follow are alternates, in the order drawn, each for a place of the group.

A lot is that of `comitia.count.lots`: the draws are numbered from 1, the one among groups first where there is one,
then one for each group in the order in which groups first stand on the list. Without groups there is one draw.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comitia.count.apportion import apportion
from comitia.count.argument import whole
from comitia.count.lots import LotRequired, Lots, UnitLot, derived_order

CLAUSES: Mapping[str, str] = {
    "sortition 1": "The list is closed and numbered before the seed is known.",
    "sortition 2": "Places go to groups by largest remainder with a floor, equal remainders by lot, or as declared.",
    "sortition 3": "In each group the first of the order drawn, as many as it has places, are drawn.",
    "sortition 4": "Those who follow are alternates, in the order drawn.",
}
EVERYBODY = ""
"""The name of the one group where none are declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupDrawn:
    """What was drawn in one group: the number of the draw, how many it lists, the drawn and the alternates."""

    name: str
    draw: int
    listed: int
    drawn: tuple[int, ...]
    alternates: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sortition:
    """A finished draw: the seed, how many were listed, the groups in order, and the lot among groups, if any."""

    seed: str
    listed: int
    places: int
    groups: tuple[GroupDrawn, ...]
    lots: tuple[UnitLot, ...] = ()

    @property
    def drawn(self) -> tuple[int, ...]:
        """Return the numbers of those drawn, group by group in the order drawn."""
        return tuple(number for group in self.groups for number in group.drawn)

    def to_json(self) -> dict[str, Any]:
        """Return the draw as plain JSON values: all that it takes to make it again from the list."""
        return {
            "seed": self.seed,
            "listed": self.listed,
            "places": self.places,
            "drawn": list(self.drawn),
            "groups": [
                {
                    "name": group.name,
                    "draw": group.draw,
                    "listed": group.listed,
                    "drawn": list(group.drawn),
                    "alternates": list(group.alternates),
                }
                for group in self.groups
            ],
            "lots": [
                {"draw": lot.draw, "question": lot.question, "tied": list(lot.tied), "order": list(lot.order)}
                for lot in self.lots
            ],
        }


def draw(
    groups: Sequence[str],
    places: int,
    seed: str,
    *,
    alternates: int = 0,
    floor: int = 0,
    given: Mapping[str, int] | None = None,
) -> Sortition:
    """Return the draw among persons 1, 2, 3 ..., whose groups are given in that order, all `EVERYBODY` without groups.

    `alternates` are so many in each group, or as many as are left; `given` says the places of each group, else they are
    shared out. Raises ValueError, with a sentence, for what does not fit, and for a seed that is none.
    """
    source = Lots(seed=seed)
    places, alternates, floor = whole(places, "places"), whole(alternates, "alternates"), whole(floor, "the floor")
    members: dict[str, list[int]] = {}
    for number, group in enumerate(groups, 1):
        members.setdefault(group, []).append(number)
    _check(len(groups), places, alternates)
    seats, lots = _shares(members, places, floor, source) if given is None else (_given(members, places, given), ())
    drawn = []
    for at, (name, numbers) in enumerate(members.items(), 1 + len(lots)):
        order = derived_order(seed, at, tuple(numbers))
        first = seats[name]
        after = first + alternates if first else 0
        found = GroupDrawn(name=name, draw=at, listed=len(numbers), drawn=order[:first], alternates=order[first:after])
        drawn.append(found)
    return Sortition(seed=seed, listed=len(groups), places=places, groups=tuple(drawn), lots=lots)


def _check(listed: int, places: int, alternates: int) -> None:
    if places < 1:
        raise ValueError(f"found {places} places, expected 1 or more")
    if alternates < 0:
        raise ValueError(f"found {alternates} alternates, expected 0 or more")
    if places > listed:
        raise ValueError(f"{places} places cannot be drawn from a list of {listed}")


def _shares(
    members: Mapping[str, Sequence[int]], places: int, floor: int, source: Lots
) -> tuple[Mapping[str, int], tuple[UnitLot, ...]]:
    for name, numbers in members.items():
        if len(numbers) < floor:
            raise ValueError(f"the group {name!r} lists {len(numbers)}, fewer than the floor of {floor}")
    sizes = {name: len(numbers) for name, numbers in members.items()}
    if floor * len(sizes) > places:
        raise ValueError(f"{len(sizes)} groups with a floor of {floor} need {floor * len(sizes)} places, not {places}")
    shared = apportion("hare", places, sizes, floor=floor, lots=source)
    assert not isinstance(shared, LotRequired)  # noqa: S101  a seed answers every lot
    return shared.seats, shared.lots


def _given(members: Mapping[str, Sequence[int]], places: int, given: Mapping[str, int]) -> Mapping[str, int]:
    for name in given:
        if name not in members:
            raise ValueError(f"nobody on the list is of the group {name!r}; the groups are {', '.join(members)}")
    for name, numbers in members.items():
        if not 0 <= whole(given.get(name, -1), f"the places of {name}") <= len(numbers):
            found = f"{given[name]} places" if name in given else "no number of places"
            raise ValueError(f"found {found} for the group {name!r}, expected 0 to {len(numbers)}, as many as it lists")
    if sum(given.values()) != places:
        raise ValueError(f"the places of the groups come to {sum(given.values())}, and {places} are drawn")
    return given
