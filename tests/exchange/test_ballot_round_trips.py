"""What is written is read again as the same marks, in each format that holds them; what it cannot hold is refused."""

import json
import sys
from dataclasses import replace
from fractions import Fraction
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.shared import SCOTTISH, needs_scottish

from comitia.count.marks import UNREADABLE, Marks, Places, has_equal, has_repeated, has_skipped, trimmed
from comitia.count.policy import Policy
from comitia.count.weights import Weight
from comitia.exchange.ballots.convert import Published, decided, without_rare, written
from comitia.exchange.ballots.marked import MarkedFile
from comitia.exchange.ballots.marked_text import CannotHoldError, preflib_kind
from comitia.exchange.ballots.read import parse_marked

NAMES = ('Ama "the elder"', "=Bo", "Cleo, Marsh {x}", "Dag #4: y>z")
ODD = (has_equal, has_skipped, has_repeated)


@st.composite
def files(draw: st.DrawFn) -> MarkedFile:
    """Draw a marked file: any places, weights and fractions, with and without names, seats, withdrawn."""
    candidates = draw(st.integers(1, 4))
    place = st.lists(st.integers(1, candidates), max_size=3, unique=True).map(lambda found: tuple(sorted(found)))
    any_place = st.one_of(place, st.just(UNREADABLE)) if draw(st.booleans()) else place
    simple = st.permutations(range(1, candidates + 1)).map(lambda order: tuple((mark,) for mark in order))
    places = st.one_of(simple, st.lists(any_place, max_size=4).map(trimmed))
    whole = st.integers(1, 50)
    parts = st.fractions(min_value=Fraction(1, 7), max_value=9, max_denominator=7)
    weight = st.one_of(whole, parts) if draw(st.booleans()) else whole
    rows: dict[Places, Weight] = draw(st.dictionaries(places, weight, max_size=8))
    return MarkedFile(
        format="json",
        path="x",
        digest="",
        marks=Marks(
            candidates=candidates,
            rows=tuple((each, _plain(copies)) for each, copies in rows.items()),
            invalid=draw(st.integers(0, 2)),
            withdrawn=tuple(sorted(draw(st.sets(st.integers(1, candidates), max_size=1)))),
        ),
        seats=draw(st.integers(0, 3)),
        names=draw(st.sampled_from([(), NAMES[:candidates]])),
        title=draw(st.sampled_from(["", 'Board "north" \\ #1'])),
    )


def _plain(weight: Weight) -> Weight:
    return weight.numerator if weight.denominator == 1 else weight


def can_hold(layout: str, file: MarkedFile) -> bool:
    """Return whether a format holds a file, said from the format and not from the writer."""
    places = [each for each, _ in file.marks.rows]
    if layout == "json":
        return True
    if any(UNREADABLE in each for each in places):
        return False
    if layout == "blt":
        return bool(file.seats)
    is_whole = all(weight.denominator == 1 for _, weight in file.marks.rows)
    is_plain = is_whole and not any(map(has_skipped, places))
    return is_plain and (layout == "abif" or not any(map(has_repeated, places)))


@given(files(), st.sampled_from(["json", "blt", "abif", "preflib"]))
def test_what_is_written_is_read_again(file: MarkedFile, layout: str) -> None:
    """Places, weights, withdrawn, seats, names and title; invalid ballots in JSON alone."""
    ending = preflib_kind(file) if layout == "preflib" else layout
    if not can_hold(layout, file):
        with pytest.raises(CannotHoldError):
            written(Published(file=file), ending, f"x.{ending}")
        return
    found = parse_marked(written(Published(file=file), ending, f"x.{ending}"), f"x.{ending}")
    assert dict(found.marks.rows) == dict(file.marks.rows)
    told = (found.seats, found.names, found.title, found.marks.withdrawn, found.marks.candidates)
    assert told == (file.seats, file.known_names, file.title, file.marks.withdrawn, file.marks.candidates)
    assert found.marks.invalid == (file.marks.invalid if layout == "json" else 0)


@given(files(), st.sampled_from(["split", "skip", "end", "invalid"]))
def test_decided_ballots_make_the_same_profile(file: MarkedFile, equal: str) -> None:
    """Converting by a policy and counting is counting by that policy."""
    policy = Policy(equal=equal, skipped="pass", repeated="first")  # type: ignore[arg-type]  # known words
    if equal == "split" and any(UNREADABLE in places for places, _ in file.marks.rows):
        return
    made, _ = decided(file, policy)
    again = parse_marked(written(Published(file=made), "json", "x.json"), "x.json").counted()
    assert again.profile == file.counted(policy).profile


def plain(rows: dict[Places, Weight], **more: object) -> MarkedFile:
    marks = Marks(candidates=3, rows=tuple(rows.items()))
    return replace(MarkedFile(format="blt", path="x", digest="", marks=marks, seats=1, title="Ward"), **more)  # type: ignore[arg-type]  # fields of it


A, B, C = (1,), (2,), (3,)


def test_the_order_of_casting_is_not_written() -> None:
    """Rows come sorted by ranking, however they stood."""
    one, two = plain({(B,): 1, (A, C): 2, (): 3}), plain({(): 3, (A, C): 2, (B,): 1})
    for layout in ("blt", "abif", "soi", "json"):
        assert written(Published(file=one), layout, "x") == written(Published(file=two), layout, "x")


def test_preflib_wants_the_narrowest_ending() -> None:
    complete = plain({(A, B, C): 2, (C, B, A): 1})
    assert b"# DATA TYPE: soc" in written(Published(file=complete), "soc", "x.soc")
    with pytest.raises(CannotHoldError, match=r"PrefLib wants a name that ends in \.soc"):
        written(Published(file=complete), "soi", "x.soi")
    kinds = [preflib_kind(plain(rows)) for rows in ({(A,): 1}, {((1, 2),): 1}, {((1, 2), C): 1})]
    assert kinds == ["soi", "toi", "toc"]


def test_a_reduced_file_says_so_in_each_format_and_in_later_copies() -> None:
    """In a comment or a field, and in the title, which goes on from format to format."""
    found = without_rare(plain({(A, B): 1, (A,): 2, (C,): 9, (B,): 1}), 3, is_merged=True)
    assert found.reduced == (
        "Reduced: rankings are cut from their end until 3 ballots share each; 1 ballot cut short, 1 ballot withheld."
    )
    for layout in ("blt", "abif", "soi", "json"):
        data = written(found, layout, f"x.{layout}")
        assert found.reduced.encode() in data
        again = parse_marked(data, f"x.{layout}")
        assert again.title == "Ward (reduced: not all ballots as they were cast)"
        assert dict(again.marks.rows) == {(A,): 3, (C,): 9}
        assert b"not all ballots as they were cast" in written(Published(file=again), "abif", "y.abif")


def test_two_of_one_name_and_no_name_are_held_by_number_alone() -> None:
    """BLT and JSON number candidates; in PrefLib and ABIF names must tell them apart."""
    for names in (("Ama", "Ama", "Bo"), ("Ama", "", "Bo")):
        file = plain({(A, B): 2, (C,): 1}, names=names)
        for layout in ("blt", "json"):
            assert parse_marked(written(Published(file=file), layout, "x"), f"x.{layout}").names == names
        for layout in ("abif", "soi"):
            with pytest.raises(CannotHoldError, match="an empty name, or two candidates of one"):
                written(Published(file=file), layout, "x")


@needs_scottish
@pytest.mark.parametrize("ending", ["blt", "json", "abif", "preflib"])
def test_real_ballots_stay_the_same_through_each_format(ending: str) -> None:
    """Every fortieth of the published Scottish wards."""
    for path in sorted(SCOTTISH.rglob("*.csv"))[::40]:
        if path.name == "official_stages.csv":
            continue
        file = parse_marked(path.read_bytes(), "ward.csv")
        layout = preflib_kind(file) if ending == "preflib" else ending
        again = parse_marked(written(Published(file=file), layout, f"x.{layout}"), f"x.{layout}")
        assert (again.counted().profile, again.names) == (file.counted().profile, file.names)


def test_weights_are_never_reduced() -> None:
    with pytest.raises(ValueError, match="a weight can tell whose it is"):
        without_rare(plain({(A,): 5}, is_weighted=True), 3, is_merged=False)


def test_parquet_without_its_extra_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ValueError, match=r"pip install 'comitia\[parquet\]'"):
        written(Published(file=plain({(A,): 1})), "parquet", "x.parquet")


def test_parquet_holds_every_place_and_what_is_known() -> None:
    """Counts, parts of a vote, lists of lists; the rest as JSON in the metadata."""
    parquet = pytest.importorskip("pyarrow.parquet", reason="the extra for Parquet is not installed")
    file = plain({((1, 2), (), C): 2, (B,): Fraction(3, 2), (): 1})
    table = parquet.read_table(BytesIO(written(Published(file=file), "parquet", "x.parquet")))
    assert table.to_pylist() == [
        {"count": 1, "parts": 1, "places": []},
        {"count": 2, "parts": 1, "places": [[1, 2], [], [3]]},
        {"count": 3, "parts": 2, "places": [[2]]},
    ]
    assert json.loads(table.schema.metadata[b"comitia"])["title"] == "Ward"
