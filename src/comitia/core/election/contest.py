"""Contests: one election each. A contest is opened, its candidates are listed, and it ends with a return or is closed.

States: open, returned (with its list of candidates), closed without a return. A return that settles only part
of the seats (`next_round`) opens a further round, a contest of its own named `<id>.round-N`. When the contest opens,
its electorate, seats, counting rule and lot seed are fixed; the ballots come after. How ballots become a
return is in `declaration`; who then holds what is in `comitia.core.mandate`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from comitia.charter import Election
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.electorate import (
    Electorate,
    electorate_of,
    find_election,
    is_abolished,
    is_constituted,
    next_round_id,
    seats_of,
    section,
    seed_of,
)
from comitia.core.election.rule_options import options_to_json
from comitia.core.facts import Facts
from comitia.core.record.canonical import JSON
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.election.declaration import ReturnDeclared


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenContest:
    """Open the first round of the contest `contest`."""

    contest: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRound:
    """Open the next round after a return that left seats to a further round."""

    after: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestOpened:
    """An election is on: `seats` seats in the body, or holders of the post, of `office_unit`.

    `group` is the place of the seat group in the charter, from 0. `standing` holds the persons still in from
    the round before, None in a first round. `lot_seed` is 64 hex digits.
    """

    contest: str
    kind: str
    office: str
    office_unit: str
    group: int
    electorate: Electorate
    seats: int
    rule: str
    options: JSON
    round: int
    first: str
    standing: tuple[str, ...] | None
    lot_seed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseContest:
    """Move on without a return: the contest was not held."""

    contest: str
    outcome: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestClosed:
    """The contest ended without a return; its seats are vacant."""

    contest: str
    outcome: str
    vacant: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """All that the record says of one contest, but the stages of its count; `since` is the day of its opening."""

    opened: ContestOpened
    since: date
    listed: CandidatesListed | None = None
    declared: ReturnDeclared | None = None
    closed: ContestClosed | None = None

    @property
    def is_awaited(self) -> bool:
        """Tell whether a return is still to come."""
        return self.declared is None and self.closed is None


def decide_opening(facts: Facts, command: OpenContest) -> list[ContestOpened]:
    """Return the contest opened, or refuse it while those who elect are not themselves elected."""
    found = find_election(facts, command.contest)
    if found is None:
        raise Refused(
            "the charter has no such election: a contest is named <body>.<unit> after the unit that elects, or <post>",
            rule="bodies",
            subject=f"contest {command.contest}",
        )
    election, unit = found
    _refuse_untimely(facts, command.contest, election, unit)
    if is_abolished(facts, election, unit):
        raise Refused("the post is abolished", rule=f"posts.{election.office}", subject=f"contest {command.contest}")
    seats = seats_of(facts, election, unit)
    if not seats:
        raise Refused(
            f"{unit} has no seats to fill",
            rule=f"{section(election.kind)}.{election.office}.seats",
            subject=f"contest {command.contest}",
        )
    return [
        ContestOpened(
            contest=command.contest,
            kind=election.kind,
            office=election.office,
            office_unit=facts.unit_above(unit, election.scope) or unit,
            group=election.group,
            electorate=electorate_of(facts, election, unit, command.at),
            seats=seats,
            rule=election.rule.id,
            options=options_to_json(election.rule.options),
            round=1,
            first=command.contest,
            standing=None,
            lot_seed=seed_of(facts, command.contest),
        )
    ]


def _refuse_untimely(facts: Facts, contest: str, election: Election, unit: str) -> None:
    if facts.contest(contest) is not None:
        raise Refused("it is open already", rule="contests", subject=f"contest {contest}")
    body = election.elector.body
    if election.elector.roll is None and not is_constituted(facts, body or "", unit):
        raise Refused(
            f"the {facts.charter.bodies[body or ''].label.one} of {unit} is not yet elected",
            rule=f"{section(election.kind)}.{election.office}.seats",
            subject=f"contest {contest}",
        )


def decide_round(facts: Facts, command: OpenRound) -> list[ContestOpened]:
    """Return the next round opened, with those still standing and the seats still to fill."""
    before = facts.contest(command.after)
    if before is None or before.declared is None or before.listed is None or not before.declared.next_round:
        raise Refused("no further round is called for", rule="contests", subject=f"contest {command.after}")
    opened, declared = before.opened, before.declared
    contest = next_round_id(opened.first, opened.round + 1)
    if facts.contest(contest) is not None:
        raise Refused("it is open already", rule="contests", subject=f"contest {contest}")
    persons = {candidate.number: candidate.person for candidate in before.listed.candidates}
    return [
        ContestOpened(
            contest=contest,
            kind=opened.kind,
            office=opened.office,
            office_unit=opened.office_unit,
            group=opened.group,
            electorate=opened.electorate,
            seats=opened.seats - len(declared.elected),
            rule=opened.rule,
            options=opened.options,
            round=opened.round + 1,
            first=opened.first,
            standing=tuple(persons[number] for number in declared.next_round),
            lot_seed=seed_of(facts, contest),
        )
    ]


def decide_closing(facts: Facts, command: CloseContest) -> list[ContestClosed]:
    """Return the contest closed with its seats vacant, or refuse where it is not awaited."""
    contest, subject = facts.contest(command.contest), f"contest {command.contest}"
    if contest is None or not contest.is_awaited:
        raise Refused("it is not open, so it cannot be closed", rule="contests", subject=subject)
    if command.outcome != "not_held":
        raise Refused(f"{command.outcome!r} is no outcome; use not-held", rule="contests", subject=subject)
    refuse_early(contest, command.at)
    return [ContestClosed(contest=command.contest, outcome=command.outcome, vacant=contest.opened.seats)]


def refuse_early(contest: Contest, at: date) -> None:
    """Refuse an outcome that is older than the opening of its contest."""
    if at < contest.since:
        raise Refused(
            f"it was opened on {contest.since}, and cannot have its outcome on {at}, before that; "
            "correct its day in calendar.csv, or --at",
            rule="run folder: calendar.csv",
            subject=f"contest {contest.opened.contest}",
        )
