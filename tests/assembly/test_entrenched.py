"""How often the charter may be amended (`amend.cycle`), and what in it may not (`amend.entrenched`)."""

from datetime import date

import pytest
from tests.assembly.house import House
from tests.assembly.meadow import RULES
from tests.assembly.recalled import reverse

from comitia.core.assembly.effects.amend import Amend

CYCLE = RULES.replace("majority: two_thirds}", "majority: two_thirds, cycle: P1Y}")
TITLE = ("title: Meadow Federation", "title: Federation of the Meadow")
AGAIN = ("title: Meadow Federation", "title: The Meadow")
AMENDED = "the charter was amended less than 1 year ago; it can be put from 2027-03-01 on"


def fixed(*paths: str) -> House:
    """Return the federation whose charter entrenches these paths."""
    return House(
        extra=RULES.replace("majority: two_thirds}", f"majority: two_thirds, entrenched: [{', '.join(paths)}]}}")
    )


def test_an_amendment_is_put_only_so_long_after_the_last_one() -> None:
    """Amended on 1 March 2026; the next may be moved at once, and is put from 1 March 2027 on."""
    house = House(extra=CYCLE)
    house.vote(house.move(Amend(charter=house.edition(TITLE))), 4, 2)
    motion = house.move(Amend(charter=house.edition(AGAIN, number=3)))
    moved = house.state.proceedings.motion(motion)

    assert moved is not None
    assert date(2027, 3, 1) == moved.moved.not_before
    house.day = date(2027, 2, 28)
    assert (AMENDED, "amend.cycle") == house.refused(house.putting(motion, 4, 2))
    house.later(1).vote(motion, 4, 2)
    assert 3 == house.state.charter.edition
    assert [] == house.faults()


def test_of_two_that_are_pending_the_second_waits_for_its_turn() -> None:
    """Both were moved before either was put; once the first is in effect, the cycle holds for the other."""
    house = House(extra=CYCLE)
    first, second = (house.move(Amend(charter=house.edition(change))) for change in (TITLE, AGAIN))
    house.vote(first, 4, 2)

    assert (AMENDED, "amend.cycle") == house.refused(house.putting(second, 4, 2))
    assert [] == house.faults()


def test_what_was_lost_or_reversed_begins_no_cycle() -> None:
    """A lost amendment changes nothing; one that is reversed has not amended."""
    challenged = CYCLE.replace("  effects:", "  challenge: {within: P60D, effect: at_once}\n  effects:")
    house = House(extra=challenged)
    house.vote(house.move(Amend(charter=house.edition(TITLE))), 3, 3)
    adopted = house.move(Amend(charter=house.edition(TITLE)))
    house.vote(adopted, 4, 2)
    reverse(house, adopted, "e2", (2, 4))
    house.vote(house.move(Amend(charter=house.edition(AGAIN, number=3))), 4, 2)

    assert "The Meadow" == house.state.charter.title
    assert [] == house.faults()


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("mandate", ("resign:\n", "mandate: {kind: free}\nresign:\n")),
        ("amend", ("majority: two_thirds, ", "majority: simple, ")),
        ("amend.entrenched", ("entrenched: [amend.entrenched]", "entrenched: [title]")),
        ("bodies.board.seats", ("seats: {elected_by: congress, count: 3}", "seats: {elected_by: congress, count: 5}")),
        ("posts.treasurer", ("dismissed_by: [board, congress]", "dismissed_by: congress")),
        ("posts.ad_hoc", ("posts:\n", "posts:\n  ad_hoc: {create: {by: congress}}\n")),
        ("resign.delegate.effective", ("delegate: {effective: on_receipt}", "delegate: {effective: on_date}")),
        ("procedure.majorities.two_thirds", ("two_thirds: {ge: 2/3,", "two_thirds: {ge: 3/4,")),
    ],
)
def test_no_amendment_changes_what_is_entrenched(path: str, change: tuple[str, str]) -> None:
    """The refusal names the path; another change of the same charter is carried."""
    house = fixed(path)
    said = f"the charter entrenches {path}, and this edition changes it: leave it as it is"

    assert (said, "amend.entrenched") == house.refused(house.moving(Amend(charter=house.edition(change))))
    house.vote(house.move(Amend(charter=house.edition(TITLE))), 4, 2)
    assert 2 == house.state.charter.edition
    assert [] == house.faults()


def test_another_way_of_writing_the_same_is_no_change() -> None:
    """What is compared is the canonical form."""
    house = fixed("posts.treasurer", "resign")
    change = (
        "dismissed_by: [board, congress], rule: {id: plurality}",
        "rule: {id: plurality}, dismissed_by: [board, congress]",
    )
    house.vote(house.move(Amend(charter=house.edition(TITLE, change))), 4, 2)

    assert 2 == house.state.charter.edition


def test_what_was_entrenched_meanwhile_cannot_be_put() -> None:
    """The amendment was moved while nothing was entrenched; another one entrenches its object before the vote."""
    house = House()
    board = ("seats: {elected_by: congress, count: 3}", "seats: {elected_by: congress, count: 5}")
    list_it = ("majority: two_thirds}", "majority: two_thirds, entrenched: [bodies.board.seats]}")
    first, second = (house.move(Amend(charter=house.edition(change))) for change in (list_it, board))
    house.vote(first, 4, 2)

    assert "amend.entrenched" == house.refused(house.putting(second, 4, 2))[1]
    assert [] == house.faults()
