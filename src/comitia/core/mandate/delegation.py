"""Powers delegated to a person who needs no mandate: by a body, by its decision, or by a holder whom the charter lets.

Whoever delegates keeps the power. What is delegated is not delegated on. A delegation is over when it is revoked, on
its day, with the mandate of the holder who gave it, with the office, and as far as its powers have gone elsewhere. Only
revoking is an entry; the rest follows from entries that are there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from comitia.charter import Post
from comitia.core.facts import Facts
from comitia.core.mandate.authority import Delegation
from comitia.core.mandate.away import refuse_away
from comitia.core.mandate.held import Held
from comitia.core.mandate.powers import Ground, has_office, powers_in
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateInOffice:
    """Delegate powers of a post by an act of its holder; `until` is the first day on which that is over."""

    mandate: str
    person: str
    powers: tuple[str, ...]
    until: date | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateByDecision:
    """Delegate powers of a body, as the motion decided."""

    motion: str
    body: str
    unit: str
    person: str
    powers: tuple[str, ...]
    until: date | None
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeDelegation:
    """Revoke a delegation; `motion` is the decision that this goes back to, None where the holder who gave it does."""

    delegation: str
    motion: str | None
    cause: Literal["revoked", "reversed"]
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreDelegation:
    """Let a delegation hold again whose revoking is reversed."""

    delegation: str
    motion: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerDelegated:
    """A person may use these powers of the body or post of `office_unit`.

    A body has delegated them by the decision on `motion`, or the holder of `mandate` has. `until` is the first day on
    which that is over, None where no day is set.
    """

    delegation: str
    person: str
    kind: Literal["body", "post"]
    office: str
    office_unit: str
    powers: tuple[str, ...]
    until: date | None
    motion: str | None
    mandate: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationRevoked:
    """A delegation is over: `revoked` by who gave it, or `reversed` with the decision that gave it."""

    delegation: str
    person: str
    kind: Literal["body", "post"]
    office: str
    office_unit: str
    cause: Literal["revoked", "reversed"]
    motion: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationRestored:
    """A delegation holds again as before: the decision that revoked it is reversed."""

    delegation: str
    person: str
    kind: Literal["body", "post"]
    office: str
    office_unit: str
    motion: str


def decide_delegation(facts: Facts, command: DelegateInOffice) -> list[PowerDelegated]:
    """Return the powers of a post delegated, or refuse where the charter does not let its holder."""
    subject = f"delegation under {command.mandate}"
    if facts.authority.delegation(command.mandate) is not None:
        raise Refused("what is delegated is not delegated on", rule="delegation", subject=subject)
    held = facts.holdings.mandate(command.mandate)
    if held is None or not held.holds_on(command.at):
        raise Refused(f"there is no such mandate on {command.at}", rule="mandate", subject=subject)
    if held.kind == "body":
        raise Refused(
            f"its powers are delegated by a decision of {held.office}, not by a member",
            rule=f"bodies.{held.office}.powers",
            subject=subject,
        )
    refuse_away(facts, held, command.at)
    refuse_bad_delegation(facts, held.office, held.office_unit, command, subject)
    _refuse_undelegable(facts.charter.posts.get(held.office), held, command)
    return [
        PowerDelegated(
            delegation=_next(facts),
            person=command.person,
            kind="post",
            office=held.office,
            office_unit=held.office_unit,
            powers=command.powers,
            until=command.until,
            motion=None,
            mandate=held.mandate,
        )
    ]


def decide_delegation_by_decision(facts: Facts, command: DelegateByDecision) -> list[PowerDelegated]:
    """Return the powers of a body delegated, or refuse those that it does not have."""
    refuse_bad_delegation(facts, command.body, command.unit, command, command.motion)
    return [
        PowerDelegated(
            delegation=_next(facts),
            person=command.person,
            kind="body",
            office=command.body,
            office_unit=command.unit,
            powers=command.powers,
            until=command.until,
            motion=command.motion,
            mandate=None,
        )
    ]


def refuse_bad_delegation(
    facts: Facts, office: str, unit: str, command: DelegateInOffice | DelegateByDecision, subject: str
) -> None:
    """Refuse powers that an office does not have, or has as a chair, a person who may hold none, and a day gone by."""
    rule = f"{section(facts, office)}.{office}.powers"
    has = [power.words for power in powers_in(facts, office, unit) if not power.chair_of]
    if not command.powers or len(set(command.powers)) < len(command.powers) or not set(command.powers) <= set(has):
        raise Refused(
            f"name powers that {office} of {unit} has, each once; it has {' and '.join(has) or 'none'}",
            rule=rule,
            subject=subject,
        )
    if facts.holdings.members.is_expelled(command.person):
        raise Refused(f"{command.person} is expelled, and holds nothing", rule="discipline", subject=subject)
    if facts.course.is_dead(command.person):
        raise Refused(f"{command.person} has died, and holds nothing", rule="mandate.ends", subject=subject)
    if command.until is not None and command.until <= command.at:
        raise Refused(f"it would be over on {command.until}, before it begins", rule=rule, subject=subject)


def _refuse_undelegable(post: Post | None, held: Held, command: DelegateInOffice) -> None:
    may = post.may_delegate if post is not None else False
    if may is False or (isinstance(may, tuple) and not set(command.powers) <= set(may)):
        which = " and ".join(may) if isinstance(may, tuple) else "nothing"
        raise Refused(
            f"the charter lets the holder delegate {which}",
            rule=f"posts.{held.office}.may_delegate",
            subject=f"delegation under {held.mandate}",
        )
    if command.person == held.person:
        raise Refused(
            "the holder has these powers already: name somebody else",
            rule=f"posts.{held.office}.may_delegate",
            subject=f"delegation under {held.mandate}",
        )


def decide_revocation(facts: Facts, command: RevokeDelegation) -> list[DelegationRevoked]:
    """Return a delegation revoked, or refuse where it is over, or not a holder's to revoke."""
    found = facts.authority.delegation(command.delegation)
    if found is None or found.revoked is not None:
        raise Refused("there is no such delegation, or it is revoked", rule="delegation", subject=command.delegation)
    given = found.given
    if command.motion is None:
        if given.mandate is None:
            raise Refused(
                f"{given.office} gave it by a decision, and revokes it by one",
                rule=f"bodies.{given.office}.powers",
                subject=command.delegation,
            )
        current(facts, command.delegation, command.at)
    return [
        DelegationRevoked(
            delegation=given.delegation,
            person=given.person,
            kind=given.kind,
            office=given.office,
            office_unit=given.office_unit,
            cause=command.cause,
            motion=command.motion,
        )
    ]


def decide_restoration(facts: Facts, command: RestoreDelegation) -> list[DelegationRestored]:
    """Return a delegation that holds again, or refuse where it is not revoked."""
    found = facts.authority.delegation(command.delegation)
    if found is None or found.revoked is None:
        raise Refused("it is not revoked", rule="delegation", subject=command.delegation)
    given = found.given
    return [
        DelegationRestored(
            delegation=given.delegation,
            person=given.person,
            kind=given.kind,
            office=given.office,
            office_unit=given.office_unit,
            motion=command.motion,
        )
    ]


def current(facts: Facts, delegation: str, at: date) -> Delegation:
    """Return a delegation that holds on a day, or refuse."""
    found = facts.authority.delegation(delegation)
    if found is None:
        raise Refused("there is no such delegation", rule="delegation", subject=delegation)
    held = facts.holdings.mandate(found.given.mandate) if found.given.mandate else None
    why = why_over(facts, found, is_held=held is None or held.holds_on(at))
    if why is None and at < found.since:
        why = f"it was given on {found.since}"
    if why is None and found.given.until is not None and found.given.until <= at:
        why = f"it was until {found.given.until}"
    if why is not None:
        raise Refused(f"it does not hold on {at}: {why}", rule="delegation", subject=delegation)
    return found


def why_over(ground: Ground, found: Delegation, *, is_held: bool) -> str | None:
    """Return why a delegation is over, apart from its day; None where it holds. `is_held` is of who gave it."""
    given = found.given
    if found.revoked is not None:
        return "it is revoked" if found.revoked.cause == "revoked" else "the decision that gave it is reversed"
    if not is_held:
        return "the mandate of who gave it has ended"
    if not has_office(ground, given.office, given.office_unit):
        return "the office that gave it is no more"
    if ground.holdings.members.is_expelled(given.person):
        return "the person is expelled"
    if ground.course.is_dead(given.person):
        return "the person has died"
    return None if carried(ground, given) else "its powers have gone elsewhere"


def carried(ground: Ground, given: PowerDelegated) -> tuple[str, ...]:
    """Return the powers of a delegation that the office which gave it still has."""
    has = {power.words for power in powers_in(ground, given.office, given.office_unit)}
    return tuple(power for power in given.powers if power in has)


def section(facts: Facts, office: str) -> str:
    """Return the section of the charter that an office belongs to: `bodies` or `posts`."""
    made = facts.holdings.post(office)
    is_body = made.is_organ if made is not None else office in facts.charter.bodies
    return "bodies" if is_body else "posts"


def _next(facts: Facts) -> str:
    return f"delegation-{len(facts.authority.delegations) + 1}"
