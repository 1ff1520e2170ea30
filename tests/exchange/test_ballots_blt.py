"""BLT files: the dialects that are read, the faults that are refused at their place, and anything at all."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.count.ballots import profiles

from comitia.count import Profile, canonical_blt
from comitia.exchange.ballots import (
    BallotFileError,
    parse_ballots,
    parse_blt,
    read_ballots,
    write_blt,
)
from comitia.exchange.ballots.blt import _parse_plain, marked_blt

PLAIN = '3 2\n4 1 2 0\n3 3 0\n2 0\n0\n"Ama"\n"Bo"\n"Cleo"\n"Board"\n'


def ballots(text: str | bytes) -> list[tuple[int, tuple[int, ...]]]:
    return list(parse(text).profile.ballots())


def parse(text: str | bytes):  # type: ignore[no-untyped-def]
    return parse_blt(text.encode() if isinstance(text, str) else text, "box.blt")


def test_a_plain_file() -> None:
    found = parse(PLAIN)
    assert list(found.profile.ballots()) == [(4, (1, 2)), (3, (3,))]
    assert (found.profile.blank, found.seats, found.names, found.title) == (2, 2, ("Ama", "Bo", "Cleo"), "Board")
    assert found.digest == sha256(PLAIN.encode()).hexdigest()


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.rstrip("\n"),
        "\ufeff" + PLAIN,
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace('"', ""),
        PLAIN.replace(" 0\n", " 0,\n").replace("\n0\n", "\n0,\n").replace("3 2\n", "3 2,\n"),
        PLAIN.replace('"\n', '",\n'),
        PLAIN.replace("3 2\n", "# the board\n3 2 # seats\n\n").replace('"Bo"', '"Bo" # the second'),
        PLAIN.replace("4 1 2 0\n", "1 1 2 0\n2 1 2 0\n  1  1  2  0  \n"),
        PLAIN.replace("3 3 0\n", "\t3\t3\t0\n"),
    ],
)
def test_dialects_of_the_same_file(text: str) -> None:
    """Byte order mark, line ends, quotes or none, commas at the end, comments, blanks: the same contents."""
    found, plain = parse(text), parse(PLAIN)
    assert (found.profile, found.seats, found.names, found.title) == (
        plain.profile,
        plain.seats,
        plain.names,
        plain.title,
    )


def test_names_with_quotes_and_signs() -> None:
    text = '2 1\n1 1 0\n0\n"Ama ""the elder"" Óg"\nBo # no quotes\n"Board #1"\n'
    found = parse(text)
    assert (found.names, found.title) == (('Ama "the elder" Óg', "Bo"), "Board #1")


def test_withdrawn_candidates_are_passed_over() -> None:
    found = parse("3 1\n-1 -3\n4 1 2 0\n2 3 0\n0\n")
    assert (found.withdrawn, found.profile.withdrawn, found.profile.blank) == ((1, 3), (1, 3), 2)
    assert list(found.profile.ballots()) == [(4, (2,))]


def test_names_or_title_may_be_missing() -> None:
    assert parse("2 1\n1 1 0\n0\n").names == ()
    assert (parse("2 1\n1 1 0\n0\nA\nB\n").names, parse("2 1\n1 1 0\n0\nA\nB\n").title) == (("A", "B"), "")


def test_no_ballots_at_all() -> None:
    assert parse("2 1\n0\nA\nB\nT\n").profile.cast == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "box.blt:1: found no text, expected the number of candidates and the number of seats"),
        ("\n# nothing\n", "box.blt:1: found no text"),
        ("3\n", "box.blt:1: found '3', expected the number of candidates and"),
        ("0 1\n0\n", "box.blt:1: found '0', expected"),
        ("3 x\n0\n", "box.blt:1: found 'x'"),
        ("99999 1\n0\n", "box.blt:1: found '99999'"),
        ("3 2\n1 4 0\n0\n", "box.blt:2: found '4', expected a candidate from 1 to 3"),
        ("3 2\n1 1 0\n1 1 2 1 0\n0\n", "box.blt:3: found candidate 1 twice on one ballot"),
        ("3 2\n0 1 0\n0\n", "box.blt:2: found '0', expected a number of equal ballots"),
        ("3 2\n-1.5 1 0\n0\n", "box.blt:2: found '-1.5', expected withdrawn candidates"),
        ("3 2\n1.5.5 1 0\n0\n", "box.blt:2: found '1.5.5', expected a number of equal ballots"),
        ("3 2\n3/0 1 0\n0\n", "box.blt:2: found '3/0', expected a number of equal ballots"),
        ("3 2\n0/3 1 0\n0\n", "box.blt:2: found '0/3', expected a number of equal ballots"),
        ("3 2\n1 2=2 1 0\n0\n", "box.blt:2: found the equal ranks '2=2', expected each candidate at most once"),
        ("3 2\n1 2= 1 0\n0\n", "box.blt:2: found nothing, expected a candidate from 1 to 3"),
        ("3 2\n1 2=3 1 0\n0\n", "box.blt:2: found the equal ranks '2=3', expected one candidate at each place"),
        ("3 2\n1 1 - 2 0\n0\n", "box.blt:2: found a skipped place before a mark, expected a mark at each place"),
        ("3 2\n1 1 2\n0\n", "box.blt:2: found '1 1 2', expected a number of equal ballots, candidates, and a 0"),
        ("3 2\n1 1 0\n", "box.blt:2: found the end of the file, expected a line with 0 after the ballots"),
        ("3 2\n1 1 0\n-2\n0\n", "box.blt:3: found '-2'"),
        ("3 2\n-4\n0\n", "box.blt:2: found '-4', expected withdrawn candidates as -1 to -3"),
        ("3 2\n1 1 0\n0\nA\nB\n", "box.blt:5: found 2 lines of names, expected 3 names, then a title"),
        ("3 2\n1 1 0\n0\nA\nB\nC\nT\nmore\n", "box.blt:8: found 'more', expected nothing after 3 names and a title"),
        ('1 1\n1 1 0\n0\n"A\n', "box.blt:4: found '\"A', expected a text that ends with the quote"),
        ("1 1\n1 1 0\n0\nA\x07\n", "box.blt:4: found the control character '\\x07', expected text in UTF-8"),
        ("1 1\n1 1 0\n0\nA\x9b31m\n", "box.blt:4: found the control character '\\x9b', expected text in UTF-8"),
        ("1 1\n1 1 0\n0\nA\n\u202eX\n", "box.blt:5: found the control character '\\u202e', expected text in UTF-8"),
        ("1 1\n1 1 0 # \x85\n0\nA\nX\n", "box.blt:2: found the control character '\\x85', expected text in UTF-8"),
        ("1 1\n1 １ 0\n0\n", "box.blt:2: found '１'"),
        (f"1 1\n{'9' * 5000} 1 0\n0\n", "box.blt:2: found '9999"),
        (
            f"1 1\n{10**13} 1 0\n0\n",
            "box.blt:2: found '10000000000000', expected a number of equal ballots from 1 to 1,000,000,000,000",
        ),
        ("2001 1\n0\n", "box.blt:1: found '2001', expected a number of candidates from 1 to 2,000"),
        ("1 10000\n0\n", "box.blt:1: found '10000', expected a number of seats from 1 to 9,999"),
    ],
)
def test_faults_are_refused_at_their_place(text: str, said: str) -> None:
    """File, line, what was found, what was expected."""
    with pytest.raises(BallotFileError) as refused:
        parse(text)
    assert str(refused.value).startswith(said)
    assert (refused.value.path, refused.value.line) == ("box.blt", int(said.split(":")[1]))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (PLAIN.encode("utf-16"), "box.blt:1: found the byte 0xff, expected text in UTF-8"),
        (PLAIN.replace("Bo", "Zoé").encode("latin-1"), "box.blt:7: found the byte 0xe9, expected text in UTF-8"),
        (b"1 1\n1 1 0\n0\nA\x00\n", "box.blt:4: found the control character '\\x00'"),
    ],
)
def test_a_wrong_encoding_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(BallotFileError) as refused:
        parse(data)
    assert str(refused.value).startswith(said)


def test_faults_in_large_files_are_refused_at_their_place() -> None:
    """The short way through a large file finds that something is amiss, the careful one finds where."""
    lines = ["3 1", *["1 1 2 0"] * 600, "1 5 0", "0", ""]
    with pytest.raises(BallotFileError, match=r"box\.blt:602: found '5'"):
        parse("\n".join(lines))


def test_other_names_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "box.txt"
    path.write_text(PLAIN)
    with pytest.raises(BallotFileError, match=r"expected a name that ends in \.blt or \.csv"):
        read_ballots(path)
    assert parse_ballots(PLAIN.encode(), "BOX.BLT").seats == 2


@given(profiles(), st.integers(1, 9), st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["C"]))))
def test_what_is_written_is_read_again(profile: Profile, seats: int, texts: list[str]) -> None:
    """Names, title, blank ballots and rankings come back; invalid ballots have no marks to write."""
    names = [f"{number} {text}".strip() for number, text in enumerate([*texts, *"abcdefg"][: profile.candidates])]
    found = parse(write_blt(profile, seats, names, 'The "title"'))
    again = Profile.from_ballots(profile.candidates, [*profile.ballots(), *[(1, ())] * profile.blank])
    assert (found.profile, found.seats, list(found.names), found.title) == (again, seats, names, 'The "title"')
    assert canonical_blt(found.profile, seats) == canonical_blt(profile, seats)
    assert parse(canonical_blt(profile, seats)).profile == again


def test_the_canonical_form() -> None:
    """The same ballots in any order and any dialect have one text."""
    other = PLAIN.replace("4 1 2 0\n3 3 0\n2 0\n", "1 0\n3 3 0\n3 1 2 0\n1 0\n1 1 2 0\n")
    assert canonical_blt(parse(other).profile, 2) == canonical_blt(parse(PLAIN).profile, 2)
    assert canonical_blt(parse(PLAIN).profile, 2) == "3 2\n2 0\n4 1 2 0\n3 3 0\n0\n"
    assert canonical_blt(parse("3 1\n-2\n1 1 2 3 0\n0\n").profile, 1) == "3 1\n-2\n1 1 3 0\n0\n"


def test_names_that_cannot_be_written_are_refused() -> None:
    with pytest.raises(ValueError, match="found 1 names, expected one for each of 3"):
        write_blt(parse(PLAIN).profile, 2, ["A"], "T")
    with pytest.raises(ValueError, match="found a line end"):
        write_blt(parse(PLAIN).profile, 2, ["A", "B\n0", "C"], "T")


PIECES = st.sampled_from(
    ["0", "1", "2", "3", "4", "-1", "2=3", " ", " ", " ", "\n", "\n", " 0\n", '"', "#", "a", ",", "\r", "é"]
)


@settings(max_examples=400)
@given(st.one_of(st.binary(max_size=60), st.lists(PIECES, max_size=40).map(lambda parts: "".join(parts).encode())))
def test_anything_is_read_or_refused(data: bytes) -> None:
    """No bytes raise anything but the refusal; the short way and the careful one never differ."""
    for start in (b"", b"3 1\n"):
        plain = start + data
        try:
            careful = marked_blt(plain, "box.blt").counted()
        except BallotFileError:
            careful = None
        try:
            quick = _parse_plain(plain, plain.replace(b"\r\n", b"\n"), "box.blt")
        except BallotFileError:
            assert careful is None
            continue
        assert quick is None or quick == careful


@given(profiles(), st.integers(0, 400), st.sampled_from("0123456789 \n=-x"))
def test_one_sign_changed_is_never_a_wrong_number_of_ballots(profile: Profile, place: int, sign: str) -> None:
    """A file with one sign changed is refused, or says what it says: its lines added up by hand."""
    text = canonical_blt(profile, 2)
    place %= len(text)
    changed = text[:place] + sign + text[place + 1 :]
    try:
        found = parse(changed)
    except BallotFileError:
        return
    before_end = changed.split("\n")[1:]
    end = next(number for number, line in enumerate(before_end) if line.split() == ["0"])
    cast = sum(int(line.split()[0]) for line in before_end[:end] if line.split() and line[0] != "-")
    assert found.profile.cast == cast


@pytest.mark.parametrize("line", ["[withdrawn 2]", "[nick a b c]", "[tie 1 2 3]"])
def test_options_in_brackets_are_refused_and_what_to_write_is_said(line: str) -> None:
    """Another counter has them; who had withdrawn is a number with a minus."""
    with pytest.raises(BallotFileError, match=r"found '\[.*\]', expected ballots: options in brackets are not read"):
        parse(f"3 1\n{line}\n1 1 2 0\n0\n")
