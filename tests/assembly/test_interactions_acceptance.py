"""A mandate that awaited acceptance, ended, and is given back: it holds, and nobody says that it was accepted."""

from tests.assembly.recalled import CHALLENGED, NO_GRACE, meadow, recall, reverse
from tests.assembly.test_acceptance import DECLINED, RULE, accepting, declining

SAID = "its acceptance is not awaited any more: it had ended, and holds again without"


def test_what_is_given_back_is_not_said_to_be_accepted() -> None:
    """e1 is recalled while the seat awaits acceptance, and a recount gives it back; e2 had accepted before that."""
    house = meadow(NO_GRACE, CHALLENGED + DECLINED)
    e1, e2 = (house.mandate(person, "regional_council") for person in ("e1", "e2"))
    house.enter(accepting(house, e2))
    recall(house, "e1")
    recall(house, "e2")
    for motion in ("motion-1", "motion-2"):
        reverse(house, motion)

    assert (SAID, RULE) == house.refused(accepting(house, e1))
    assert (f"{SAID}: resign from it", RULE) == house.refused(declining(house, e1))
    assert ("it is accepted already", RULE) == house.refused(accepting(house, e2))
    assert ("it is accepted already: resign from it", RULE) == house.refused(declining(house, e2))
    assert [] == house.faults()
