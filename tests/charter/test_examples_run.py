"""The example charters at work, but for what is refused of them: founded, elected to the top, and some seats lost and filled.

As `test_examples`, they are skipped where `../shared/examples` is absent.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from tests.assembly.house import TEXT, House, totals
from tests.assembly.recall_invariants import check_recalls
from tests.assembly.recalled import of_type, settle
from tests.charter.test_examples import EXAMPLES, NAMES, without, written

from comitia.charter import Election
from comitia.core.assembly.effects.relieve import Recall, Relieve
from comitia.core.assembly.effects.seat import Appoint
from comitia.core.election.apportionment import ApportionSeats
from comitia.core.election.contest import OpenContest
from comitia.core.election.electorate import contest_id, is_settled, seats_of
from comitia.core.election.organization import FoundOrganization
from comitia.core.election.roll import CertifyRoll
from comitia.core.election.unit import FormUnit
from comitia.core.mandate.acting import ActingBegun
from comitia.core.mandate.by_election import ByElectionCalled, CallByElection
from comitia.core.mandate.hearing import HearHolder
from comitia.core.mandate.petition import CertifySignatures, OpenPetition
from comitia.core.mandate.vacancy import VacancyDeclared

pytestmark = pytest.mark.skipif(not EXAMPLES.is_dir(), reason="../shared/examples is not at hand")
UNITS = {
    "co-operative": (
        *(
            ("soc", "society", None),
            ("north", "region", "soc"),
            ("hill", "district", "north"),
            ("dale", "district", "north"),
        ),
        *(
            ("s1", "store", "hill"),
            ("s2", "store", "hill"),
            ("s5", "store", "hill"),
            ("s3", "store", "dale"),
            ("s4", "store", "dale"),
        ),
    ),
    "union": (
        *(("tu", "union", None), ("east", "region", "tu"), ("west", "region", "tu")),
        *(("b1", "branch", "east"), ("b2", "branch", "east"), ("b3", "branch", "west"), ("b4", "branch", "west")),
    ),
}
ELECTORS = 3000
"""So many are on the roll of each unit that has one."""


@dataclass
class Example(House):
    """An example charter with a handful of units, in which every election was held, from the lowest level to the highest."""

    def _elect(self) -> None:
        self.day = self.charter.in_force.replace(month=7)
        self.enter(FoundOrganization(charter=self.charter, seed_words="", at=self.day))
        for unit, kind, parent in self.units:
            self.enter(FormUnit(unit=unit, type=kind, parent=parent, name=unit.title(), at=self.day))
        for name, roll in self.charter.rolls.items():
            for unit in self.of_type(roll.unit_type):
                self.enter(CertifyRoll(roll=name, unit=unit, electors=ELECTORS, digest=None, at=self.day))
        self._share_out()
        for election in self.charter.elections:
            for unit in self.of_type(election.constituency):
                self._return(election, unit)

    def _share_out(self) -> None:
        for election in self.charter.elections:
            if not isinstance(election.seats, int):
                for unit in self.of_type(election.scope):
                    self.enter(ApportionSeats(body=election.office, unit=unit, group=election.group, at=self.day))

    def _return(self, election: Election, unit: str) -> None:
        """Elect whom a body has where they must sit in it, else others; in the executive two more stand than are elected."""
        contest, seats = contest_id(self.charter, election, unit), seats_of(self.state, election, unit) or 0
        persons = [f"{contest.replace('.', '-')}-{number}" for number in range(1, seats + 1)]
        if election.nested and election.elector.body is not None:
            persons = self.holders(election.elector.body, unit)[:seats]
        self.enter(OpenContest(contest=contest, at=self.day))
        if election.office == "executive":
            self.enter(totals(contest, persons, [f"{persons[0]}-next"], self.day))
        else:
            self.declare(contest, " ".join(persons))

    def seated(self, office: str, unit: str) -> tuple[str, str]:
        """Return the first holder of an office in a unit, and the mandate."""
        person = self.holders(office, unit)[0]
        return person, self.mandate(person, office)

    def on_petition(self, mandate: str, opener: str) -> str:
        """Open a petition, have it signed by enough, and return its id."""
        self.enter(OpenPetition(mandate=mandate, openers=(opener,), grounds=TEXT, at=self.day))
        opened = list(self.state.course.petitions.all)[-1].opened
        signed = CertifySignatures(petition=opened.petition, valid=opened.needed, rejected={}, digest=TEXT, at=self.day)
        self.enter(signed)
        return opened.petition

    def decide(self, effect: Recall | Relieve, before: tuple[str, str, str], votes: int, *, notice: int = 0) -> None:
        """Move it in a body, hear whom it is about, count who is present, and carry it by so many."""
        body, unit, mover = before
        motion = self.move(effect, body, unit, mover)
        self.later(notice)
        if isinstance(effect, Recall):
            self.enter(HearHolder(motion=motion, appeared=True, at=self.day))
        self.attend(votes, body, unit, votes if body == "congress" else None)
        self.vote(motion, votes, 0)


def example(name: str) -> Example:
    """Return an example, elected."""
    return Example(text=written(without(name)), units=UNITS[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_office_is_elected(name: str) -> None:
    """All contests of all levels, and nothing that an auditor would find otherwise."""
    house = example(name)
    held = [
        contest_id(house.charter, election, unit)
        for election in house.charter.elections
        for unit in house.of_type(election.constituency)
    ]

    assert all(is_settled(house.state, contest) for contest in held)
    assert all(
        house.holders(each.office, unit) for each in house.charter.elections for unit in house.of_type(each.scope)
    )
    assert [] == house.faults()


def is_sound(house: Example) -> bool:
    """Tell whether, with what falls due in four months, all stands as an auditor reads it and as recalls are made."""
    settle(house, house.day + timedelta(days=120))
    check_recalls(house)
    return house.faults() == []


def test_seats_of_the_co_operative_are_lost_and_filled() -> None:
    """A delegate is recalled on a petition, and a by-election held; a seat above lapses after the grace."""
    house = example("co-operative")
    house.later(200)
    delegate, seat = house.seated("district_council", "hill")
    meeting = ("store_meeting", "s1", "s1-member")
    house.decide(Recall(mandate=seat, petition=house.on_petition(seat, meeting[2])), meeting, 1600)
    assert delegate not in house.holders("district_council", "hill")
    house.enter(CallByElection(contest="district_council.s1", at=house.day))
    (called,) = of_type(house, ByElectionCalled)
    assert isinstance(called, ByElectionCalled)
    house.declare(called.contest, "s1-new")
    assert "s1-new" in house.holders("district_council", "hill")

    councillor, seat = house.seated("region_council", "north")
    house.resign(seat)
    assert councillor in house.holders("assembly", "soc")
    assert is_sound(house)
    assert councillor not in house.holders("assembly", "soc")


def test_posts_of_the_co_operative_are_lost_and_filled() -> None:
    """An auditor is recalled by the assembly, ten of which move it; the secretary is relieved, and the deputy acts."""
    house = example("co-operative")
    member, _ = house.seated("assembly", "soc")
    auditor, post = house.seated("auditor", "soc")
    assembly = ("assembly", "soc", member)
    house.decide(Recall(mandate=post, petition=house.on_petition(post, member)), assembly, 40, notice=7)
    assert auditor not in house.holders("auditor", "soc")
    secretary, post = house.seated("secretary", "soc")
    house.decide(Relieve(mandate=post), assembly, 40)
    assert secretary not in house.holders("secretary", "soc")
    deputy, _ = house.seated("deputy_secretary", "soc")
    assert deputy in [each.person for each in of_type(house, ActingBegun) if isinstance(each, ActingBegun)]
    assert is_sound(house)


def test_seats_of_the_union_are_lost_and_filled() -> None:
    """Recalled by the branch, and by the congress where no branch elects; in the executive the next by votes moves up."""
    house = example("union")
    house.later(10)
    delegate, seat = house.seated("regional_council", "east")
    branch = ("branch_meeting", "b1", "b1-member")
    house.decide(Recall(mandate=seat), branch, 20)
    assert delegate not in house.holders("regional_council", "east")

    member, _ = house.seated("congress", "tu")
    congress = ("congress", "tu", member)
    steward, seat = house.seated("standing_orders_committee", "tu")
    refused = house.refused(house.moving(Recall(mandate=seat), *branch))
    assert refused == ("it was given by congress of tu, who alone can take it back", "bodies.standing_orders_committee")
    house.decide(Recall(mandate=seat), congress, 20)
    assert steward not in house.holders("standing_orders_committee", "tu")

    executive, seat = house.seated("executive", "tu")
    house.resign(seat)
    assert executive not in house.holders("executive", "tu")
    assert "executive-east-1-next" in house.holders("executive", "tu")
    assert is_sound(house)
    assert {"next_highest", "left_vacant"} <= {
        each.filler for each in of_type(house, VacancyDeclared) if isinstance(each, VacancyDeclared)
    }


def test_posts_of_the_union_are_lost_and_filled() -> None:
    """The president is recalled, and the vice president acts; the congress relieves a trustee of the executive."""
    house = example("union")
    member, _ = house.seated("congress", "tu")
    congress = ("congress", "tu", member)
    _, post = house.seated("president", "tu")
    house.decide(Recall(mandate=post), congress, 20)
    deputy, _ = house.seated("vice_president", "tu")
    assert [deputy] == [each.person for each in of_type(house, ActingBegun) if isinstance(each, ActingBegun)]
    mover, _ = house.seated("executive", "tu")
    house.carry(Appoint(office="trustee", unit="tu", persons=("t1", "t2")), "executive", "tu", mover)
    house.decide(Relieve(mandate=house.mandate("t1", "trustee")), congress, 20)
    assert ["t2"] == house.holders("trustee", "tu")
    assert is_sound(house)
