"""The drawing of seats: one place for every seat, none on another, in blocks from left to right."""

import math

import pytest

from comitia.store.queries.filling import Filling
from comitia.store.queries.labels import Place
from comitia.store.queries.places import Delegation
from comitia.web.bodies.seats import SMALL, Chamber, chamber


def seats_of(*vacant: int) -> list[Delegation]:
    """Return the seats of a body whose units left so many vacant each."""
    return [
        Delegation(number=number, filling=filling(f"u{number}", seats), holders=(), alternates=())
        for number, seats in enumerate(vacant, 1)
    ]


def filling(unit: str, seats: int) -> Filling:
    """Return a contest that left all its seats vacant."""
    return Filling(
        contest=f"council.{unit}",
        last=f"council.{unit}",
        unit=Place(id=unit, name=unit, type="branch", label="branch", many="branches"),
        seats=seats,
        state="not_held",
        electors=None,
        cast=None,
        elected=0,
        elector="",
    )


def drawn(*vacant: int) -> Chamber:
    """Return the drawing of such a body."""
    found = chamber(seats_of(*vacant))
    assert found is not None
    return found


@pytest.mark.parametrize("seats", [1, 2, 7, 8, 9, 24, 25, 26, 41, 100, 101, 257, 1000])
def test_every_seat_has_its_place(seats: int) -> None:
    """No seat lies on another, and none leaves the drawing."""
    picture = drawn(seats)
    spots = [(float(seat.x), float(seat.y)) for seat in picture.seats]
    radius = float(picture.radius)
    closest = min(
        (math.dist(one, other) for place, one in enumerate(spots) for other in spots[:place]), default=picture.width
    )

    assert len(spots) == seats
    assert closest >= 2 * radius - 0.05
    assert all(radius <= x + 0.05 and x + radius <= picture.width + 0.05 for x, _ in spots)
    assert all(radius <= y + 0.05 and y + radius <= picture.height + 0.05 for _, y in spots)


def test_blocks_go_from_left_to_right() -> None:
    """In a hemicycle the units follow one another by angle."""
    picture = drawn(30, 20, 10)
    means = [
        sum(float(seat.x) for seat in picture.seats if seat.number == number) / seats
        for number, seats in ((1, 30), (2, 20), (3, 10))
    ]

    assert picture.curved
    assert sorted(means) == means


def test_small_bodies_stand_in_rows() -> None:
    """Up to the limit rows, beyond it a hemicycle; without a seat no drawing."""
    assert [False, True] == [drawn(SMALL).curved, drawn(SMALL + 1).curved]
    assert chamber(seats_of()) is None


def test_many_units_have_no_legend() -> None:
    """With more units than a reader can tell apart by colour, the table is the legend."""
    assert [12, 0] == [len(drawn(*[1] * 12).legend), len(drawn(*[1] * 13).legend)]
