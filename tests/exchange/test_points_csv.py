"""Ballots that give points, read from a plain table."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.count import Scores
from comitia.count.canonical import canonical_points
from comitia.exchange.ballots import BallotFileError, parse_points, read_points

TABLE = 'Ama,"Lind, Bo",Weight\n5,,2\n0,3,1\n,,4\n5,,1\n'


def test_a_table_of_points() -> None:
    """Names, equal rows merged by weight, empty fields without a mark."""
    found = parse_points(TABLE.encode(), "t.csv")
    assert ("Ama", "Lind, Bo") == found.names
    assert Scores.from_ballots(2, [(3, [5, None]), (1, [0, 3]), (4, [None, None])]) == found.profile


def test_the_same_ballots_have_the_same_canonical_text() -> None:
    """In whatever order and however written."""
    other = "Ama,Bo\r\n,\r\n,\r\n,\r\n,\r\n0,3\r\n5,\r\n5,\r\n5, \r\n"
    one, two = parse_points(TABLE.encode(), "t.csv"), parse_points(other.encode(), "o.csv")
    assert canonical_points(one.profile) == canonical_points(two.profile) == "2 0 5 1\n0,3,1\n5,,3\n,,4\n"
    assert one.digest != two.digest


def test_one_candidate_has_blank_ballots_on_empty_lines() -> None:
    """A line without text is a ballot without a mark."""
    assert (2, 1) == ((found := parse_points(b"Ama\n5\n\n3\n", "t.csv").profile).valid, found.blank)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: found a column without a name, expected a header of names"),
        ("Ama,\n1,2\n", ":1: found a column without a name"),
        ("weight\n1\n", ":1: found 0 names"),
        ("Ama,Ama\n1,2\n", ":1: found the name 'Ama' twice, expected each candidate once"),
        ("Ama,Bo\n1,2\n1\n", ":3: found 1 fields, expected 2, as in the header"),
        ("Ama,Bo\n1,2\n\n", ":3: found 1 fields, expected 2"),
        ("Ama,Bo\n1,6\n", ":2: found '6', expected a whole number from 0 to 5, or nothing"),
        ("Ama,Bo\n1,x\n", ":2: found 'x', expected a whole number"),
        ("Ama,Bo\n1,2.0\n", ":2: found '2.0'"),
        ("Ama,Bo\n1,-1\n", ":2: found '-1'"),
        (
            "Ama,weight\n1,0\n",
            ":2: found '0', expected a number of equal ballots from 1 to 1,000,000,000,000, or a weight as 1.5 or 3/2",
        ),
        ("Ama,weight\n1,1/0\n", ":2: found '1/0', expected a number of equal ballots"),
        ("Ama,weight\n1,\n", ":2: found nothing, expected a number of equal ballots"),
        ('Ama,Bo\n1,"2\n', ":2: found '1,\"2', expected fields in quotes"),
        ("Ama\n\x07\n", ":2: found the control character"),
    ],
)
def test_what_is_amiss_is_refused_at_its_line(text: str, said: str) -> None:
    with pytest.raises(BallotFileError) as refused:
        parse_points(text.encode(), "t.csv")
    assert f"t.csv{said}" in str(refused.value)


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BallotFileError, match=r"ballots that give points, in a file that ends in \.csv"):
        read_points(tmp_path / "ward.blt")


@given(
    st.lists(
        st.tuples(
            st.fractions(Fraction(1, 9), 50, max_denominator=9),
            st.lists(st.none() | st.integers(-2, 9), min_size=3, max_size=3),
        ),
        max_size=12,
    )
)
def test_what_is_written_is_read(ballots: list[tuple[Fraction, list[int | None]]]) -> None:
    """A table of any ballots gives the profile of these ballots."""
    rows = [",".join([*("" if each is None else str(each) for each in row), str(weight)]) for weight, row in ballots]
    found = parse_points("\n".join(["A,B,C,weight", *rows]).encode(), "t.csv", -2, 9)
    assert Scores.from_ballots(3, ballots, lowest=-2, highest=9) == found.profile


@given(st.text(alphabet='A,1\n"-/wéight ', max_size=60))
def test_no_text_is_read_wrongly_or_ends_in_another_error(text: str) -> None:
    """A count of rows read, or a refusal."""
    try:
        found = parse_points(text.encode(), "t.csv")
    except BallotFileError:
        return
    if "weight" not in [field.strip().lower() for field in text.split("\n", maxsplit=1)[0].split(",")]:
        assert found.profile.cast == text.removesuffix("\n").count("\n")


def test_weights_are_whole_numbers_decimals_or_fractions() -> None:
    """1.5 and 3/2 are the same weight."""
    decimals, parts = (
        parse_points(f"Ama,Bo,weight\n5,0,{word}\n1,2,1\n".encode(), "t.csv").profile for word in ("1.5", "3/2")
    )

    assert decimals == parts
    assert (2, 3) == (decimals.unit, dict(decimals.rows)[5, 0])
