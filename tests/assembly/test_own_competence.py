"""Who makes posts, and who forms units of a type, where the charter says that of them apart: by whom, by how many, the heir."""

from dataclasses import replace

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import CHARTER, RULES
from tests.assembly.recalled import of_type

from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.post import CreateThePost, RenamePost
from comitia.core.assembly.effects.seat import Elect
from comitia.core.assembly.effects.units import DissolveTheUnit, FormTheUnit
from comitia.core.assembly.motion import MotionMoved
from comitia.core.mandate.post import PostAbolished, powers_of

AD_HOC = (
    "posts:\n",
    "posts:\n  ad_hoc: {create: {by: congress, majority: two_thirds}, "
    "abolish: {by: [congress, board], majority: simple, effect: {holders: terminate, powers: {to: board}}}}\n",
)
FORMED = (
    "branch: {parent: region}",
    "branch: {parent: region, form: {by: regional_council, majority: two_thirds}, dissolve: {by: congress}}",
)
PRESS = CreateThePost(post="press_officer", label="Press officer", seats=2, powers=("speak to the press",))
WHARF = FormTheUnit(id="wharf", type="branch", parent="east", name="Wharf")


def with_own(*changes: tuple[str, str], rules: str = RULES) -> House:
    """Return the federation whose charter has these changes."""
    text = CHARTER.replace("EXTRA", rules)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return House(text=text)


def majority(house: House) -> str:
    """Return the path of the majority that the motion moved last needs."""
    moved = of_type(house, MotionMoved)[-1]
    assert isinstance(moved, MotionMoved)
    return moved.requirement.rule


def test_posts_are_created_by_whom_the_charter_names_and_by_its_majority() -> None:
    """The congress by two thirds: a regional council may not, where it otherwise might."""
    house = with_own(AD_HOC)
    council = replace(PRESS, post="guide")
    said = house.refused(house.moving(council, "regional_council", "east", "e1"))

    assert ("the charter lets congress decide this, not regional_council", "posts.ad_hoc.create.by") == said
    assert House().move(council, "regional_council", "east", "e1")
    lost = house.move(PRESS)
    house.vote(lost, 3, 2)
    assert "posts.ad_hoc.create" == majority(house)
    assert "lost" == house.state_of(lost)
    house.carry(PRESS)
    assert house.state.holdings.post("press_officer") is not None
    assert [] == house.faults()


def test_made_posts_are_abolished_by_whom_the_charter_names_and_their_powers_have_an_heir() -> None:
    """The board, which neither made nor fills it, abolishes the post; the motion names no heir, the charter does."""
    house = with_own(AD_HOC)
    house.carry(PRESS)
    house.carry(Elect(office="press_officer", unit="union", persons=("p1",)))
    said = house.refused(house.moving(AbolishThePost(post="press_officer"), "regional_council", "east", "e1"))
    assert ("the charter lets congress or board decide this, not regional_council", "posts.ad_hoc.abolish.by") == said
    house.carry(AbolishThePost(post="press_officer"), "board", "union", "b1")

    assert "posts.ad_hoc.abolish" == majority(house)
    (abolished,) = of_type(house, PostAbolished)
    assert isinstance(abolished, PostAbolished)
    assert "board" == abolished.heir
    assert [] == house.holders("press_officer")
    assert [] == house.faults()


def test_the_motion_may_name_another_heir() -> None:
    """Its own word goes before the charter's; where that has none, the motion must."""
    house = with_own(AD_HOC)
    web = CreateThePost(post="web_officer", label="Web officer", powers=("publish",))
    house.carry(PRESS)
    house.carry(web)
    house.carry(AbolishThePost(post="press_officer", powers_to="web_officer"))

    assert ("publish", "speak to the press") == powers_of(house.state, "web_officer")
    silent = with_own((AD_HOC[0], AD_HOC[1].replace(", powers: {to: board}", "")))
    silent.carry(PRESS)
    assert "posts.press_officer.powers" == silent.refused(silent.moving(AbolishThePost(post="press_officer")))[1]


def test_posts_of_the_charter_and_other_changes_are_as_before() -> None:
    """`abolish` is about what decisions made: the charter's own post goes by `decisions.effects`, a new name by who fills it."""
    house = with_own(AD_HOC)
    house.carry(PRESS)
    post = AbolishThePost(post="local_secretary", powers_to="regional_council")

    assert "decisions.effects.abolish_post.by" == house.refused(house.moving(post, "board", "union", "b1"))[1]
    rename = RenamePost(post="press_officer", label="Speaker")
    assert "posts.press_officer" == house.refused(house.moving(rename, "board", "union", "b1"))[1]
    house.carry(post)
    assert [] == house.faults()


def test_a_notice_for_the_kind_of_decision_holds_for_these_too() -> None:
    """What `decisions.effects` says besides the body and the majority is said of all."""
    house = with_own(AD_HOC, rules=RULES.replace("  effects:\n", "  effects:\n    create_post: {notice: P7D}\n"))
    motion = house.move(PRESS)

    found = house.state.proceedings.motion(motion)
    assert found is not None
    assert "2026-03-08" == found.moved.not_before.isoformat()


def test_units_of_a_type_are_formed_and_dissolved_by_whom_the_charter_names() -> None:
    """The regional council forms branches in its region, by two thirds; the congress dissolves them, and regions as before."""
    house = with_own(FORMED)
    assert (
        "the charter lets regional_council decide this, not congress",
        "units.types.branch.form.by",
    ) == house.refused(house.moving(WHARF))
    abroad = replace(WHARF, parent="west")
    assert "units.types.branch.form.by" == house.refused(house.moving(abroad, "regional_council", "east", "e1"))[1]
    house.carry(WHARF, "regional_council", "east", "e1")
    assert "units.types.branch.form" == majority(house)
    assert house.state.unit("wharf") is not None
    dissolve = DissolveTheUnit(unit="wharf")
    said = house.refused(house.moving(dissolve, "regional_council", "east", "e1"))
    assert ("the charter lets congress decide this, not regional_council", "units.types.branch.dissolve.by") == said
    house.carry(dissolve)
    assert house.state.unit("wharf") is None
    house.carry(FormTheUnit(id="north", type="region", parent="union", name="North"))
    assert "procedure.majorities.simple" == majority(house)
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("rules", "rule"),
    [
        (RULES, "procedure.majorities.simple"),
        (RULES.replace("  effects:\n", "  effects:\n    form_unit: {by: congress}\n"), "decisions.effects.form_unit"),
    ],
)
def test_what_is_said_of_one_type_leaves_the_others(rules: str, rule: str) -> None:
    """A region is formed as all units are, a branch as the charter says of branches."""
    house = with_own(FORMED, rules=rules)
    house.carry(FormTheUnit(id="north", type="region", parent="union", name="North"))

    assert rule == majority(house)
    house.carry(WHARF, "regional_council", "east", "e1")
    assert "units.types.branch.form" == majority(house)
    assert [] == house.faults()
