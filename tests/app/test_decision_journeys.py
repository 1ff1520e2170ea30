"""Journeys of bodies that decide, from the command line, on both databases; the record, the tables and the export agree."""

from pathlib import Path

import pytest
from tests.app.read_after import (
    both_counts_stand,
    delegate_fell,
    delegate_will_fall,
    larger_organ_stands,
    local_posts_are_gone,
    local_posts_are_held,
    one_post_stands,
    two_of_four_ratified,
)
from tests.app.terminal import Desk
from tests.browsing import Reading
from tests.decision_folder import CHALLENGED, CHARTER, NESTED, NEXT_UP, RULES, VACANCY, decision_folder

RATIFIED = """
amend: {by: congress, majority: two_thirds, ratify: {bodies: regional_council, ge: 1/2, within: P60D}}
"""


def test_a_secretary_is_not_released_and_the_local_posts_go(
    db: str, key: Path, tmp_path: Path, reading: Reading
) -> None:
    """Refused with one abstention; the post stands, and a counter-proposal ends every local post in one decision."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder"))
    desk.does("resign", "--by", "easta", "easta@secretary", "--text", "I ask to be released.", on="2026-05-10")
    desk.moves("plenum", "westa", "Not released, without discussion.", "refuse_resignation", "resignation=1")
    refused = desk.votes(1, 3, 0, "--abstaining", "1")
    desk.moves("plenum", "easta", "No secretary any more.", "abolish_post", "post=secretary", "powers_to=plenum")
    desk.moves("plenum", "westb", "The local posts alone.", "abolish_post", "post=local_secretary")
    reading(db, local_posts_are_held)
    abolished = desk.votes(3, 3, 1)
    desk.does("motion", "withdraw", "2")
    outsider = desk.refuses("motion", "move", "plenum", "--by", "eastd", "--text", "Let me in.")

    assert "Dan East: the person does not sit in this body" in outsider
    assert "3 for, 0 against, 1 abstaining. Carried." in refused
    assert "Dan East is no longer local secretary of East" in abolished
    assert "Dan West is no longer local secretary of West" in abolished
    assert "Ada East" in desk.says("chain", "secretary")
    assert desk.is_sound(tmp_path)
    reading(db, local_posts_are_gone)


def test_two_posts_asked_back_and_one_abolished_a_year_later(
    db: str, key: Path, tmp_path: Path, reading: Reading
) -> None:
    """One letter for both posts is refused; a year later the archivist's post goes and the secretary's stands."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder"))
    desk.does("resign", "--by", "easta", "easta@secretary", "easta@archivist", "--text", "Both.", on="2026-05-10")
    desk.moves("plenum", "westa", "Neither.", "refuse_resignation", "resignation=1")
    desk.votes(1, 3, 1)
    desk.day = "2027-05-10"
    desk.moves("plenum", "westa", "No archivist.", "abolish_post", "post=archivist")
    gone = desk.votes(2, 3, 0)

    assert "Ada East is no longer archivist: the post is abolished" in gone
    assert "resignation-1: no such resignation is pending (resign)" in desk.refuses(
        "motion", "move", "plenum", "--by", "westa", "--text", "x", "--effect", "accept_resignation", "resignation=1"
    )
    assert desk.is_sound(tmp_path)
    reading(db, one_post_stands)


def test_one_organ_is_replaced_by_a_larger_one(db: str, key: Path, tmp_path: Path, reading: Reading) -> None:
    """The commission of 2 makes way for a committee of 36, elected from a list; its powers go to the new one."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder"))
    desk.day = "2026-06-01"
    desk.moves("congress", "easta", "A commission.", "create_post", "post=commission", "label=Audit Commission",
               "seats=2", "is_organ=yes", "powers=see the accounts")  # fmt: skip
    desk.votes(1, 6, 0)
    desk.moves("congress", "easta", "Its members.", "elect", "office=commission", "persons=eastd,westd")
    desk.votes(2, 6, 0)
    desk.moves("congress", "westa", "A committee of 36.", "create_post", "post=committee", "label=Audit Committee",
               "seats=36", "is_organ=yes")  # fmt: skip
    desk.votes(3, 5, 1)
    new = [f"n{number}" for number in range(1, 36)]
    names = [part for person in new for part in ("--name", f"{person}=New Member {person[1:]}")]
    desk.moves("congress", "westa", "The list; Dan West is left out, who asked not to stand.", "elect",
               "office=committee", f"persons={','.join(['eastd', *new])}", *names)  # fmt: skip
    listed = desk.votes(4, 6, 0)
    desk.moves("congress", "westa", "The old one ends.", "abolish_post", "post=commission", "powers_to=committee")
    ended = desk.votes(5, 6, 0)

    assert "Dan East, New Member 1, New Member 2 and 33 others take their seats in the Audit Committee" in listed
    assert "Dan West" in ended
    assert "commission" in desk.refuses(
        "motion",
        "move",
        "congress",
        "--by",
        "easta",
        "--text",
        "x",
        "--effect",
        "elect",
        "office=commission",
        "persons=westd",
    )
    assert desk.is_sound(tmp_path)
    reading(db, larger_organ_stands)


def test_an_amendment_is_ratified_by_half_of_the_regions_and_one_is_late(
    db: str, key: Path, tmp_path: Path, reading: Reading
) -> None:
    """8 of 12 are two thirds; two of four regions are half, the third comes after the 60 days."""
    regions = ("east", "west", "north", "south")
    rules = RULES + RATIFIED
    desk = Desk(db, key, decision_folder(tmp_path / "folder", rules, regions))
    edition = tmp_path / "edition-2.yaml"
    text = (
        CHARTER.replace("PLENUM", "8")
        .replace("EXTRA", rules)
        .replace("edition: 1\nin_force: 2026-01-01", "edition: 2\nsupersedes: 1\nin_force: 2026-05-01")
    )
    edition.write_text(text.replace("seats: 2, term: P1Y", "seats: 3, term: P1Y"))
    desk.day = "2026-05-01"
    desk.moves("congress", "easta", "Three auditors.", "amend", f"charter={edition}")
    carried = desk.votes(1, 8, 4)
    for number, (region, day) in enumerate((("east", "2026-05-20"), ("west", "2026-06-29")), 2):
        desk.day = day
        desk.moves(f"regional_council.{region}", f"{region}a", "Ratified.", "ratify", "motion=1")
        ratified = desk.votes(number, 3, 1)
    desk.moves("regional_council.north", "northa", "We too.", "ratify", "motion=1")
    desk.day = "2026-07-01"
    late = desk.refuses("motion", "vote", "4", "--for", "3", "--against", "1")

    assert "8 for, 4 against, 0 abstaining. Carried." in carried
    assert "ratified" in carried
    assert "Edition 2 of the charter is in force" in ratified
    assert "it is late: it could be ratified before 2026-06-30 (amend.ratify.within)" in late
    assert desk.is_sound(tmp_path)
    reading(db, two_of_four_ratified)


def test_a_misread_count_removed_somebody_and_is_reversed(db: str, key: Path, tmp_path: Path, reading: Reading) -> None:
    """Declared 4 to 2, challenged on the third day, counted again as 2 to 4: the seat is given back; both stay visible."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", RULES.replace("decisions:\n", CHALLENGED)))
    desk.day = "2026-05-01"
    desk.moves("congress", "eastb", "Ada West leaves the plenum.", "relieve", "mandate=westa@plenum")
    removed = desk.votes(1, 4, 2)
    late = desk.refuses("motion", "challenge", "1", "--by", "westb", "--grounds", "Late.", on="2026-05-08")
    desk.does("motion", "challenge", "1", "--by", "westb", "--grounds", "The hands were misread.", on="2026-05-04")
    reversed_ = desk.says("motion", "recount", "1", "--for", "2", "--against", "4")
    shown = desk.says("motion", "show", "1")

    assert "4 for, 2 against, 0 abstaining. Carried." in removed
    assert "Ada West" in removed
    assert "decisions.challenge.within" in late
    assert "2 for, 4 against" in reversed_
    assert "4 for, 2 against" in shown
    assert "2 for, 4 against" in shown
    given_back = "Ended on 1 May 2026 by motion 1, and given back on 4 May 2026: the motion was reversed."
    assert given_back in desk.says("chain", "Ada West")
    assert given_back in desk.says("mandate", "show", "westa")
    assert desk.is_sound(tmp_path)
    reading(db, both_counts_stand)


@pytest.mark.parametrize("fraction", ["7", "8"])
def test_two_thirds_of_twelve_are_eight(fraction: str, tmp_path: Path, key: Path) -> None:
    """7 of 12 are not enough, 8 are."""
    rules = RULES + RATIFIED
    desk = Desk(
        str(tmp_path / "a.sqlite3"),
        key,
        decision_folder(tmp_path / "folder", rules, ("east", "west", "north", "south")),
    )
    edition = tmp_path / "edition-2.yaml"
    text = (
        CHARTER.replace("PLENUM", "8")
        .replace("EXTRA", rules)
        .replace("edition: 1\nin_force: 2026-01-01", "edition: 2\nin_force: 2026-05-01")
    )
    edition.write_text(text)
    desk.day = "2026-05-01"
    desk.moves("congress", "easta", "The same again.", "amend", f"charter={edition}")

    said = desk.votes(1, int(fraction), 12 - int(fraction))

    assert ("Carried." if fraction == "8" else "Lost: nothing changes.") in said


def _it_is_said_what_will_fall(desk: Desk, db: str, reading: Reading) -> None:
    """On the eve, in the terminal and in the register: until when the seat is held, and that the post falls with it."""
    waiting = desk.says("motion", "settle", on="2026-03-30")
    falls = "Falls with the seat in the congress on 31 March 2026, unless the seat on which that rests is regained."

    assert "Nothing is due. Ada East, member of the congress: ends on 2026-03-31" in waiting
    assert "Ada East, secretary: falls with the seat in the congress on 2026-03-31" in waiting
    assert falls in desk.says("chain", "secretary")
    assert falls in desk.says("mandate", "show", "easta")
    reading(db, delegate_will_fall)


def test_a_recalled_delegate_falls_above_after_the_grace(db: str, key: Path, tmp_path: Path, reading: Reading) -> None:
    """From the council at once, from the congress and the post after 30 days; alternates move up until none is left."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", VACANCY, changes=NESTED, next_up=NEXT_UP))
    desk.moves("branch_meeting.east-1", "easta", "Recalled.", "recall", "mandate=easta@regional_council")
    recalled = desk.votes(1, 12, 3)
    _it_is_said_what_will_fall(desk, db, reading)
    fallen = desk.says("motion", "settle", on="2026-04-10")

    assert "Eva East moves up to a seat in the regional council of East, as the next alternate." in recalled
    assert "has lost the seat on which this rests: it ends on 31 March 2026" in recalled
    assert "Ada East is no longer a member of the congress: the seat on which it rested is lost, by motion 1" in fallen
    assert "Ada East is no longer secretary" in fallen
    assert "Dan East moves up to a seat in the congress, as the next alternate." in fallen
    assert "The post of secretary is vacant: nobody moves up, and it stays vacant for now." in fallen
    assert (
        "Moved up in the place of Ada East, as an alternate of the election by the regional council of East"
        in desk.says("chain", "Dan East")
    )

    desk.moves("branch_meeting.east-2", "eastd", "Recalled too.", "recall", "mandate=eastd@regional_council")
    desk.votes(2, 12, 3)
    empty = "A seat in the congress is vacant: nobody moves up, and it stays vacant for now."
    assert empty in desk.says("motion", "settle", on="2026-06-01")
    desk.moves("congress", "westa", "Go on without them.", "resolution")
    desk.does("attendance", "congress", "--present", "5")
    few = "no quorum: 5 present, 6 needed (bodies.congress.quorum)"
    assert few in desk.refuses("motion", "vote", "3", "--for", "5", "--against", "0")
    assert desk.is_sound(tmp_path)
    reading(db, delegate_fell)
