"""An ABIF file says how many ballots it has, so that one that was cut off is not counted."""

import pytest

from comitia.exchange.ballots import BallotFileError
from comitia.exchange.ballots.abif import marked_abif

FILE = b'{"ballots": 6}\n=a:[Ama]\n=b:[Ben]\n4:a>b\n2:b\n'


def test_the_number_that_a_file_says_is_the_number_it_has() -> None:
    """Cut off after any line with ballots it has another number; without the first line nothing is said."""
    assert marked_abif(FILE, "x.abif").marks.candidates == 2
    assert marked_abif(FILE.partition(b"\n")[2], "x.abif").marks.candidates == 2
    for cut in (b"2:b\n", b"4:a>b\n2:b\n"):
        with pytest.raises(BallotFileError, match="expected 6, as the file says of itself"):
            marked_abif(FILE.removesuffix(cut), "x.abif")
