"""Changes of units that cannot be, and who may decide them and when."""

import pytest
from tests.assembly.changed_units import AT_ONCE, MERGED, branches, changed, fallen, refused, undo
from tests.assembly.house import House
from tests.assembly.meadow import RETURNS, RULES, charter_text

from comitia.core.assembly.decision import DecisionLapsed
from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.post import CreateThePost
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Elect
from comitia.core.assembly.effects.units import DissolveTheUnit, FormTheUnit, MergeUnits, MoveTheUnit, SplitUnit
from comitia.core.assembly.seats import weight_of
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.contest import CloseContest, OpenContest
from comitia.core.election.roll import CertifyRoll
from comitia.core.election.unit import FormUnit
from comitia.core.election.unit_change import (
    DissolveUnit,
    MergeUnit,
    MoveUnit,
    ReinstateUnit,
)
from comitia.core.refused import Refused


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
