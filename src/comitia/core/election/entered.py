"""Entered returns: totals, unopposed lists and documents, where no ballots exist to count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from comitia.core.election.apportionment import measuring
from comitia.core.election.candidacy import Candidate, CandidatesListed
from comitia.core.election.contest import Contest
from comitia.core.election.declaration import ReturnDeclared, awaited, refuse_misfit, refuse_surplus, run_count
from comitia.core.facts import Facts
from comitia.core.refused import Refused
from comitia.count import RULES, Count, Profile, to_json

RECOUNTED = ("plurality", "block", "approval", "exhaustive", "sntv", "limited", "two-round")
"""The rules under which the totals alone settle who is elected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterReturn:
    """Enter what a document says of a contest: votes and who was elected, as far as it says.

    Keys are candidate numbers. `cast`, `blank` and `invalid` are numbers of ballots, None where unknown.
    """

    contest: str
    candidates: tuple[Candidate, ...]
    votes: Mapping[int, int | None]
    elected: Mapping[int, bool | None]
    cast: int | None
    blank: int | None
    invalid: int | None
    source: str
    at: date


def decide_entry(facts: Facts, command: EnterReturn) -> list[CandidatesListed | ReturnDeclared]:
    """Return the candidates and the return, graded by its evidence, or refuse figures that do not agree."""
    contest = awaited(facts, command.contest, command.candidates, command.at)
    assert contest.listed is not None  # noqa: S101  `awaited` has listed them
    refuse_misfit(contest, len(command.votes), None)
    _refuse_apart(facts, contest, command)
    known = {number: votes for number, votes in command.votes.items() if votes is not None}
    if known and len(known) != len(command.votes):
        raise _no(command, "some candidates have votes and others none; give a number for each, 0 included")
    declared = _totals(facts, contest, command, known) if known else _without_votes(contest, command)
    return [contest.listed, declared]


def _refuse_apart(facts: Facts, contest: Contest, command: EnterReturn) -> None:
    apart = (command.blank or 0) + (command.invalid or 0)
    refuse_surplus(facts, contest, apart if command.cast is None else command.cast)
    if command.cast is not None and apart > command.cast:
        raise _no(command, f"{command.cast} ballots cast, but {apart} blank and invalid ones; correct the figures")


def _without_votes(contest: Contest, command: EnterReturn) -> ReturnDeclared:
    seats, numbers = contest.opened.seats, sorted(command.elected)
    is_unopposed = len(numbers) <= seats and all(mark is None for mark in command.elected.values())
    stated = (
        tuple(numbers)
        if is_unopposed
        else _stated(command, f"{len(numbers)} candidates for {seats} seats and no votes")
    )
    if len(stated) > seats:
        raise _no(command, f"{len(stated)} are marked elected for {seats} seats")
    if len(stated) < len(numbers):
        return _declared(command, "document_only", stated, seats - len(stated))
    if any(each is not None for each in (command.cast, command.blank, command.invalid)):
        raise _no(command, "no more candidates than seats, so no vote was taken: leave out cast, blank and invalid")
    return _declared(command, "uncontested", stated, seats - len(stated))


def _stated(command: EnterReturn, silence: str) -> tuple[int, ...]:
    """Return whom the document says to be elected; nobody, where it says no to each. `silence` says why it must."""
    stated = tuple(number for number in sorted(command.elected) if command.elected[number])
    if not stated and None in command.elected.values():
        raise _no(command, f"{silence}: say in `elected` who won, or no to each")
    return stated


def _totals(facts: Facts, contest: Contest, command: EnterReturn, votes: Mapping[int, int]) -> ReturnDeclared:
    seats, rule = contest.opened.seats, contest.opened.rule
    cast = _cast(contest, command, votes)
    _refuse_unmeasured(facts, contest, cast)
    apart = (command.blank or 0) + (command.invalid or 0)
    refuse_surplus(facts, contest, _fewest(contest, votes) + apart if cast is None else cast)
    if rule not in RECOUNTED:
        stated = _stated(command, f"totals do not settle a {rule} count")
        if len(stated) > seats:
            raise _no(command, f"{len(stated)} are marked elected for {seats} seats")
        return _declared(command, "totals_entered", stated, seats - len(stated), votes=votes, cast=cast)
    counted = run_count(contest, _profile(command, votes))
    stated = tuple(number for number in sorted(votes) if command.elected[number])
    is_said = bool(stated) or None not in command.elected.values()
    if is_said and not _agrees(counted, votes, stated):
        raise _no(command, f"the totals elect {list(counted.elected)}, the document says {list(stated)}")
    by_lot = not is_said or set(stated) == set(counted.elected) or bool(counted.next_round)
    elected = counted.elected if by_lot else stated
    vacant = 0 if counted.next_round else seats - len(elected)
    declared = _declared(command, "totals_entered", elected, vacant, votes=votes, cast=cast)
    order = (*counted.elected, *counted.runners_up)
    return replace(
        declared,
        runners_up=tuple(number for number in order if number not in elected),
        next_round=counted.next_round,
        count=to_json(replace(counted, ballots=_ballots(counted, declared))) if by_lot else None,
    )


def _refuse_unmeasured(facts: Facts, contest: Contest, cast: int | None) -> None:
    """Refuse a first round without the number of its ballots, where seats are shared out by it: returns stand."""
    opened = contest.opened
    above = measuring(facts, opened.office) if cast is None and opened.round == 1 else None
    if above is not None:
        raise Refused(
            f"the seats of the {facts.charter.bodies[above].label.one} are shared out by the ballots cast here, and "
            f"totals by the rule {opened.rule} do not tell how many they were: add a line `cast` with their number",
            rule=f"bodies.{above}.seats.apportion.base",
            subject=f"contest {opened.contest}",
        )


def _ballots(counted: Count, declared: ReturnDeclared) -> int:
    """Return the valid ballots where they are known, else the marks on them."""
    return counted.ballots if declared.valid is None else declared.valid


def _profile(command: EnterReturn, votes: Mapping[int, int]) -> Profile:
    """Return the totals as ballots with one mark; what was blank or invalid is known only as far as it is told."""
    marks = [(number, (candidate,)) for candidate, number in votes.items() if number]
    blank = [(command.blank, ())] if command.blank else []
    return Profile.from_ballots(len(votes), [*marks, *blank], invalid=command.invalid or 0)


def _agrees(counted: Count, votes: Mapping[int, int], stated: tuple[int, ...]) -> bool:
    """Tell whether the document elects as the totals do; where they tie, whichever of the tied it names."""
    same = sorted(votes[number] for number in stated) == sorted(votes[number] for number in counted.elected)
    return set(stated) == set(counted.elected) or (bool(counted.lots) and same)


def _cast(contest: Contest, command: EnterReturn, votes: Mapping[int, int]) -> int | None:
    total, apart = sum(votes.values()), (command.blank or 0) + (command.invalid or 0)
    rule = contest.opened.rule
    single = rule in RULES and RULES[rule].counts_for_one
    if single and command.cast is not None and command.cast != total + apart:
        raise _no(
            command,
            f"{command.cast} ballots cast, but votes, blank and invalid come to {total + apart}; correct the figures",
        )
    fewest = _fewest(contest, votes)
    if command.cast is not None and fewest > command.cast - apart:
        raise _no(
            command,
            f"these votes are on {fewest} valid ballots at least; of the {command.cast} ballots cast "
            f"{apart} are blank or invalid, so correct the figures",
        )
    return total + apart if single else command.cast


def _fewest(contest: Contest, votes: Mapping[int, int]) -> int:
    """Return the fewest valid ballots that can hold these votes: one mark a candidate, and so many in all."""
    highest, total, seats = max(votes.values()), sum(votes.values()), contest.opened.seats
    marks = {"block": seats, "limited": max(1, seats - 1)}.get(contest.opened.rule)
    return max(highest, -(-total // marks)) if marks else highest


def _declared(
    command: EnterReturn,
    grade: str,
    elected: tuple[int, ...],
    vacant: int,
    *,
    votes: Mapping[int, int] | None = None,
    cast: int | None = None,
) -> ReturnDeclared:
    known = cast if cast is not None else command.cast
    apart = (command.blank or 0) + (command.invalid or 0)
    return ReturnDeclared(
        contest=command.contest,
        grade=grade,
        cast=known,
        valid=None if known is None else known - apart,
        blank=command.blank,
        invalid=command.invalid,
        votes={str(number): str(total) for number, total in (votes or {}).items()},
        elected=elected,
        vacant=vacant,
        runners_up=(),
        next_round=(),
        count=None,
        box=None,
        source=command.source,
    )


def _no(command: EnterReturn, reason: str) -> Refused:
    return Refused(reason, rule="run folder: .return.csv", subject=f"contest {command.contest}")
