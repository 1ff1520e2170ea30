"""Motions: who moves what where, and the states that they go through."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES

from comitia.core.assembly.decision import DecisionInEffect, TakeEffect
from comitia.core.assembly.effects import EFFECTS, effect_of, effect_to_json, fields_of
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.expel import Expel
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.motion import MotionWithdrawn, WithdrawMotion
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.record.codec import BadBody
from comitia.core.state import State

WAITS = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n")


def standing(state: State) -> dict[str, object]:
    """Return all that a state says, but what is before bodies and the hash of the last entry."""
    parts = {"holdings": state.holdings, "course": state.course, "authority": state.authority}
    rest = {
        name: value for name, value in vars(state).items() if name not in {"proceedings", "head", "_charters", *parts}
    }
    return rest | {f"{part} {name}": value for part, found in parts.items() for name, value in vars(found).items()}


def test_a_lost_motion_changes_nothing() -> None:
    """2 to 4: the treasurer stays; after it everything is as before, but for the motion."""
    house = House()
    before = repr(standing(house.state))
    motion = house.move(Relieve(mandate=house.mandate("b1", "treasurer")))

    entered = house.vote(motion, 2, 4)

    assert [VoteDeclared] == [type(event) for event in entered]
    assert (before, "lost") == (repr(standing(house.state)), house.state_of(motion))
    assert [] == house.state.proceedings.acts_of(motion)
    assert [] == house.faults()


def test_a_withdrawn_motion_is_not_put() -> None:
    """Withdrawn before the vote; then it is neither put nor withdrawn again, and nothing is changed."""
    house = House()
    before = repr(standing(house.state))
    motion = house.move(Relieve(mandate=house.mandate("b1", "treasurer")))
    withdraw = WithdrawMotion(motion=motion, at=house.day)

    assert [MotionWithdrawn(motion=motion)] == house.enter(withdraw)
    assert ("it is withdrawn already", "procedure") == house.refused(withdraw)
    assert ("it is withdrawn already", "procedure") == house.refused(house.putting(motion, 6, 0))
    assert (before, "withdrawn") == (repr(standing(house.state)), house.state_of(motion))
    assert [] == house.faults()


def test_a_motion_is_put_once() -> None:
    """Carried or lost, it is not put again, nor withdrawn."""
    house = House()
    lost, carried = house.move(Resolution()), house.move(Resolution())
    house.vote(lost, 2, 4)
    house.vote(carried, 4, 2)

    assert ("it is lost already", "procedure") == house.refused(house.putting(lost, 6, 0))
    assert ("it is in effect already", "procedure") == house.refused(house.putting(carried, 0, 6))
    assert ("it is in effect already", "procedure") == house.refused(WithdrawMotion(motion=carried, at=house.day))


def test_a_motion_that_is_not_there() -> None:
    """Nobody moved motion-9."""
    house = House()

    assert ("there is no such motion", "procedure") == house.refused(house.putting("motion-9", 6, 0))


def test_a_motion_is_not_put_before_it_was_moved() -> None:
    """Moved on 1 March, put on 28 February."""
    house = House()
    motion = house.move(Resolution())
    early = replace(house.putting(motion, 6, 0), at=house.day - timedelta(days=1))

    assert ("it was moved on 2026-03-01, after 2026-02-28", "procedure") == house.refused(early)


@pytest.mark.parametrize(
    ("body", "unit", "mover", "sentence", "rule"),
    [
        ("congress", "east", "e1", "east has no such body", "bodies.congress"),
        ("senate", "union", "e1", "union has no such body", "bodies.senate"),
        (
            "congress",
            "union",
            "e4",
            "the person does not sit in this body; only who sits in it moves and challenges",
            "bodies.congress.seats",
        ),
    ],
)
def test_who_sits_in_a_body_moves_there(body: str, unit: str, mover: str, sentence: str, rule: str) -> None:
    """The east has no congress, nobody has a senate, and e4 sits in the council alone."""
    house = House()

    assert (sentence, rule) == house.refused(house.moving(Resolution(), body, unit, mover))


def test_who_is_not_on_the_roll_does_not_move_in_the_meeting() -> None:
    """Once the list is known: m1 is on the roll of the branch quay, w9 on that of ford, and the list has no other."""
    house = House()
    roll = replace(house.state.roll("members", "quay"), digest="1" * 64)  # type: ignore[type-var]  # it is certified
    house.state.evolve(roll, house.day)  # type: ignore[arg-type]
    house.state.enroll("members", "quay", "m1")
    house.state.enroll("members", "ford", "w9")

    assert "motion-1" == house.move(Resolution(), "branch_meeting", "quay", "m1")
    assert "bodies.branch_meeting.seats" == house.refused(house.moving(Resolution(), "branch_meeting", "quay", "w9"))[1]


def test_who_is_expelled_moves_nothing() -> None:
    """A member of the branch by number only; after the expulsion not even that."""
    house = House()
    charges = house.charge("m1")
    house.carry(Expel(charges=charges))

    assert "bodies.branch_meeting.seats" == house.refused(house.moving(Resolution(), "branch_meeting", "quay", "m1"))[1]


def test_whose_term_is_over_moves_nothing() -> None:
    """Elected on 1 March 2026 for four years: on 1 March 2030 the congress has no members (I39)."""
    house = House().later(1461)

    assert "bodies.congress.seats" == house.refused(house.moving(Resolution()))[1]


def test_the_charter_names_who_decides() -> None:
    """Where it lets the congress alone recall, a council does not, even the one that elected."""
    rules = RULES.replace("effects:\n", "effects:\n    recall: {by: [congress, board]}\n")
    house = House(extra=rules)
    recall = Recall(mandate=house.mandate("e4", "local_secretary"))

    assert (
        "the charter lets congress or board decide this, not regional_council",
        "decisions.effects.recall.by",
    ) == house.refused(house.moving(recall, "regional_council", "east"))
    house.carry(recall)
    assert [] == house.holders("local_secretary", "east")
    assert [] == house.faults()


def test_what_waits_takes_effect_once_the_window_is_over() -> None:
    """Carried on 1 March, challenged until the 8th: on the 7th it waits, on the 8th it takes effect, and once."""
    house = House(extra=WAITS)
    motion = house.move(Relieve(mandate=house.mandate("b1", "treasurer")))
    entered = house.vote(motion, 4, 2)
    take = TakeEffect(motion=motion, at=house.day + timedelta(days=6))

    assert ([VoteDeclared], "carried", ["b1"]) == (
        [type(event) for event in entered],
        house.state_of(motion),
        house.holders("treasurer"),
    )
    assert ("the result can be challenged until 2026-03-08", "decisions.challenge.within") == house.refused(take)
    assert DecisionInEffect(motion=motion) == house.later(7).settle(motion)[0]
    assert ("in_effect", []) == (house.state_of(motion), house.holders("treasurer"))
    assert ("it is not a carried motion whose effect is to come, but in_effect", "decisions") == house.refused(
        TakeEffect(motion=motion, at=house.day)
    )
    assert [] == house.faults()


@pytest.mark.parametrize("state", ["unknown", "moved", "lost", "withdrawn"])
def test_only_what_is_carried_takes_effect(state: str) -> None:
    """Nothing takes effect that was not put, was lost, was withdrawn or is not there."""
    house = House(extra=WAITS)
    motion = house.move(Resolution()) if state != "unknown" else "motion-9"
    if state == "lost":
        house.vote(motion, 1, 5)
    if state == "withdrawn":
        house.enter(WithdrawMotion(motion=motion, at=house.day))

    assert (f"it is not a carried motion whose effect is to come, but {state}", "decisions") == house.refused(
        TakeEffect(motion=motion, at=house.day)
    )


def test_nothing_takes_effect_before_it_was_carried() -> None:
    """Carried on 1 March, it does not take effect on 28 February."""
    house = House(extra=WAITS)
    motion = house.move(Resolution())
    house.vote(motion, 4, 2)

    assert ("its vote is on 2026-03-01, and this is 2026-02-28", "decisions") == house.refused(
        TakeEffect(motion=motion, at=house.day - timedelta(days=1))
    )


def test_what_became_impossible_lapses_and_says_why() -> None:
    """Two motions relieve one treasurer, both carried on one day; the second has nothing left to do."""
    house = House(extra=WAITS)
    relieve = Relieve(mandate=house.mandate("b1", "treasurer"))
    first, second = house.move(relieve), house.move(relieve)
    house.vote(first, 4, 2)
    house.vote(second, 4, 2)
    house.later(7).settle(first)

    (lapsed,) = house.settle(second)

    assert "mandate" == lapsed.rule  # type: ignore[union-attr]
    assert ("in_effect", "lapsed") == (house.state_of(first), house.state_of(second))
    assert "decisions" == house.refused(TakeEffect(motion=second, at=house.day))[1]
    assert [] == house.faults()


def test_a_new_edition_names_kinds_of_decision_that_there_are() -> None:
    """A rule for decisions to `paint` would never apply."""
    house = House()
    amend = Amend(charter=house.edition(("abolish_post: {by", "paint: {by")))

    reason, rule = house.refused(house.moving(amend))
    assert (f"there is no kind of decision 'paint'; there are {', '.join(EFFECTS)}", "decisions.effects.paint") == (
        reason,
        rule,
    )


@pytest.mark.parametrize("kind", EFFECTS)
def test_every_kind_of_effect_has_its_name(kind: str) -> None:
    """Its name is that of the registry, and an entry that lacks what it needs is not read as one."""
    assert kind == EFFECTS[kind].kind
    assert set(fields_of(kind)) == set(EFFECTS[kind].__slots__)  # type: ignore[attr-defined]  # a dataclass with slots


def test_an_effect_is_read_as_it_was_entered() -> None:
    """A resolution goes into an entry and comes back; a kind that is not known is no effect."""
    effect = Resolution(office="board", unit="union")

    assert effect == effect_of(effect_to_json(effect))
    with pytest.raises(BadBody, match="does not know the effect"):
        effect_of({"kind": "paint"})
