"""Amendments: a sound next edition that keeps what the register rests on, and its ratification (I38)."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.assembly.house import RULES, House, Plain

from comitia.core.assembly.amendment import AmendCharter, CharterAmended
from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, DecisionReversed, TakeEffect
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.ratify import RatifyAmendment
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.assembly.ratification import AmendmentRatified, RatificationReversed, Ratify, Unratify

TITLE = ("title: Meadow Federation", "title: Federation of the Meadow")
RATIFY = RULES.replace(
    "majority: two_thirds}", "majority: two_thirds, ratify: {bodies: regional_council, ge: 1/2, within: P60D}}"
)
WAITS = RATIFY.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n")
AT_ONCE = RATIFY.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")
REGIONS = ("east", "west", "north", "south")


def federation(extra: str = RATIFY) -> House:
    """Return a house of four regions: e in the east, w, n and s, with three delegates each."""
    return House(
        extra=extra,
        units=(
            ("union", "union", None),
            *((region, "region", "union") for region in REGIONS),
            *((f"{region}-{number}", "branch", region) for region in REGIONS for number in (1, 2)),
        ),
        returns=(
            *((f"regional_council.{region}-1", f"{region[0]}1 {region[0]}2") for region in REGIONS),
            *((f"regional_council.{region}-2", f"{region[0]}3 {region[0]}4") for region in REGIONS),
            *((f"congress.{region}", f"{region[0]}1 {region[0]}2 {region[0]}3") for region in REGIONS),
        ),
    )


def amended(house: House, *changes: tuple[str, str]) -> str:
    """Carry an amendment by 8 to 4, and return the motion."""
    motion = house.move(Amend(charter=house.edition(*(changes or (TITLE,)))))
    house.vote(motion, 8, 4)
    return motion


def ratify(house: House, motion: str, region: str) -> str:
    """Have the council of a region ratify by 3 to 1, and return its motion."""
    own = house.move(RatifyAmendment(motion=motion), "regional_council", region, f"{region[0]}1")
    house.vote(own, 3, 1)
    return own


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
    assert [
        DecisionLapsed(motion=motions[1], reason="it must be edition 3, and supersede edition 2", rule="edition")
    ] == second
    assert [] == house.faults()


def test_an_amendment_is_ratified_by_half_of_the_regions_and_one_is_late() -> None:
    """Two of four regions ratify within 60 days; a third, on the last day but one, changes nothing; the fourth is late."""
    house = federation()
    motion = amended(house)

    ratify(house, motion, "east")
    waiting = (house.state_of(motion), house.state.charter.edition)
    refused = house.refused(TakeEffect(motion=motion, at=house.day))
    entered_by = ratify(house.later(30), motion, "west")
    ratify(house.later(29), motion, "north")

    assert ("carried", 1) == waiting
    assert ("it is not ratified by enough of those whom the charter asks", "amend.ratify") == refused
    assert ("in_effect", 2) == (house.state_of(motion), house.state.charter.edition)
    assert [AmendmentRatified, DecisionInEffect, CharterAmended] == [
        type(event) for _, event in house.acts if _cause(house, event, entered_by)
    ]
    house.later(1)
    assert ("it is late: it could be ratified before 2026-04-30", "amend.ratify.within") == house.refused(
        house.moving(RatifyAmendment(motion=motion), "regional_council", "south", "s1")
    )
    assert [] == house.faults()


def _cause(house: House, event: object, motion: str) -> bool:
    """Tell whether an event follows from the ratification that this motion decided on."""
    after = [each for _, each in house.acts]
    start = next(n for n, each in enumerate(after) if isinstance(each, AmendmentRatified) and each.motion == motion)
    return event in after[start : start + 3]


def test_an_amendment_that_too_few_ratify_in_time_lapses() -> None:
    """One of four within 60 days: on the 60th it waits no more."""
    house = federation()
    motion = amended(house)
    ratify(house, motion, "east")
    house.later(59)
    refused = house.refused(TakeEffect(motion=motion, at=house.day))

    entered = house.later(1).settle(motion)

    assert "amend.ratify" == refused[1]
    assert [DecisionLapsed(motion=motion, reason="it was not ratified in time", rule="amend.ratify.within")] == entered
    assert ("no such amendment waits for ratification", "amend.ratify") == house.refused(
        house.moving(RatifyAmendment(motion=motion), "regional_council", "west", "w1")
    )
    assert [] == house.faults()


def test_a_ratification_voted_in_time_counts_though_its_window_ends_later() -> None:
    """Voted on the 59th day with a window of 7: the amendment waits for it on the 60th, and holds on the 66th."""
    house = federation(WAITS)
    motion = amended(house)
    ratify(house, motion, "east")
    house.later(59)
    last = ratify(house, motion, "west")
    house.settle("motion-2")
    waits = house.refused(TakeEffect(motion=motion, at=house.later(1).day))

    house.later(6).settle(last)

    assert "amend.ratify" == waits[1]
    assert ("in_effect", 2) == (house.state_of(motion), house.state.charter.edition)
    assert [] == house.faults()


@pytest.mark.parametrize(("share", "needed"), [("gt: 1/2", 3), ("ge: 1/2", 2), ("ge: 2/3", 3), ("ge: 1/100", 1)])
def test_the_share_is_of_all_regions(share: str, needed: int) -> None:
    """Of four: more than half are 3, at least half 2, two thirds 3, and one at least in any case."""
    house = federation(RATIFY.replace("ge: 1/2", share))
    motion = amended(house)
    for region in REGIONS[: needed - 1]:
        ratify(house, motion, region)
    before = house.state_of(motion)

    ratify(house, motion, REGIONS[needed - 1])

    assert ("carried", "in_effect") == (before, house.state_of(motion))
    assert [] == house.faults()


def test_who_ratifies_what() -> None:
    """Regions ratify an amendment that is carried, each once; not a resolution, nor what is not there, nor the board."""
    house = federation()
    other = house.move(Resolution())
    house.vote(other, 8, 4)
    pending = house.move(Amend(charter=house.edition(TITLE)))
    none = ("no such amendment waits for ratification", "amend.ratify")

    def moving(motion: str) -> tuple[str, str]:
        return house.refused(house.moving(RatifyAmendment(motion=motion), "regional_council", "east", "e1"))

    assert [none, none, none] == [moving("motion-9"), moving(other), moving(pending)]
    house.vote(pending, 8, 4)
    assert ("the charter asks regional_council", "amend.ratify.bodies") == house.refused(
        house.moving(RatifyAmendment(motion=pending))
    )
    ratify(house, pending, "east")
    assert ("this body has ratified it already", "amend.ratify") == moving(pending)
    assert "the amendment of m is ratified here" == RatifyAmendment(motion="m").in_words(Plain())


def test_a_ratification_is_needed_only_where_the_charter_asks() -> None:
    """Without the section, an amendment waits for nobody, and nobody ratifies it."""
    house = House()
    motion = house.move(Amend(charter=house.edition(TITLE)))
    house.vote(motion, 4, 2)

    assert ("no such amendment waits for ratification", "amend.ratify") == house.refused(
        house.moving(RatifyAmendment(motion=motion), "regional_council", "east")
    )


def test_an_amendment_is_ratified_as_the_charter_said_when_it_was_moved() -> None:
    """The amendment itself does away with ratification: it needs that of two regions all the same."""
    house = federation()
    without = (", ratify: {bodies: regional_council, ge: 1/2, within: P60D}", "")
    motion = amended(house, without)
    before = house.state_of(motion)
    ratify(house, motion, "east")
    ratify(house, motion, "west")

    assert ("carried", "in_effect") == (before, house.state_of(motion))
    assert house.enter(house.moving(RatifyAmendment(motion=motion), "regional_council", "north", "n1"))
    assert [] == house.faults()


def test_a_ratification_that_was_a_misread_count_counts_no_more() -> None:
    """East and west had ratified, and edition 2 held; the west's vote was 1 to 3: edition 1 is in force again."""
    house = federation(AT_ONCE)
    motion = amended(house)
    ratify(house, motion, "east")
    own = ratify(house, motion, "west")
    held = house.state.charter.edition
    house.challenge(own, "w2")

    entered = house.recount(own, 1, 3)

    assert [DecisionReversed, RatificationReversed, DecisionReversed, CharterAmended] == [
        type(event) for event in entered
    ][1:]
    assert (2, 1, "reversed", "reversed") == (
        held,
        house.state.charter.edition,
        house.state_of(motion),
        house.state_of(own),
    )
    assert [] == house.faults()


def test_one_of_three_ratifications_is_not_missed() -> None:
    """Three of four had ratified where two are needed: without one of them the edition stays in force."""
    house = federation(AT_ONCE)
    motion = amended(house)
    own = [ratify(house, motion, region) for region in REGIONS[:3]]
    house.challenge(own[0], "e2")

    house.recount(own[0], 1, 3)

    assert ("in_effect", 2) == (house.state_of(motion), house.state.charter.edition)
    assert [] == house.faults()


def test_a_ratification_is_taken_back_before_the_amendment_holds() -> None:
    """One of four had ratified, by a misread count: it still waits for two, and the same region may ratify anew."""
    house = federation(AT_ONCE)
    motion = amended(house)
    own = ratify(house, motion, "east")
    house.challenge(own, "e2")
    house.recount(own, 1, 3)
    before = house.state_of(motion)

    ratify(house, motion, "east")
    ratify(house, motion, "west")

    assert ("carried", "in_effect") == (before, house.state_of(motion))
    assert [] == house.faults()


def test_what_a_decision_enters_is_checked_again() -> None:
    """A second ratification, one taken back that was not given, and an edition that is in force already."""
    house = federation()
    motion = amended(house)
    ratify(house, motion, "east")
    given = Ratify(amendment=motion, motion="motion-2", body="regional_council", unit="east", at=house.day)
    taken = Unratify(amendment=motion, motion="motion-2", body="regional_council", unit="west", at=house.day)

    assert ("this body has ratified it already", "amend.ratify") == house.refused(given)
    assert ("this body has not ratified it", "amend.ratify") == house.refused(taken)
    assert ("edition 1 is in force already", "amend") == house.refused(
        AmendCharter(motion=motion, charter=house.charter.canonical(), at=house.day)
    )
