"""Entered returns: what a document settles, what the totals settle, and what is kept of either."""

import pytest
from tests.core.test_refusals import THREE, councils, entered, opened, refused
from tests.core.world import CHARTER, DAY, World, standing

from comitia.core.audit import audit
from comitia.core.election.contest import OpenContest
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.entered import EnterReturn
from comitia.core.refused import Refused
from comitia.count import from_json

WEST = "congress.r2"
"""One seat in the congress, voted for by E and F."""


def west(votes: list[int | None], marks: str = "", **change: object) -> EnterReturn:
    """Return a command to enter what a document says of E and F."""
    return entered(WEST, votes, marks, candidates=standing("EF"[: len(votes)]), **change)


def declared(command: EnterReturn, world: World) -> ReturnDeclared:
    """Return the return that a command enters, opening its contest first; the audit of the whole record agrees."""
    if world.state.contest(command.contest) is None:
        world.enter(OpenContest(contest=command.contest, at=DAY))
    events = world.enter(command)
    replayed = World(CHARTER)
    replayed.charter = world.charter
    for _, event in world.acts:
        assert audit(replayed.state, event, DAY, None) is None
        replayed.append(event)
    return next(event for event in events if isinstance(event, ReturnDeclared))


def test_a_tie_in_totals_leaves_its_lot_on_the_record() -> None:
    """1 and 1 for one seat, and the document does not say who: the seed of the contest draws, and the count is kept."""
    found = declared(west([1, 1]), councils())

    count = from_json(found.count)
    assert [lot.tied for lot in count.lots if lot.question == "elect"] == [(1, 2)]
    assert count.elected == found.elected
    assert (found.grade, found.box, count.ballots) == ("totals_entered", None, 2)


@pytest.mark.parametrize("winner", [1, 2])
def test_nobody_elected_is_their_own_alternate(winner: int) -> None:
    """1 and 1 for one seat: whom the document names is elected, and the other one alone is the alternate."""
    found = declared(west([1, 1], "yn" if winner == 1 else "ny"), councils())

    assert ((winner,), (3 - winner,)) == (found.elected, found.runners_up)


def test_one_word_of_the_document_and_the_lot_disagree() -> None:
    """Of the two documents one names another than the lot: its count would show a lot that did not settle it."""
    found = [declared(west([1, 1], marks), councils()) for marks in ("yn", "ny")]

    assert sorted(each.count is None for each in found) == [False, True]


def test_blank_and_invalid_are_in_the_count() -> None:
    """Of two members one votes for E and one blank."""
    count = from_json(declared(west([1, 0], cast=2, blank=1), councils()).count)

    assert (1, 1, 0) == (count.ballots, count.blank, count.invalid)


def test_nobody_elected_as_a_document_says() -> None:
    """A document that says no to each of three is entered: all seats are vacant."""
    found = declared(entered("regional_council.b1", [None] * 3, "nnn"), opened())

    assert ("document_only", (), 2) == (found.grade, found.elected, found.vacant)


def test_nobody_elected_in_totals_that_do_not_settle_the_count() -> None:
    """Totals of a transferable vote, and a no for each."""
    found = declared(entered("regional_council.b1", [3, 2, 1], "nnn"), opened())

    assert ("totals_entered", (), 2) == (found.grade, found.elected, found.vacant)


def test_a_list_that_is_not_longer_than_the_seats_can_lose() -> None:
    """One candidate for one seat: silent is unopposed; a no is a vote of which only the document is known."""
    unopposed = declared(west([None]), councils())
    lost = declared(west([None], "n"), councils())

    assert ("uncontested", (1,), 0) == (unopposed.grade, unopposed.elected, unopposed.vacant)
    assert ("document_only", (), 1) == (lost.grade, lost.elected, lost.vacant)


def test_a_yes_no_vote_lost() -> None:
    """1 yes of 2 is not more than half, and the document says no: nobody is elected."""
    world = councils_with_yes_no()

    found = declared(west([1], "n", cast=2), world)

    assert ("totals_entered", (), 1) == (found.grade, found.elected, found.vacant)


def councils_with_yes_no() -> World:
    """Return a world with both councils elected, in which the congress is elected by yes and no."""
    from comitia.core.election.apportionment import ApportionSeats  # noqa: PLC0415

    world = World(CHARTER.replace("rule: {id: block}", "rule: {id: yes-no}")).found()
    for unit in ("r1", "r2"):
        world.enter(ApportionSeats(body="regional_council", unit=unit, group=0, at=DAY))
    world.hold("regional_council.b1", "ABC", THREE)
    world.hold("regional_council.b2", "D", [(3, (1,))])
    world.hold("regional_council.b3", "EFG", THREE)
    world.enter(ApportionSeats(body="congress", unit="u", group=0, at=DAY))
    return world


@pytest.mark.parametrize(
    ("votes", "marks", "change", "sentence"),
    [
        ([None], "", {"cast": 2}, "no more candidates than seats, so no vote was taken"),
        ([None], "", {"invalid": 1}, "no more candidates than seats, so no vote was taken"),
        ([1, 0], "nn", {}, "the totals elect [1], the document says []"),
        ([None, None], "n?", {}, "say in `elected` who won"),
    ],
)
def test_refused(votes: list[int | None], marks: str, change: dict[str, object], sentence: str) -> None:
    """What does not agree with itself is refused with its sentence."""
    world = councils()

    with pytest.raises(Refused, match="contest") as caught:
        declared(west(votes, marks, **change), world)

    assert sentence in caught.value.reason


BLOCK = CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: block}").replace(
    "base: ballots_cast", "base: roll.members"
)
APPROVAL = BLOCK.replace("rule: {id: block}\n    alternates", "rule: {id: approval}\n    alternates")
LIMITED = BLOCK.replace("rule: {id: block}\n    alternates", "rule: {id: limited}\n    alternates")


@pytest.mark.parametrize(
    ("charter", "votes", "change"),
    [
        (BLOCK, [5, 5, 0], {"cast": 8, "blank": 3}),  # each of five ballots has both marks
        (BLOCK, [4, 3, 3], {"cast": 6, "invalid": 1}),  # ten marks on five ballots
        (BLOCK, [7, 7, 2], {}),  # sixteen marks on eight ballots, and eight may vote
        (APPROVAL, [5, 5, 5], {"cast": 8, "blank": 2, "invalid": 1}),  # as many marks as one likes
        (LIMITED, [3, 3, 2], {"cast": 8}),  # one mark a ballot for two seats
    ],
)
def test_votes_that_the_ballots_can_hold(charter: str, votes: list[int | None], change: dict[str, object]) -> None:
    """Two seats, eight electors: totals at the very edge of what can be."""
    found = declared(entered("regional_council.b1", votes, **change), opened(charter))

    assert found.grade == "totals_entered"


@pytest.mark.parametrize(
    ("charter", "votes", "change", "sentence"),
    [
        (BLOCK, [6, 3, 0], {"cast": 8, "blank": 3}, "on 6 valid ballots at least; of the 8 ballots cast 3 are blank"),
        (BLOCK, [4, 4, 3], {"cast": 6, "invalid": 1}, "on 6 valid ballots at least; of the 6 ballots cast 1 are blank"),
        (BLOCK, [7, 7, 3], {}, "9 ballots, but only 8 may vote"),
        (LIMITED, [5, 5, 0], {"cast": 8}, "on 10 valid ballots at least; of the 8 ballots cast 0 are blank"),
        (BLOCK, [7, 1, 0], {"blank": 2}, "9 ballots, but only 8 may vote"),
        (
            APPROVAL,
            [6, 1, 0],
            {"cast": 8, "blank": 3},
            "on 6 valid ballots at least; of the 8 ballots cast 3 are blank",
        ),
    ],
)
def test_votes_that_no_ballots_can_hold(
    charter: str, votes: list[int | None], change: dict[str, object], sentence: str
) -> None:
    """One mark or one ballot beyond the edge."""
    found = refused(opened(charter), entered("regional_council.b1", votes, **change))

    assert sentence in found.reason
