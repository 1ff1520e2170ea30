"""Resignations: tendered for one mandate or several, settled by the body that gave them, or at once (domain 1.9)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RULES
from tests.assembly.plain import Plain

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.abolish import AbolishThePost
from comitia.core.assembly.effects.relieve import Relieve
from comitia.core.assembly.effects.resignation import AcceptResignation, RefuseResignation
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.mandate.ending import MandateEnded
from comitia.core.mandate.resignation import ResignationTendered, TenderResignation
from comitia.core.mandate.settlement import SettleResignation

NAMED = ("name the mandates held, each once", "resign")


def tender(house: House, *mandates: str) -> TenderResignation:
    """Return the command that tenders a resignation."""
    return TenderResignation(mandates=mandates, text=TEXT, at=house.day)


def outcome(house: House, resignation: str) -> str:
    """Return what became of a resignation."""
    found = house.state.holdings.resignation(resignation)
    return found.outcome if found else ""


def test_a_delegate_leaves_on_receipt() -> None:
    """From the council of the east, and so from the congress and the presidency, which rest on the seat."""
    house = House()

    entered = house.enter(tender(house, house.mandate("e1", "regional_council")))

    assert [("regional_council", "resigned"), ("congress", "support_lost"), ("president", "support_lost")] == [
        (event.office, event.cause) for event in entered if isinstance(event, MandateEnded)
    ]
    assert "in_effect" == outcome(house, "resignation-1")
    assert [] == house.faults()


def test_a_post_is_left_once_the_body_accepts() -> None:
    """The treasurer asks the congress; until it accepts, b1 stays; the board did not elect, and is not asked."""
    house = House()
    resignation = house.resign(house.mandate("b1", "treasurer"))
    accept = AcceptResignation(resignation=resignation)
    before = house.holders("treasurer")

    assert ("it is before congress of union", "resign") == house.refused(house.moving(accept, "board", "union", "b2"))
    house.carry(accept)
    assert (["b1"], [], "accepted") == (before, house.holders("treasurer"), outcome(house, resignation))
    assert ["b1", "b2", "b3"] == house.holders("board")
    assert ("no such resignation is pending", "resign") == house.refused(house.moving(accept))
    assert [] == house.faults()


def test_a_refused_holder_stays_and_may_ask_again() -> None:
    """Refused, the treasurer stays (I25); asks a second time, and is released; both are on the register."""
    house = House()
    first = house.resign(house.mandate("b1", "treasurer"))
    house.carry(RefuseResignation(resignation=first))
    stays = house.holders("treasurer")

    second = house.resign(house.mandate("b1", "treasurer"))
    house.carry(AcceptResignation(resignation=second))

    assert (["b1"], []) == (stays, house.holders("treasurer"))
    assert ["refused", "accepted"] == [each.outcome for each in house.state.holdings.resignations]
    assert [] == house.faults()


def test_a_lost_motion_to_accept_settles_nothing() -> None:
    """2 to 4 is no acceptance, and no refusal either: the resignation is still before the congress."""
    house = House()
    resignation = house.resign(house.mandate("b1", "treasurer"))

    house.vote(house.move(AcceptResignation(resignation=resignation)), 2, 4)

    assert ("pending", ["b1"]) == (outcome(house, resignation), house.holders("treasurer"))
    assert [] == house.faults()


def test_two_posts_are_laid_down_at_once() -> None:
    """President and a seat of the congress's board would be: treasurer and, by the same congress, the board's seat."""
    rules = RULES.replace("delegate: {effective: on_receipt}", "delegate: {needs: {accept_by: electing_body}}")
    house = House(extra=rules)
    resignation = house.resign(house.mandate("b1", "treasurer"), house.mandate("b1", "board"))

    house.carry(AcceptResignation(resignation=resignation))

    assert ([], ["b2", "b3"]) == (house.holders("treasurer"), house.holders("board"))
    assert [] == house.faults()


def test_two_posts_are_refused_at_once_and_one_is_abolished_later() -> None:
    """Asked for both, refused; a year later one post is abolished and the other stands (journey 2)."""
    text = House().text.replace("treasurer: {", "treasurer: {created_by: act, ")
    house = House(
        text=text.replace("resign:", "resign:\n  delegate: {needs: {accept_by: electing_body}}").replace(
            "  delegate: {effective: on_receipt}\n", ""
        )
    )
    resignation = house.resign(house.mandate("b1", "treasurer"), house.mandate("b1", "board"))
    house.carry(RefuseResignation(resignation=resignation))
    held = [held.office for held in house.state.holdings.of_person("b1")]

    house.later(365).carry(AbolishThePost(post="treasurer"))

    assert (["board", "treasurer"], ["board"]) == (
        held,
        [held.office for held in house.state.holdings.of_person("b1")],
    )
    assert "refused" == outcome(house, resignation)
    assert [] == house.faults()


def test_what_two_bodies_settle_is_tendered_twice() -> None:
    """The treasurer's post needs the congress, the seat on the board nobody: one letter for each."""
    house = House()
    mandates = (house.mandate("b1", "treasurer"), house.mandate("b1", "board"))

    assert (
        "these are not left by the same body's leave, majority and day: tender one for each",
        "resign",
    ) == house.refused(tender(house, *mandates))
    for mandate in mandates:
        house.resign(mandate)
    assert ["pending", "in_effect"] == [each.outcome for each in house.state.holdings.resignations]
    assert [] == house.faults()


@pytest.mark.parametrize("which", ["nothing", "unknown", "twice", "ended", "not begun", "over"])
def test_only_what_is_held_is_resigned_from(which: str) -> None:
    """Nothing at all, a mandate that is not there, one named twice, one that has ended, begins later, or is over."""
    house = House()
    mandate = house.mandate("e1", "president")
    mandates = {"nothing": (), "unknown": ("x:1",), "twice": (mandate, mandate)}.get(which, (mandate,))
    if which == "ended":
        house.carry(Relieve(mandate=mandate))
    days = {"not begun": -1, "over": 1461}.get(which, 0)

    assert NAMED == house.later(days).refused(tender(house, *mandates))


def test_nobody_resigns_for_another() -> None:
    """Two members of the board do not resign in one letter."""
    house = House()

    assert ("nobody resigns for somebody else", "resign") == house.refused(
        tender(house, house.mandate("b1", "board"), house.mandate("b2", "board"))
    )


def test_a_resignation_is_not_tendered_while_it_is_pending() -> None:
    """The congress has not decided on the first yet."""
    house = House()
    mandate = house.mandate("b1", "treasurer")
    house.resign(mandate)

    assert ("a resignation from it is pending already", "resign") == house.refused(tender(house, mandate))


@pytest.mark.parametrize("effect", [AcceptResignation, RefuseResignation])
def test_a_resignation_is_not_settled_before_it_was_tendered(
    effect: type[AcceptResignation | RefuseResignation],
) -> None:
    """Tendered on 1 March, accepted or refused on 28 February; and there is no second one."""
    house = House()
    resignation = house.resign(house.mandate("b1", "treasurer"))
    # everybody of the congress was elected on 1 March as well, so a post of a mandate that began before is needed
    early = replace(house.moving(effect(resignation=resignation)), at=house.day - timedelta(days=1))

    assert "bodies.congress.seats" == house.refused(early)[1]
    assert ("no such resignation is pending", "resign") == house.refused(
        house.moving(effect(resignation="resignation-2"))
    )


def test_a_resignation_of_today_is_not_settled_by_yesterday() -> None:
    """Tendered on 5 March; a vote entered for the 4th cannot have accepted it."""
    house = House().later(4)
    resignation = house.resign(house.mandate("b1", "treasurer"))
    early = replace(house.moving(AcceptResignation(resignation=resignation)), at=house.day - timedelta(days=1))

    assert ("it was tendered on 2026-03-05, after 2026-03-04", "resign") == house.refused(early)


@pytest.mark.parametrize(("in_favour", "against", "left"), [(4, 2, True), (3, 2, False)])
def test_the_charter_says_by_which_majority_a_resignation_is_accepted(
    in_favour: int, against: int, *, left: bool
) -> None:
    """Two thirds for the treasurer: 4 of 6 votes are, 3 of 5 are not; the path is in the motion."""
    house = House(extra=RULES.replace("accept_by: electing_body}", "accept_by: electing_body, majority: two_thirds}"))
    motion = house.move(AcceptResignation(resignation=house.resign(house.mandate("b1", "treasurer"))))

    house.vote(motion, in_favour, against)

    found = house.state.proceedings.motion(motion)
    assert "resign.post.needs.majority" == found.moved.requirement.rule  # type: ignore[union-attr]  # it is there
    assert left == ([] == house.holders("treasurer"))
    assert [] == house.faults()


def test_a_resignation_from_a_seat_has_its_own_majority() -> None:
    """A seat of the board is left by a simple majority, with the notice that decisions of this kind need."""
    rules = RULES.replace("delegate: {effective: on_receipt}", "delegate: {needs: {accept_by: electing_body}}")
    rules = rules.replace("effects:\n", "effects:\n    accept_resignation: {majority: two_thirds, notice: P3D}\n")
    house = House(extra=rules)
    motion = house.move(AcceptResignation(resignation=house.resign(house.mandate("b1", "board"))))

    assert "resign.delegate.needs.majority" == house.refused(house.putting(motion, 3, 2))[1]
    house.later(3).vote(motion, 3, 2)
    assert ["b2", "b3"] == house.holders("board")
    assert [] == house.faults()


def test_everybody_leaves_on_receipt_where_the_charter_says_nothing() -> None:
    """No section resign: an auditor leaves by the letter alone."""
    house = House(extra=RULES[: RULES.index("resign:")] + RULES[RULES.index("amend:") :])
    house.carry(Appoint(office="auditor", unit="union", persons=("a1",)))

    house.resign(house.mandate("a1", "auditor"))

    assert [] == house.holders("auditor")
    assert [] == house.faults()


def test_voters_who_meet_in_no_body_cannot_be_asked() -> None:
    """A clerk elected by all on the roll leaves on receipt, though the charter asks the electing body."""
    clerk = "posts:\n  clerk: {scope: region, elected_by: roll.members, rule: {id: plurality}}\n"
    house = House(text=House().text.replace("posts:\n", clerk))
    house.elect("clerk.east", "k1")

    house.resign(house.mandate("k1", "clerk"))

    assert [] == house.holders("clerk", "east")
    assert [] == house.faults()


def test_what_a_decision_enters_is_checked_again() -> None:
    """A resignation that is not there, one that is settled already, and one that is pending as it is."""
    house = House()
    resignation = house.resign(house.mandate("b1", "treasurer"))

    def settling(which: str, how: str) -> SettleResignation:
        why = "reversed" if how == "pending" else "decision"
        return SettleResignation(resignation=which, outcome=how, motion="motion-1", why=why, at=house.day)  # type: ignore[arg-type]

    assert ("there is no such resignation", "resign") == house.refused(settling("resignation-9", "accepted"))
    assert ("it is pending already", "resign") == house.refused(settling(resignation, "pending"))
    house.carry(RefuseResignation(resignation=resignation))
    assert ("it is refused already", "resign") == house.refused(settling(resignation, "accepted"))


@pytest.mark.parametrize(
    ("effect", "words"),
    [
        (AcceptResignation(resignation="r"), "r is accepted"),
        (RefuseResignation(resignation="r"), "r is refused, and the holder is not released"),
    ],
)
def test_what_is_so_once_it_is_carried(effect: Effect, words: str) -> None:
    """A sentence about the person."""
    assert words == effect.in_words(Plain())


def test_a_letter_names_what_it_is_about() -> None:
    """The entry has the person, the mandates and the body that decides."""
    house = House()
    mandate = house.mandate("b1", "treasurer")

    assert [
        ResignationTendered(
            resignation="resignation-1",
            person="b1",
            mandates=(mandate,),
            text=TEXT,
            request="none",
            condition=None,
            leave="asked",
            body="congress",
            unit="union",
            until=None,
            silence=None,
            effective_on=None,
        )
    ] == house.enter(tender(house, mandate))
