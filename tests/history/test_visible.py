"""What can be seen to be wrong with an act of the past: flagged where it is certain, and cleared up by what is found later."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.assembly.house import TEXT
from tests.history.past import HALF, SECRETARY, Archive, told

from comitia.core.history.figure import Figure
from comitia.core.history.past_act import Demanded
from comitia.core.history.retraction import RetractPastAct
from comitia.core.history.visible import is_reached

QUORUM = replace(HALF, share=None, quorum=30)


@pytest.mark.parametrize(
    ("told_of", "outcome", "demanded", "flags"),
    [
        ([told(for_="20", against="10")], "carried", HALF, []),
        ([told(for_="10", against="10")], "carried", HALF, [("majority_missed", "")]),
        ([told(for_="10", against="10")], "carried", replace(HALF, or_more=True), []),
        ([told(for_="20", against="10")], "lost", HALF, [("majority_reached", "")]),
        ([told(for_="20..30", against="20..25")], "carried", HALF, []),
        ([told(for_="20..30", against="20..25")], "lost", HALF, []),
        ([told(for_="20..30", against="30..")], "carried", HALF, [("majority_missed", "")]),
        ([told(for_="20", against="?")], "carried", HALF, []),
        ([told(for_="20")], "lost", HALF, []),
        ([told(for_="20", against="10", abstaining="10")], "carried", replace(HALF, of="valid"), [("majority_missed", "")]),
        ([told(for_="20", present="41..50")], "carried", replace(HALF, of="present"), [("majority_missed", "")]),
        ([told(for_="20", present="39..50")], "carried", replace(HALF, of="present"), []),
        ([told(for_="21..", entitled="40")], "lost", replace(HALF, of="entitled"), [("majority_reached", "")]),
        ([told(for_="10", against="20"), told(2, for_="12", against="20")], "carried", HALF, [("figures_differ", "for"), ("majority_missed", "")]),
        ([told(for_="10", against="20"), told(2, for_="30", against="20")], "carried", HALF, [("figures_differ", "for")]),
        ([told(outcome="carried"), told(2, outcome="lost")], "carried", None, [("outcomes_differ", "")]),
        ([told(outcome="lost")], "carried", None, [("outcomes_differ", "")]),
        ([told(outcome="lost")], "unknown", None, []),
        ([told(when="1924-05-23"), told(2, when="1924-05-24")], "carried", None, [("dates_differ", "")]),
        ([told(when="1925")], "carried", None, [("dates_differ", "")]),
        ([told(when="192X"), told(2, when="1924-05")], "carried", None, []),
        ([told(for_="30", against="15", present="40")], "carried", None, [("more_than_present", "source-1")]),
        ([told(for_="30..", against="?", present="25..29")], "carried", None, [("more_than_present", "source-1")]),
        ([told(for_="20..30", against="15", present="40")], "carried", None, []),
        ([told(), told(2, present="50", entitled="40")], "carried", None, [("more_than_entitled", "source-2")]),
        ([told(for_="30", present="25", entitled="20")], "carried", None, [("more_than_present", "source-1"), ("more_than_entitled", "source-1")]),
        ([told(for_="10", against="20"), told(2, against="5")], "carried", HALF, [("figures_differ", "against")]),
        ([told(for_="10", against="11"), told(2, for_="14", against="15")], "carried", HALF, [("figures_differ", "for"), ("figures_differ", "against"), ("majority_missed", "")]),
        ([told(for_="12", against="8"), told(2, for_="6", against="4")], "carried", replace(HALF, share="2/3"), [("figures_differ", "for"), ("figures_differ", "against"), ("majority_missed", "")]),
        ([told(for_="20", against="15"), told(2, for_="34", against="20")], "carried", replace(HALF, share="2/3"), [("figures_differ", "for"), ("figures_differ", "against"), ("majority_missed", "")]),
        ([told(for_="10", against="11"), told(2, present="30")], "carried", HALF, [("majority_missed", "")]),
        ([told(for_="0", against="0")], "lost", replace(HALF, or_more=True), []),
        ([told(for_="10", against="20", outcome="lost")], "carried", HALF, [("outcomes_differ", "")]),
        ([told(present="20")], "withdrawn", QUORUM, []),
        ([told(present="20..29")], "carried", QUORUM, [("no_quorum", "")]),
        ([told(present="20..30")], "carried", QUORUM, []),
        ([told(present="20..29")], "put_off", QUORUM, []),
        ([told(present="20"), told(2, present="35")], "carried", QUORUM, [("figures_differ", "present")]),
    ],
)  # fmt: skip
def test_numbers_dates_and_sources(
    told_of: list[object], outcome: str, demanded: Demanded | None, flags: list[tuple[str, str]]
) -> None:
    """A flag where every number and day that the sources allow agrees in it; none where they leave it open."""
    archive = Archive()
    act = archive.past("motion", "1924-05", *told_of, outcome=outcome, demanded=demanded)  # type: ignore[arg-type]  testimonies

    assert flags == [(why, about) for why, about, _ in archive.flags(act)]
    assert [] == archive.faults()


def test_the_quorum_of_the_session_is_that_of_its_motions() -> None:
    """28 of the 30 who had to be there; a motion with a count of its own is judged by that."""
    archive = Archive()
    session = archive.past("session", "1924", told(present="28"), demanded=QUORUM)
    without, own = (
        archive.past("motion", "1924", within=session),
        archive.past("motion", "1924", told(present="31"), within=session),
    )

    assert [("no_quorum", "", "irregular")] == archive.flags(session) == archive.flags(without)
    assert [] == archive.flags(own)


def test_what_is_found_later_clears_up_or_contests() -> None:
    """A second source with another count contests; one that only narrows does not; a retraction ends what rests on it."""
    archive = Archive()
    act = archive.past("motion", "1924", told(for_="20..30", against="20..25"), demanded=HALF)

    archive.add(act, told(2, for_="22", against="24"))
    assert [] == archive.flags(act)  # the first source still allows that it was carried

    lost = archive.past("motion", "1924", told(for_="22", against="24"), demanded=HALF)
    assert [("majority_missed", "", "irregular")] == archive.flags(lost)

    archive.add(lost, told(2, for_="24", against="22"))
    assert [
        ("majority_missed", "", "cured"),
        ("figures_differ", "for", "contested"),
        ("figures_differ", "against", "contested"),
    ] == archive.flags(lost)

    archive.enter(RetractPastAct(act=lost, text=TEXT))
    assert {"cured"} == {level for _, _, level in archive.flags(lost)}
    assert [] == archive.faults()


def test_a_flag_comes_back_where_what_cleared_it_up_is_retracted() -> None:
    """The election between them was entered in error: the removal is flagged again."""
    archive = Archive()
    archive.past("end", "1924")
    removed = archive.past("removal", "1926")
    between = archive.past("election", "1925")
    assert ["cured"] == [level for _, _, level in archive.flags(removed)]

    archive.enter(RetractPastAct(act=between, text=TEXT))

    assert ["cured", "irregular"] == [level for _, _, level in archive.flags(removed)]
    assert [] == archive.faults()


FIGURES = st.builds(
    lambda least, more: Figure(least=least, most=least + more, phrase=None), st.integers(0, 6), st.integers(0, 4)
)


@given(
    st.fixed_dictionaries({"for": FIGURES, "against": FIGURES, "abstaining": FIGURES, "present": FIGURES}),
    st.sampled_from(("1/2", "2/3", "1")),
    st.booleans(),
    st.sampled_from(("for_plus_against", "valid", "present")),
)
def test_a_majority_is_told_as_by_trying_every_number(
    figures: dict[str, Figure], share: str, or_more: bool, of: str
) -> None:
    """True where each completion reaches it, False where none does, else nothing is claimed."""
    top, _, bottom = share.partition("/")
    asked = Demanded(share=share, or_more=or_more, of=of, quorum=None, words=None)
    results = set()
    for votes in numbers(figures["for"]):
        for rest in numbers(figures["present"]) if of == "present" else numbers(figures["against"]):
            for third in numbers(figures["abstaining"]) if of == "valid" else (0,):
                base = rest if of == "present" else votes + rest + third
                left, right = votes * int(bottom or 1), int(top) * base
                if votes <= base:
                    results.add(votes > 0 and (left >= right if or_more else left > right))
    assume(results)

    assert (results.pop() if len(results) == 1 else None) == is_reached(asked, figures)


def numbers(found: Figure) -> range:
    """Return every number that a figure can be."""
    assert found.most is not None
    return range(found.least, found.most + 1)


def test_an_act_of_another_office_is_nobody_s_business() -> None:
    """e1 left the council in 1924, and the secretariat in 1926."""
    archive = Archive()
    archive.past("end", "1924", places=(replace(SECRETARY, office="old_council"),))

    assert [] == archive.flags(archive.past("removal", "1926"))
