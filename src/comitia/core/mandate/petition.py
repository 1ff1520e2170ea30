"""Petitions for recall: opened, signed, complete, admitted or rejected; or they lapse. A motion then names one.

How many may sign, and how many must, is fixed at the opening. The record holds how many signatures are valid, and a
salted digest of the list; who signed is nowhere on it. Where the charter has a body say whether a petition is put to
the vote (`recall.….admissibility`), that is decided by a motion, or by silence when its time is over. A petition that
is not signed by enough lapses, two days after its last: the day between is there to hand in what was signed in time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.charter import Petition as PetitionRule
from comitia.core.facts import Facts
from comitia.core.mandate.ex_officio import refuse_alone
from comitia.core.mandate.held import Held
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.recall_times import has_had_its_vote, is_live, refuse_untimely
from comitia.core.mandate.signing import (
    Signers,
    entitled_on,
    may_sign,
    needed,
    number_of,
    path_of,
    rule_of,
    signers_of,
)
from comitia.core.refused import Refused

Reason = Literal["not_entitled", "twice", "too_early", "too_late"]
REASONS: tuple[Reason, ...] = ("not_entitled", "twice", "too_early", "too_late")
"""Why a signature does not count; the record holds how many of each."""
Outcome = Literal["open", "admitted", "rejected", "complete", "lapsed"]
Why = Literal["decision", "reversed", "time_over", "mandate_ended", "mandate_restored"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPetition:
    """Open a petition for the recall of a holder; `openers` answer for it, `grounds` commits to why."""

    mandate: str
    openers: tuple[str, ...]
    grounds: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CertifySignatures:
    """Enter how many valid signatures a petition has so far, and how many do not count, by reason.

    `digest` commits to the list; None where it was checked elsewhere, and only the number is known.
    """

    petition: str
    valid: int
    rejected: Mapping[str, int]
    digest: str | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlePetition:
    """Admit a petition or reject it, as a motion decided; or let it be what it was, or lapse, for what befell that.

    `motion` is None where it follows from the mandate: it has ended, or is given back.
    """

    petition: str
    outcome: Outcome
    motion: str | None
    at: date
    why: Why = "decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOutPetition:
    """Let a petition lapse, or silence say what becomes of it, on the day on which its time is over."""

    petition: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionOpened:
    """A petition for the recall of a holder is open, under this edition of the charter.

    Of `base` who may sign, `needed` must: those on the roll `roll` in `unit`, or where there is none the members of
    `body`. `until` is the first day on which it is too late, None where the charter sets none.
    """

    petition: str
    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    openers: tuple[str, ...]
    grounds: str | None
    body: str | None
    roll: str | None
    unit: str
    base: int
    needed: int
    until: date | None
    edition: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignaturesCertified:
    """A petition has so many valid signatures in all; `complete` tells whether they are enough."""

    petition: str
    valid: int
    rejected: Mapping[str, int]
    digest: str | None
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionSettled:
    """A petition is admitted, rejected or lapsed; or what it was before. `motion` is None where no decision did it.

    `until` is the first day on which it is too late to sign one that is open again, None without a limit.
    """

    petition: str
    mandate: str
    outcome: Outcome
    why: Why
    motion: str | None
    until: date | None


def decide_petition(facts: Facts, command: OpenPetition) -> list[PetitionOpened]:
    """Return the petition opened, or refuse one that the charter does not know, or not at this time."""
    held, subject = facts.holdings.mandate(command.mandate), f"mandate {command.mandate}"
    if held is None or not held.holds_on(command.at):
        raise Refused("there is no such mandate, or it has ended", rule="mandate", subject=subject)
    refuse_alone(facts, held.mandate)
    rule, here = rule_of(facts.charter, held.kind), path_of(held.kind)
    demand = rule.demand if rule is not None else None
    if rule is None or demand is None:
        said = "the charter asks for no petition: move the recall in the body that decides it"
        raise Refused(said, rule=here, subject=subject)
    refuse_untimely(facts, held, rule, command.at)
    _refuse_second(facts, held, subject)
    is_petition = isinstance(demand, PetitionRule)
    where = f"{here}.{'petition' if is_petition else 'move'}"
    signers = signers_of(facts, held, demand)
    base = number_of(facts, signers, command.at)
    least = needed(demand, base)
    if not 0 < least <= base:
        raise Refused(f"{least} of {base} would have to sign: that cannot be", rule=where, subject=subject)
    if isinstance(demand, PetitionRule) and demand.grounds == "required" and command.grounds is None:
        raise Refused("give the grounds", rule=f"{where}.grounds", subject=subject)
    _refuse_openers(facts, signers, command, where)
    until = demand.within.end(command.at) if demand.within is not None else None
    return [_opened(facts, held, command, signers, (base, least, until))]


def _opened(
    facts: Facts, held: Held, command: OpenPetition, signers: Signers, fixed: tuple[int, int, date | None]
) -> PetitionOpened:
    base, least, until = fixed
    return PetitionOpened(
        petition=f"petition-{len(facts.course.petitions.all) + 1}",
        mandate=held.mandate,
        person=held.person,
        kind=held.kind,
        office=held.office,
        office_unit=held.office_unit,
        openers=command.openers,
        grounds=command.grounds,
        body=signers.body,
        roll=signers.roll,
        unit=signers.unit,
        base=base,
        needed=least,
        until=until,
        edition=facts.charter.edition,
    )


def _refuse_second(facts: Facts, held: Held, subject: str) -> None:
    for each in facts.course.petitions.all:
        is_on = each.opened.mandate == held.mandate and each.outcome in {"open", "complete", "admitted"}
        if is_on and not has_had_its_vote(facts, each):
            what = "sign that one" if each.outcome == "open" else "await what comes of it"
            raise Refused(
                f"{each.opened.petition.replace('-', ' ')} asks for it already: {what}",
                rule=path_of(held.kind),
                subject=subject,
            )


def _refuse_openers(facts: Facts, signers: Signers, command: OpenPetition, rule: str) -> None:
    if not command.openers or len(set(command.openers)) != len(command.openers):
        raise Refused("name at least one who opens it, and each once", rule=rule, subject=command.mandate)
    entitled = entitled_on(facts, signers, command.at)
    for person in command.openers:
        if not may_sign(facts, entitled, person):
            raise Refused("the person may not sign it, so does not open it either", rule=f"{rule}.of", subject=person)


def decide_signatures(facts: Facts, command: CertifySignatures) -> list[SignaturesCertified]:
    """Return the signatures certified, or refuse where the petition is not open, or the numbers cannot be."""
    found = found_on(facts, command.petition, command.at)
    opened = found.opened
    here, subject = path_of(opened.kind), command.petition
    if found.outcome != "open":
        said = "is signed by enough already" if found.outcome == "complete" else f"is {found.outcome} already"
        raise Refused(f"it {said}", rule=here, subject=subject)
    if found.until is not None and command.at > found.until:
        said = f"it could be signed before {found.until}, and handed in by that day"
        raise Refused(said, rule=f"{_asked(facts, found)}.within", subject=subject)
    if found.signed_on is not None and command.at < found.signed_on:
        raise Refused(f"signatures were certified on {found.signed_on}, after {command.at}", rule=here, subject=subject)
    if not is_live(facts, found, command.at):
        raise Refused("the mandate has ended, there is nothing left to ask for", rule=here, subject=subject)
    if not 0 <= command.valid <= opened.base:
        raise Refused(f"{command.valid} valid signatures of {opened.base} who may sign", rule=here, subject=subject)
    if any(reason not in REASONS or number < 1 for reason, number in command.rejected.items()):
        raise Refused(f"say how many do not count by reason: {', '.join(REASONS)}", rule=here, subject=subject)
    return [
        SignaturesCertified(
            petition=command.petition,
            valid=command.valid,
            rejected=command.rejected,
            digest=command.digest,
            complete=command.valid >= opened.needed,
        )
    ]


def found_on(facts: Facts, petition: str, at: date) -> Petition:
    """Return a petition, or refuse one that is not there, or not yet on a day."""
    found = facts.course.petitions.petition(petition)
    if found is None:
        raise Refused("there is no such petition", rule="recall", subject=petition)
    if at < found.since:
        raise Refused(f"it was opened on {found.since}, after {at}", rule="recall", subject=petition)
    return found


def _asked(facts: Facts, found: Petition) -> str:
    """Return the path of what asks for a petition, by the edition under which it was opened."""
    rule, here = rule_of(facts.edition(found.opened.edition), found.opened.kind), path_of(found.opened.kind)
    return f"{here}.{'move' if rule is not None and rule.move is not None else 'petition'}"
