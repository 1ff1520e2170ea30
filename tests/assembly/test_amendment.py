"""Amendments: a sound next edition that keeps what the register rests on, and its ratification (I38)."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain

from comitia.core.assembly.amendment import CharterAmended
from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, TakeEffect
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.seat import Appoint

TITLE = ("title: Meadow Federation", "title: Federation of the Meadow")


def test_an_amendment_is_carried_by_two_thirds() -> None:
    """4 to 2 are exactly two thirds; the next edition is in force, and the one before is kept."""
    house = House()
    amend = Amend(charter=house.edition(TITLE))

    entered = house.vote(house.move(amend), 4, 2)

    assert [(2, 1)] == [(event.edition, event.before) for event in entered if isinstance(event, CharterAmended)]
    assert ("Federation of the Meadow", [1, 2]) == (house.state.charter.title, sorted(house.state.editions))
    assert "edition 2 of the charter is in force" == amend.in_words(Plain())
    assert [] == house.faults()


def test_less_than_two_thirds_amends_nothing() -> None:
    """3 to 2 are three fifths; the edition stays."""
    house = House()
    motion = house.move(Amend(charter=house.edition(TITLE)))

    house.vote(motion, 3, 2)

    assert ("lost", 1) == (house.state_of(motion), house.state.charter.edition)
    assert [] == house.faults()


def test_a_majority_written_in_place_and_a_notice() -> None:
    """Three quarters of those filled, six weeks after it was moved: 5 of 6 on 12 April, and not on the 11th."""
    rules = RULES.replace("majority: two_thirds}", "majority: {ge: 3/4, of: filled_seats}, notice: P42D}")
    house = House(extra=rules)
    motion = house.move(Amend(charter=house.edition(TITLE)))
    house.later(41)

    assert ("notice was given; it can be put from 2026-04-12 on", "amend.majority") == house.refused(
        house.putting(motion, 5, 0)
    )
    house.later(1).vote(motion, 5, 0)
    assert 2 == house.state.charter.edition
    assert [] == house.faults()


def test_nobody_amends_where_the_charter_does_not_say_who() -> None:
    """There is no section amend."""
    house = House(extra=RULES.replace("amend: {by: congress, majority: two_thirds}\n", ""))

    assert ("the charter says nothing of its amendment, so nobody amends it", "amend") == house.refused(
        house.moving(Amend(charter=house.edition(TITLE)))
    )


def test_another_body_does_not_amend() -> None:
    """The congress does, and the board does not."""
    house = House()

    assert ("congress amends the charter", "amend.by") == house.refused(
        house.moving(Amend(charter=house.edition(TITLE)), "board", "union", "b1")
    )


@pytest.mark.parametrize(
    ("change", "number", "sentence", "rule"),
    [
        (("id: meadow\n", "id: river\n"), 2, "it is the charter of river, not of meadow", "id"),
        (TITLE, 1, "it must be edition 2, and supersede edition 1", "edition"),
        (TITLE, 3, "it must be edition 2, and supersede edition 1", "edition"),
    ],
)
def test_an_edition_is_the_next_of_this_organisation(
    change: tuple[str, str], number: int, sentence: str, rule: str
) -> None:
    """Edition 1 of the meadow is in force."""
    house = House()

    assert (sentence, rule) == house.refused(house.moving(Amend(charter=house.edition(change, number=number))))


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        (("  auditor: {appointed_by: congress, seats: 2, term: P1Y}\n", ""), "post auditor"),
        (
            (
                "  local_secretary: {scope: region, elected_by: regional_council",
                "  local_secretary: {elected_by: congress",
            ),
            "post local_secretary",
        ),
        (("  board:\n    tier: organ\n", "  cabinet:\n    tier: organ\n"), "body board"),
        (("  auditor: {", "  treasury: {elected_by: congress, rule: {id: plurality}}\n  auditor: {"), ""),
    ],
)
def test_an_edition_keeps_what_the_register_has(change: tuple[str, str], missing: str) -> None:
    """A post left out, a post of another unit, an organ of another name; an additional post is no loss."""
    house = House()
    changes = (change, ("dismissed_by: [board", "dismissed_by: [cabinet")) if "cabinet" in change[1] else (change,)
    moving = house.moving(Amend(charter=house.edition(*changes)))

    if missing:
        assert (
            f"{missing} is on the register, and the new edition has it no more, or otherwise; keep it as it is",
            "amend",
        ) == house.refused(moving)
    else:
        assert house.enter(moving)


def test_an_edition_has_a_place_for_everybody_who_holds_one() -> None:
    """Two auditors are appointed: an edition with one place is refused, until their year is over."""
    house = House()
    house.carry(Appoint(office="auditor", unit="union", persons=("a1", "a2")))
    moving = house.moving(Amend(charter=house.edition(("seats: 2, term: P1Y", "seats: 1, term: P1Y"))))

    assert ("2 hold auditor of union, and it would have 1 places", "posts.auditor.seats") == house.refused(moving)
    again = house.later(365).edition(("seats: 2, term: P1Y", "seats: 1, term: P1Y"))
    assert house.enter(house.moving(Amend(charter=again)))


def test_an_edition_does_not_take_the_name_of_a_post_made_by_decision() -> None:
    """A decision made the post of a clerk; the charter cannot have another one of this name."""
    house = House()
    house.carry(CreateThePost(post="clerk", label="Clerk"))
    change = ("posts:\n", "posts:\n  clerk: {elected_by: congress, rule: {id: plurality}}\n")

    assert (
        "post clerk, made by decision, is on the register, and the new edition has it no more, or otherwise; "
        "keep it as it is",
        "amend",
    ) == house.refused(house.moving(Amend(charter=house.edition(change))))


def test_an_edition_supersedes_the_one_in_force() -> None:
    """Edition 2 is in force: edition 3 supersedes it, and not edition 1."""
    house = House()
    house.carry(Amend(charter=house.edition(TITLE)))

    def third(supersedes: int) -> Amend:
        change = ("id: meadow\n", f"id: meadow\nsupersedes: {supersedes}\n")
        return Amend(charter=house.edition(change, number=3))

    assert ("it must be edition 3, and supersede edition 2", "edition") == house.refused(house.moving(third(1)))
    house.carry(third(2))
    assert 3 == house.state.charter.edition
    assert [] == house.faults()


def test_an_edition_has_no_faults() -> None:
    """An edition without bodies, and one that leaves out what the canonical form writes: a post's one place."""
    house = House()
    sound = json.loads(json.dumps(house.edition(TITLE)))
    del next(post for post in sound["posts"] if post["id"] == "president")["seats"]

    reason, rule = house.refused(house.moving(Amend(charter={**sound, "bodies": {}})))
    assert ("the new edition has faults: ", "amend") == (reason[:28], rule)
    assert ("the new edition is not in its canonical form", "amend") == house.refused(
        house.moving(Amend(charter=sound))
    )


def test_an_edition_is_not_in_force_before_it_was_moved() -> None:
    """Moved on 1 March, it cannot have held since January; it may hold from today, however late it is carried."""
    house = House()
    early = house.edition(TITLE, in_force=house.day - timedelta(days=1))

    assert ("it would be in force on 2026-02-28, before it was moved on 2026-03-01", "in_force") == house.refused(
        house.moving(Amend(charter=early))
    )
    motion = house.move(Amend(charter=house.edition(TITLE)))
    house.later(30).vote(motion, 4, 2)
    assert 2 == house.state.charter.edition
    assert [] == house.faults()


def test_an_edition_comes_into_force_on_its_day() -> None:
    """Carried on 1 March for 1 July: on 30 June it waits, and on 1 July somebody enters that it holds."""
    house = House()
    motion = house.move(Amend(charter=house.edition(TITLE, in_force=date(2026, 7, 1))))
    house.vote(motion, 4, 2)
    take = TakeEffect(motion=motion, at=date(2026, 6, 30))

    assert ("it comes into force on 2026-07-01", "in_force") == house.refused(take)
    house.later(122).enter(replace(take, at=date(2026, 7, 1)))
    assert (date(2026, 7, 1), 2) == (house.day, house.state.charter.edition)
    assert [] == house.faults()


def test_of_two_next_editions_the_second_lapses() -> None:
    """Both are edition 2, carried on one day and waiting for the window: one holds, the other must be moved anew."""
    house = House(extra=RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    motions = [house.move(Amend(charter=house.edition(change))) for change in (TITLE, ("seats: 2", "seats: 3"))]
    for motion in motions:
        house.vote(motion, 4, 2)
    house.later(7)
    first, second = (house.settle(motion) for motion in motions)

    assert [DecisionInEffect, CharterAmended] == [type(event) for event in first]
    assert [DecisionLapsed(motion=motions[1], rule="edition")] == second
    assert [] == house.faults()
