"""Seats shared out by ballots cast: what counts as how many, and what is refused because nobody knows."""

from dataclasses import replace

import pytest
from tests.core.test_refusals import COUNCIL, entered
from tests.core.world import CHARTER, DAY, World, standing

from comitia.core.audit import audit
from comitia.core.election.apportionment import ApportionSeats, SeatsApportioned
from comitia.core.election.contest import CloseContest, OpenContest
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.entered import EnterReturn
from comitia.core.election.unit_change import UnitMoved
from comitia.core.mandate.membership import PersonExpelled
from comitia.core.refused import Refused

BLOCK = CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: block}")
SEATS = ApportionSeats(body="congress", unit="u", group=0, at=DAY)


def voting(*commands: EnterReturn, charter: str = BLOCK) -> World:
    """Return a world in which these returns of the branches are entered, and the other branches closed."""
    world = World(charter).found()
    for unit in ("r1", "r2"):
        world.enter(ApportionSeats(body=COUNCIL, unit=unit, group=0, at=DAY))
    for unit in ("b1", "b2", "b3"):
        world.enter(OpenContest(contest=f"{COUNCIL}.{unit}", at=DAY))
    for command in commands:
        world.enter(command)
    for unit in ("b1", "b2", "b3"):
        if f"{COUNCIL}.{unit}" not in {command.contest for command in commands}:
            world.enter(CloseContest(contest=f"{COUNCIL}.{unit}", outcome="not_held", at=DAY))
    return world


def sizes(world: World) -> dict[str, int]:
    """Return the ballots cast in each region, as the congress is shared out by them."""
    [event] = world.enter(SEATS)
    assert isinstance(event, SeatsApportioned)
    return dict(event.sizes)


def test_totals_say_how_many_ballots_there_were() -> None:
    """6, 5 and 4 marks on 8 ballots are 8 ballots, and none where nothing was held."""
    world = voting(entered(f"{COUNCIL}.b1", [6, 5, 4], cast=8))

    assert {"r1": 8, "r2": 0} == sizes(world)


def test_totals_without_their_ballots_are_refused() -> None:
    """6, 5 and 4 marks are on six ballots, or seven, or eight; the regions' seats would rest on a guess."""
    with pytest.raises(Refused) as caught:
        voting(entered(f"{COUNCIL}.b1", [6, 5, 4]))

    assert caught.value.reason == (
        "the seats of the congress are shared out by the ballots cast here, and totals by the rule block do not tell "
        "how many they were: add a line `cast` with their number"
    )
    assert (caught.value.rule, caught.value.subject) == (
        "bodies.congress.seats.apportion.base",
        f"contest {COUNCIL}.b1",
    )


def test_totals_without_their_ballots_stand_where_nobody_measures_them() -> None:
    """The same return, in a federation that shares its seats out by members."""
    by_members = BLOCK.replace("base: ballots_cast", "base: roll.members")

    assert {"r1": 12, "r2": 9} == sizes(voting(entered(f"{COUNCIL}.b1", [6, 5, 4]), charter=by_members))


def test_where_no_vote_was_held_no_ballots_were_cast() -> None:
    """An unopposed list, and a document that tells who was elected and nothing more, count as no ballots."""
    world = voting(
        entered(f"{COUNCIL}.b1", [None, None]),
        entered(f"{COUNCIL}.b2", [None, None], "yn", candidates=standing("DE")),
        entered(f"{COUNCIL}.b3", [7, 3, 2], candidates=standing("FGH"), cast=7),
    )

    assert {"r1": 0, "r2": 7} == sizes(world)


def test_a_document_may_say_how_many_ballots_there_were() -> None:
    """Who was elected on eight ballots: eight."""
    assert {"r1": 8, "r2": 0} == sizes(voting(entered(f"{COUNCIL}.b1", [None] * 3, "yyn", cast=8)))


def test_a_record_that_holds_such_totals_is_not_measured() -> None:
    """Ballots that a return on the record does not number are refused by contest, never taken for none."""
    world = voting(entered(f"{COUNCIL}.b1", [6, 5, 4], cast=8))
    declared = next(event for _, event in world.acts if isinstance(event, ReturnDeclared))
    world.append(replace(declared, cast=None, valid=None))

    with pytest.raises(Refused) as caught:
        world.enter(SEATS)

    assert "the return of regional_council.b1 has votes and does not say how many ballots" in caught.value.reason
    assert caught.value.rule == "bodies.congress.seats.apportion.base"


def test_the_audit_finds_totals_without_their_ballots() -> None:
    """Who leaves the number out of a return that is on the record is found out."""
    world = voting(entered(f"{COUNCIL}.b1", [6, 5, 4], cast=8))
    replayed = World(BLOCK)
    for _, event in world.acts:
        forged = replace(event, cast=None, valid=None) if isinstance(event, ReturnDeclared) else event
        wrong = audit(replayed.state, forged, DAY, None)
        if wrong:
            break
        replayed.append(event)

    assert wrong is not None
    assert "add a line `cast` with their number" in wrong


def test_ballots_of_other_units_measure_nothing() -> None:
    """A branch has moved to the other region since it voted: neither region's ballots are those of its members now."""
    world = voting(entered(f"{COUNCIL}.b1", [6, 5, 4], cast=8))
    world.append(UnitMoved(motion="motion-1", unit="b2", before="r1", parent="r2"))

    with pytest.raises(Refused) as caught:
        world.enter(SEATS)

    assert caught.value.reason == (
        "units were moved, merged or split after these ballots were cast: they do not measure it"
    )
    assert "bodies.congress.seats.apportion.base" == caught.value.rule


def test_who_is_expelled_does_not_stand() -> None:
    """The second candidate on the list was expelled before it came in."""
    world = World().found()
    world.enter(ApportionSeats(body=COUNCIL, unit="r1", group=0, at=DAY))
    world.enter(OpenContest(contest=f"{COUNCIL}.b1", at=DAY))
    persons = standing("ABC")
    world.append(PersonExpelled(motion="motion-1", person=persons[1].person))

    with pytest.raises(Refused) as caught:
        world.enter(entered(f"{COUNCIL}.b1", [6, 5, 4], candidates=persons))

    assert ("candidate 2 is expelled, and cannot stand", "discipline") == (caught.value.reason, caught.value.rule)
