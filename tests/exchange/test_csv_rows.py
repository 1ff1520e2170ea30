"""A line of CSV is read in one way, whichever layout it belongs to."""

from collections.abc import Callable

import pytest

from comitia.exchange.ballots.file import BallotFileError
from comitia.exchange.ballots.points_csv import parse_points
from comitia.exchange.ballots.scottish_csv import parse_csv
from comitia.exchange.ballots.table_csv import marked_grid_csv, marked_rank_csv
from comitia.exchange.person_list import parse_list


@pytest.mark.parametrize(
    ("read", "text", "line"),
    [
        (parse_csv, '2,1\n3,1,2\n"Candidate 1","Ama\n', 3),
        (marked_rank_csv, 'rank1,rank2\nAma,Bo\nAma,"Bo\n', 3),
        (marked_grid_csv, 'ballot,Ama,Bo\n1,1,2\n2,2,"1\n', 3),
        (parse_points, 'Ama,Bo\n1,2\n"3,1\n', 3),
        (parse_list, 'name,ward\nAma,"North\n', 2),
    ],
)
def test_an_open_quote_is_refused_in_the_same_words(read: Callable[[bytes, str], object], text: str, line: int) -> None:
    """File, line, what was found and what was expected."""
    with pytest.raises(BallotFileError) as refused:
        read(text.encode(), "one.csv")
    found = text.splitlines()[line - 1]
    assert str(refused.value) == (
        f"one.csv:{line}: found {found!r}, expected fields in quotes, separated by commas, on one line"
    )
