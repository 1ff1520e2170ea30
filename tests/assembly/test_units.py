"""Units between elections: formed, moved, merged, split and dissolved by decision, and what becomes of mandates (domain I7)."""

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RETURNS, RULES, charter_text
from tests.assembly.recalled import GRACE, meadow, of_type, settle

from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.decision import DecisionLapsed
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Elect
from comitia.core.assembly.effects.units import DissolveTheUnit, FormTheUnit, MergeUnits, MoveTheUnit, SplitUnit
from comitia.core.assembly.seats import units_of, weight_of
from comitia.core.decider import decide
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.contest import CloseContest, OpenContest
from comitia.core.election.enrolment import Enrolment
from comitia.core.election.roll import CertifyRoll, RollCertified
from comitia.core.election.unit import FormUnit
from comitia.core.election.unit_change import (
    DissolveUnit,
    MergeUnit,
    MoveUnit,
    ReinstateUnit,
    UnitReinstated,
)
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.grace import GraceBegun, GraceLifted
from comitia.core.mandate.office import places
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared
from comitia.core.refused import Refused

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P60D, effect: at_once}\n")
MERGED = MergeUnits(units=("quay",), into="mill")


def changed(*effects: Effect, extra: str = AT_ONCE, mover: str = "w1") -> House:
    """Return the house in which the congress has carried these, one after the other, from motion 1 on."""
    house = House(extra=extra)
    for effect in effects:
        house.carry(effect, mover=mover)
    return house


def fallen(house: House) -> list[tuple[str, str, str]]:
    """Return who lost what, and why."""
    return [
        (end.person, end.office, end.cause) for end in of_type(house, MandateEnded) if isinstance(end, MandateEnded)
    ]


def undo(house: House, motion: str, challenger: str = "e2") -> None:
    """Let a recount turn a result round."""
    house.challenge(motion, challenger)
    house.recount(motion, 0, 2)


def refused(
    house: House, effect: Effect, body: str = "congress", unit: str = "union", mover: str = "e1"
) -> tuple[str, str]:
    """Return by which words and which rule a motion is refused."""
    return house.refused(house.moving(effect, body, unit, mover))


def test_a_unit_is_formed_by_decision_and_its_roll_is_certified_later() -> None:
    """It lies in its parent at once; a meeting of it waits for its roll, and so does whatever is measured by it."""
    house = changed(FormTheUnit(id="cove", type="branch", parent="east", name="The Cove"))

    assert ["quay", "mill", "cove"] == list(house.state.units_within("east", "branch"))
    assert "east" == house.state.unit_above("cove", "region")
    assert house.state.electors("members", "union") is None
    words, rule = house.refused(
        CountAttendance(body="branch_meeting", unit="cove", present=0, credentialed=None, at=house.day)
    )
    assert ("nobody can tell how many may sit in it: the roll of cove is not certified", "rolls.members") == (
        words,
        rule,
    )
    house.enter(CertifyRoll(roll="members", unit="cove", electors=7, digest=None, at=house.day))
    assert (7, 87) == (places(house.state, "branch_meeting", "cove"), house.state.electors("members", "union"))
    assert [] == house.faults()


def test_who_sits_for_a_merged_branch_is_kept_and_counts_for_the_one_it_went_into() -> None:
    """e1 and e2 sit for quay until their term ends; the meeting of mill, now of 40, may recall them."""
    house = changed(MERGED)

    assert [] == fallen(house)
    assert (["mill"], "mill") == (list(house.state.units_within("east", "branch")), house.state.successor("quay"))
    assert 4 == places(house.state, "regional_council", "east")
    assert (40, ("mill",)) == (
        places(house.state, "branch_meeting", "mill"),
        units_of(house.state, "regional_council", "east"),
    )
    house.carry(Recall(mandate="regional_council.quay:1"), "branch_meeting", "mill", "m1")
    assert ("e1", "regional_council", "recalled") == fallen(house)[0]
    assert [] == house.faults()


def test_what_is_in_a_merged_region_ends_and_what_rests_on_it_falls() -> None:
    """The council and the secretary of the west end with it, the congress seats after them; its branches go to the east."""
    house = changed(MergeUnits(units=("west",), into="east"))

    assert ["quay", "mill", "ford", "glen"] == list(house.state.units_within("east", "branch"))
    assert {
        ("w4", "local_secretary", "unit_dissolved"),
        *((f"w{n}", "regional_council", "unit_dissolved") for n in (1, 2, 3, 4)),
    } < set(fallen(house))
    assert ["support_lost"] * 3 == [cause for _, office, cause in fallen(house) if office == "congress"]
    assert ["e1", "e2", "e3"] == house.holders("congress")
    assert [] == house.holders("regional_council", "west")
    assert [] == house.faults()


def test_with_a_grace_the_seats_above_are_held_until_it_runs_out() -> None:
    """The congress seats of the west are held for 30 days; nobody moves up who would rest on a council that is gone."""
    house = meadow(GRACE)
    house.carry(MergeUnits(units=("west",), into="east"))

    assert 3 == len(of_type(house, GraceBegun))
    assert [] == of_type(house, VacancyDeclared)
    settle(house, house.day.replace(month=12))
    assert ["e1", "e2", "e3"] == house.holders("congress")
    assert [] == of_type(house, AlternateCalled)
    assert {"left_vacant"} == {
        event.filler for event in of_type(house, VacancyDeclared) if isinstance(event, VacancyDeclared)
    }
    assert [] == house.faults()


def test_whom_a_dissolved_branch_sent_falls_and_nobody_fills_the_seat() -> None:
    """The seats of glen are no more: w3 and w4 fall, w3 in the congress after the grace, and no vacancy is declared."""
    house = meadow(GRACE)
    house.carry(DissolveTheUnit(unit="glen"))

    assert [("w3", "regional_council", "unit_dissolved"), ("w4", "regional_council", "unit_dissolved")] == fallen(house)
    assert (2, ["w1", "w2"]) == (
        places(house.state, "regional_council", "west"),
        house.holders("regional_council", "west"),
    )
    assert ([], 1) == (of_type(house, VacancyDeclared), len(of_type(house, GraceBegun)))
    assert 60 == house.state.electors("members", "union")
    assert [] == house.faults()


def test_a_vacancy_beside_a_dissolved_branch_is_not_taken_for_its_seat() -> None:
    """e1 has resigned and e5 has moved up; e5 is recalled, e6 moves up: what quay leaves, nobody fills."""
    house = meadow(GRACE)
    for person in ("e1", "e5", "e6", "e3"):
        house.resign(house.mandate(person, "regional_council"))
    before = len(of_type(house, VacancyDeclared))
    house.carry(DissolveTheUnit(unit="quay"), mover="w1")

    assert before == len(of_type(house, VacancyDeclared))
    assert ["e4"] == house.holders("regional_council", "east")
    assert [] == house.faults()


def test_a_moved_branch_lies_elsewhere_and_its_delegates_stay_to_the_end_of_their_term() -> None:
    """The council of the east was shared out with quay, and that of the west without: that stands until the next time."""
    house = changed(MoveTheUnit(unit="quay", parent="west"))

    assert (["mill"], ["quay", "ford", "glen"]) == tuple(
        list(house.state.units_within(unit, "branch")) for unit in ("east", "west")
    )
    assert (4, 4) == tuple(places(house.state, "regional_council", unit) for unit in ("east", "west"))
    assert ["e1", "e2", "e3", "e4"] == house.holders("regional_council", "east")
    assert (20, 60) == tuple(house.state.electors("members", unit) for unit in ("east", "west"))
    assert [] == fallen(house) + house.faults()


def test_a_split_says_what_goes_where_and_the_rolls_no_longer_tell() -> None:
    """The south is given off with glen; the region as a whole keeps its number, the two parts of a branch do not."""
    house = changed(
        SplitUnit(unit="west", new=("south",), names=("The South",), below=("glen",), to=("south",)),
        SplitUnit(unit="quay", new=("pier", "dock"), names=("Pier", "Dock")),
    )

    assert (["ford"], ["glen"]) == tuple(list(house.state.units_within(unit, "branch")) for unit in ("west", "south"))
    assert ["quay", "mill", "pier", "dock"] == list(house.state.units_within("east", "branch"))
    assert [] == fallen(house)
    assert (None, None, 40) == (
        *(house.state.roll("members", unit) for unit in ("quay", "pier")),
        house.state.electors("members", "east"),
    )
    motion = house.move(Recall(mandate="regional_council.quay:1"), "branch_meeting", "quay", "q1")
    words, rule = house.refused(house.putting(motion, 2, 0))
    assert "rolls.members" == rule
    assert "the roll of quay does not say who is left there since units were split or merged; certify it anew" in words
    for unit, number in (("quay", 9), ("pier", 6), ("dock", 5)):
        house.enter(CertifyRoll(roll="members", unit=unit, electors=number, digest=None, at=house.day))
    house.vote(motion, 2, 0)
    assert ("e1", "regional_council", "recalled") == fallen(house)[0]
    assert [] == house.faults()


def test_a_reversed_merger_gives_the_unit_its_units_its_members_and_its_mandates_back() -> None:
    """The west is there again, with ford and glen, its council, its secretary, and its seats in the congress."""
    house = changed()
    before = {office: house.holders(*office) for office in OFFICES}
    house.carry(MergeUnits(units=("west",), into="east"))
    assert before != {office: house.holders(*office) for office in OFFICES}
    undo(house, "motion-1")

    assert before == {office: house.holders(*office) for office in OFFICES}
    assert (["quay", "mill"], ["ford", "glen"]) == branches(house, "east", "west")
    assert (40, 40) == tuple(house.state.electors("members", unit) for unit in ("east", "west"))
    assert ["west"] == [event.unit for event in of_type(house, UnitReinstated) if isinstance(event, UnitReinstated)]
    assert [] == house.faults()


OFFICES = (
    ("congress", "union"),
    ("regional_council", "east"),
    ("regional_council", "west"),
    ("local_secretary", "west"),
    ("president", "union"),
)


def branches(house: House, *regions: str) -> tuple[list[str], ...]:
    """Return the branches of regions."""
    return tuple(list(house.state.units_within(region, "branch")) for region in regions)


def test_a_reversed_dissolution_lifts_the_grace_and_makes_the_seats_again() -> None:
    """w3 and w4 sit for glen again, and w3 keeps the seat in the congress."""
    house = meadow(
        GRACE, RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P60D, effect: at_once}\n") + VACANCY
    )
    house.carry(DissolveTheUnit(unit="glen"))
    undo(house, "motion-1")

    assert ["w1", "w2", "w3", "w4"] == house.holders("regional_council", "west")
    assert (1, {}) == (len(of_type(house, GraceLifted)), house.state.holdings.graces)
    assert 80 == house.state.electors("members", "union")
    assert [] == house.faults()


VACANCY = "vacancy: {delegate: [next_alternate], CASCADE}\n"


def test_a_reversed_split_puts_the_members_and_the_branches_together_again() -> None:
    """The south goes up into the west, and with it what another decision has formed there since."""
    house = changed(
        SplitUnit(unit="west", new=("south",), names=("The South",), below=("glen",), to=("south",)),
        FormTheUnit(id="cove", type="branch", parent="south", name="Cove"),
        SplitUnit(unit="quay", new=("pier",), names=("Pier",)),
    )
    house.carry(CreateThePost(post="warden", label="Warden", filled_by="regional_council"), "regional_council", "east")
    undo(house, "motion-1")
    undo(house, "motion-3")

    assert (["quay", "mill"], ["ford", "glen", "cove"], []) == branches(house, "east", "west", "south")
    assert (20, 40) == (house.state.electors("members", "quay"), house.state.electors("members", "east"))
    assert ("west", "quay") == (house.state.successor("south"), house.state.successor("pier"))
    assert [] == house.faults()


def test_a_unit_that_was_formed_is_dissolved_again_unless_something_lies_in_it() -> None:
    """The north stays, for a branch was moved there since; the cove does not."""
    house = changed(
        FormTheUnit(id="north", type="region", parent="union", name="North"),
        FormTheUnit(id="cove", type="branch", parent="east", name="Cove"),
        MoveTheUnit(unit="mill", parent="north"),
    )
    undo(house, "motion-1")
    undo(house, "motion-2")

    assert (["quay"], ["mill"]) == branches(house, "east", "north")
    assert house.state.successor("cove") is None
    undo(house, "motion-3")
    assert (["quay", "mill"], []) == branches(house, "east", "north")
    assert [] == house.faults()


def test_a_unit_with_which_others_were_merged_is_not_taken_back_and_takes_them_along_when_dissolved() -> None:
    """Ford went up into the new fen: reversing the fen leaves it; dissolving it ends what ford has given."""
    house = changed(
        FormTheUnit(id="fen", type="branch", parent="west", name="Fen"), MergeUnits(units=("ford",), into="fen")
    )
    undo(house, "motion-1")
    assert ["glen", "fen"] == branches(house, "west")[0]
    house.carry(DissolveTheUnit(unit="fen"))

    lost = [(person, why) for person, office, why in fallen(house) if office == "regional_council"]
    assert [("w1", "unit_dissolved"), ("w2", "unit_dissolved")] == lost
    undo(house, "motion-3")
    assert ["w1", "w2", "w3", "w4"] == house.holders("regional_council", "west")
    assert [] == house.faults()


def test_what_others_have_done_since_stands() -> None:
    """Quay went into mill, and mill into glen: quay is given back in the heir of its place, with its own members only."""
    house = changed(
        MERGED,
        MergeUnits(units=("mill",), into="glen"),
        MoveTheUnit(unit="ford", parent="east"),
        MergeUnits(units=("east",), into="west"),
    )
    undo(house, "motion-1", "w2")

    assert (["quay", "ford", "glen"],) == branches(house, "west")
    assert (20, 40) == tuple(house.state.electors("members", unit) for unit in ("quay", "glen"))
    undo(house, "motion-3", "w2")
    assert (["quay", "ford", "glen"],) == branches(house, "west")
    assert [] == house.faults()


def test_a_merged_unit_may_be_dissolved_with_its_heir_and_its_place_be_gone() -> None:
    """Quay was dissolved, then the east, once mill had left it: quay cannot be given back where nothing is."""
    house = changed(DissolveTheUnit(unit="quay"), MoveTheUnit(unit="mill", parent="west"), DissolveTheUnit(unit="east"))
    undo(house, "motion-1", "w1")

    assert house.state.unit("quay") is None
    assert ("it is not gone, or has no place any more", "units") == house.refused(
        ReinstateUnit(motion="motion-1", unit="quay", at=house.day)
    )
    assert [] == house.faults()


def moved_and_voted(house: House, effect: Effect, body: str, unit: str, mover: str) -> str:
    """Move a motion and vote for it; return its id."""
    motion = house.move(effect, body, unit, mover)
    house.vote(motion, 2, 0)
    return motion


def settled(house: House, motion: str) -> None:
    """Let the time for challenges go by, and a decision take effect."""
    house.later(7)
    house.settle(motion)


def test_what_is_pending_before_a_body_of_a_gone_unit_is_decided_no_more() -> None:
    """A motion cannot be put, a carried one lapses, an organ is gone with its members, and none of it comes back unasked."""
    house = changed(extra=RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n"))
    organ = CreateThePost(post="works_council", label="Works council", seats=2, is_organ=True)
    settled(house, moved_and_voted(house, organ, "regional_council", "west", "w1"))
    settled(
        house,
        moved_and_voted(
            house, Elect(office="works_council", unit="west", persons=("x1",)), "regional_council", "west", "w1"
        ),
    )
    pending = house.move(Resolution(), "regional_council", "west", "w1")
    merging = moved_and_voted(house, MergeUnits(units=("west",), into="east"), "congress", "union", "e1")
    house.later(3)
    carried = moved_and_voted(house, Resolution(), "regional_council", "west", "w1")
    house.later(4)
    house.settle(merging)

    assert ("x1", "works_council", "unit_dissolved") in fallen(house)
    words, rule = house.refused(house.putting(pending, 2, 0))
    assert ("units", True) == (rule, words.startswith("it is no longer there: motion-4 merged it into east"))
    house.later(7)
    assert [DecisionLapsed(motion=carried, rule="bodies.regional_council")] == house.settle(carried)
    assert [] == house.faults()


def test_units_change_between_elections_only() -> None:
    """While the east elects its secretary neither it nor what lies in it is changed; what is elsewhere may be."""
    house = House(extra=AT_ONCE, returns=tuple(each for each in RETURNS if each[0] != "local_secretary.east"))
    house.enter(OpenContest(contest="local_secretary.east", at=house.day))

    for effect in (
        MergeUnits(units=("west",), into="east"),
        MergeUnits(units=("east",), into="west"),
        MoveTheUnit(unit="east", parent="union"),
        SplitUnit(unit="east", new=("north",), names=("North",)),
    ):
        words, rule = refused(house, effect)
        assert isinstance(effect, MoveTheUnit) or (
            words == "the contest local_secretary.east is open; units change between elections only"
            and rule == f"decisions.effects.{effect.kind}"
        )
    house.carry(MoveTheUnit(unit="glen", parent="east"))
    assert ["quay", "mill", "glen"] == branches(house, "east")[0]


def test_an_election_in_a_unit_that_is_gone_is_closed_as_not_held() -> None:
    """The cove was formed in a new region and elects; the decision is reversed meanwhile: its return is refused."""
    house = changed(
        FormTheUnit(id="north", type="region", parent="union", name="North"),
        FormTheUnit(id="cove", type="branch", parent="north", name="Cove"),
    )
    house.enter(CertifyRoll(roll="members", unit="cove", electors=9, digest=None, at=house.day))
    house.enter(ApportionSeats(body="regional_council", unit="north", group=0, at=house.day))
    house.enter(OpenContest(contest="regional_council.cove", at=house.day))
    undo(house, "motion-2")

    with pytest.raises(Refused, match="cove is no longer there; close the contest as not held") as found:
        house.declare("regional_council.cove", "n1 n2")
    assert "units" == found.value.rule
    house.enter(CloseContest(contest="regional_council.cove", outcome="not_held", at=house.day))
    assert [] == house.faults()


def test_a_new_region_waits_for_those_who_have_elected_elsewhere() -> None:
    """Glen sits in the council of the west until its term ends: the council of the south is not elected yet."""
    house = changed(SplitUnit(unit="west", new=("south",), names=("South",), below=("glen",), to=("south",)))
    house.enter(ApportionSeats(body="regional_council", unit="south", group=0, at=house.day))

    assert "it is open already" in house.refused(OpenContest(contest="regional_council.glen", at=house.day))[0]
    words, _ = house.refused(OpenContest(contest="local_secretary.south", at=house.day))
    assert "the regional council of south is not yet elected" == words


REFUSALS = (
    (FormTheUnit(id="quay", type="branch", parent="east", name="Q"), "there is, or was, a unit with this id", "units"),
    (FormTheUnit(id="no dots", type="branch", parent="east", name="Q"), "is no id", "units"),
    (FormTheUnit(id="cove", type="port", parent="east", name="Q"), "the charter has no unit type 'port'", "units.types"),
    (FormTheUnit(id="cove", type="branch", parent="union", name="Q"), "the charter wants region", "units.types.branch.parent"),
    (FormTheUnit(id="cove", type="branch", parent="nowhere", name="Q"), "there is no such unit", "units"),
    (FormTheUnit(id="cove", type="branch", parent="east", name=" "), "give the unit a name on one line", "decisions.effects.form_unit"),
    (MoveTheUnit(unit="quay", parent="east"), "it lies in east already", "units.types.branch.parent"),
    (MoveTheUnit(unit="quay", parent="mill"), "mill is of type branch; the charter wants region", "units.types.branch.parent"),
    (MoveTheUnit(unit="union", parent="east"), "union does not lie below union", "decisions.effects.move_unit.by"),
    (MergeUnits(units=("quay",), into="quay"), "and quay is itself", "units.types"),
    (MergeUnits(units=("quay",), into="west"), "another branch only, and west is region", "units.types"),
    (MergeUnits(units=(), into="west"), "name at least one unit, and each once", "decisions.effects.merge_units"),
    (MergeUnits(units=("quay", "quay"), into="mill"), "name at least one unit, and each once", "decisions.effects.merge_units"),
    (SplitUnit(unit="quay", new=("a", "a"), names=("A", "B")), "each once", "decisions.effects.split_unit"),
    (SplitUnit(unit="quay", new=("a",), names=("A", "B")), "1 new units and 2 names", "decisions.effects.split_unit"),
    (SplitUnit(unit="quay", new=("mill",), names=("A",)), "there is, or was, a unit", "units"),
    (SplitUnit(unit="east", new=("a",), names=("A",), below=("ford",), to=("a",)), "directly below east", "decisions.effects.split_unit"),
    (SplitUnit(unit="east", new=("a",), names=("A",), below=("quay",), to=("b",)), "directly below east", "decisions.effects.split_unit"),
    (SplitUnit(unit="east", new=("a",), names=("A",), below=("quay",), to=()), "directly below east", "decisions.effects.split_unit"),
    (DissolveTheUnit(unit="east"), "quay, mill lie below it; move, merge or dissolve them first", "units"),
    (DissolveTheUnit(unit="union"), "union does not lie below union", "decisions.effects.dissolve_unit.by"),
)  # fmt: skip


@pytest.mark.parametrize(("effect", "words", "rule"), REFUSALS)
def test_what_cannot_be_is_refused(effect: Effect, words: str, rule: str) -> None:
    """Each with the rule that stands in its way."""
    said, by = refused(House(), effect)

    assert (True, rule) == (words in said, by), said


def test_the_root_is_never_changed_even_where_the_charter_lets_a_body_of_it_decide() -> None:
    """The congress may dissolve what is within the union, and the union it is."""
    named = RULES.replace(
        "  effects:\n", "  effects:\n    dissolve_unit: {by: congress}\n    split_unit: {by: congress}\n"
    )
    house = House(extra=named)

    for effect in (DissolveTheUnit(unit="union"), SplitUnit(unit="union", new=("a",), names=("A",))):
        assert (
            "it is the whole organisation, which is never merged, split, moved or dissolved",
            "units.types.union.root",
        ) == refused(house, effect)


def test_an_id_is_never_used_again() -> None:
    """Neither that of a merged unit nor that of a dissolved one; what is gone is neither moved nor merged into."""
    house = changed(MERGED, DissolveTheUnit(unit="glen"))

    for unit, fate in (("quay", "motion-1 merged it into mill"), ("glen", "motion-2 dissolved it")):
        assert refused(house, FormTheUnit(id=unit, type="branch", parent="east", name="X"))[1] == "units"
        assert (f"it is no longer there: {fate}", "units") == refused(house, MoveTheUnit(unit=unit, parent="west"))
        assert (f"it is no longer there: {fate}", "units") == refused(house, MergeUnits(units=("ford",), into=unit))


def test_who_decides_where_the_charter_is_silent_and_where_it_is_not() -> None:
    """Silent: a body above all units concerned, no organ made by decision; named: that body, within its unit."""
    house = changed(CreateThePost(post="works_council", label="Works council", seats=2, is_organ=True))
    house.carry(Elect(office="works_council", unit="union", persons=("x1", "x2")))
    above = "decisions.effects.move_unit.by"

    assert above == refused(house, MoveTheUnit(unit="quay", parent="west"), "regional_council", "east")[1]
    assert above == refused(house, MoveTheUnit(unit="east", parent="union"), "regional_council", "east")[1]
    assert above == refused(house, MoveTheUnit(unit="quay", parent="west"), "works_council", "union", "x1")[1]
    house.carry(MERGED, "regional_council", "east")
    assert (["mill"],) == branches(house, "east")
    named = AT_ONCE.replace(
        "  effects:\n",
        "  effects:\n    dissolve_unit: {by: [regional_council]}\n    move_unit: {by: [regional_council]}\n",
    )
    house = House(extra=named)
    assert "decisions.effects.dissolve_unit.by" == refused(house, DissolveTheUnit(unit="quay"))[1]
    assert above == refused(house, MoveTheUnit(unit="ford", parent="east"), "regional_council", "east")[1]
    house.carry(DissolveTheUnit(unit="quay"), "regional_council", "east", "e3")
    assert (["mill"],) == branches(house, "east")


def test_the_deciders_refuse_what_only_a_forged_record_asks_for() -> None:
    """A merger with units below, a return of what is there, a unit formed after the elections without a decision."""
    house = House()
    at = house.day

    for command, words in (
        (MergeUnit(motion="motion-1", unit="east", into="west", at=at), "quay, mill lie below it"),
        (DissolveUnit(motion="motion-1", unit="nowhere", at=at), "there is no such unit"),
        (ReinstateUnit(motion="motion-1", unit="quay", at=at), "it is not gone"),
        (MoveUnit(motion="motion-1", unit="union", parent="east", at=at), "the charter wants no unit above it"),
        (FormUnit(unit="cove", type="branch", parent="east", name="Cove", at=at), "units are formed at the founding"),
        (CertifyRoll(roll="members", unit="quay", electors=1, digest=None, at=at), "it is certified already"),
    ):
        assert words in house.refused(command)[0]
    assert 80 == weight_of(weighing().state, "congress", "union")


def weighing() -> House:
    """Return the house with a congress that weighs votes by the roll."""
    text = charter_text(AT_ONCE).replace(
        "    supreme: true\n", "    supreme: true\n    voting: {weight: roll.members}\n"
    )
    return House(text=text)


def test_what_is_apportioned_next_is_measured_by_the_rolls_as_units_are_then() -> None:
    """Merged, mill measures 40; split, nobody can tell until its parts are certified anew."""
    text = charter_text(AT_ONCE).replace(
        "seats: {from: branch, apportion: {fixed: 2}}",
        "seats: {from: branch, apportion: {per: 10, round: up, base: roll.members}}",
    )
    house = House(text=text)
    house.carry(FormTheUnit(id="north", type="region", parent="union", name="North"))
    house.carry(MERGED)
    house.carry(SplitUnit(unit="glen", new=("fen",), names=("Fen",)))
    for unit in ("mill", "glen", "fen"):
        house.carry(MoveTheUnit(unit=unit, parent="north"))
    sharing = ApportionSeats(body="regional_council", unit="north", group=0, at=house.day)

    words, rule = house.refused(sharing)
    assert ("rolls.members", True) == (rule, "the roll of glen does not say who is left there" in words)
    house.enter(CertifyRoll(roll="members", unit="glen", electors=15, digest=None, at=house.day))
    house.enter(CertifyRoll(roll="members", unit="fen", electors=25, digest=None, at=house.day))
    (shared,) = decide(house.state, sharing)
    assert {"mill": 4, "glen": 2, "fen": 3} == shared.seats
    house.enter(CertifyRoll(roll="members", unit="mill", electors=61, digest=None, at=house.day))
    (shared,) = decide(house.state, sharing)
    assert {"mill": 7, "glen": 2, "fen": 3} == shared.seats
    assert [] == house.faults()


def test_who_is_on_which_list_after_a_merger_and_a_split() -> None:
    """q1 was certified in quay: now in mill; once mill is split, in one of the two, and nobody knows in which."""
    house = House(extra=AT_ONCE)
    state = house.state
    state.enrolment = Enrolment()
    for unit in house.of_type("branch"):
        state.evolve(
            RollCertified(roll="members", unit=unit, reference_date=house.day, electors=20, digest=unit), house.day
        )
    state.enroll("members", "quay", "q1")
    house.carry(MERGED, mover="w1")
    assert (True, False, True) == tuple(state.is_on_roll("members", unit, "q1") for unit in ("mill", "glen", "east"))
    house.carry(SplitUnit(unit="mill", new=("fen",), names=("Fen",)), mover="w1")
    assert (None, None, True, False) == tuple(
        state.is_on_roll("members", unit, "q1") for unit in ("mill", "fen", "east", "west")
    )
    house.carry(DissolveTheUnit(unit="fen"), mover="w1")
    assert None is state.is_on_roll("members", "east", "q1")
