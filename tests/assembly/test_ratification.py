"""Ratification: bodies below say yes to an amendment before it holds, in time (I38)."""

from datetime import timedelta

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain

from comitia.core.assembly.amendment import AmendCharter, CharterAmended
from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, DecisionReversed, TakeEffect, due
from comitia.core.assembly.effects.amend import Amend
from comitia.core.assembly.effects.ratify import RatifyAmendment
from comitia.core.assembly.effects.resolution import Resolution
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


def _cause(house: House, event: object, motion: str) -> bool:
    """Tell whether an event follows from the ratification that this motion decided on."""
    after = [each for _, each in house.acts]
    start = next(n for n, each in enumerate(after) if isinstance(each, AmendmentRatified) and each.motion == motion)
    return event in after[start : start + 3]


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


def test_an_amendment_that_too_few_ratify_in_time_lapses() -> None:
    """One of four within 60 days: on the 60th it waits no more."""
    house = federation()
    motion = amended(house)
    ratify(house, motion, "east")
    house.later(59)
    refused = house.refused(TakeEffect(motion=motion, at=house.day))

    entered = house.later(1).settle(motion)

    assert "amend.ratify" == refused[1]
    assert [DecisionLapsed(motion=motion, rule="amend.ratify.within")] == entered
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


def test_a_reversed_edition_that_brought_the_ratifying_body_stops_nobody() -> None:
    """Edition 2 brings a forum that ratifies; edition 3 is carried under it; edition 2 is reversed: 3 waits, no more."""
    house = House(extra=RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n"))
    forum = "  forum: {tier: organ, scope: region, seats: {elected_by: regional_council, count: 1}, rule: {id: block}}"
    changes = (
        ("posts:", f"{forum}\nposts:"),
        ("majority: two_thirds}", "majority: two_thirds, ratify: {bodies: forum, ge: 1/2}}"),
    )
    second = house.move(Amend(charter=house.edition(*changes)))
    house.vote(second, 6, 0)
    third = house.move(Amend(charter=house.edition(*changes, number=3)))
    house.vote(third, 6, 0)
    house.challenge(second)
    house.recount(second, 0, 6)

    assert ("carried", 1) == (house.state_of(third), house.state.charter.edition)
    assert due(house.state, house.day) is None
    assert [] == house.faults()


def test_what_was_not_ratified_in_time_does_not_wait_for_its_day() -> None:
    """It was to hold from the 100th day; on the 60th too few have ratified, and it lapses then."""
    house = federation()
    motion = house.move(Amend(charter=house.edition(TITLE, in_force=house.day + timedelta(days=100))))
    house.vote(motion, 8, 4)
    ratify(house, motion, "east")

    assert [DecisionLapsed(motion=motion, rule="amend.ratify.within")] == house.later(60).settle(motion)
