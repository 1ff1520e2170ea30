"""Resignations and what else happens: their body is merged or dissolved, a result is challenged, an acceptance waits."""

from datetime import date

import pytest
from tests.assembly.house import TEXT, House
from tests.assembly.meadow import RULES
from tests.assembly.tendered import check, settle

from comitia.core.assembly.effects.resignation import AcceptResignation
from comitia.core.assembly.effects.units import DissolveTheUnit, MergeUnits
from comitia.core.mandate.release import WithdrawResignation
from comitia.core.mandate.settlement import ResignationSettled

SEAT = "  delegate: {needs: {accept_by: electing_body, within: P30D, silence: accepted}}\n"
WAITS = "decisions:\n  challenge: {within: P7D, effect: waits}\n"
ASKED = "resignation-1"


def house(seat: str = "", waits: bool = True, post: str = "needs: {accept_by: electing_body}") -> House:
    """Return a house with a challenge window, in which seats and posts are left as these rules say."""
    text = RULES.replace("decisions:\n", WAITS) if waits else RULES
    text = text.replace("  delegate: {effective: on_receipt}\n", seat) if seat else text
    return House(extra=text.replace("{needs: {accept_by: electing_body}}", f"{{{post}}}", 1))


def outcome(found: House) -> str:
    """Return what became of the first resignation."""
    return found.state.holdings.resignation(ASKED).outcome  # type: ignore[union-attr]  it was tendered


def test_the_body_of_the_unit_that_took_the_members_over_decides() -> None:
    """Quay is merged into mill: the meeting of mill accepts, and is told so; the time goes on."""
    found = house(SEAT, waits=False)
    found.resign(found.mandate("e1", "regional_council"))
    found.carry(MergeUnits(units=("quay",), into="mill"))
    accept = AcceptResignation(resignation=ASKED)

    assert "pending" == outcome(found)
    assert ("it is before branch_meeting of mill", "resign") == found.refused(found.moving(accept))
    found.carry(accept, "branch_meeting", "mill", "m1")
    assert "accepted" == outcome(found)
    check(found)


def test_a_letter_lapses_with_the_unit_whose_body_elected() -> None:
    """Its branch is dissolved, and the seat with it: the letter goes with that decision."""
    found = house(SEAT, waits=False)
    found.resign(found.mandate("e1", "regional_council"))
    found.carry(DissolveTheUnit(unit="quay"))
    lapsed = [event for _, event in found.acts if isinstance(event, ResignationSettled)]

    assert [("lapsed", "motion-1")] == [(event.outcome, event.motion) for event in lapsed]
    check(found)


@pytest.mark.parametrize(
    ("recount", "day", "became"),
    [((4, 1), date(2026, 3, 14), "accepted"), ((2, 3), date(2026, 3, 14), "refused")],
)
def test_silence_waits_for_the_answer_to_a_challenge(recount: tuple[int, int], day: date, became: str) -> None:
    """Put on day 8 of 10 and declared lost, challenged on day 9; counted again on day 13: carried, or silence counts then."""
    found = house(post="needs: {accept_by: electing_body, within: P10D, silence: refused}")
    found.resign(found.mandate("e1", "president"))
    motion = found.move(AcceptResignation(resignation=ASKED))
    found.later(8).vote(motion, 2, 3)
    found.later(1).challenge(motion)

    assert [] == settle(found, date(2026, 3, 12))
    found.later(2)
    found.day = day
    found.recount(motion, *recount)
    settle(found, day)
    assert became == outcome(found)
    check(found)


def test_an_acceptance_that_waits_cannot_be_withdrawn_from() -> None:
    """Carried on day 0 with a week in which it can be challenged: it is accepted, says the charter, and so it is."""
    found = house(post="needs: {accept_by: electing_body}, withdraw_until: accepted")
    found.resign(found.mandate("e1", "president"))
    motion = found.move(AcceptResignation(resignation=ASKED))
    found.vote(motion, 4, 1)

    said = (
        f"it is accepted by {motion}, though that waits, and can be withdrawn no more",
        "resign.post.withdraw_until",
    )
    assert said == found.refused(WithdrawResignation(resignation=ASKED, text=TEXT, at=found.day))
