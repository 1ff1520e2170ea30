"""Returns: the declared result of a contest, with the grade of its evidence.

Grades, best first: `ballots_counted` (the ballots are in the box and were counted here), `totals_entered` (only the
number of votes is known), `uncontested` (no more candidates than seats, no vote taken), `document_only` (a document
says who was elected, and nothing more). A return never claims a better grade than its evidence has. How a count
works is in `comitia.count`; entered returns are checked in `entered`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from comitia.core.election.candidacy import Candidate, CandidatesListed, listed
from comitia.core.election.contest import Contest, refuse_early
from comitia.core.election.electorate import section
from comitia.core.election.rule_options import options_of
from comitia.core.facts import Facts
from comitia.core.record.canonical import JSON
from comitia.core.refused import Refused
from comitia.count import RULES, Amount, Count, LotRequired, Lots, Profile, count, to_json
from comitia.count.amount import shown


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclareCount:
    """List the candidates of a contest, count its ballots and declare the result.

    `box` is the SHA-256 of the sealed box, `source` the commitment to the file it came in; `file_seats` is the number
    of seats that the file states, None where it states none.
    """

    contest: str
    candidates: tuple[Candidate, ...]
    profile: Profile
    file_seats: int | None
    box: str
    source: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDeclared:
    """The result of a contest, by candidate numbers.

    `votes` is what the evidence says each candidate received (first or only marks), as exact decimals; empty where
    no vote was taken or is known. `count` is the whole count, stage by stage; None where no ballots were counted.
    """

    contest: str
    grade: str
    cast: int | None
    valid: int | None
    blank: int | None
    invalid: int | None
    votes: Mapping[str, str]
    elected: tuple[int, ...]
    vacant: int
    runners_up: tuple[int, ...]
    next_round: tuple[int, ...]
    count: JSON
    box: str | None
    source: str


def decide_count(facts: Facts, command: DeclareCount) -> list[CandidatesListed | ReturnDeclared]:
    """Return the candidates and the return of counted ballots, or refuse ballots that do not fit the contest."""
    contest = awaited(facts, command.contest, command.candidates, command.at)
    if command.profile.unit != 1:
        raise Refused(
            "its ballots weigh parts of a vote; ballots of a contest on the record weigh whole votes",
            rule="counting: weights",
            subject=f"contest {command.contest}",
        )
    refuse_misfit(contest, command.profile.candidates, command.file_seats)
    if fault := RULES[contest.opened.rule].too_large(command.profile, contest.opened.seats):
        raise Refused(fault, rule="counting: size", subject=f"contest {command.contest}")
    refuse_surplus(facts, contest, command.profile.cast)
    assert contest.listed is not None  # noqa: S101  `awaited` has listed them
    return [contest.listed, count_return(contest, command)]


def count_return(contest: Contest, command: DeclareCount) -> ReturnDeclared:
    """Return what the ballots of a contest come to; ties are settled by the lot seed of its opening."""
    counted = run_count(contest, command.profile)
    return ReturnDeclared(
        contest=command.contest,
        grade="ballots_counted",
        cast=command.profile.cast,
        valid=counted.ballots,
        blank=counted.blank,
        invalid=counted.invalid,
        votes=first_votes(counted),
        elected=counted.elected,
        vacant=0 if counted.next_round else contest.opened.seats - len(counted.elected),
        runners_up=counted.runners_up,
        next_round=counted.next_round,
        count=to_json(counted),
        box=command.box,
        source=command.source,
    )


def first_votes(counted: Count) -> dict[str, str]:
    """Return each candidate's first (or only) marks, by number, as exact decimals."""
    totals = counted.stages[0].totals
    return {str(number): _decimal(total, counted.scale) for number, total in enumerate(totals, 1)}


def _decimal(total: Amount, scale: int) -> str:
    """Return an amount as a decimal without zeros at its end."""
    said = shown(total, scale)
    return said.rstrip("0").rstrip(".") if "." in said else said


def run_count(contest: Contest, profile: Profile) -> Count:
    """Return the count of a profile under the rule, seats and lot seed that were fixed when the contest opened."""
    opened = contest.opened
    result = count(
        profile,
        rule=opened.rule,
        seats=opened.seats,
        options=options_of(opened.options, opened.round),
        lots=Lots(seed=opened.lot_seed),
    )
    assert not isinstance(result, LotRequired)  # noqa: S101  a seed settles every tie
    return result


def awaited(facts: Facts, name: str, candidates: tuple[Candidate, ...], at: date) -> Contest:
    """Return an open contest with its candidates listed, or refuse."""
    contest, subject = facts.contest(name), f"contest {name}"
    if contest is None:
        raise Refused("it is not open", rule="contests", subject=subject)
    if contest.closed is not None:
        raise Refused("it was closed as not held; a late return needs a decision", rule="contests", subject=subject)
    if contest.declared is not None:
        raise Refused("its return is declared already", rule="contests", subject=subject)
    if facts.holdings.is_abolished(contest.opened.office, contest.opened.office_unit):
        raise Refused(
            "the post was abolished; close the contest as not held",
            rule=f"posts.{contest.opened.office}",
            subject=subject,
        )
    for unit in (contest.opened.office_unit, contest.opened.electorate.unit):
        if facts.gone(unit) is not None:
            raise Refused(
                f"the unit {unit} is no longer there; close the contest as not held", rule="units", subject=subject
            )
    refuse_early(contest, at)
    return replace(contest, listed=listed(facts, contest.opened, candidates, at))


def refuse_misfit(contest: Contest, candidates: int, seats: int | None) -> None:
    """Refuse a file for another number of candidates or seats than the contest has."""
    subject = f"contest {contest.opened.contest}"
    listed = len(contest.listed.candidates) if contest.listed else 0
    if candidates != listed:
        raise Refused(
            f"the ballot file has {candidates} candidates, the list of candidates {listed}; correct one of the two",
            rule="run folder: candidates.csv",
            subject=subject,
        )
    if seats is not None and seats != contest.opened.seats:
        raise Refused(
            f"the ballot file is for {seats} seat{'s'[: seats != 1]}; this contest fills {contest.opened.seats}",
            rule=f"{section(contest.opened.kind)}.{contest.opened.office}.seats",
            subject=subject,
        )


def refuse_surplus(facts: Facts, contest: Contest, cast: int | None) -> None:
    """Refuse more ballots than there are electors (domain I14)."""
    electorate = contest.opened.electorate
    if cast is not None and cast > electorate.number:
        who = f"rolls.{electorate.roll}" if electorate.roll else f"bodies.{electorate.body}.seats"
        name = facts.unit(electorate.unit)
        raise Refused(
            f"{cast} ballots, but only {electorate.number} may vote in {name.name if name else electorate.unit}",
            rule=who,
            subject=f"contest {contest.opened.contest}",
        )
