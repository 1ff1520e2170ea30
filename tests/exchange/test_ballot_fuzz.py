"""Good files with something changed: read as something, or refused as ballot files are; never another error.

What is read adds up: no place names a candidate who is not there, and no weight is nothing.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.ballot_samples import CONTEST, SAMPLES

from comitia.count.policy import Policy
from comitia.exchange.ballots import BallotFileError
from comitia.exchange.ballots.read import parse_marked

TOLERANT = Policy(equal="skip", skipped="pass", repeated="first")
PIECES = st.sampled_from(
    [
        *"0123456789",
        *'=>:;,.|/{}[]()"#-^* \n\t\r',
        "null",
        "true",
        "1e999",
        "9" * 30,
        "é",
        "\u202e",
        "\x00",
        "\ufeff",
        "-1",
    ]
)
CHANGES = st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 12), PIECES), min_size=1, max_size=4)


def changed(text: str, changes: list[tuple[int, int, str]]) -> bytes:
    """Return a text with pieces put in the place of others."""
    for place, length, piece in changes:
        at = place % (len(text) + 1)
        text = text[:at] + piece + text[at + length :]
    return text.encode()


def check(data: bytes, name: str) -> None:
    """Read bytes as a file of this name: either sound ballots or a refusal."""
    refused, found, profile = None, None, None
    try:
        found = parse_marked(data, name, contest=CONTEST.get(name))
        profile = found.counted(TOLERANT).profile
    except BallotFileError as error:
        refused = error
    if refused is not None or found is None or profile is None:
        assert refused is not None
        assert refused.line >= 1
        assert str(refused).startswith(f"{name}:")
        return
    rows, numbers = found.marks.rows, range(found.marks.candidates + 1)
    assert all(mark in numbers for places, _ in rows for place in places for mark in place)
    assert all(weight > 0 for _, weight in rows)
    assert profile.cast == (sum(weight for _, weight in rows) + found.marks.invalid) * profile.unit
    assert len(found.known_names) == found.marks.candidates


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_a_changed_file_is_read_or_refused(name: str, changes: list[tuple[int, int, str]]) -> None:
    check(changed(SAMPLES[name], changes), name)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=40)
@given(
    data=st.one_of(st.binary(max_size=200), st.lists(PIECES, max_size=60).map(lambda found: "".join(found).encode()))
)
def test_anything_is_read_or_refused(name: str, data: bytes) -> None:
    check(data, name)


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=60)
@given(end=st.integers(0, 3000))
def test_a_file_cut_off_is_never_read_as_fewer_ballots_unsaid(name: str, end: int) -> None:
    """A file cut at any place is read or refused; formats that tell their end or their sums refuse every cut."""
    text = SAMPLES[name]
    cut = text[: end % len(text)].encode()
    check(cut, name)
    if name.rpartition(".")[2] in {"json", "soi", "soc", "toi", "toc", "cat", "blt"} and len(cut.rstrip()) < len(
        text.rstrip()
    ):
        whole = parse_marked(text.encode(), name, contest=CONTEST.get(name)).marks
        try:
            found = parse_marked(cut, name, contest=CONTEST.get(name)).marks
        except BallotFileError:
            return
        assert dict(found.rows) == dict(whole.rows)
