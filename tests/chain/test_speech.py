"""The small words of sentences."""

import pytest

from comitia.charter import Label
from comitia.store.queries.chain.speech import everybody, number, voters


@pytest.mark.parametrize(
    ("one", "many", "all_of_them", "one_of_them"),
    [
        ("members", "members", "all members", "member"),
        ("member", "members", "all members", "member"),
        ("roll of members", "rolls of members", "all members", "member"),
        ("staff", "staffs", "all staff", "staff"),
        ("staff roll", "staff rolls", "the staff roll", "person on the staff roll"),
    ],
)
def test_those_on_a_roll(one: str, many: str, all_of_them: str, one_of_them: str) -> None:
    """A word for many at once, such as staff, has no plural; a word for the list itself stays that of the list."""
    roll = Label(one=one, many=many)

    assert all_of_them == everybody(roll)
    assert one_of_them == voters(roll)[0]


@pytest.mark.parametrize(
    ("value", "words"), [(0, "0 contests"), (1, "1 contest"), (2, "2 contests"), (1204, "1,204 contests")]
)
def test_one_is_no_plural(value: int, words: str) -> None:
    """And thousands are set apart."""
    assert words == number(value, "contest")
