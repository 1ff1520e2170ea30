"""Random returns: who usually wins, or others who may stand, unopposed or with those who came next."""

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.assembly.house import TEXT, totals
from tests.assembly.random_effects import PERSONS

from comitia.core.decider import Command
from comitia.core.election.candidacy import Candidate
from comitia.core.election.contest import Contest
from comitia.core.election.electorate import election_of
from comitia.core.election.entered import EnterReturn
from comitia.core.mandate.takeover import Holder, TakeOverContest, Waiting

if TYPE_CHECKING:
    from tests.assembly.random_stream import RandomHouse


def random_return(house: "RandomHouse", contest: str, usual: list[str]) -> Command:
    """Return the return of a contest, with who usually wins or others who may stand, unopposed or by totals."""
    found = house.state.contest(contest)
    persons = usual or house.rnd.sample(PERSONS, found.opened.seats if found else 1)
    if found is not None and found.opened.electorate.body is not None and (not usual or house.rnd.random() < 0.3):
        electorate = found.opened.electorate
        members = sorted(house.state.holders(electorate.body or "", electorate.unit))
        persons = house.rnd.sample(members, min(len(members), found.opened.seats)) or persons
    further = _further(house, found, persons) if found is not None and house.rnd.random() < 0.7 else []
    if further:
        return totals(contest, persons, further, house.day)
    return EnterReturn(
        contest=contest,
        candidates=tuple(Candidate(number=n, person=person, name=TEXT) for n, person in enumerate(persons, 1)),
        votes=dict.fromkeys(range(1, len(persons) + 1)),
        elected=dict.fromkeys(range(1, len(persons) + 1)),
        cast=None, blank=None, invalid=None, source=TEXT, at=house.day,
    )  # fmt: skip


def random_takeover(house: "RandomHouse", contest: str, usual: list[str]) -> Command:
    """Return that a contest is taken over, with who usually wins or others, since one day or another."""
    rnd = house.rnd
    persons = usual if usual and rnd.random() < 0.8 else rnd.sample(PERSONS, rnd.randint(1, 3))
    left = [person for person in PERSONS if person not in persons]
    waiting = rnd.sample(left, rnd.choice((0, 0, 1, 2)))
    since = house.day - timedelta(days=rnd.choice((0, 1, 90, 400)))
    until = rnd.choice((None, None, house.day + timedelta(days=rnd.choice((1, 60, 300)))))
    return TakeOverContest(
        contest=contest,
        holders=tuple(
            Holder(number=number, person=person, name=TEXT, starts=since, ends=until, evidence=TEXT)
            for number, person in enumerate(persons, 1)
        ),
        alternates=tuple(
            Waiting(number=number, person=person, name=TEXT, evidence=TEXT)
            for number, person in enumerate(waiting, len(persons) + 1)
        ),
        at=house.day,
    )


def _further(house: "RandomHouse", found: Contest, persons: list[str]) -> list[str]:
    """Return who comes next in a contest, where the charter has alternates: of those who may stand, one or two."""
    elected = {(each.office, each.group) for each in house.state.charter.elections}
    if (found.opened.office, found.opened.group) not in elected:
        return []  # taken over, of an office that is given by appointment
    election = election_of(house.state, found.opened.office, found.opened.group)
    electorate = found.opened.electorate
    standing = sorted(house.state.holders(electorate.body, electorate.unit)) if electorate.body else PERSONS
    left = [person for person in standing if person not in persons]
    return house.rnd.sample(left, min(len(left), 2)) if election.alternates_for(len(persons)) else []
