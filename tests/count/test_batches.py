"""Large batches: compiled loops, numpy and plain Python make the same profile, and refuse the same ballots."""

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.count.ballots import profiles
from tests.count.ways import WAYS

from comitia.count import Profile, arrays, canonical_blt, compiled, digits, few_digits, merging
from comitia.count.form import COMMAS, SPACED, Form


@pytest.fixture(params=[*WAYS, pytest.param(None, id="plain")])
def way(request: pytest.FixtureRequest) -> Iterator[None]:
    """Count by one way and by the others, whatever the size, on two processors."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("comitia.count.profile.are_few", lambda _: request.param is None)
        patched.setattr(compiled, "pays", lambda _: bool(request.param))
        patched.setattr(merging, "processors", lambda: 2)
        yield


def text_of(ballots: list[tuple[int, tuple[int, ...]]], form: Form) -> bytes:
    """Return ballots in digits, as the form has them."""
    parts = form.separator.decode()
    end = "0" if form.has_zero else ""
    return "".join(f"{parts.join(map(str, (copies, *marks)))}{parts}{end}\n" for copies, marks in ballots).encode()


def same(found: Profile | None, expected: Profile) -> bool:
    """Return whether two profiles are equal, in both forms that they keep."""
    assert found is not None
    assert found.rankings.tolist() == expected.rankings.tolist()
    return found == expected and found.valid == expected.valid


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("form", [SPACED, COMMAS], ids=["spaced", "commas"])
@settings(max_examples=25)
@given(ballots=profiles(most_candidates=40, most_rows=30), random=st.randoms(use_true_random=False))
def test_digits_make_the_same_profile(form: Form, ballots: Profile, random: object) -> None:
    rows = [*ballots.ballots(), *[(1, ())] * ballots.blank]
    random.shuffle(rows)  # type: ignore[attr-defined]
    if rows:
        expected = Profile.from_ballots(ballots.candidates, rows)
        assert same(Profile.from_digits(ballots.candidates, text_of(rows, form), form), expected)


@pytest.mark.usefixtures("way")
@settings(max_examples=25)
@given(ballots=profiles(most_candidates=40, most_rows=30))
def test_arrays_make_the_same_profile(ballots: Profile) -> None:
    rows = [ranking for ranking, copies in ballots.rows for _ in range(copies)] + [()] * ballots.blank
    marks = np.zeros((len(rows), max([*map(len, rows), 1])), dtype=np.uint16)
    for row, ranking in enumerate(rows):
        marks[row, : len(ranking)] = ranking
    expected = Profile.from_ballots(ballots.candidates, [(1, row) for row in rows])
    assert same(Profile.from_array(ballots.candidates, marks[::-1]), expected)
    assert same(Profile.from_array(ballots.candidates, marks.astype(np.uint8)), expected)
    wide = np.pad(marks, ((0, 0), (0, ballots.candidates)))
    assert same(Profile.from_array(ballots.candidates, wide), expected)
    if len(rows):
        wide[-1, ballots.candidates :] = 1
        with pytest.raises(ValueError, match=f"ballot {len(rows)}: found"):
            Profile.from_array(ballots.candidates, wide)


@pytest.mark.usefixtures("way")
@settings(max_examples=25)
@given(ballots=profiles(most_candidates=40, most_rows=30))
def test_the_canonical_form_is_the_same(ballots: Profile) -> None:
    """Also of numbers that nearly fill 64 bits, and without the caches of small contests."""
    rows = {ranking: copies * 10 ** (ranking[0] % 17) for ranking, copies in ballots.rows}
    found = Profile.from_checked(ballots.candidates, rows | {(): ballots.blank} if ballots.blank else rows)
    lines = [f"{copies} {' '.join(map(str, ranking))} 0" for ranking, copies in found.rows]
    head = [f"{ballots.candidates} 3", *([f"{found.blank} 0"] if found.blank else [])]
    assert canonical_blt(found, 3) == "\n".join([*head, *lines, "0", ""])


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(("candidates", "least"), [(7, 0), (15, 10), (16, 3), (254, 20)])
def test_many_ballots_in_several_blocks(candidates: int, least: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rankings of one word and of several, short and long in different blocks, weights and blank ballots."""
    monkeypatch.setattr(digits, "LEAST", 1_000)
    monkeypatch.setattr(digits, "MOST", 5_000)
    monkeypatch.setattr(digits, "MOST_CELLS", 3_000)
    monkeypatch.setattr(arrays, "LEAST", 100)
    drawn = np.random.default_rng(candidates)
    rows = []
    for number in range(2_000):
        longest = 2 if number < 1_000 else candidates
        length = int(drawn.integers(min(least, longest), longest + 1))
        rows.append((int(drawn.integers(1, 4)), tuple(map(int, drawn.permutation(candidates)[:length] + 1))))
    expected = Profile.from_ballots(candidates, rows)
    assert same(Profile.from_digits(candidates, text_of(rows, COMMAS), COMMAS), expected)
    ones = [ranking for _, ranking in rows]
    marks = np.array([[*ranking, *[0] * (candidates - len(ranking))] for ranking in ones])
    assert same(Profile.from_array(candidates, marks), Profile.from_ballots(candidates, [(1, one) for one in ones]))


AMISS = [
    *[(SPACED, text) for text in (b"1 4 0\n", b"1 2 2 0\n", b"0 1 0\n", b"1 1\n", b"1 0 1 0\n", b"", b"1 00 0\n")],
    *[(SPACED, text) for text in (b"9999999999999 1 0\n", b"1 1 0\n1 1 0", b"1 1,0\n", b"1 1 0\n\n", b"a 1 0\n")],
    *[(COMMAS, text) for text in (b"1,4,\n", b"1,2,2,\n", b"0,1,\n", b"1,1\n", b"1,0,\n", b"1,,1,\n", b",1,\n")],
    *[(COMMAS, text) for text in (b"1,1,\n,2,\n", b"1,1,\n1,1, \n", b"1,1,\n\n", b"1,-1,\n", b"1;1,\n", b"1,1.0,\n")],
    *[(COMMAS, text) for text in (b"1,2 3,\n", b"1 2,3,\n", b"1, 2,3,\n", b"1 ,\n", b"1,2 ,\n")],
]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(("form", "text"), AMISS)
def test_what_is_amiss_is_left_to_the_careful_reader(form: Form, text: bytes) -> None:
    assert Profile.from_digits(3, text, form) is None
    assert (
        Profile.from_digits(3, b"1 1 0\n" * 9 + text if form is SPACED else b"1,1,\n" * 9 + text, form) is None
        or not text
    )


@pytest.mark.usefixtures("way")
def test_more_ballots_than_64_bits_hold_are_left_to_the_careful_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    text = b"500000000000 1 0\n500000000000 2 0\n" * 10
    assert Profile.from_digits(3, text) == Profile.from_ballots(3, [(10**12, (1,)), (10**12, (2,))] * 5)
    monkeypatch.setattr(digits, "MOST_IN_64_BITS", 10**12)
    monkeypatch.setattr(merging, "MOST_IN_64_BITS", 10**12)
    monkeypatch.setattr("comitia.count.profile.are_few", lambda _: False)
    assert Profile.from_digits(3, text) is None


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize(
    ("marks", "said"),
    [
        ([[1, 2], [2, 4]], "ballot 2: found candidate 4, expected a number from 1 to 3"),
        ([[1, 2], [3, 3]], "ballot 2: found candidate 3 twice on one ballot"),
        ([[0, 2]], "ballot 1: found a mark after an empty place"),
        ([[-1, 2]], "ballot 1: found candidate -1"),
        ([[300, 2]], "ballot 1: found candidate 300"),
        ([[1.5]], "found an array of float64"),
        ([1, 2], r"expected whole numbers \(ballots, places\)"),
        (np.ma.masked_equal([[1, 2]], 2), "found an array with a mask"),
    ],
)
def test_an_array_with_a_fault_is_refused(marks: object, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Profile.from_array(3, marks if isinstance(marks, np.ma.MaskedArray) else np.array(marks))


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("candidates", [3, 12, 15, 16, 40, 254])
@pytest.mark.parametrize("places", [1, 2, 3])
def test_a_fault_among_bytes_is_refused(candidates: int, places: int) -> None:
    """In the last ballot: a candidate too many, one twice, one after an empty place; marks of 4 bits and of 8."""
    sound = np.zeros((7, places), dtype=np.uint8)
    sound[:, 0] = candidates
    assert Profile.from_array(candidates, sound).valid == 7
    faults = [({place: mark}, "found ") for place in range(places) for mark in {candidates + 1, 255}]
    if places > 1:
        faults += [({0: 0, places - 1: 1}, "found a mark after an empty place"), ({1: candidates}, "twice")]
    for fault, said in faults:
        marks = sound.copy()
        for place, mark in fault.items():
            marks[-1, place] = mark
        with pytest.raises(ValueError, match=f"^ballot 7: .*{said}"):
            Profile.from_array(candidates, marks)


def test_lists_are_taken_for_an_array_and_a_number_of_candidates_is_whole() -> None:
    assert Profile.from_array(3, [[1, 2], [3, 0]]) == Profile.from_ballots(3, [(1, [1, 2]), (1, [3])])
    with pytest.raises(ValueError, match=r"found 3\.0 candidates, expected a whole number"):
        Profile.from_array(3.0, [[1]])  # type: ignore[arg-type]  as somebody may give


def test_an_array_of_too_many_candidates_is_refused() -> None:
    with pytest.raises(ValueError, match="expected up to 254 for ballots in an array"):
        Profile.from_array(255, np.array([[1]]))


def test_an_array_without_ballots_is_a_profile_without_ballots() -> None:
    assert Profile.from_array(3, np.zeros((0, 3), dtype=np.uint8)) == Profile.from_ballots(3, [])


def test_one_long_line_among_many_is_no_reason_for_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line with more marks than candidates is refused before anything is made of the lines."""
    monkeypatch.setattr(digits, "merged", None)
    monkeypatch.setattr(compiled, "pays", lambda _: False)
    monkeypatch.setattr("comitia.count.profile.are_few", lambda _: False)
    assert Profile.from_digits(3, b"1 0\n" * 12_000 + b"1" + b" 1" * 12_000 + b" 0\n") is None


def test_few_ballots_are_read_without_numpy(monkeypatch: pytest.MonkeyPatch) -> None:
    """More of them where numpy would have to be loaded first."""
    monkeypatch.setattr(few_digits.sys, "modules", {})
    assert [few_digits.are_few(bytes(size)) for size in (few_digits.FEW_ALONE, few_digits.FEW_ALONE + 1)] == [
        True,
        False,
    ]
    monkeypatch.setattr(few_digits.sys, "modules", {"numpy": None})
    assert [few_digits.are_few(bytes(size)) for size in (few_digits.FEW, few_digits.FEW + 1)] == [True, False]


def test_small_work_is_for_nobody_to_load_numba_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not for less than loading takes; for less where it is loaded, or in a batch; not where it is not there."""
    monkeypatch.setattr(compiled.sys, "modules", {})
    monkeypatch.setattr(compiled, "is_there", lambda: True)
    assert [compiled.pays(steps) for steps in (0, compiled.LOADED, compiled.LOADING - 1)] == [False] * 3
    assert compiled.pays(compiled.LOADING)
    with compiled.batch(compiled.LOADING):
        assert compiled.pays(1)
    with compiled.batch(compiled.LOADING - 1):
        assert not compiled.pays(1)
    monkeypatch.setattr(compiled.sys, "modules", {"numba": None})
    assert [compiled.pays(steps) for steps in (compiled.LOADED - 1, compiled.LOADED)] == [False, True]
    monkeypatch.setattr(compiled, "is_there", lambda: False)
    assert not compiled.pays(10**12)


@pytest.mark.parametrize("fault", [ImportError("not for this numpy"), RuntimeError("no locator available")])
def test_a_numba_that_cannot_be_used_is_as_none(fault: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> object:
        raise fault

    monkeypatch.setattr(compiled, "loop", refuse)
    assert not compiled.is_there.__wrapped__()
