"""Who acts in a vacant post until it is filled: the holder of another post of the unit, for so long at most (`acting`).

Nobody has a mandate by it. It begins with the vacancy and ends with it; on its last day; when the holder's own mandate
ends; or when the post is no more. Where what ended the own mandate, or abolished the post, is reversed, it goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from comitia.charter import Acting, filler_name
from comitia.core.facts import Facts
from comitia.core.mandate.ending import MandateEnded, MandateRestored, sits
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import places
from comitia.core.mandate.place import ended_mandate, fillers_of, is_vacant, rule_of
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.mandate.post import PostReinstated
    from comitia.core.mandate.vacancy import VacancyDeclared

RULE = "vacancy.post.acting"
Cause = Literal["filled", "time_over", "mandate_ended", "post_gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginActing:
    """Let the holder of the post that the charter names act in the place of a mandate that has ended."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EndActing:
    """Let whoever acts in the place of a mandate act no more."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingBegun:
    """A person acts in a post, in the vacant place of `mandate`, as long as their own one, `by`, lasts.

    `until` is the day on which it ends at the latest, None where nothing limits it.
    """

    mandate: str
    by: str
    person: str
    kind: str
    office: str
    office_unit: str
    until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActingEnded:
    """A person acts in a post no more, from the day of this entry."""

    mandate: str
    by: str
    person: str
    kind: str
    office: str
    office_unit: str
    cause: Cause


def bridging(facts: Facts, declared: VacancyDeclared, at: date) -> Iterator[BeginActing]:
    """Yield that somebody acts in a post that is vacant, where the charter lists that before what fills it."""
    held = facts.holdings.mandate(declared.mandate)
    names = [filler_name(filler) for filler in fillers_of(facts, declared.kind, declared.office)]
    before = names[: names.index(declared.filler)] if declared.filler in names else names
    if held is not None and "acting" in before and _can_begin(facts, held, at):
        yield BeginActing(mandate=declared.mandate, at=at)


def stepping_back(facts: Facts, ended: MandateEnded, at: date) -> Iterator[EndActing]:
    """Yield the end of what a person did by a mandate that has ended."""
    for acting in running(facts, at):
        if acting.by == ended.mandate:
            yield EndActing(mandate=acting.mandate, at=at)


def no_longer_vacant(facts: Facts, at: date) -> Iterator[EndActing]:
    """Yield the end of all acting in posts that are filled, or are no more."""
    for acting in running(facts, at):
        held = facts.holdings.mandate(acting.mandate)
        if held is not None and not is_vacant(facts, held, at):
            yield EndActing(mandate=acting.mandate, at=at)


def going_on(facts: Facts, back: MandateRestored | PostReinstated, at: date) -> Iterator[BeginActing]:
    """Yield that who acted goes on, where the own mandate, or the vacant post, is there again."""
    for acting in facts.holdings.vacant.interrupted:
        is_back = acting.by == back.mandate if isinstance(back, MandateRestored) else acting.office == back.post
        held = facts.holdings.mandate(acting.mandate)
        if is_back and held is not None and not held.is_live and _can_begin(facts, held, at):
            yield BeginActing(mandate=acting.mandate, at=at)


def run_out(facts: Facts, day: date) -> EndActing | None:
    """Return the end, on its own day, of the acting that ran out first by a day; None where none has."""
    over = [
        EndActing(mandate=acting.mandate, at=acting.until)
        for acting in facts.holdings.vacant.acting
        if acting.until is not None and acting.until <= day
    ]
    return min(over, key=lambda ending: ending.at, default=None)


def decide_acting(facts: Facts, command: BeginActing) -> list[ActingBegun]:
    """Return who acts, or refuse where nobody can, or the place is not vacant."""
    held, subject = ended_mandate(facts, command.mandate), f"mandate {command.mandate}"
    deputy = _who(facts, held, command.at)
    if not _can_begin(facts, held, command.at) or deputy is None:
        raise Refused(
            "its place is not vacant, or nobody can act in it", rule=_rule(facts, held.office), subject=subject
        )
    return [
        ActingBegun(
            mandate=held.mandate,
            by=deputy.mandate,
            person=deputy.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            until=_until(facts, held, deputy),
        )
    ]


def decide_acting_ended(facts: Facts, command: EndActing) -> list[ActingEnded]:
    """Return the end of acting, or refuse where nobody acts, or nothing ends it on this day."""
    acting, subject = facts.holdings.vacant.acting_for(command.mandate), f"mandate {command.mandate}"
    if acting is None:
        raise Refused("nobody acts in its place", rule=RULE, subject=subject)
    cause = _cause(facts, acting, command.at)
    if cause is None:
        when = f"it runs out on {acting.until}, and ends on that day" if acting.until else "nothing ends it"
        raise Refused(when, rule=_rule(facts, acting.office), subject=subject)
    return [
        ActingEnded(
            mandate=acting.mandate,
            by=acting.by,
            person=acting.person,
            kind=acting.kind,
            office=acting.office,
            office_unit=acting.office_unit,
            cause=cause,
        )
    ]


def _rule(facts: Facts, office: str) -> str:
    """Return the path in the charter of who acts in a post."""
    return f"{rule_of(facts, 'post', office)}.acting"


def running(facts: Facts, at: date) -> list[ActingBegun]:
    """Return who acts on a day, in the order in which they began."""
    return [acting for acting in facts.holdings.vacant.acting if acting.until is None or at < acting.until]


def _cause(facts: Facts, acting: ActingBegun, at: date) -> Cause | None:
    """Return why acting ends on a day; None where it does not."""
    held, own = facts.holdings.mandate(acting.mandate), facts.holdings.mandate(acting.by)
    if acting.until is not None and at >= acting.until:
        return "time_over" if at == acting.until else None
    if places(facts, acting.office, acting.office_unit) is None:
        return "post_gone"
    if own is None or not own.is_live:
        return "mandate_ended"
    return "filled" if held is not None and not is_vacant(facts, held, at) else None


def _can_begin(facts: Facts, held: Held, at: date) -> bool:
    deputy, is_free = _who(facts, held, at), facts.holdings.vacant.acting_for(held.mandate) is None
    until = _until(facts, held, deputy) if deputy is not None else at
    return is_free and is_vacant(facts, held, at) and (until is None or at < until)


def _who(facts: Facts, held: Held, at: date) -> Held | None:
    """Return the mandate of who acts for a vacant place: the first who can of those who hold the named post there."""
    named = next(
        (filler.acting for filler in fillers_of(facts, held.kind, held.office) if isinstance(filler, Acting)), None
    )
    if named is None or named == held.office:
        return None
    busy = {
        acting.person
        for acting in facts.holdings.vacant.acting
        if (acting.office, acting.office_unit) == (held.office, held.office_unit)
    }
    for deputy in facts.holdings.seated(named, held.office_unit, at):
        is_there = sits(facts, deputy.person, held.office, held.office_unit, at)
        is_free = deputy.person not in busy and not facts.course.is_away(deputy.mandate, at)
        if deputy.person != held.person and is_free and not is_there:
            return deputy
    return None


def _until(facts: Facts, held: Held, deputy: Held) -> date | None:
    """Return the day on which acting ends at the latest: by the charter, with the own mandate, with the term."""
    most = next(
        (filler.max for filler in fillers_of(facts, held.kind, held.office) if isinstance(filler, Acting)), None
    )
    since = facts.holdings.vacant.since(held.place)
    days = (most.end(since) if most is not None and since is not None else None, deputy.ends, held.ends)
    return min((day for day in days if day is not None), default=None)
