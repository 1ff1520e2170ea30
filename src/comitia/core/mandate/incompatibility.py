"""Two offices that do not go together, held by one person, where the charter lets nobody hold both (`not_with`).

Whoever comes to hold both may hold them for the time that the charter gives (`mandate.incompatible.choose_within`), and
chooses one; the other ends. Who is silent loses the newer, or the older, on the day on which that time is over; where
the charter gives none, at once. An incompatibility is over as soon as one of the two mandates has ended for whatever
cause, or its term is over, or an amendment lets them go together: that is derived from the mandates and the charter,
and is no entry of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from comitia.charter import Charter
from comitia.charter.not_with import path_of
from comitia.core.election.not_with import bar_to_standing, clashing
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, MandateEnded, decide_end, upper_first
from comitia.core.mandate.held import Held
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.assembly.amendment import CharterAmended

RULE = "mandate.incompatible"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindIncompatibility:
    """Enter that a person holds two mandates that do not go together; `motion` is the decision that it goes back to."""

    mandate: str
    other: str
    motion: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseMandate:
    """Let the holder keep a mandate, and give up those that do not go with it."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EndUnchosen:
    """End a mandate whose holder has not chosen in time."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class IncompatibilityFound:
    """A person holds two mandates that do not go together, the `older` and the `newer`.

    The person can choose before the day `until`; on it, `lapses` ends, and at once where it is None. `rule` is the path
    in the charter, `motion` the decision that this goes back to, None where there is none.
    """

    person: str
    older: str
    newer: str
    until: date | None
    lapses: str
    rule: str
    motion: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceMade:
    """A person keeps `mandate`, and gives up those that do not go with it."""

    person: str
    mandate: str
    gives_up: tuple[str, ...]


def found_with(facts: Facts, mandates: Sequence[str], motion: str | None, at: date) -> Iterator[FindIncompatibility]:
    """Yield that mandates which have begun, or are there again, do not go with others of their holders."""
    if not facts.charter.not_with or facts.charter.incompatible.forbidden != "hold":
        return
    for mandate in mandates:
        held = facts.holdings.mandate(mandate)
        for other in clashing(facts, held.person, held.office, at) if held is not None else ():
            if _can_end(facts, mandate, at) and _can_end(facts, other.mandate, at):  # one may have ended since
                yield FindIncompatibility(mandate=mandate, other=other.mandate, motion=motion, at=at)


def found_by_amendment(facts: Facts, amended: CharterAmended, at: date) -> Iterator[FindIncompatibility]:
    """Yield the mandates of one person that the edition in force lets nobody hold together, and the one before did."""
    if facts.charter.incompatible.forbidden != "hold":
        return
    before = facts.edition(amended.before)
    for held in _held_in(facts, facts.charter.not_with):
        for other in clashing(facts, held.person, held.office, at):
            is_new = not _forbids(before, held, other) or _record(facts, held, other) is None
            are_there = _can_end(facts, held.mandate, at) and _can_end(facts, other.mandate, at)
            if other.number < held.number and is_new and are_there:
                yield FindIncompatibility(mandate=held.mandate, other=other.mandate, motion=amended.motion, at=at)


def lapsing(facts: Facts, found: IncompatibilityFound, at: date) -> Iterator[EndMandate]:
    """Yield the end of the mandate that lapses, where the charter gives no time to choose."""
    if found.until is None and _can_end(facts, found.lapses, at):
        yield EndMandate(mandate=found.lapses, cause="incompatible", motion=found.motion, at=at)


def given_up(facts: Facts, chosen: ChoiceMade, at: date) -> Iterator[EndMandate]:
    """Yield the end of the mandates that a person gives up, those still live."""
    held = [facts.holdings.mandate(mandate) for mandate in chosen.gives_up]
    for each in upper_first(facts, tuple(each for each in held if each is not None)):
        kept = facts.holdings.mandate(chosen.mandate)
        found = _record(facts, each, kept) if kept is not None else None
        if _can_end(facts, each.mandate, at):  # it may have fallen with one before it
            motion = found.motion if found is not None else None
            yield EndMandate(mandate=each.mandate, cause="incompatible", motion=motion, at=at)


def unchosen(facts: Facts, day: date) -> EndUnchosen | None:
    """Return the end, on its own day, of what was first to be chosen by a day and was not; None where nothing was."""
    due = [
        (found.until, found.lapses)
        for found in facts.holdings.incompatibilities
        if found.until is not None and found.until <= day and is_open(facts, found, found.until)
    ]
    if not due:
        return None
    until, mandate = min(due, key=lambda each: each[0])
    return EndUnchosen(mandate=mandate, at=until)


def is_open(facts: Facts, found: IncompatibilityFound, day: date) -> bool:
    """Tell whether a person still holds both mandates on a day, and the charter still lets nobody do so."""
    older, newer = facts.holdings.mandate(found.older), facts.holdings.mandate(found.newer)
    if older is None or newer is None or not _forbids(facts.charter, older, newer):
        return False
    return older.can_end_on(day) and newer.can_end_on(day)


def to_choose(facts: Facts, day: date) -> list[IncompatibilityFound]:
    """Return what is still to be chosen on a day, what was found first first."""
    return [
        found
        for found in facts.holdings.incompatibilities
        if found.until is not None and day < found.until and is_open(facts, found, day)
    ]


def may_be_restored(facts: Facts, held: Held, at: date) -> bool:
    """Tell whether a mandate may be given back beside what its holder holds by now.

    Not where the charter forbids to stand for it, nor where it would lapse again on the same day.
    """
    incompatible = facts.charter.incompatible
    if incompatible.forbidden == "stand":
        return bar_to_standing(facts, held.person, held.office, at) is None
    if incompatible.forbidden == "vote" or incompatible.choose_within is not None:
        return True
    others = clashing(facts, held.person, held.office, at)
    return not any(_lapsing(facts.charter, held, other) == held for other in others)


def decide_finding(facts: Facts, command: FindIncompatibility) -> list[IncompatibilityFound]:
    """Return the incompatibility, or refuse where one person may hold both, or does not."""
    held, other = facts.holdings.mandate(command.mandate), facts.holdings.mandate(command.other)
    subject = f"mandates {command.mandate} and {command.other}"
    if held is None or other is None or held.person != other.person or not _forbids(facts.charter, held, other):
        raise Refused("nothing in the charter keeps one person from holding both", rule=RULE, subject=subject)
    if not (held.can_end_on(command.at) and other.can_end_on(command.at)):
        raise Refused("one of them has ended already", rule=RULE, subject=subject)
    older, newer = sorted((held, other), key=lambda each: each.number)
    within = facts.charter.incompatible.choose_within
    return [
        IncompatibilityFound(
            person=held.person,
            older=older.mandate,
            newer=newer.mandate,
            until=within.end(command.at) if within else None,
            lapses=_lapsing(facts.charter, older, newer).mandate,
            rule=path_of(facts.charter, newer.office, older.office) or RULE,
            motion=command.motion,
        )
    ]


def decide_choice(facts: Facts, command: ChooseMandate) -> list[ChoiceMade]:
    """Return the choice made, or refuse where nothing is to be chosen."""
    held, subject = facts.holdings.mandate(command.mandate), f"mandate {command.mandate}"
    open_now = [found for found in to_choose(facts, command.at) if command.mandate in {found.older, found.newer}]
    others = tuple(found.newer if found.older == command.mandate else found.older for found in open_now)
    if held is None or not others or not all(_holds(facts, each, command.at) for each in (command.mandate, *others)):
        raise Refused(
            "its holder has nothing to choose on this day; who wants to leave an office resigns",
            rule=RULE,
            subject=subject,
        )
    return [ChoiceMade(person=held.person, mandate=command.mandate, gives_up=others)]


def decide_unchosen(facts: Facts, command: EndUnchosen) -> list[MandateEnded]:
    """Return the end of a mandate whose holder has not chosen, or refuse it on another day than its own."""
    found_of = [
        found
        for found in facts.holdings.incompatibilities
        if found.lapses == command.mandate and found.until is not None and is_open(facts, found, found.until)
    ]
    found = next((each for each in found_of if each.until == command.at), None)
    subject = f"mandate {command.mandate}"
    if not found_of:
        raise Refused("its holder has nothing to choose", rule=RULE, subject=subject)
    if found is None:
        raise Refused(
            f"its holder can choose before {found_of[0].until}, and it ends on that day",
            rule=f"{RULE}.choose_within",
            subject=subject,
        )
    end = EndMandate(mandate=command.mandate, cause="incompatible", motion=found.motion, at=command.at)
    return decide_end(facts, end)


def _held_in(facts: Facts, offices: Collection[str]) -> list[Held]:
    """Return the live mandates in bodies and posts of these names, oldest first."""
    units = [(office, unit) for office in offices for unit in facts.holdings.offices_of(office)]
    found = [held for office, unit in units for held in facts.holdings.of_office(office, unit)]
    return sorted(found, key=lambda held: held.number)


def _forbids(charter: Charter, held: Held, other: Held) -> bool:
    """Tell whether a charter lets nobody hold both of two offices."""
    return charter.incompatible.forbidden == "hold" and other.office in charter.not_with.get(held.office, ())


def _lapsing(charter: Charter, held: Held, other: Held) -> Held:
    """Return which of two mandates ends where the person does not choose."""
    older, newer = sorted((held, other), key=lambda each: each.number)
    return newer if charter.incompatible.lapses == "newer_lapses" else older


def _record(facts: Facts, held: Held, other: Held) -> IncompatibilityFound | None:
    pair = {held.mandate, other.mandate}
    return next((found for found in facts.holdings.incompatibilities if {found.older, found.newer} == pair), None)


def _can_end(facts: Facts, mandate: str, at: date) -> bool:
    held = facts.holdings.mandate(mandate)
    return held is not None and held.can_end_on(at)


def _holds(facts: Facts, mandate: str, at: date) -> bool:
    held = facts.holdings.mandate(mandate)
    return held is not None and held.holds_on(at)
