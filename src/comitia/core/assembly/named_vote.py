"""Votes by name: how each who sits in a body voted on a motion, as far as that was taken down.

They are entered before the result is declared, or after it, in one go or little by little, each once. They never
contradict the numbers: no more of a kind than were counted, and all of them where everybody is named. While a
challenge is open the numbers are in doubt: names can be entered again then, and the recount has to agree with them.

Where the charter makes votes of imperative delegates against their instruction `void`, those who are instructed are
named first, and what is void is counted as invalid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from comitia.core.assembly.instruction import CAST, Delegate, delegates, instructions_on, rule_for, sitting
from comitia.core.assembly.missing import Missing
from comitia.core.assembly.motion import pending
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.requirement import Bases, Tally
from comitia.core.facts import Facts
from comitia.core.refused import Refused

OPTIONS = ("for", "against", "abstain", "not_voting", "absent")
"""How somebody who sits in a body may have voted, or not."""
NAMED = 5
"""So many persons are named in a refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordVotes:
    """Enter how some of those who sit in the body of a motion voted, by mandate: one of `OPTIONS` each."""

    motion: str
    votes: Mapping[str, str]
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class VotesByName:
    """Those who hold these mandates have voted so on a motion: for, against, abstain, not_voting or absent."""

    motion: str
    votes: Mapping[str, str]


def decide_names(facts: Facts, command: RecordVotes) -> list[VotesByName]:
    """Return the votes by name; refuse who did not sit there, who is named twice, and what contradicts the count."""
    found = _votable(facts, command)
    moved = found.moved
    body = facts.charter.bodies.get(moved.body)
    if body is not None and body.meeting:
        raise Refused(
            "everybody on the roll votes in it, and nobody as a delegate: there are no votes by name",
            rule=f"bodies.{moved.body}.seats",
            subject=moved.motion,
        )
    if not command.votes or not set(command.votes.values()) <= set(OPTIONS):
        raise Refused(
            f"name at least one, each with one of {', '.join(OPTIONS)}", rule="procedure", subject=moved.motion
        )
    _refuse_outsiders(facts, found, command)
    if found.voted is not None and not found.is_challenged:
        _refuse_again(facts, found, command.votes)
        names = {**found.names, **command.votes}
        tally = found.counted or found.voted.tally
        refuse_disagreement(facts, replace(found, names=names), tally, found.voted.bases, command.at)
    return [VotesByName(motion=moved.motion, votes=command.votes)]


def _votable(facts: Facts, command: RecordVotes) -> Motion:
    """Return a motion that was put to the vote by the day, or can be."""
    found = facts.proceedings.motion(command.motion)
    if found is None or found.voted_on is None:
        found = pending(facts, command.motion, command.at)
    first = found.voted_on or found.moved.not_before
    if command.at < first:
        raise Refused(
            f"it was put to the vote on {first}, or can be then, after {command.at}",
            rule="procedure",
            subject=command.motion,
        )
    return found


def _refuse_outsiders(facts: Facts, found: Motion, command: RecordVotes) -> None:
    sat = {held.mandate for held in sitting(facts, found, command.at)}
    outside = next((mandate for mandate in command.votes if mandate not in sat), None)
    if outside is not None:
        held = facts.holdings.mandate(outside)
        here, day = (found.moved.body, found.moved.unit), found.voted_on or command.at
        sits = held is not None and (held.office, held.office_unit) == here and held.holds_on(day)
        lacked = "was on leave or suspended, or had no vote," if sits else "had no seat"
        raise Refused(
            f"{held.person if held else outside} {lacked} in {here[0]} of {here[1]} at the vote",
            rule=f"bodies.{here[0]}.seats",
            subject=f"mandate {outside}",
        )


def _refuse_again(facts: Facts, found: Motion, votes: Mapping[str, str]) -> None:
    again = next((mandate for mandate in votes if mandate in found.names), None)
    if again is not None:
        held = facts.holdings.mandate(again)
        raise Refused(
            f"how {held.person if held else again} voted is on the record; it can be entered again before the result "
            "is declared, and while it is challenged",
            rule="decisions.challenge",
            subject=f"mandate {again}",
        )


def unnamed(facts: Facts, found: Motion, at: date) -> Missing | None:
    """Return the names that a result lacks: those that tell which votes are void, or all where they are of another day.

    None where it lacks none.
    """
    motion = found.moved.motion
    if found.names and found.named_on != at:
        return Missing(
            what="names",
            reason=f"the votes by name are of {found.named_on}: enter them again, on the day of the vote",
            rule="procedure",
            subject=motion,
        )
    if not instructions_on(facts, motion) or rule_for(facts, found).breach != "void":
        return None
    without = [each for each in delegates(facts, found, at) if each.by is not None and each.voted is None]
    if not without:
        return None
    return Missing(
        what="names",
        reason=f"votes against an instruction are void: enter first how those instructed voted: {_listed(without)}",
        rule="mandate.instructions.breach",
        subject=motion,
    )


def refuse_disagreement(facts: Facts, found: Motion, tally: Tally, bases: Bases, at: date) -> None:
    """Refuse numbers that contradict the votes by name; votes that are void count as invalid."""
    if not found.names:
        return
    every = delegates(facts, found, at)
    named = [each for each in every if each.voted is not None]
    void = [each for each in named if each.verdict == "void"]
    if len(void) > tally.invalid:
        raise Refused(
            f"{_listed(void)} voted against the instruction, which is void: count {len(void)} as invalid, of which "
            f"there are {tally.invalid}",
            rule="mandate.instructions.breach",
            subject=found.moved.motion,
        )
    kinds = Counter(each.voted for each in named if each not in void)
    wrong = (
        _excess(kinds, tally)
        or _surplus(kinds, len(void), tally, len(every) - len(named))
        or _absence(kinds, len(void), bases)
    )
    if wrong:
        raise Refused(
            f"{wrong}: count again, or correct the names", rule=f"bodies.{found.moved.body}.seats",
            subject=found.moved.motion,
        )  # fmt: skip


def _excess(kinds: Counter[str | None], tally: Tally) -> str:
    """Return that more are named as voting one way than were counted."""
    counted = {"for": tally.votes.in_favour, "against": tally.votes.against, "abstain": tally.votes.abstaining}
    if tally.not_voting is not None:
        counted["not_voting"] = tally.not_voting
    for kind, number in counted.items():
        if kinds[kind] > number:
            return f"{kinds[kind]} are named as {kind.replace('_', ' ')}, and {number} were counted"
    return ""


def _surplus(kinds: Counter[str | None], void: int, tally: Tally, unnamed: int) -> str:
    """Return that more votes were counted besides those named than there are others; so all named is all counted."""
    known = sum(kinds[kind] for kind in CAST) + void
    left = tally.voting - known
    if tally.not_voting is not None:
        left += tally.not_voting - kinds["not_voting"]
    return f"{left} were counted besides those named, and {unnamed} are not named" if left > unnamed else ""


def _absence(kinds: Counter[str | None], void: int, bases: Bases) -> str:
    """Return that more are named as present, or as absent, than were counted in attendance."""
    if bases.present is None:
        return ""
    there, absent = sum(kinds.values()) - kinds["absent"] + void, kinds["absent"]
    if there > bases.present or absent > bases.may_vote - bases.present:
        counted = f"{bases.present} of {bases.may_vote} were present"
        return f"{there} are named as present and {absent} as absent, and {counted}"
    return ""


def _listed(persons: Iterable[Delegate]) -> str:
    names = [each.person for each in persons]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{', '.join(names[:NAMED])}{more}"
