"""The seats of a body as a drawing: rows for a small body, a hemicycle for a large one.

Seats stand in the order of the units that fill them, so that each unit has a block. The drawing says nothing that the
table of members does not say too.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comitia.store.queries.places import Delegation

SMALL = 24
"""Up to so many seats stand in rows."""
NUMBERED = 160
"""Up to so many seats show the number of their unit."""
TOLD = 600
"""Up to so many seats say whose they are when pointed at."""
LEGEND = 12
COLOURS = 8
ACROSS = 8
WIDTH = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One seat: where it stands, how it looks, the number of its unit, and whose it is."""

    x: str
    y: str
    look: str
    number: int
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A line of the legend."""

    look: str
    number: int
    name: str
    seats: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chamber:
    """The drawing: its size, the radius of a seat, the seats, the legend (empty where there are too many units)."""

    width: int
    height: int
    radius: str
    letter: str
    drop: str
    curved: bool
    numbered: bool
    seats: Sequence[Seat]
    legend: Sequence[Key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place in the drawing, and the angle by which places are ordered from left to right."""

    x: float
    y: float
    angle: float


def chamber(delegations: Sequence[Delegation]) -> Chamber | None:
    """Return the drawing of a body's seats, or None where no seat is known."""
    looks = [seat for delegation in delegations for seat in _looks(delegation)]
    if not looks:
        return None
    several = len(delegations) > 1
    spots, radius, height = _rows(len(looks)) if len(looks) <= SMALL else _hemicycle(len(looks))
    return Chamber(
        width=WIDTH,
        height=height,
        radius=f"{radius:.2f}",
        letter=f"{radius * 0.95:.2f}",
        drop=f"{radius * 0.34:.2f}",
        curved=len(looks) > SMALL,
        numbered=several and len(looks) <= NUMBERED,
        seats=[
            Seat(
                x=f"{spot.x:.2f}",
                y=f"{spot.y:.2f}",
                look=look,
                number=number,
                told=told if len(looks) <= TOLD else "",
            )
            for spot, (look, number, told) in zip(spots, looks, strict=True)
        ],
        legend=list(_legend(delegations)) if several and len(delegations) <= LEGEND else (),
    )


def colour(number: int) -> str:
    """Return the class of the colour of a unit's seats."""
    return f"seat-{(number - 1) % COLOURS + 1}"


def _looks(delegation: Delegation) -> Iterator[tuple[str, int, str]]:
    filling, number = delegation.filling, delegation.number
    where = filling.unit.name
    for holder in delegation.holders:
        yield colour(number), number, f"{holder.name or '(name erased)'}, {where}"
    for _ in range(delegation.vacant):
        yield "seat-vacant", number, f"vacant, {where}"
    for _ in range(filling.open):
        yield "seat-awaited", number, f"awaited, {where}"


def _legend(delegations: Sequence[Delegation]) -> Iterator[Key]:
    for each in delegations:
        seats = len(each.holders) + each.vacant + each.filling.open
        look = colour(each.number) if each.holders else "seat-vacant" if each.vacant else "seat-awaited"
        yield Key(look=look, number=each.number, name=each.filling.unit.name, seats=seats)


def _rows(seats: int) -> tuple[list[Spot], float, int]:
    """Return places in rows of up to eight, filled evenly, with the radius of a seat and the height of the drawing."""
    rows = -(-seats // ACROSS)
    across = -(-seats // rows)
    step = WIDTH / ACROSS
    spots = []
    for place in range(seats):
        row, column = divmod(place, across)
        spots.append(Spot(x=step * (column + 0.5), y=step * (row + 0.5), angle=0))
    return spots, step * 0.42, round(step * rows)


def _hemicycle(seats: int) -> tuple[list[Spot], float, int]:
    """Return places in half rings, from left to right by their angle, with the radius of a seat and the height."""
    outer = WIDTH / 2
    rings, inner = _room(seats, outer)
    step = (outer - inner) / rings
    radii = [inner + step * (ring + 0.5) for ring in range(rings)]
    spots = [
        Spot(
            x=WIDTH / 2 - radius * math.cos(angle),
            y=outer - radius * math.sin(angle),
            angle=angle,
        )
        for radius, number in zip(radii, _shared(seats, radii), strict=True)
        for angle in _angles(number, step / 2 / radius)
    ]
    spots.sort(key=lambda spot: (round(spot.angle, 6), spot.x))
    return spots, step * 0.45, round(outer + step * 0.1)


def _room(seats: int, outer: float) -> tuple[int, float]:
    """Return the rings, and the radius of the empty middle, that leave the least room over."""
    middles = [outer * share / 100 for share in range(34, 58, 2)]
    rings = 2
    while True:
        fitting = [(_capacity(rings, inner, outer), -inner) for inner in middles]
        enough = [pair for pair in fitting if pair[0] >= seats]
        if enough:
            return rings, -min(enough)[1]
        rings += 1


def _capacity(rings: int, inner: float, outer: float) -> int:
    step = (outer - inner) / rings
    return sum(int((math.pi * (inner + step * (ring + 0.5)) - step) / step) + 1 for ring in range(rings))


def _shared(seats: int, radii: Sequence[float]) -> list[int]:
    """Return how many seats each ring takes: as its length, the rest to the outermost."""
    numbers = [int(seats * radius / sum(radii)) for radius in radii]
    for place in range(seats - sum(numbers)):
        numbers[-1 - place % len(numbers)] += 1
    return numbers


def _angles(number: int, edge: float) -> Iterator[float]:
    if number == 1:
        yield math.pi / 2
        return
    for place in range(number):
        yield edge + (math.pi - 2 * edge) * place / (number - 1)
