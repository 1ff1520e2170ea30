"""Every method on worked examples, on every tie path, and on what each of them alone does."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED

from comitia.count import METHODS, Apportionment, LotRequired, Lots, apportion

DISTRICTS = {"north": 430, "east": 300, "south": 200, "west": 70}
LISTS = {"a": 53000, "b": 24000, "c": 23000}
WITH_FLOOR = {"cambridge": 1}
SIZES = st.lists(st.integers(0, 60), min_size=1, max_size=5).map(lambda sizes: dict(zip("abcde", sizes, strict=False)))


def seats(method: str, total: int, sizes: dict[str, int], **bounds: int | dict[str, int]) -> list[int]:
    outcome = apportion(method, total, sizes, bounds.get("floor", 0), bounds.get("cap"), Lots(seed=SEED))
    assert isinstance(outcome, Apportionment)
    return [outcome.seats[unit] for unit in sizes]


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("hare", [4, 3, 2, 1]),
        ("droop", [4, 3, 2, 1]),
        ("hagenbach-bischoff", [4, 3, 2, 1]),
        ("hagenbach-bischoff-rounded", [4, 3, 2, 1]),
        ("imperiali-quota", [5, 3, 2, 0]),
        ("adams", [4, 3, 2, 1]),
        ("dean", [4, 3, 2, 1]),
        ("huntington-hill", [4, 3, 2, 1]),
        ("sainte-lague", [4, 3, 2, 1]),
        ("sainte-lague-1.4", [4, 3, 2, 1]),
        ("sainte-lague-1.2", [4, 3, 2, 1]),
        ("dhondt", [5, 3, 2, 0]),
        ("imperiali", [5, 3, 2, 0]),
        ("danish", [4, 3, 2, 1]),
        ("macau", [4, 3, 2, 1]),
        ("quota", [5, 3, 2, 0]),
    ],
)
def test_ten_seats_by_every_method(method: str, expected: list[int]) -> None:
    """Ten seats for units of 430, 300, 200 and 70 members: the table of the page."""
    assert seats(method, 10, DISTRICTS) == expected


def test_the_five_historic_divisor_methods_give_five_results() -> None:
    """Balinski and Young's example: 26 seats for 9061, 7179, 5259, 3319, 1182, by Adams, Dean, Hill, Webster, Jefferson."""
    sizes = {"a": 9061, "b": 7179, "c": 5259, "d": 3319, "e": 1182}
    assert [
        seats(method, 26, sizes) for method in ("adams", "dean", "huntington-hill", "sainte-lague", "dhondt", "hare")
    ] == [
        [9, 7, 5, 3, 2],
        [9, 7, 5, 4, 1],
        [9, 7, 6, 3, 1],
        [9, 8, 5, 3, 1],
        [10, 7, 5, 3, 1],
        [9, 7, 5, 4, 1],
    ]


def test_a_first_divisor_of_1_4_keeps_small_lists_out() -> None:
    """9, 5 and 2 for four seats: by 1, 3, 5 the last seat goes to c (2 before 9 / 5), by 1.4 to a (9 / 5 before 2 / 1.4)."""
    sizes = {"a": 9, "b": 5, "c": 2}
    assert seats("sainte-lague", 4, sizes) == [2, 1, 1]
    assert seats("sainte-lague-1.4", 4, sizes) == [3, 1, 0]
    assert seats("sainte-lague-1.2", 4, sizes) == [3, 1, 0]


def test_macau_doubles_and_danish_takes_threes() -> None:
    """100, 30, 11 for six seats: 100 50 25 12.5 / 30 15 / 11, and 100 25 14.3 10 / 30 7.5 / 11."""
    sizes = {"a": 100, "b": 30, "c": 11}
    assert seats("macau", 6, sizes) == [4, 2, 0]
    assert seats("danish", 6, sizes) == [4, 1, 1]
    assert seats("imperiali", 6, sizes) == [5, 1, 0]


@pytest.mark.parametrize(
    ("part", "method"), [("0", "adams"), ("1/3", "danish"), ("1/2", "sainte-lague"), ("1", "dhondt")]
)
@given(sizes=SIZES, total=st.integers(0, 12))
def test_stationary_signposts_have_known_methods_among_them(
    part: str, method: str, sizes: dict[str, int], total: int
) -> None:
    """N + 0 is Adams, n + 1/3 Danish, n + 1/2 Sainte-Laguë, n + 1 D'Hondt, tie for tie."""
    if not any(sizes.values()):
        return
    one, other = apportion(f"stationary:{part}", total, sizes), apportion(method, total, sizes)
    if isinstance(one, LotRequired):
        assert one == other
    else:
        assert isinstance(other, Apportionment)
        assert one.seats == other.seats


@pytest.mark.parametrize(
    "method", ["stationary:", "stationary:1/0", "stationary:3/2", "stationary:-1/2", "stationary:x"]
)
def test_a_signpost_is_a_fraction_up_to_one(method: str) -> None:
    """Anything else is refused with what was found."""
    with pytest.raises(ValueError, match=f"found the method '{method}', expected a fraction"):
        apportion(method, 1, {"a": 1})


@pytest.mark.parametrize("method", ["adams", "dean", "huntington-hill", "stationary:0"])
def test_a_divisor_of_zero_comes_first(method: str) -> None:
    """More units than seats: the largest have one each, equal ones at the border draw."""
    assert seats(method, 2, {"a": 5, "b": 9, "c": 7}) == [0, 1, 1]
    assert apportion(method, 2, {"a": 5, "b": 9, "c": 5}) == LotRequired(question="seat", tied=("a", "c"), draw=1)
    assert seats(method, 4, {"a": 1, "b": 1000, "c": 1, "d": 0}) == [1, 2, 1, 0]


@pytest.mark.parametrize("method", [*METHODS, "stationary:3/4"])
def test_equal_units_draw_for_the_last_seat(method: str) -> None:
    """Two of the same size and an odd number of seats, a third unit with what is its own: one lot among the two."""
    sizes, floor = {"a": 50, "b": 50, "c": 0}, WITH_FLOOR.get(method, 0)
    outcome = apportion(method, 5 + floor * 3, sizes, floor)
    assert outcome == LotRequired(question="seat", tied=("a", "b"), draw=1, places=1)
    drawn = apportion(method, 5 + floor * 3, sizes, floor, None, Lots(drawn=(("b", "a"),)))
    assert isinstance(drawn, Apportionment)
    assert drawn.seats == {"a": 2 + floor, "b": 3 + floor, "c": floor}
    assert [lot.order for lot in drawn.lots] == [("b", "a")]


@pytest.mark.parametrize("method", [name for name in METHODS if name not in {"quota", "cambridge"}])
def test_a_tie_beside_a_unit_at_its_cap(method: str) -> None:
    """A keeps to its cap of 1; b and c draw for the fourth seat."""
    outcome = apportion(method, 4, {"a": 90, "b": 20, "c": 20}, 0, {"a": 1})
    assert outcome == LotRequired(question="seat", tied=("b", "c"), draw=1, places=1)


def test_quotas_that_give_too_few() -> None:
    """Ten seats, 100,000 votes: by Hare (10,000) 5, 2, 2 and the tenth to .4; by Droop (9,091) to the remainder 7545."""
    assert seats("hare", 10, LISTS) == [5, 3, 2]
    assert seats("droop", 10, LISTS) == [6, 2, 2]


def test_a_quota_that_gives_too_many_takes_the_smallest_remainders_back() -> None:
    """1000 votes, three seats: the Imperiali quota is 200, and 405, 410 and 185 hold four of it; 205 keeps less than 210."""
    assert seats("imperiali-quota", 3, {"a": 405, "b": 410, "c": 185}) == [1, 2, 0]


def test_droop_is_above_a_whole_quotient() -> None:
    """Two seats, 20 and 10 votes: V / 3 is 10, of which there are three; the Droop quota is 11, and 9 is less than 10."""
    sizes = {"a": 20, "b": 10}
    assert apportion("hagenbach-bischoff", 2, sizes) == LotRequired(question="seat", tied=("a", "b"), draw=1)
    droop = apportion("droop", 2, sizes)
    assert isinstance(droop, Apportionment)
    assert droop.seats == {"a": 1, "b": 1}


def test_seats_taken_back_can_be_a_tie() -> None:
    """Three lists of 100 hold 3 quotas of 100 for two seats: two of them are drawn."""
    outcome = apportion("hagenbach-bischoff", 2, {"a": 100, "b": 100, "c": 100})
    assert outcome == LotRequired(question="seat", tied=("a", "b", "c"), draw=1, places=2)


def test_a_large_quota_on_few_votes_goes_round() -> None:
    """Three votes for nine seats: the Droop quota of 1 gives two and one away, and the rest goes round by what remains."""
    outcome = apportion("droop", 9, {"a": 2, "b": 1})
    assert isinstance(outcome, Apportionment)
    assert outcome.seats == {"a": 5, "b": 4}


@pytest.mark.parametrize("quota", ["droop", "hagenbach-bischoff", "imperiali-quota", "hagenbach-bischoff-rounded"])
@given(sizes=SIZES, total=st.integers(1, 12))
def test_largest_remainders_as_the_words_have_them(quota: str, sizes: dict[str, int], total: int) -> None:
    """Full quotas first, then the largest remainders, or the smallest taken back: R1 to R3, done step by step."""
    votes = sum(sizes.values())
    outcome = apportion(quota, total, sizes) if votes else None
    if not isinstance(outcome, Apportionment):
        return
    whole = {
        "droop": Fraction(votes // (total + 1) + 1),
        "hagenbach-bischoff": Fraction(votes, total + 1),
        "imperiali-quota": Fraction(votes, total + 2),
        "hagenbach-bischoff-rounded": max(Fraction(int(Fraction(votes, total + 1) + Fraction(1, 2))), Fraction(1)),
    }[quota]
    found = {unit: int(size / whole) for unit, size in sizes.items()}
    while sum(found.values()) < total:
        found[max((u for u in sizes if sizes[u]), key=lambda u: sizes[u] - found[u] * whole)] += 1
    while sum(found.values()) > total:
        found[min((u for u in sizes if found[u]), key=lambda u: sizes[u] - found[u] * whole)] -= 1
    assert outcome.seats == found


@given(sizes=SIZES, total=st.integers(1, 12))
def test_hare_by_shares_is_hare_by_claims(sizes: dict[str, int], total: int) -> None:
    """Without floors and caps the exact shares give what a quota of votes / seats gives by R1 and R2."""
    votes = sum(sizes.values())
    if not votes:
        return
    outcome = apportion("hare", total, sizes)
    if isinstance(outcome, LotRequired):
        return
    found = dict.fromkeys(sizes, 0)
    for _ in range(total):
        found[max((u for u in sizes if sizes[u]), key=lambda u: sizes[u] * total - found[u] * votes)] += 1
    assert outcome.seats == found


@pytest.mark.parametrize("method", [*METHODS])
@given(sizes=SIZES, total=st.integers(0, 25), drawn=st.integers(0, 10**6))
def test_every_method_gives_all_seats_and_orders_by_size(
    method: str, sizes: dict[str, int], total: int, drawn: int
) -> None:
    """All seats go, none to a unit without members above its floor, and a larger unit never has fewer."""
    floor = WITH_FLOOR.get(method, 0)
    if not any(sizes.values()) or floor * len(sizes) > total:
        return
    outcome = apportion(method, total, sizes, floor, None, Lots(seed=f"{drawn:x}"))
    assert isinstance(outcome, Apportionment)
    assert outcome.total == total
    assert all(outcome.seats[unit] == floor for unit in sizes if not sizes[unit])
    assert all(outcome.seats[u] >= outcome.seats[v] for u in sizes for v in sizes if sizes[u] > sizes[v])


@pytest.mark.parametrize("method", [name for name in METHODS if name != "cambridge"])
@given(sizes=SIZES, total=st.integers(1, 12), times=st.integers(2, 9))
def test_only_proportions_count(method: str, sizes: dict[str, int], total: int, times: int) -> None:
    """Sizes all taken so many times give the same seats; a quota of whole numbers (Droop, rounded) may differ."""
    if not any(sizes.values()) or method in {"droop", "hagenbach-bischoff-rounded"}:
        return
    lots = Lots(seed=SEED)
    less, more = apportion(method, total, sizes, lots=lots), apportion(method, total, _times(sizes, times), lots=lots)
    assert less == more


def _times(sizes: dict[str, int], times: int) -> dict[str, int]:
    return {unit: size * times for unit, size in sizes.items()}
