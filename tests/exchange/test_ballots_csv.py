"""The CSV layout of the published Scottish ballots: what is read, what is refused where, and anything at all."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from comitia.exchange.ballots import BallotFile, BallotFileError, parse_csv
from comitia.exchange.ballots.read import _csv_layout, read_marked
from comitia.exchange.ballots.scottish_csv import _parse_lines, _parse_plain

PLAIN = (
    '3,2,\n4,1,2,\n3,3,\n2,\n"Candidate 1","Ama","Red (R)",\n"Candidate 2","Bo ""B"" Lee","Blue (B)",\n'
    '"Candidate 3","Cleo","",\n"Ward 1 - North, East",'
)


def parse(text: str | bytes) -> BallotFile:
    return parse_csv(text.encode() if isinstance(text, str) else text, "box.csv")


def test_a_plain_file() -> None:
    found = parse(PLAIN)
    assert list(found.profile.ballots()) == [(4, (1, 2)), (3, (3,))]
    assert (found.profile.blank, found.seats, found.title) == (2, 2, "Ward 1 - North, East")
    assert (found.names, found.parties) == (("Ama", 'Bo "B" Lee', "Cleo"), ("Red (R)", "Blue (B)", ""))


@pytest.mark.parametrize(
    "text",
    [
        PLAIN + "\n",
        "\ufeff" + PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace(",\n", "\n"),
        PLAIN.replace('"Ward 1 - North, East",', '""Ward 1 - North, East"",'),
        PLAIN.replace("4,1,2,\n", "1,1,2,\n\n3,1,2,\n"),
        PLAIN.replace("4,1,2,\n", " 4, 1, 2,\n"),
    ],
)
def test_dialects_of_the_same_file(text: str) -> None:
    """Line ends, marks, doubled quotes, no comma at the end, blanks: the same contents."""
    found, plain = parse(text), parse(PLAIN)
    assert (found.profile, found.names, found.title) == (plain.profile, plain.names, plain.title)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "box.csv:1: found no text, expected the number of candidates and the number of seats"),
        ("3,\n", "box.csv:1: found '3,', expected the number of candidates"),
        (PLAIN.replace("4,1,2,", "4,1,9,"), "box.csv:2: found '9', expected a candidate from 1 to 3"),
        (PLAIN.replace("4,1,2,", "4,1,1,"), "box.csv:2: found candidate 1 twice on one ballot"),
        (PLAIN.replace("4,1,2,", "0,1,2,"), "box.csv:2: found '0', expected a number of equal ballots"),
        (PLAIN.replace("4,1,2,", "4,1,,2,"), "box.csv:2: found nothing, expected a candidate"),
        (PLAIN.replace("4,1,2,", "4,1=2,"), "box.csv:2: found the equal ranks '1=2'"),
        ("3,2,\n4,1,\n", "box.csv:2: found the end of the file, expected the names of 3 candidates"),
        (PLAIN.replace('"Candidate 2"', '"Candidate 3"'), 'box.csv:6: found \'"Candidate 3"'),
        (PLAIN[: PLAIN.index('"Candidate 3"')], "box.csv:6: found the names of 2 candidates, expected the names of 3"),
        (PLAIN + "\nmore", "box.csv:9: found 'more', expected nothing after 3 names and a title"),
        (PLAIN.replace('"Ama"', '"Ama'), "box.csv:5: found"),
        (PLAIN.replace("Ama", "A\x1bma"), "box.csv:5: found the control character '\\x1b'"),
        (PLAIN.replace("Ama", "A\x9bma"), "box.csv:5: found the control character '\\x9b'"),
        (PLAIN.replace("Ama", "\u2066Ama"), "box.csv:5: found the control character '\\u2066'"),
    ],
)
def test_faults_are_refused_at_their_place(text: str, said: str) -> None:
    """File, line, what was found, what was expected."""
    with pytest.raises(BallotFileError) as refused:
        parse(text)
    assert str(refused.value).startswith(said)


def test_a_wrong_encoding_is_refused() -> None:
    with pytest.raises(BallotFileError, match=r"box\.csv:5: found the byte 0xe9, expected text in UTF-8"):
        parse(PLAIN.replace("Ama", "Zoé").encode("latin-1"))


PIECES = st.sampled_from(
    ["0", "1", "2", "3", ",", ",", ",\n", "\n", '"', '"Candidate 1","A",\n', '"T",', "=", " ", "é"]
)


@settings(max_examples=400)
@given(st.one_of(st.binary(max_size=60), st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode())))
@example(b',1,\n"Candidate 1",!')  # a line that begins with a comma
def test_anything_is_read_or_refused(data: bytes) -> None:
    """No bytes raise anything but the refusal; the short way and the careful one never differ."""
    for start in (b"", b"1,1,\n"):
        plain = start + data
        try:
            careful = _parse_lines(plain, plain, "box.csv")
        except BallotFileError:
            careful = None
        try:
            quick = _parse_plain(plain, plain, "box.csv")
        except BallotFileError:
            assert careful is None
            continue
        assert quick is None or quick == careful


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        ("1,2\nAma,Bo\nBo,\n", "rank-csv"),
        ("1\nAma\n", "rank-csv"),
        ("1,2,3\n,,\nAma,Bo,Cleo\n", "rank-csv"),
        ('1,2,\n5,1,\n"Candidate 1","Ama","",\n"Ward"\n', "scottish-csv"),
        ("1,2\n5,1\n", "scottish-csv"),
        ("2,1\n5,1,2,\nAma\n", "scottish-csv"),
    ],
)
def test_a_header_of_bare_numbers_is_one_of_ranks_where_names_stand_below(
    tmp_path: Path, text: str, layout: str
) -> None:
    """One candidate for two seats begins the same way: it has numbers below, until its names."""
    path = tmp_path / "b.csv"
    path.write_text(text)

    assert layout == _csv_layout(text.encode())
    if layout == "rank-csv":
        assert layout == read_marked(path).format
