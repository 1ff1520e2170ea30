"""Acceptance: whoever is elected, appointed or called accepts the mandate or declines it, and silence is settled.

The mandate holds from its first day, so that the place is filled and its holder sits; the register says that
acceptance is awaited. It is `accepted`, or `declined` and ends with that cause, by the holder's word or by silence,
which means what the charter says (`mandate.acceptance`) from the day on which the time is over. Where the charter asks
for no acceptance, a mandate can still be declined on its first day; later its holder resigns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate
from comitia.core.mandate.held import Held
from comitia.core.refused import Refused

RULE = "mandate.acceptance"
Silence = Literal["accepted", "declined"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAcceptance:
    """Let the holder of a new mandate accept or decline it within the time that the charter gives."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptMandate:
    """Enter that the holder accepts a mandate."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineMandate:
    """Enter that the holder declines a mandate."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleSilence:
    """Let silence mean what the charter says, on the day on which the time to accept is over."""

    mandate: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptanceAsked:
    """A mandate is to be accepted or declined before the day `until`; `silence` is what it means to say nothing."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    until: date
    silence: Silence


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateAccepted:
    """A mandate is accepted, by word or by silence."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    by_silence: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateDeclined:
    """A mandate is declined, by word or by silence; its end follows."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    by_silence: bool


def asking(facts: Facts, mandates: Iterable[str], at: date) -> Iterator[AskAcceptance]:
    """Yield that new mandates are to be accepted, where the charter asks for that."""
    if facts.charter.mandate is not None and facts.charter.mandate.acceptance is not None:
        for mandate in mandates:
            yield AskAcceptance(mandate=mandate, at=at)


def declining(event: MandateDeclined, at: date) -> Iterator[EndMandate]:
    """Yield the end of a mandate that is declined."""
    yield EndMandate(mandate=event.mandate, cause="declined", motion=None, at=at)


def decide_asking(facts: Facts, command: AskAcceptance) -> list[AcceptanceAsked]:
    """Return by when a mandate is to be accepted, or refuse where the charter asks nobody, or it was asked before."""
    held, rules = facts.holdings.mandate(command.mandate), facts.charter.mandate
    acceptance = rules.acceptance if rules else None
    is_asked = facts.course.asked(command.mandate) is not None
    if held is None or acceptance is None or is_asked or not held.can_end_on(command.at):
        raise Refused("nothing asks for its acceptance", rule=RULE, subject=f"mandate {command.mandate}")
    until = acceptance.within.end(command.at)
    return [
        AcceptanceAsked(
            mandate=held.mandate,
            person=held.person,
            kind=held.kind,
            office=held.office,
            office_unit=held.office_unit,
            until=until if held.ends is None else min(until, held.ends),
            silence=acceptance.silence,
        )
    ]


def decide_acceptance(facts: Facts, command: AcceptMandate) -> list[MandateAccepted]:
    """Return a mandate accepted, or refuse where no acceptance of it is awaited, or no more."""
    held = _held(facts, command.mandate, command.at)
    if held.mandate not in facts.course.awaited:
        raise Refused(_why_not_awaited(facts, held), rule=RULE, subject=_subject(held))
    _refuse_late(facts, held, command.at)
    return [_accepted(held, by_silence=False)]


def decide_declining(facts: Facts, command: DeclineMandate) -> list[MandateDeclined]:
    """Return a mandate declined, or refuse once it is accepted, or its time to be declined is over."""
    held = _held(facts, command.mandate, command.at)
    if held.mandate in facts.course.awaited:
        _refuse_late(facts, held, command.at)
    elif facts.course.asked(held.mandate) is not None:
        raise Refused(f"{_why_not_awaited(facts, held)}: resign from it", rule=RULE, subject=_subject(held))
    elif command.at != held.starts:
        raise Refused(
            f"it could be declined on its first day, {held.starts}: resign from it", rule=RULE, subject=_subject(held)
        )
    return [_declined(held, by_silence=False)]


def decide_silence(facts: Facts, command: SettleSilence) -> list[MandateAccepted | MandateDeclined]:
    """Return what silence means for a mandate, or refuse before that day, or where no acceptance is awaited."""
    held, asked = facts.holdings.mandate(command.mandate), facts.course.awaited.get(command.mandate)
    subject = f"mandate {command.mandate}"
    if held is None or asked is None or not held.can_end_on(command.at):
        raise Refused("no acceptance of it is awaited", rule=RULE, subject=subject)
    if command.at != asked.until:
        raise Refused(f"there is time until {asked.until}, and silence counts on that day", rule=RULE, subject=subject)
    return [_declined(held, by_silence=True) if asked.silence == "declined" else _accepted(held, by_silence=True)]


def run_out(facts: Facts, day: date) -> SettleSilence | None:
    """Return what is settled first, on its own day, of all that nobody answered by a day; None where nothing is."""
    over = [
        (asked.until, mandate)
        for mandate, asked in facts.course.awaited.items()
        if asked.until <= day and _can_end(facts, mandate, asked.until)
    ]
    if not over:
        return None
    until, mandate = min(over, key=lambda each: each[0])
    return SettleSilence(mandate=mandate, at=until)


def _can_end(facts: Facts, mandate: str, day: date) -> bool:
    held = facts.holdings.mandate(mandate)
    return held is not None and held.can_end_on(day)


def _held(facts: Facts, mandate: str, at: date) -> Held:
    held, subject = facts.holdings.mandate(mandate), f"mandate {mandate}"
    if held is None or not held.can_end_on(at):
        raise Refused("there is no such mandate, or it has ended", rule="mandate", subject=subject)
    if at < held.starts:
        raise Refused(f"it begins on {held.starts}, after {at}", rule=RULE, subject=subject)
    return held


def _why_not_awaited(facts: Facts, held: Held) -> str:
    if facts.course.asked(held.mandate) is None:
        return "the charter asked nobody to accept it: it holds without"
    if facts.course.is_accepted(held.mandate):
        return "it is accepted already"
    return "its acceptance is not awaited any more: it had ended, and holds again without"


def _refuse_late(facts: Facts, held: Held, at: date) -> None:
    asked = facts.course.awaited[held.mandate]
    if at >= asked.until:
        said = f"the time was over on {asked.until}, and silence means that it is {asked.silence}"
        raise Refused(said, rule=f"{RULE}.within", subject=_subject(held))


def _subject(held: Held) -> str:
    return f"mandate {held.mandate}"


def _accepted(held: Held, *, by_silence: bool) -> MandateAccepted:
    return MandateAccepted(
        mandate=held.mandate,
        person=held.person,
        kind=held.kind,
        office=held.office,
        office_unit=held.office_unit,
        by_silence=by_silence,
    )


def _declined(held: Held, *, by_silence: bool) -> MandateDeclined:
    return MandateDeclined(
        mandate=held.mandate,
        person=held.person,
        kind=held.kind,
        office=held.office,
        office_unit=held.office_unit,
        by_silence=by_silence,
    )
