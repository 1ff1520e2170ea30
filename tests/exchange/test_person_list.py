"""A list of persons to draw from: who is on it, in which group, and what is refused."""

import pytest

from comitia.exchange.person_list import BallotFileError, parse_list

TABLE = b"member,name,region\n17,Ama,north\n4,Bo,south\n"


def test_persons_in_order_with_their_groups() -> None:
    assert (("17", "4"), ("", "")) == ((found := parse_list(TABLE, "l.csv")).names, found.groups)
    assert ("north", "south") == parse_list(TABLE, "l.csv", "region").groups


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: found no header"),
        ("name,\n", ":1: found a column without a name"),
        ("name\nAma\nAma\n", ":3: found 'Ama' again (line 2), expected each person once"),
        ("name,region\nAma\n", ":2: found 1 fields, expected 2"),
        ("name,region\nAma,\n", ":2: found nobody's region, expected the region of Ama"),
        ("name,region\n,north\n", ":2: found nobody, expected who is listed"),
        ("name,place\nAma,x\n", ":1: found the columns name, place, expected a column 'region' after the first"),
    ],
)
def test_what_is_amiss_is_refused_at_its_line(text: str, said: str) -> None:
    with pytest.raises(BallotFileError) as refused:
        parse_list(text.encode(), "l.csv", "region" if "," in text else None)
    assert f"l.csv{said}" in str(refused.value)
