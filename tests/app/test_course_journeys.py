"""Journeys of mandates between beginning and end, from the command line, on both databases: death, silence, suspension."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.decision_folder import NESTED, NEXT_UP, RULES, VACANCY, decision_folder

CHALLENGE = VACANCY.replace("decisions:\n", "decisions:\n  challenge: {within: P7D, effect: at_once}\n")
ACCEPTED = (
    "mandate: {acceptance: {within: P14D, silence: declined}, ends: [term, death, resignation_effective, recall]}\n"
)


def test_a_death_entered_in_error(db: str, key: Path, tmp_path: Path) -> None:
    """Ada East is taken for dead: all ends, what is pending lapses, the alternates move up, and it is undone."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", VACANCY, changes=NESTED, next_up=NEXT_UP))
    desk.does("resign", "--by", "easta", "easta@secretary", "--text", "Tired.", on="2026-05-10")
    died = desk.says("depart", "death", "easta", "--text", "Notice of 9 May.")
    lapsed = desk.refuses(
        "motion", "move", "congress", "--by", "westa", "--text", "x", "--effect", "accept_resignation", "resignation=1"
    )
    again = desk.refuses("depart", "death", "easta", "--text", "Once more.")
    shown = desk.says("mandate", "show", "easta")

    assert "Ada East has died." in died
    assert "Ada East is no longer secretary: the holder has died." in died
    assert "Ada East is no longer a member of the congress: the holder has died." in died
    assert "Eva East moves up to a seat in the regional council of East" in died
    assert "Dan East moves up to a seat in the congress" in died
    assert "It is departure 1; if it was entered in error: comitia depart withdraw 1" in died
    assert "resignation-1: it lapsed with the death of the person (mandate.ends)" in lapsed
    assert "Ada East: the person's death is on the record already (mandate.ends)" in again
    assert "Ada East has died. " in shown
    assert "Secretary: 1 March 2026 to 10 May 2026, died." in shown

    undone = desk.says("depart", "withdraw", "1", "--text", "Another of that name.", on="2026-05-12")
    assert "Departure 1, of Ada East, was entered in error, and is withdrawn." in undone
    assert "Ada East is secretary again, as before: the departure is withdrawn." in undone
    assert "Eva East is no longer a member of the regional council of East: a decision was reversed." in undone
    assert "has died" not in desk.says("mandate", "show", "easta")
    assert desk.is_sound(tmp_path)


def test_a_lost_qualification(db: str, key: Path, tmp_path: Path) -> None:
    """Ada East moves away: the council is lost at once, the congress and the post after the grace."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", VACANCY, changes=NESTED, next_up=NEXT_UP))
    moved = desk.says("depart", "disqualified", "easta", "regional_council", "--text", "Moved away.", on="2026-05-20")
    assert "Ada East is no longer qualified for 1 seat or post." in moved
    assert "Ada East is no longer a member of the regional council of East: no longer qualified for that." in moved
    assert "it ends on 19 June 2026, unless that seat is regained" in moved
    fallen = desk.says("motion", "settle", on="2026-07-01")
    assert "Ada East is no longer secretary: the seat on which it rested is lost." in fallen
    assert desk.is_sound(tmp_path)


def test_a_mandate_is_accepted_declined_or_settled_by_silence(db: str, key: Path, tmp_path: Path) -> None:
    """East accepts, Ada West declines, and whoever says nothing is out on 15 March; the list of who is waited for."""
    rules = VACANCY + ACCEPTED
    desk = Desk(db, key, decision_folder(tmp_path / "folder", rules, changes=NESTED, next_up=NEXT_UP))
    for person in ("eastb", "eastc", "eastd"):
        desk.does("mandate", "accept", "regional_council", "--by", person, on="2026-03-02")
    declined = desk.says("mandate", "decline", "regional_council", "--by", "easta")
    nobody = desk.refuses("mandate", "accept", "regional_council", "--by", "easta")
    other = desk.refuses("mandate", "accept", "eastb@regional_council", "--by", "westa")
    waits = desk.says("motion", "settle", on="2026-03-14")

    assert "Ada East, member of the regional council of East, declines." in declined
    assert "Ada East is no longer a member of the regional council of East: declined." in declined
    assert "Eva East moves up to a seat in the regional council of East" in declined
    assert "Eva East, member of the regional council of East, accepts or declines before 16 March 2026" in declined
    assert "easta does not hold regional_council" in nobody
    assert "eastb@regional_council is not westa's: nobody acts for somebody else" in other
    assert "Ada West, member of the plenum: accepts or declines before 2026-03-15; silence means declined" in waits

    settled = desk.says("motion", "settle", on="2026-04-02")
    assert "Ada West, member of the regional council of West, declines by saying nothing." in settled
    assert "Bo East is no longer a member of the regional council of East" not in settled
    assert "Nothing is due." in desk.says("motion", "settle")
    assert "loss_of_qualification" in desk.refuses("depart", "disqualified", "eastb", "--text", "Moved away.")
    assert desk.is_sound(tmp_path)


def test_who_is_suspended_does_not_sit_until_that_is_reversed(db: str, key: Path, tmp_path: Path) -> None:
    """The council suspends its delegate in the congress: five of six may vote; a recount reverses it."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", CHALLENGE, changes=NESTED, next_up=NEXT_UP))
    desk.day = "2026-05-01"
    desk.moves("regional_council.east", "eastb", "Not for now.", "suspend", "mandate=easta@congress")
    suspended = desk.votes(1, 3, 1)
    outside = desk.refuses("motion", "move", "congress", "--by", "easta", "--text", "Let me speak.")
    desk.moves("congress", "westa", "Go on.", "resolution")
    many = desk.refuses("attendance", "congress", "--present", "6")
    shown = desk.says("chain", "congress")

    assert (
        "Ada East, member of the congress, is suspended from 1 May 2026 until that is lifted, by motion 1." in suspended
    )
    assert "Ada East: the person is suspended until that is lifted, and does not sit meanwhile" in outside
    assert "6 present, and 5 sit in it and may vote" in many
    assert "Ada East: Suspended from 1 May 2026 until that is lifted, by motion 1." in shown
    assert "Suspended from 1 May 2026" in desk.says("mandate", "show", "easta")
    assert "Suspended from 1 May 2026" in desk.says("chain", "easta")

    desk.does("motion", "challenge", "1", "--by", "eastc", "--grounds", "Misread.", on="2026-05-04")
    lifted = desk.says("motion", "recount", "1", "--for", "1", "--against", "3")
    assert "Ada East, member of the congress, is suspended no more: motion 1 is reversed." in lifted
    desk.does("attendance", "congress", "--present", "6")
    assert "Suspended" not in desk.says("mandate", "show", "easta")
    assert desk.is_sound(tmp_path)


def test_a_suspension_is_lifted_and_leave_runs_its_time(db: str, key: Path, tmp_path: Path) -> None:
    """Lifted by the body that decided it; leave of the plenum's own, until its day."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", RULES))
    desk.day = "2026-05-01"
    desk.moves("regional_council.east", "eastb", "Not in May.", "suspend", "mandate=easta@congress", "until=2026-06-01")
    desk.votes(1, 3, 1)
    desk.moves("regional_council.east", "eastb", "Back.", "lift_suspension", "mandate=easta@congress")
    lifted = desk.votes(2, 3, 1)
    desk.moves(
        "plenum", "westa", "Ada rests.", "grant_leave", "mandate=easta@plenum", "begins=2026-05-02", "until=2026-05-09"
    )
    desk.votes(3, 3, 1)
    away = desk.refuses("motion", "move", "plenum", "--by", "easta", "--text", "From the sea.", on="2026-05-08")

    assert "Ada East, member of the congress, is suspended no more, by motion 2." in lifted
    assert "the person is on leave until 2026-05-09, and does not sit meanwhile" in away
    desk.does("motion", "move", "plenum", "--by", "easta", "--text", "I am back.", on="2026-05-09")
    assert desk.is_sound(tmp_path)
