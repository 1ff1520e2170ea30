"""Instructions: by the body that elected, on a motion above, before the vote; the last one counts; kept or not."""

import pytest
from tests.assembly.house import House
from tests.assembly.instructed import CHALLENGED, FREE, GROUND, IMPERATIVE, congress, instruct, name, verdicts
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain
from tests.assembly.recalled import VACANCY, recall
from tests.assembly.recalled import meadow as with_alternates

from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.instruct import Instruct
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.motion import WithdrawMotion

RULE = "decisions.effects.instruct"


def effect(motion: str | None = "motion-1", vote: str | None = "against", office: str = "congress") -> Instruct:
    """Return an instruction."""
    return Instruct(office=office, unit="union", motion=motion, vote=vote)  # type: ignore[arg-type]  # a word for a vote


def test_an_instruction_is_compared_with_the_vote() -> None:
    """The east says against: e1 does, e2 does not, e3 is absent; of the west nothing is asked."""
    house = congress()
    instruct(house, "against")
    house.vote("motion-1", 3, 1)
    name(house, e1="against", e2="for", e3="absent", w1="for")

    assert {
        "e1": ("against", "against", "kept"),
        "e2": ("against", "for", "breached"),
        "e3": ("against", "absent", "absent"),
        "w1": (None, "for", "no_instruction"),
        "w2": (None, None, "no_instruction"),
        "w3": (None, None, "no_instruction"),
    } == verdicts(house)
    assert [] == house.faults()


def test_what_is_not_named_is_not_known() -> None:
    """Nobody wrote down how they voted."""
    house = congress()
    instruct(house, "against")
    house.vote("motion-1", 4, 2)

    assert ("against", None, "not_known") == verdicts(house)["e1"]


@pytest.mark.parametrize(
    ("told", "voted", "verdict"),
    [
        ("abstain", "abstain", "kept"),
        ("abstain", "not_voting", "breached"),
        ("for", "abstain", "breached"),
        ("for", "not_voting", "breached"),
        ("for", "absent", "absent"),
    ],
)
def test_only_the_same_vote_keeps_it(told: str, voted: str, verdict: str) -> None:
    """To abstain is a vote, to be there and not vote is none, and who is absent neither keeps nor breaks it."""
    house = congress()
    instruct(house, told)
    house.vote("motion-1", 3, 0, 1)
    name(house, e1=voted)

    assert (told, voted, verdict) == verdicts(house)["e1"]


def test_a_later_instruction_replaces_an_earlier_one() -> None:
    """Both stay on the record; the last in effect counts."""
    house = congress()
    first, second = instruct(house, "against"), instruct(house, "for")
    west = instruct(house, "abstain", "west")
    house.vote("motion-1", 3, 0, 3)

    assert ("in_effect", "in_effect") == (house.state_of(first), house.state_of(second))
    assert ("for", "abstain") == (verdicts(house)["e1"][0], verdicts(house)["w1"][0])
    found = house.state.proceedings.motion("motion-1")
    assert found is not None
    assert {second, west} == set(found.bound_by.values())


def test_a_reversed_instruction_gives_way_to_the_one_before() -> None:
    """The recount of the second turns it round before the congress votes: the first holds again."""
    house = congress(RULES.replace("decisions:\n", CHALLENGED))
    instruct(house, "against")
    second = instruct(house, "for")
    house.challenge(second, "e2")
    house.recount(second, 0, 2)
    assert "reversed" == house.state_of(second)
    assert "against" == verdicts(house)["e1"][0]
    house.vote("motion-1", 3, 3)

    assert "against" == verdicts(house)["e1"][0]
    assert [] == house.faults()


def test_what_held_at_the_vote_counts_for_good() -> None:
    """An instruction that is reversed after the vote was the one that delegates had."""
    house = congress(RULES.replace("decisions:\n", CHALLENGED))
    only = instruct(house, "for")
    house.vote("motion-1", 3, 3)
    house.challenge(only, "e2")
    house.recount(only, 0, 2)

    assert "reversed" == house.state_of(only)
    assert "for" == verdicts(house)["e1"][0]


def test_it_comes_too_late_once_the_vote_has_begun() -> None:
    """After the result, after the first votes by name, and on a motion that is withdrawn."""
    house = congress()
    voted, begun, withdrawn = "motion-1", house.move(Resolution()), house.move(Resolution())
    house.vote(voted, 4, 2)
    name(house, begun, e1="for")
    house.enter(WithdrawMotion(motion=withdrawn, at=house.day))

    for motion in (voted, begun, withdrawn):
        late = f"{motion} has been put to the vote, or is withdrawn: it is too late for an instruction"
        assert (late, RULE) == house.refused(house.moving(effect(motion), "regional_council", "east"))


def test_an_instruction_that_waits_lapses_when_the_vote_comes_first() -> None:
    """Its challenge window is open when the congress votes."""
    house = congress(RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    late = instruct(house, "for")
    house.vote("motion-1", 4, 2)
    house.later(7).settle(late)

    assert "lapsed" == house.state_of(late)
    assert (None, None, "no_instruction") == verdicts(house)["e1"]
    assert [] == house.faults()


def test_it_is_about_a_motion_before_that_body() -> None:
    """Not one of another body, nor one that is not there."""
    house = congress()
    own = house.move(Resolution(), "regional_council", "east")

    for motion in (own, "motion-9"):
        assert (f"{motion} is not before congress of union", RULE) == house.refused(
            house.moving(effect(motion), "regional_council", "east")
        )


@pytest.mark.parametrize(("motion", "vote"), [("motion-1", None), (None, "for"), ("motion-1", "perhaps")])
def test_a_motion_and_a_vote_go_together(motion: str | None, vote: str | None) -> None:
    """Both, or neither: then the text says it."""
    sentence, rule = congress().refused(congress().moving(effect(motion, vote), "regional_council", "east"))

    assert (
        "name a motion there and how to vote on it (for, against, abstain); or neither, and say it in the text"
    ) == sentence
    assert RULE == rule


def test_words_alone_are_an_instruction_that_nothing_compares() -> None:
    """As it was before instructions could name a motion."""
    house = congress()
    house.carry(effect(None, None), "regional_council", "east")
    house.vote("motion-1", 4, 2)

    assert (None, None, "no_instruction") == verdicts(house)["e1"]


def test_only_the_body_that_elected_instructs() -> None:
    """The branches elect to the council, not to the congress."""
    house = congress()

    assert ("branch_meeting of quay has no delegates in congress of union", "bodies.congress.seats") == house.refused(
        house.moving(effect(), "branch_meeting", "quay")
    )


def test_free_mandates_are_instructed_by_nobody() -> None:
    """The charter says so, for all or for one body."""
    refused = "the mandates in congress are free: nobody can instruct who has one"
    moving = House().moving(effect(None, None), "regional_council", "east")
    house = House(text=House().text.replace("  congress:\n", "  congress:\n    mandate: free\n"))

    assert (refused, "mandate.kind") == congress(FREE).refused(moving)
    assert (refused, "bodies.congress.mandate") == house.refused(moving)


def test_an_imperative_mandate_acts_only_on_instruction() -> None:
    """To vote for or against without one is told as such; to abstain is not."""
    house = congress(IMPERATIVE)
    house.vote("motion-1", 2, 0, 1)
    name(house, e1="for", e2="abstain", w1="absent")

    assert ["without_instruction", "no_instruction", "no_instruction"] == [
        verdicts(house)[person][2] for person in ("e1", "e2", "w1")
    ]


def test_the_edition_of_the_moving_says_what_a_breach_is() -> None:
    """Moved under the first edition, voted on under the second, in which mandates are free: what held then counts."""
    house = congress(GROUND)
    instruct(house, "for")
    amended = house.edition(("kind: instructed, instructions: {breach: recall_ground}", "kind: free"))
    house.carry(Amend(charter=amended))
    house.vote("motion-1", 2, 4)
    name(house, e1="against")

    assert 2 == house.state.charter.edition
    assert ("for", "against", "breached") == verdicts(house)["e1"]


def test_it_goes_with_the_place() -> None:
    """e4, who moves up in the place of e1 after the instruction, is bound by it; e1, who no longer sits, is not told."""
    house = with_alternates("cascade: {lower_mandate_lost: upper_lapses}", VACANCY)
    house.move(Resolution())
    instruct(house, "against")
    recall(house, "e1")
    house.vote("motion-1", 4, 2)
    name(house, e4="for")

    assert ("against", "for", "breached") == verdicts(house)["e4"]
    assert "e1" not in verdicts(house)
    assert [] == house.faults()


def test_who_is_instructed_and_how_is_said() -> None:
    """In the words of a motion; without one as before."""
    assert "the delegates in the congress of union are instructed to vote against motion 1" == effect().in_words(
        Plain()
    ).replace("motion-1", "motion 1")
    assert "are instructed to abstain on" in effect(vote="abstain").in_words(Plain())
