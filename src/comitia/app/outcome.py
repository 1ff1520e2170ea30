"""What a run came to: filled, vacant, awaited by name; for the person who ran it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import chain

from comitia.app.undeclared import Undeclared
from comitia.charter import Election
from comitia.core.election.contest import ContestOpened
from comitia.core.election.electorate import contest_id, contests_of, is_constituted, is_settled, seats_of
from comitia.core.mandate.by_election import awaiting, last_round, next_id
from comitia.core.mandate.office import places
from comitia.core.mandate.place import contest_of, vacant_places
from comitia.core.mandate.vacancies import Vacancy
from comitia.core.state import State
from comitia.store import models


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """A contest without an outcome, and what it waits for, in words."""

    contest: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeOutcome:
    """One body or post of one unit: how many of its seats are filled, vacant, or still to come; who holds a post.

    `undeclared` is how many of the vacant ones are so without a declaration, and `why` in words.
    """

    office: str
    label: str
    unit: str
    filled: int
    vacant: int
    is_settled: bool
    undeclared: int
    why: str
    holders: tuple[str, ...] = ()


def taken_over(state: State) -> tuple[int, int]:
    """Return how many mandates documents gave when the record began, and by how many electorates."""
    found = [contest for contest in map(state.contest, state.contests) if contest and contest.opened.rule == ""]
    return sum(len(each.declared.elected) for each in found if each.declared), len(found)


def awaited(state: State, files: frozenset[str]) -> Iterator[Awaited]:
    """Yield every contest that the charter calls for and that has no outcome yet, lowest tier first."""
    open_rounds = {
        found.opened.first: found for found in map(state.contest, state.contests) if found and found.is_awaited
    }
    first_incomplete = cache(partial(_first_incomplete, state))  # the same for every unit that waits for it
    for election in state.charter.elections:
        for unit in state.units_of_type(election.constituency):
            contest, seats = contest_id(state.charter, election, unit), seats_of(state, election, unit)
            if contest in open_rounds:
                opened = open_rounds[contest].opened
                yield Awaited(contest=opened.contest, reason=_missing(state, opened, files))
            elif state.contest(contest) is None and seats != 0:
                yield Awaited(contest=contest, reason=_below(state, election, unit, first_incomplete))


def by_elections(state: State, files: frozenset[str], day: date) -> Iterator[Awaited]:
    """Yield the by-elections that are open or still to be called, with the last day for each, and what is overdue."""
    for called in state.holdings.vacant.by_elections:
        last = last_round(state, called.contest)
        if last.is_awaited:
            yield Awaited(contest=last.opened.contest, reason=_missing(state, last.opened, files))
    waiting: dict[str, Vacancy] = {}
    for held, vacancy in vacant_places(state, day):
        contest = contest_of(state, held)
        if contest is not None and any(each.mandate == held.mandate for each, _ in awaiting(state, contest, day)):
            waiting.setdefault(contest, vacancy)
    for contest, vacancy in waiting.items():
        name, until = next_id(state, contest), vacancy.declared.until
        if name in files:
            continue  # its file is held up, and the run says why
        late = "; overdue" if until is not None and until < day else ""
        by = f" by {until}" if until is not None else ", and the charter sets no day"
        yield Awaited(
            contest=name,
            reason=f"a by-election is to be held{by}{late}; add contests/{name}.blt and its candidates",
        )


def _missing(state: State, opened: ContestOpened, files: frozenset[str]) -> str:
    contest, electors = opened.contest, opened.electorate.number
    if state.holdings.is_abolished(opened.office, opened.office_unit):
        return f"the post is abolished; move on with --close {contest} --as not-held"
    if contest in files:
        return "its file cannot be used as it is"
    if electors == 0:
        return f"nobody can vote in it; move on with --close {contest} --as not-held"
    seats = f"{opened.seats} seat{'' if opened.seats == 1 else 's'}, {electors:,} may vote"
    return f"no file yet ({seats}); add contests/{contest}.blt and its candidates, or --close {contest} --as not-held"


def _below(state: State, election: Election, unit: str, first_incomplete: Callable[[str, str, str], str | None]) -> str:
    """Return what an election that is not open waits for: the body that elects in it, or one that is measured with it.

    Seats that are shared out by ballots cast wait until every body that elects to them is complete.
    """
    body = election.elector.body
    if body is None or state.charter.bodies[body].meeting:
        return "its seats are not apportioned yet"
    if not is_constituted(state, body, unit):
        return _incomplete(state, body, unit)
    office_unit = state.unit_above(unit, election.scope) or unit
    place = first_incomplete(body, office_unit, election.constituency)
    return "its seats are not apportioned yet" + (f": {_incomplete(state, body, place)}" if place else "")


def _first_incomplete(state: State, body: str, within: str, kind: str) -> str | None:
    return next((unit for unit in state.units_within(within, kind) if not is_constituted(state, body, unit)), None)


def _incomplete(state: State, body: str, unit: str) -> str:
    found = state.unit(unit)
    return f"the {state.charter.bodies[body].label.one} of {found.name if found else unit} is not complete"


def offices(state: State, day: date) -> Iterator[OfficeOutcome]:
    """Yield every body that is elected and every post that is not abolished, as of a day, lowest tier first.

    Posts that are appointed to, and what decisions have made, come last.
    """
    seen: set[tuple[str, str]] = set()
    undeclared = Undeclared(state, day)
    for office, unit in chain(_elected(state), _given(state)):
        if (office, unit) not in seen and not state.holdings.is_abolished(office, unit):
            seen.add((office, unit))
            yield _office(state, office, unit, day, undeclared)


def _elected(state: State) -> Iterator[tuple[str, str]]:
    for election in state.charter.elections:
        for unit in state.units_of_type(election.scope):
            yield election.office, unit


def _given(state: State) -> Iterator[tuple[str, str]]:
    """Yield the posts and organs that decisions fill, and not elections."""
    for post in state.charter.posts.values():
        if post.appointed_by is not None:
            for unit in state.units_of_type(post.scope or ""):
                yield post.id, unit
    for name in state.holdings.posts:
        made = state.holdings.post(name)
        if made is not None:
            yield made.post, made.unit


def _office(state: State, office: str, unit: str, day: date, undeclared: Undeclared) -> OfficeOutcome:
    found, held = state.unit(unit), state.holdings.still_held(office, unit, day)
    gaps = [_seats(state, contest) for contest in contests_of(state, office, unit)]
    seats = sum(gap or 0 for gap in gaps) if gaps else places(state, office, unit) or 0
    empty = undeclared.number(office, unit, seats)
    return OfficeOutcome(
        office=office,
        label=_label(state, office),
        unit=found.name if found else unit,
        filled=len(held),
        vacant=max(seats - sum(each.by is None for each in held), 0),
        is_settled=None not in gaps,
        undeclared=empty,
        why=undeclared.why(office, unit) if empty else "",
        holders=() if office in state.charter.bodies else _names([each.person for each in held]),
    )


def _label(state: State, office: str) -> str:
    made, charter = state.holdings.post(office), state.charter
    if made is not None:
        return made.label
    return (charter.bodies.get(office) or charter.posts[office]).label.one


def _seats(state: State, contest: str) -> int | None:
    """Return the seats that a contest was for; None while it has no outcome."""
    found = state.contest(contest)
    return found.opened.seats if found is not None and is_settled(state, contest) else None


def _names(persons: list[str]) -> tuple[str, ...]:
    names = dict(models.Person.objects.filter(id__in=persons).values_list("id", "name"))
    return tuple(names.get(person, "") for person in persons)
