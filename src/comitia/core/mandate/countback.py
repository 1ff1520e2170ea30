"""Countback: a vacant seat is filled from the ballots of the contest that had filled it (`vacancy`, `countback`).

The ballots are in a box, which no rule can open. So the vacancy is declared first, with `countback` as its filler, and
the countback is an act of its own, which stands on the record with its stages, like a return. How it counts is in
`comitia.count.count_back`. Those stand who stood in the contest, were not elected in it, have not moved up since,
and can sit. Where the ballots are lost, or nobody is elected, the next filler of the charter applies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from comitia.core.election.contest import Contest
from comitia.core.election.rule_options import options_of
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held
from comitia.core.mandate.place import is_vacant
from comitia.core.mandate.succession import can_sit, has_followed, rounds_from
from comitia.core.record.canonical import JSON
from comitia.core.record.lots import countback_seed
from comitia.core.refused import Refused
from comitia.count import Count, LotRequired, Lots, Profile, Vacated, countback, is_transferable, to_json

RULE = "vacancy: countback"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountBack:
    """Count back the seat of a mandate that has ended; `profile` is None where the ballots in `box` are lost."""

    mandate: str
    profile: Profile | None
    box: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CountbackDeclared:
    """The outcome of the countback of the seat that `mandate` filled, by candidate numbers of `contest`.

    `candidate` is whose papers were counted, the first in the seat; `standing` are those who stood for it. `number` and
    `person` are who is elected, None where nobody is. `count` is the whole count; None where the ballots in `box` are
    lost.
    """

    mandate: str
    contest: str
    kind: str
    office: str
    office_unit: str
    candidate: int
    standing: tuple[int, ...]
    number: int | None
    person: str | None
    count: JSON
    box: str
    lot_seed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What a countback rests on: the contest, whose papers are counted, and who stands, by candidate numbers."""

    contest: Contest
    candidate: int
    standing: tuple[int, ...]


def seat_of(facts: Facts, held: Held, at: date) -> Seat | None:
    """Return what a countback of the seat of a mandate rests on; None where its contest has no ballots for that."""
    contest = facts.contest(held.source)
    if contest is None or contest.declared is None or contest.listed is None:
        return None
    declared = contest.declared
    first, _, place = held.place.rpartition(":")
    if not is_transferable(contest.opened.rule) or declared.box is None or first != held.source:
        return None
    standing = [
        each.number
        for each in contest.listed.candidates
        if each.number not in declared.elected
        and not has_followed(facts, [*rounds_from(facts, held.source)], each.person)
        and can_sit(facts, each.person, held, at)
    ]
    return Seat(contest=contest, candidate=declared.elected[int(place) - 1], standing=tuple(sorted(standing)))


def to_count_back(facts: Facts, at: date) -> Iterator[str]:
    """Yield the mandates whose seats are to be counted back now, in the order in which they fell vacant."""
    for mandate in facts.holdings.vacant.uncounted():
        held = facts.holdings.mandate(mandate)
        if held is not None and not held.is_live and is_vacant(facts, held, at):
            yield mandate


def decide_countback(facts: Facts, command: CountBack) -> list[CountbackDeclared]:
    """Return the countback, or refuse where the seat is not to be filled by one, or these are not its ballots."""
    held, subject = facts.holdings.mandate(command.mandate), f"mandate {command.mandate}"
    if held is None or command.mandate not in to_count_back(facts, command.at):
        raise Refused("its seat is not to be filled by a countback", rule=RULE, subject=subject)
    seat = seat_of(facts, held, command.at)
    if seat is None or seat.contest.declared is None or command.box != seat.contest.declared.box:
        raise Refused("these are not the ballots that were sealed", rule=RULE, subject=subject)
    seed = countback_seed(contest_seed=seat.contest.opened.lot_seed, mandate=held.mandate)
    if command.profile is None:
        return [_declared(held, seat, None, seed)]
    standing = tuple(number for number in seat.standing if number in command.profile.standing)
    seat = replace(seat, standing=standing)
    return [_declared(held, seat, _count(seat, command.profile, seed), seed)]


def _count(seat: Seat, profile: Profile, seed: str) -> Count:
    opened = seat.contest.opened
    vacated = Vacated(
        profile=profile,
        rule=opened.rule,
        seats=opened.seats,
        candidate=seat.candidate,
        lots=Lots(seed=opened.lot_seed),
        options=options_of(opened.options, opened.round),
    )
    found = countback(vacated, seat.standing, Lots(seed=seed))
    assert not isinstance(found, LotRequired)  # noqa: S101  a seed settles every tie
    return found


def _declared(held: Held, seat: Seat, counted: Count | None, seed: str) -> CountbackDeclared:
    number = next(iter(counted.elected), None) if counted else None
    candidates = seat.contest.listed.candidates if seat.contest.listed else ()
    return CountbackDeclared(
        mandate=held.mandate,
        contest=seat.contest.opened.contest,
        kind=held.kind,
        office=held.office,
        office_unit=held.office_unit,
        candidate=seat.candidate,
        standing=seat.standing,
        number=number,
        person=next((each.person for each in candidates if each.number == number), None),
        count=to_json(counted) if counted else None,
        box=(seat.contest.declared.box if seat.contest.declared else None) or "",
        lot_seed=seed,
    )
