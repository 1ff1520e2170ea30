"""Sortition: the order that a seed gives, places of groups, alternates, and what is refused."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.count import Sortition, UnitLot, draw

SEED = "5f3a9c"
GOLDEN = Path(__file__).parent / "golden"


def by_hand(at: int, numbers: list[int]) -> list[int]:
    """Return the order that anyone finds with sha256sum."""
    return sorted(numbers, key=lambda number: sha256(f"comitia-lot/1 {SEED} {at} {number}".encode()).hexdigest())


def test_golden() -> None:
    """The whole record of two small draws, from all and from groups with a lot among them, are the ones kept."""
    kept = json.loads((GOLDEN / "sortition.json").read_text(encoding="utf-8"))
    assert {
        "from_all": draw([""] * 9, 3, SEED, alternates=2).to_json(),
        "from_groups": draw([*"nnnnnn", *"sss", "e"], 5, SEED, alternates=1).to_json(),
    } == kept


def test_the_first_of_the_order_are_drawn_and_the_next_are_alternates() -> None:
    """Nine listed, three drawn, two alternates: the five lowest digests in their order."""
    found = draw([""] * 9, 3, SEED, alternates=2)
    order = by_hand(1, list(range(1, 10)))
    assert (tuple(order[:3]), tuple(order[3:5])) == (found.drawn, found.groups[0].alternates)


def test_the_vector_of_the_page() -> None:
    """As docs/concepts/sortition.md works it out with sha256sum: of 1, 2, 3 the digests begin 44f3, d8c1, 4193."""
    assert (3, 1, 2) == (*draw([""] * 3, 2, SEED, alternates=1).drawn, 2)


def test_places_of_groups_are_shared_out_by_largest_remainder() -> None:
    """Six, three and one for five places: 3, 1 1/2 and 1/2; the half goes by lot, which is the first draw."""
    found = draw([*"nnnnnn", *"sss", "e"], 5, SEED)
    (lot,) = found.lots
    assert UnitLot(draw=1, question="seat", tied=("e", "s"), order=lot.order) == lot
    places = {group.name: len(group.drawn) for group in found.groups}
    assert {"n": 3, "s": 1 + (lot.order[0] == "s"), "e": int(lot.order[0] == "e")} == places
    assert [2, 3, 4] == [group.draw for group in found.groups]
    assert by_hand(2, [1, 2, 3, 4, 5, 6])[:3] == list(found.groups[0].drawn)


def test_a_floor_holds_for_each_group() -> None:
    """One of ninety-one has a place all the same."""
    found = draw([*["n"] * 90, "e"], 3, SEED, floor=1)
    assert {"n": 2, "e": 1} == {group.name: len(group.drawn) for group in found.groups}


def test_places_may_be_given_and_a_group_without_a_place_has_no_alternates() -> None:
    found = draw([*"nnnsss"], 2, SEED, given={"n": 2, "s": 0}, alternates=5)
    assert [(2, 1), (0, 0)] == [(len(group.drawn), len(group.alternates)) for group in found.groups]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ({"places": 0}, "found 0 places, expected 1 or more"),
        ({"places": 5}, "5 places cannot be drawn from a list of 4"),
        ({"alternates": -1}, "found -1 alternates"),
        ({"seed": "5F"}, "a lot seed is up to 256 digits"),
        ({"floor": 2}, "the group 's' lists 1, fewer than the floor of 2"),
        ({"places": 1, "floor": 1}, "2 groups with a floor of 1 need 2 places, not 1"),
        ({"given": {"n": 2}}, "found no number of places for the group 's', expected 0 to 1"),
        ({"given": {"n": 1, "s": 2}}, "found 2 places for the group 's', expected 0 to 1, as many as it lists"),
        ({"given": {"n": 1, "s": 0}}, "the places of the groups come to 1, and 2 are drawn"),
        ({"given": {"n": 1, "s": 1, "x": 0}}, "nobody on the list is of the group 'x'; the groups are n, s"),
    ],
)
def test_what_does_not_fit_is_refused(call: dict[str, object], said: str) -> None:
    words: dict[str, object] = {"places": 2, "seed": SEED, **call}
    with pytest.raises(ValueError, match=said):
        draw(["n", "n", "n", "s"], **words)  # type: ignore[arg-type]


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=30), st.data())
def test_so_many_are_drawn_and_each_group_has_its_share(groups: list[str], data: st.DataObject) -> None:
    """Nobody twice, each in the group they are listed in, each group within one of its exact share."""
    places, alternates = data.draw(st.integers(1, len(groups))), data.draw(st.integers(0, 3))
    found = draw(groups, places, SEED, alternates=alternates)
    assert isinstance(found, Sortition)
    everyone = [n for group in found.groups for n in (*group.drawn, *group.alternates)]
    assert (places, len(everyone)) == (len(found.drawn), len(set(everyone)))
    for group in found.groups:
        assert all(groups[n - 1] == group.name for n in (*group.drawn, *group.alternates))
        assert abs(len(group.drawn) * len(groups) - places * group.listed) < len(groups)
        left = group.listed - len(group.drawn)
        assert (min(left, alternates) if group.drawn else 0) == len(group.alternates)


def test_each_listed_is_drawn_about_as_often() -> None:
    """Of 2,000 seeds each of five is drawn first between 340 and 460 times (400 expected, four deviations are 72)."""
    first = [draw([""] * 5, 1, f"{seed:x}").drawn[0] for seed in range(2000)]
    assert all(340 < first.count(number) < 460 for number in range(1, 6))
