"""Changes of units that a recount turns round: units, members and mandates are given back, and what others did stands."""

from tests.assembly.changed_units import MERGED, branches, changed, fallen, undo
from tests.assembly.meadow import RULES
from tests.assembly.recalled import GRACE, meadow, of_type

from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.units import DissolveTheUnit, FormTheUnit, MergeUnits, MoveTheUnit, SplitUnit
from comitia.core.election.unit_change import (
    ReinstateUnit,
    UnitReinstated,
)
from comitia.core.mandate.grace import GraceLifted


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
