"""Numbers as documents give them, and what can be concluded from them: only what every number allows."""

from hypothesis import given
from hypothesis import strategies as st
from tests.history.past import figure

from comitia.core.history.figure import Figure, total

FIGURES = st.builds(
    lambda least, more, is_open: Figure(least=least, most=None if is_open else least + more, phrase=None),
    st.integers(0, 30),
    st.integers(0, 30),
    st.booleans(),
)


def within(found: Figure, number: int) -> bool:
    """Tell whether a figure can be a number."""
    return number >= found.least and (found.most is None or number <= found.most)


def test_exact_range_and_unknown() -> None:
    """12 is 12; 10 to 15 can be 12; nothing is known of a number that is not there."""
    assert figure("10..15").may_be(figure("12"))
    assert not figure("10..11").may_be(figure("12"))
    assert figure("?").may_be(figure("12"))
    assert [True, False, False] == [
        each.is_sound for each in (figure("0"), figure("5..4"), Figure(least=-1, most=3, phrase=None))
    ]


@given(st.lists(FIGURES, max_size=4), st.data())
def test_a_sum_holds_every_sum(figures: list[Figure], data: st.DataObject) -> None:
    """Whatever numbers figures allow, their sum is one that the sum of the figures allows; its ends are reached."""
    numbers = [
        data.draw(st.integers(each.least, each.most if each.most is not None else each.least + 50)) for each in figures
    ]
    found = total(figures)

    assert within(found, sum(numbers))
    assert found.least == sum(each.least for each in figures)
    assert (found.most is None) == any(each.most is None for each in figures)


@given(FIGURES, FIGURES)
def test_two_can_be_the_same_where_some_number_is_in_both(one: Figure, other: Figure) -> None:
    """Compared with trying every number."""
    assert one.may_be(other) == any(within(one, number) and within(other, number) for number in range(100))
