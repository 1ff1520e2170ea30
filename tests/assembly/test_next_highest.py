"""The next by votes: in the order of the count, from the last round, with a share of the valid votes or none."""

from tests.assembly.counted import Counted, charter
from tests.assembly.house import House
from tests.assembly.test_countback import called, fillers_of, house
from tests.assembly.test_vacancy import of_round

from comitia.core.assembly.effects.expel import Expel
from comitia.core.election.contest import OpenContest


def test_the_next_by_votes_needs_its_share() -> None:
    """Of 18 valid votes e5 has 2 and e6 none; with a share of 1/10 e5 moves up, with more nobody does."""
    for share, expected in (("1/10", ["next_highest"]), ("1/9", ["next_highest"]), ("1/8", ["left_vacant"])):
        found = house(f"[{{next_highest: {{min_share: {share}}}}}]")
        found.leave("e1")
        assert expected == fillers_of(found)
        assert [] == found.faults()


def board(votes: dict[str, int], least: str = "", rounds: int = 1) -> House:
    """Return the house with a board of two, elected by these totals."""
    text = charter(f"[next_highest{least}]" if not least else f"[{{next_highest: {{min_share: {least}}}}}]").replace(
        "seats: {elected_by: congress, count: 3}\n    term: P4Y\n    rule: {id: block}",
        "seats: {elected_by: congress, count: 2}\n    term: P4Y\n"
        f"    rule: {{id: exhaustive, threshold: {{gt: 1/2, of: valid}}, drop: last, max_rounds: {rounds}}}",
    )
    found = Counted(text=text)
    found.enter(OpenContest(contest="board.union", at=found.day))
    found.enter(of_round("board.union", votes, found.day))
    return found


def test_the_order_is_that_of_the_votes_and_each_follows_once() -> None:
    """b3 has more votes than b4: b3 follows b1, b4 follows b2, and then nobody is left."""
    found = board({"b4": 1, "b1": 2, "b2": 2, "b3": 1})
    order = [*found.state.contest("board.union").declared.runners_up]  # type: ignore[union-attr]  # it was just declared
    for person in ("b1", "b2"):
        found.resign(found.mandate(person, "board"))
    found.resign(found.mandate(found.holders("board")[0], "board"))

    names = {1: "b4", 4: "b3"}
    assert [names[number] for number in order] == [person for person, _, _ in called(found)]
    assert ["next_highest", "next_highest", "left_vacant"] == fillers_of(found, "board")
    assert [] == found.faults()


def test_who_cannot_sit_is_passed_over_by_the_next() -> None:
    """The first by votes is expelled, and named as passed over."""
    found = board({"b1": 2, "b2": 2, "b3": 1})
    found.carry(Expel(charges=found.charge("b3")))
    found.resign(found.mandate("b1", "board"))

    assert ["left_vacant"] == fillers_of(found, "board")


def test_the_last_round_tells_who_is_next() -> None:
    """b1 was elected in the first round, b2 in the second, in which b3 had 2 of 6 votes: enough for a third, not for more."""
    for least, expected in (("1/3", ["next_highest"]), ("2/5", ["left_vacant"])):
        found = board({"b1": 4, "b2": 1, "b3": 1}, least, rounds=2)
        found.enter(of_round("board.union.round-2", {"b2": 4, "b3": 2}, found.day))
        found.resign(found.mandate("b1", "board"))

        assert expected == fillers_of(found, "board")
        assert [] == found.faults()


def test_while_a_round_is_still_to_be_held_nobody_is_next() -> None:
    """b1 leaves before the second round: who is not elected is not known yet."""
    found = board({"b1": 4, "b2": 1, "b3": 1}, rounds=2)
    found.resign(found.mandate("b1", "board"))

    assert ["left_vacant"] == fillers_of(found, "board")


def test_a_return_without_votes_does_not_tell_who_is_next() -> None:
    """Mill was unopposed."""
    found = house("[next_highest]")
    found.leave("e3")

    assert ["left_vacant"] == fillers_of(found)
