"""What can be seen of the order in which things happened: only what is so whichever source is right."""

from dataclasses import replace

import pytest
from tests.history.past import HALF, Archive, told

from comitia.core.history.past_act import Place

QUORUM = replace(HALF, share=None, quorum=30)
TREASURER = Place(office="treasurer", unit="union")


def test_outside_its_session_and_before_it_was_asked() -> None:
    """Each with the act that it does not go with."""
    archive = Archive()
    session = archive.past("session", "1924-05-23/1924-05-31")
    outside = archive.past("motion", "1924-06", within=session)
    asked = archive.past("resignation", "1924-05-24", within=session)
    early = archive.past("settlement", "1924-05-20", of=asked, outcome="refused")

    assert [("outside_session", session, "contested")] == archive.flags(outside)
    assert [("before_tender", asked, "contested")] == archive.flags(early)
    assert [] == archive.flags(asked)
    assert [] == archive.faults()


def test_a_session_may_have_been_when_another_source_says() -> None:
    """A report of the session in June: the motion of June was in it, if that is right."""
    archive = Archive()
    session = archive.past("session", "1924-05")
    motion = archive.past("motion", "1924-06", within=session)
    assert ["outside_session"] == [why for why, _, _ in archive.flags(motion)]

    archive.add(session, told(2, when="1924-06"))

    assert [("outside_session", session, "cured")] == archive.flags(motion)


@pytest.mark.parametrize(
    ("first", "second", "flagged"),
    [
        (("1924", "accepted"), ("1925", "lapsed"), True),
        (("1924", "withdrawn"), ("1925", "refused"), True),
        (("1924", "refused"), ("1925", "accepted"), False),
        (("1924", "refused"), ("1925", "refused"), False),
        (("1924", "accepted"), ("1924", "refused"), False),
        (("1924", "accepted"), ("1925", "unknown"), False),
    ],
)
def test_settled_twice(first: tuple[str, str], second: tuple[str, str], flagged: bool) -> None:
    """What was accepted cannot be answered again; what was refused can be put again, and perhaps was."""
    archive = Archive()
    asked = archive.past("resignation", "1923")
    answers = [archive.past("settlement", when, of=asked, outcome=outcome) for when, outcome in (first, second)]

    for answer, other in (answers, answers[::-1]):
        assert ([("settled_twice", other, "contested")] if flagged else []) == archive.flags(answer)
    assert [] == archive.faults()


@pytest.mark.parametrize(
    ("kind", "outcome", "flags"),
    [
        ("motion", "lost", ["no_quorum"]),
        ("motion", "withdrawn", []),
        ("election", "elected", ["no_quorum"]),
        ("removal", "unknown", []),
        ("resignation", "tendered", []),
        ("end", "ended", []),
    ],
)
def test_the_quorum_of_the_session_is_that_of_what_it_decides(kind: str, outcome: str, flags: list[str]) -> None:
    """28 of the 30 who had to be there: a decision breaks that, a letter does not."""
    archive = Archive()
    session = archive.past("session", "1924", told(present="28"), demanded=QUORUM)
    act = archive.past(kind, "1924", within=session, outcome=outcome)

    assert [("no_quorum", "", "irregular")] == archive.flags(session)
    assert flags == [why for why, _, _ in archive.flags(act)]


def test_a_decision_with_a_count_of_its_own_is_judged_by_that() -> None:
    """31 voted, though the session counted 28."""
    archive = Archive()
    session = archive.past("session", "1924", told(present="28"), demanded=QUORUM)

    assert [] == archive.flags(archive.past("motion", "1924", told(present="31"), within=session))


def test_who_left_before_and_had_not_come_back() -> None:
    """Removed in 1926 after an accepted resignation of 1924; not where elected again in 1925, nor where that is open."""
    archive = Archive()
    asked = archive.past("resignation", "1924-02")
    left = archive.past("settlement", "1924-03", of=asked)
    removed = archive.past("removal", "1926")

    assert [("ended_before", left, "irregular")] == archive.flags(removed)

    archive.past("election", "1925")

    assert [("ended_before", left, "cured")] == archive.flags(removed)
    assert [] == archive.flags(archive.past("resignation", "1926-02"))
    assert [] == archive.flags(archive.past("removal", "1927", persons=("e2",)))
    assert [] == archive.faults()


@pytest.mark.parametrize(
    ("when", "sources", "outcome"),
    [
        ("1925", [told()], "unknown"),
        ("1925", [told(outcome="not_elected"), told(2, outcome="elected")], "not_elected"),
        ("1930", [told(), told(2, when="1925")], "elected"),
    ],
)
def test_an_election_that_may_have_been_is_a_return(when: str, sources: list[object], outcome: str) -> None:
    """Nobody knows how it ended, one source says so, or one dates it between."""
    archive = Archive()
    archive.past("end", "1924")
    archive.past("election", when, *sources, outcome=outcome)  # type: ignore[arg-type]  testimonies

    removed = archive.past("removal", "1926")

    assert [] == archive.flags(removed)


@pytest.mark.parametrize(
    ("kind", "when", "sources", "outcome"),
    [
        ("end", "1924", [told(), told(2, when="1930")], "ended"),
        ("removal", "1924", [told(), told(2, outcome="lost")], "carried"),
        ("removal", "1924", [told()], "unknown"),
    ],
)
def test_an_end_that_may_not_have_been_ends_nothing(kind: str, when: str, sources: list[object], outcome: str) -> None:
    """One source says that it was later, or lost, or nobody knows."""
    archive = Archive()
    archive.past(kind, when, *sources, outcome=outcome)  # type: ignore[arg-type]  testimonies

    removed = archive.past("removal", "1926")

    assert [] == archive.flags(removed)


def test_a_mandate_on_this_record_is_a_return() -> None:
    """b1 left in 1990 and is treasurer on this record since; who left in 1990 and is not, had not come back."""
    archive = Archive()
    for person in ("b1", "e1"):
        archive.past("end", "1990", persons=(person,), places=(TREASURER,))

    flags = [
        archive.flags(archive.past("end", "2026-06", persons=(person,), places=(TREASURER,))) for person in ("b1", "e1")
    ]
    assert [[], [("ended_before", "past-2", "irregular")]] == flags


def test_a_request_was_not_over_by_its_own_answer() -> None:
    """The answer is dated before it: that is flagged, and nothing else."""
    archive = Archive()
    asked = archive.past("resignation", "1924-05-24")
    answer = archive.past("settlement", "1924-05-20", of=asked)

    assert [] == archive.flags(asked)
    assert [("before_tender", asked, "contested")] == archive.flags(answer)
