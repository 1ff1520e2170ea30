"""Units between elections: formed, moved, merged, split and dissolved, and what becomes of mandates and rolls (domain I7)."""

from tests.assembly.changed_units import AT_ONCE, MERGED, changed, fallen
from tests.assembly.house import House
from tests.assembly.meadow import charter_text
from tests.assembly.recalled import GRACE, meadow, of_type, settle

from comitia.core.assembly.attendance import CountAttendance
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.assembly.effects.units import DissolveTheUnit, FormTheUnit, MergeUnits, MoveTheUnit, SplitUnit
from comitia.core.assembly.seats import units_of
from comitia.core.decider import decide
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.contest import OpenContest
from comitia.core.election.enrolment import Enrolment
from comitia.core.election.roll import CertifyRoll, RollCertified
from comitia.core.mandate.grace import GraceBegun
from comitia.core.mandate.office import places
from comitia.core.mandate.vacancy import AlternateCalled, VacancyDeclared


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


def test_a_new_region_waits_for_those_who_have_elected_elsewhere() -> None:
    """Glen sits in the council of the west until its term ends: the council of the south is not elected yet."""
    house = changed(SplitUnit(unit="west", new=("south",), names=("South",), below=("glen",), to=("south",)))
    house.enter(ApportionSeats(body="regional_council", unit="south", group=0, at=house.day))

    assert "it is open already" in house.refused(OpenContest(contest="regional_council.glen", at=house.day))[0]
    words, _ = house.refused(OpenContest(contest="local_secretary.south", at=house.day))
    assert "the regional council of south is not yet elected" == words


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
