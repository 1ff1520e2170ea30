"""Votes by name: who sat, each once, never against the numbers; void votes of imperative delegates count as invalid."""

from dataclasses import replace

import pytest
from tests.assembly.house import House
from tests.assembly.instructed import CHALLENGED, IMPERATIVE, congress, instruct, name, naming, verdicts
from tests.assembly.meadow import RULES

from comitia.core.assembly.challenge import DecideChallenge
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.motion import WithdrawMotion
from comitia.core.assembly.named_vote import RecordVotes, VotesByName

SEATS = "bodies.congress.seats"
BREACH = "mandate.instructions.breach"
AGAIN = ": count again, or correct the names"
DISPUTED = RULES.replace("decisions:\n", CHALLENGED)
EVERYBODY = {"e1": "for", "e2": "for", "e3": "for", "w1": "against", "w2": "abstain", "w3": "absent"}


def names(house: House, motion: str = "motion-1") -> dict[str, str]:
    """Return how those named voted, by person."""
    found = house.state.proceedings.motion(motion)
    assert found is not None
    held = {mandate: house.state.holdings.mandate(mandate) for mandate in found.names}
    return {each.person: found.names[mandate] for mandate, each in held.items() if each is not None}


def test_they_are_entered_little_by_little() -> None:
    """After the result, each once, some on a later day."""
    house = congress()
    house.vote("motion-1", 3, 1, 1)
    first = naming(house, e1="for", e2="for")
    assert [VotesByName(motion="motion-1", votes=first.votes)] == house.enter(first)
    name(house.later(3), e3="for", w1="against", w2="abstain", w3="absent")

    assert EVERYBODY == names(house)
    assert [] == house.faults()


def test_nobody_is_named_twice() -> None:
    """The result stands, and nobody challenges it."""
    house = congress()
    house.vote("motion-1", 3, 1, 1)
    name(house, e1="for")
    sentence, rule = house.refused(naming(house, e1="against"))

    assert "how e1 voted is on the record; it can be entered again before the result is declared, and while" in sentence
    assert "decisions.challenge" == rule


def test_who_did_not_sit_there_is_not_named() -> None:
    """e4 sits in the council, b1 on the board."""
    house = congress()
    house.vote("motion-1", 3, 1, 1)
    council = house.mandate("e4", "regional_council")

    for mandate, who in ((council, "e4"), ("nobody:1", "nobody:1")):
        wrong = RecordVotes(motion="motion-1", votes={mandate: "for"}, at=house.day)
        assert (f"{who} had no seat in congress of union at the vote", SEATS) == house.refused(wrong)


def test_who_left_after_the_vote_is_named_all_the_same() -> None:
    """The seat at the moment of the vote counts: e3 left it the same day, w1 had left before."""
    house = congress()
    gone, left = house.mandate("w1", "congress"), house.mandate("e3", "congress")
    house.carry(Relieve(mandate=gone), "regional_council", "west", "w1")
    house.vote("motion-1", 3, 1, 1)
    house.carry(Relieve(mandate=left), "regional_council", "east")

    assert [VotesByName] == [
        type(event) for event in house.enter(RecordVotes(motion="motion-1", votes={left: "for"}, at=house.day))
    ]
    assert ("w1 had no seat in congress of union at the vote", SEATS) == house.refused(
        RecordVotes(motion="motion-1", votes={gone: "for"}, at=house.day)
    )


@pytest.mark.parametrize(
    ("votes", "sentence"),
    [
        ({"e1": "against", "e2": "against"}, "2 are named as against, and 1 were counted"),
        ({"e1": "abstain", "e2": "abstain"}, "2 are named as abstain, and 1 were counted"),
        ({**EVERYBODY, "e3": "absent"}, "1 were counted besides those named, and 0 are not named"),
        ({"e1": "absent", "e2": "absent"}, "5 were counted besides those named, and 4 are not named"),
    ],
)
def test_they_do_not_contradict_the_count(votes: dict[str, str], sentence: str) -> None:
    """3 for, 1 against, 1 abstaining, of 6; nobody counted who did not vote."""
    house = congress()
    house.vote("motion-1", 3, 1, 1)

    assert (sentence + AGAIN, SEATS) == house.refused(naming(house, **votes))


def test_who_does_not_vote_is_counted_where_the_hall_counted_that() -> None:
    """5 of 6 are there, 4 vote and 1 does not."""
    house = congress()
    house.attend(5)
    house.vote("motion-1", 3, 1, not_voting=1)

    assert (f"2 are named as not voting, and 1 were counted{AGAIN}", SEATS) == house.refused(
        naming(house, e1="not_voting", e2="not_voting")
    )
    name(house, e1="for", e2="for", e3="for", w1="against", w2="not_voting", w3="absent")
    assert [] == house.faults()


def test_attendance_bounds_who_is_there() -> None:
    """5 of 6 were present: two are not absent, and six not there."""
    house = congress()
    house.attend(5)
    house.vote("motion-1", 3, 0)

    assert (f"0 are named as present and 2 as absent, and 5 of 6 were present{AGAIN}", SEATS) == house.refused(
        naming(house, e1="absent", e2="absent")
    )
    everybody = dict.fromkeys(("e2", "w1", "w2"), "for") | dict.fromkeys(("e1", "e3", "w3"), "not_voting")
    assert (f"6 are named as present and 0 as absent, and 5 of 6 were present{AGAIN}", SEATS) == house.refused(
        naming(house, **everybody)
    )


@pytest.mark.parametrize("votes", [{}, {"e1": "perhaps"}])
def test_a_vote_has_a_word(votes: dict[str, str]) -> None:
    """At least one is named, each with one of five words."""
    house = congress()
    house.vote("motion-1", 3, 1, 1)

    assert (
        "name at least one, each with one of for, against, abstain, not_voting, absent",
        "procedure",
    ) == house.refused(naming(house, **votes))


def test_meetings_have_no_votes_by_name() -> None:
    """Everybody on the roll votes there."""
    house = House()
    house.carry(Resolution(), "branch_meeting", "quay", "q1")

    assert (
        "everybody on the roll votes in it, and nobody as a delegate: there are no votes by name",
        "bodies.branch_meeting.seats",
    ) == house.refused(naming(house, e1="for"))


def test_only_what_is_put_to_the_vote_has_votes() -> None:
    """Not a motion that is not there, withdrawn, under notice, or put on a later day."""
    house = House(extra=RULES.replace("  effects:\n", "  effects:\n    resolution: {notice: P3D}\n"))
    noticed, withdrawn = house.move(Resolution()), house.move(Resolution())
    house.enter(WithdrawMotion(motion=withdrawn, at=house.day))

    assert ("there is no such motion", "procedure") == house.refused(naming(house, "motion-9", e1="for"))
    assert ("it is withdrawn already", "procedure") == house.refused(naming(house, withdrawn, e1="for"))
    assert (
        "it was put to the vote on 2026-03-04, or can be then, after 2026-03-01",
        "procedure",
    ) == house.refused(naming(house, noticed, e1="for"))


def test_before_the_result_they_can_be_entered_again() -> None:
    """A roll call, corrected, then the result, which must agree."""
    house = congress()
    name(house, e1="for", e2="against")
    name(house, e2="for", w1="against")
    sentence = f"2 are named as for, and 1 were counted{AGAIN}"

    assert (sentence, SEATS) == house.refused(house.putting("motion-1", 1, 1))
    house.vote("motion-1", 2, 1)
    assert {"e1": "for", "e2": "for", "w1": "against"} == names(house)
    assert [] == house.faults()


def test_votes_of_another_day_are_entered_again() -> None:
    """What was called on Sunday is not what was declared on Monday; the new list begins anew."""
    house = congress()
    name(house, e1="for", e2="against")
    house.later(1)

    assert (
        "the votes by name are of 2026-03-01: enter them again, on the day of the vote",
        "procedure",
    ) == house.refused(house.putting("motion-1", 4, 2))
    name(house, e1="for")
    house.vote("motion-1", 4, 2)
    assert {"e1": "for"} == names(house)


def test_who_loses_the_seat_before_the_result_is_named_no_more() -> None:
    """Named in the morning, relieved at noon, declared in the evening."""
    house = congress()
    name(house, e1="for", e3="against")
    house.carry(Relieve(mandate=house.mandate("e3", "congress")), "regional_council", "east")
    house.vote("motion-1", 5, 0)

    assert {"e1": "for"} == names(house)
    assert [] == house.faults()


def test_a_recount_agrees_with_the_names_or_they_are_entered_again() -> None:
    """Declared 4 to 2; the recount of 2 to 4 needs other names, which an open challenge lets in."""
    house = congress(DISPUTED)
    house.vote("motion-1", 4, 2)
    name(house, e1="for", e2="for", e3="for")
    house.challenge("motion-1")
    recount = DecideChallenge(motion="motion-1", recount=house.putting("motion-1", 2, 4).tally, at=house.day)

    assert (f"3 are named as for, and 2 were counted{AGAIN}", SEATS) == house.refused(recount)
    name(house, e3="against", w1="against", w2="against")
    assert (f"3 are named as against, and 2 were counted{AGAIN}", SEATS) == house.refused(
        replace(recount, recount=None)
    )
    house.enter(recount)
    assert ("reversed", "against") == (house.state_of("motion-1"), names(house)["e3"])
    assert [] == house.faults()


def test_after_a_recount_its_numbers_count() -> None:
    """4 to 2 was declared, 2 to 4 counted again: a third vote for is one too many."""
    house = congress(DISPUTED)
    house.vote("motion-1", 4, 2)
    house.challenge("motion-1")
    house.recount("motion-1", 2, 4)

    assert (f"3 are named as for, and 2 were counted{AGAIN}", SEATS) == house.refused(
        naming(house, e1="for", e2="for", e3="for")
    )


def test_void_votes_are_known_before_the_result() -> None:
    """The east is instructed, so its three are named first."""
    house = congress(IMPERATIVE)
    instruct(house, "against")
    name(house, e1="for")

    assert (
        "votes against an instruction are void: enter first how those instructed voted: e2, e3",
        BREACH,
    ) == house.refused(house.putting("motion-1", 4, 2))


def test_void_votes_are_counted_as_invalid() -> None:
    """e1 votes for and was to vote against: 4 to 2 by hands is 3 to 2 and 1 invalid, and the share is of those."""
    house = congress(IMPERATIVE)
    instruct(house, "against")
    name(house, e1="for", e2="against", e3="against", w1="for", w2="for", w3="for")

    assert (
        "e1 voted against the instruction, which is void: count 1 as invalid, of which there are 0",
        BREACH,
    ) == house.refused(house.putting("motion-1", 4, 2))
    house.attend(6)
    assert (f"2 are named as against, and 1 were counted{AGAIN}", SEATS) == house.refused(
        house.putting("motion-1", 4, 1, invalid=1)
    )
    house.vote("motion-1", 3, 2, invalid=1)
    assert ("against", "for", "void") == verdicts(house)["e1"]
    assert ("in_effect", []) == (house.state_of("motion-1"), house.faults())


def test_a_void_vote_can_turn_the_result() -> None:
    """By hands 4 to 2 for; two of the four were to vote against, and 2 to 2 is lost."""
    house = congress(IMPERATIVE)
    instruct(house, "against")
    name(house, e1="for", e2="for", e3="against", w1="for", w2="for", w3="against")
    house.vote("motion-1", 2, 2, invalid=2)

    assert "lost" == house.state_of("motion-1")


def test_who_is_absent_or_does_not_vote_casts_nothing_that_could_be_void() -> None:
    """Not voting where one was to vote is a breach; an abstention is a vote, and void."""
    house = congress(IMPERATIVE)
    instruct(house, "against")
    name(house, e1="not_voting", e2="absent", e3="abstain")
    house.vote("motion-1", 3, 0, invalid=1)

    assert ["breached", "absent", "void"] == [verdicts(house)[person][2] for person in ("e1", "e2", "e3")]


def test_more_than_five_are_counted_in_a_refusal() -> None:
    """Six delegates of the congress are instructed by two councils; five are named, and the rest counted."""
    house = congress(IMPERATIVE)
    instruct(house, "against")
    instruct(house, "for", "west")
    sentence, _ = house.refused(house.putting("motion-1", 3, 3))

    assert sentence.endswith("how those instructed voted: e1, e2, e3, w1, w2 and 1 more")
