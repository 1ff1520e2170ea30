"""The dead hold nothing, do nothing and are given nothing; what is pending of them lapses (domain I24)."""

from datetime import date

import pytest
from tests.assembly.house import TEXT, House, totals
from tests.assembly.meadow import CHARTER, RETURNS, RULES
from tests.assembly.recalled import meadow, of_type
from tests.assembly.test_departure import DEATH, dies, ended, withdraws

from comitia.core.assembly.appeal import LodgeAppeal
from comitia.core.assembly.effects.appeal import DecideAppeal
from comitia.core.assembly.effects.expel import Expel, Readmit
from comitia.core.assembly.effects.relieve import Recall
from comitia.core.assembly.effects.resignation import AcceptResignation
from comitia.core.assembly.effects.resolution import Resolution
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.election.candidacy import Candidate
from comitia.core.election.contest import CloseContest, OpenContest
from comitia.core.election.entered import EnterReturn
from comitia.core.mandate.ending import MandateRestored
from comitia.core.mandate.membership import HearPerson, LayCharges
from comitia.core.mandate.resignation import TenderResignation
from comitia.core.mandate.vacancy import AlternateCalled


def test_the_dead_do_nothing_and_are_given_nothing() -> None:
    """Not appointed, not charged, no mover, no challenger, no resignation, no candidate."""
    house = House()
    lost = house.mandate("e3", "congress")
    dies(house, "e3")
    given = Appoint(office="auditor", unit="union", persons=("e3",))
    assert ("e3 has died, and holds nothing", DEATH) == house.refused(house.moving(given))
    assert ("the person has died, and acts no more", DEATH) == house.refused(house.moving(Resolution(), mover="e3"))
    charges = LayCharges(person="e3", body="congress", unit="union", text=TEXT, at=house.day)
    assert ("the person has died, and is charged with nothing", DEATH) == house.refused(charges)
    house.later(-1)
    ended_before = TenderResignation(mandates=(lost,), text=TEXT, at=house.day)
    assert "resign" == house.refused(ended_before)[1]


def test_nobody_resigns_for_the_dead() -> None:
    """The auditor dies when the term is over already, so that nothing ends; a letter of an earlier day is refused."""
    house = House()
    house.carry(Appoint(office="auditor", unit="union", persons=("x1",)))
    house.later(400)
    assert [] == ended(dies(house, "x1"))
    house.later(-390)
    asked = TenderResignation(mandates=(house.mandate("x1", "auditor"),), text=TEXT, at=house.day)
    assert ("the person has died, and nobody resigns for somebody else", DEATH) == house.refused(asked)


def test_the_dead_do_not_stand() -> None:
    """A candidate who has died is refused; in a further round those who live stand."""
    text = CHARTER.replace("EXTRA", RULES).replace("board:\n    tier: organ\n    scope: union\n    seats: {elected_by: congress, count: 3}\n    term: P4Y\n    rule: {id: block}", "board:\n    tier: organ\n    scope: union\n    seats: {elected_by: congress, count: 3}\n    term: P4Y\n    rule: {id: exhaustive, drop: last, threshold: {gt: 1/2}}")  # fmt: skip
    house = House(text=text, returns=RETURNS[:6])
    dies(house, "b3")
    house.enter(OpenContest(contest="board.union", at=house.day))
    command = totals("board.union", ["b1"], ["b2", "b3"], house.day)
    assert (
        "candidate 3 has died, and cannot stand: take the person off the list, and out of the ballots",
        DEATH,
    ) == house.refused(command)


def test_what_is_pending_of_the_dead_lapses() -> None:
    """A resignation, charges not heard, charges heard: each is refused with that reason, and open again if e1 lives."""
    house = House()
    asked = house.resign(house.mandate("e1", "president"))
    charged = house.charge("w3")
    laid = LayCharges(person="w2", body="congress", unit="union", text=TEXT, at=house.day)
    house.enter(laid)
    found = house.state.holdings.resignation(asked)
    assert found is not None
    assert found.is_open
    for person in ("e1", "w3", "w2"):
        dies(house, person)

    house.later(8)
    lapsed_with = house.state.holdings.resignation(asked)
    assert lapsed_with is not None
    assert ("lapsed", "ended") == (lapsed_with.outcome, lapsed_with.why)
    lapsed = ("it lapsed with the death of the person", DEATH)
    assert lapsed == house.refused(house.moving(AcceptResignation(resignation=asked), mover="e2"))
    lapsed = ("they lapsed with the death of the person", DEATH)
    assert lapsed == house.refused(house.moving(Expel(charges=charged), mover="e2"))
    assert lapsed == house.refused(HearPerson(charges="charges-2", appeared=True, at=house.day))
    withdraws(house, "departure-1")
    house.move(AcceptResignation(resignation=asked))
    assert [] == house.faults()


@pytest.mark.parametrize("suspends", [True, False])
def test_an_appeal_of_the_dead_lapses(suspends: bool) -> None:
    """The council expels w3, who appeals and dies: nobody decides the appeal, and what waited for it lapses."""
    rules = RULES.replace("appeal: {within: P30D}", f"appeal: {{within: P30D, suspends: {str(suspends).lower()}}}")
    house = House(extra=rules)
    charged = house.charge("w3", "regional_council", "west")
    house.carry(Expel(charges=charged), "regional_council", "west", "w1")
    lodged = LodgeAppeal(motion="motion-1", body="congress", unit="union", text=TEXT, at=house.day)
    dies(house, "w3")
    assert ("the person has died, and nobody appeals", DEATH) == (
        house.refused(lodged) if not suspends else ("the person has died, and nobody appeals", DEATH)
    )
    withdraws(house, "departure-1")
    house.enter(lodged)
    dies(house, "w3")
    decided = DecideAppeal(motion="motion-1", outcome="upheld")
    assert ("it lapsed with the death of the person", DEATH) == house.refused(house.moving(decided))
    if suspends:
        house.settle("motion-1")
    assert ("lapsed" if suspends else "in_effect") == house.state_of("motion-1")
    assert [] == house.faults()


def test_nobody_readmits_the_dead() -> None:
    """w3 was expelled, and dies."""
    house = House()
    house.carry(Expel(charges=house.charge("w3")))
    dies(house, "w3")
    assert ("the person has died, and is a member of nothing", DEATH) == house.refused(
        house.moving(Readmit(person="w3"))
    )


def test_a_reversal_gives_the_dead_nothing() -> None:
    """e1 is recalled, and dies; the recall is reversed by the recount: the seat stays with who moved up."""
    house = meadow(
        vacancy=RULES.replace("  effects:", "  challenge: {within: P10D, effect: at_once}\n  effects:")
        + "vacancy: {delegate: [next_alternate], CASCADE}\n"
    )
    house.carry(Recall(mandate=house.mandate("e1", "regional_council")), "branch_meeting", "quay", "q1")
    dies(house, "e1")
    house.challenge("motion-1", "q1")
    house.recount("motion-1", 5, 9)

    assert [] == of_type(house, MandateRestored)
    assert "e5" in house.holders("regional_council", "east")
    assert [] == house.faults()


def test_the_dead_do_not_move_up() -> None:
    """e5 is the first alternate and has died: e6 moves up, and e5 is named as passed over."""
    house = meadow()
    dies(house, "e5")
    events = dies(house, "e1")

    called = [event for event in events if isinstance(event, AlternateCalled) and event.office == "regional_council"]
    assert [("e6", ("e5",))] == [(event.person, event.passed_over) for event in called]
    assert [] == house.faults()


def test_further_rounds_are_held_among_the_living() -> None:
    """Of the three left in, one dies before the second round; where all have died, it is closed."""
    rule = "president: {elected_by: congress, nested: true, term: P4Y, rule: {id: plurality}}"
    exhaustive = rule.replace("{id: plurality}", "{id: exhaustive, drop: last, threshold: {gt: 1/2, of: valid}}")
    text = CHARTER.replace("EXTRA", RULES).replace(rule, exhaustive)
    house = House(text=text, returns=RETURNS[:6])
    house.enter(OpenContest(contest="president", at=house.day))
    house.enter(round_of("president", {"e1": 2, "e2": 2, "e3": 1}, house.day))
    dies(house, "e1")
    second = "president.round-2"
    listed_dead = house.refused(round_of(second, {"e1": 2, "e2": 3}, house.day))
    assert "candidate 1 has died" in listed_dead[0]
    dies(house, "e2")
    said = (
        "all whom the round before left in have died, or have a place here or one that bars them; close it as not held"
    )
    assert (said, "exhaustive: drop") == house.refused(round_of(second, {"w1": 5}, house.day))
    house.enter(CloseContest(contest=second, outcome="not_held", at=house.day))
    assert [] == house.faults()


def round_of(contest: str, votes: dict[str, int], at: date) -> EnterReturn:
    """Return the entered return of one round."""
    numbers = dict(enumerate(votes, 1))
    return EnterReturn(
        contest=contest,
        candidates=tuple(Candidate(number=number, person=person, name=TEXT) for number, person in numbers.items()),
        votes={number: votes[person] for number, person in numbers.items()},
        elected=dict.fromkeys(numbers),
        cast=sum(votes.values()),
        blank=0,
        invalid=0,
        source=TEXT,
        at=at,
    )
