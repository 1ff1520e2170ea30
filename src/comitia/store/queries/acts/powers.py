"""What entries on delegations, and on acts done in office, say."""

from comitia.core.mandate.act_in_office import ActedInOffice
from comitia.core.mandate.delegation import DelegationRestored, DelegationRevoked, PowerDelegated
from comitia.store.queries.acts.words import Act, capital, day, several
from comitia.store.queries.decision_names import DecisionNames

PowerEvent = PowerDelegated | DelegationRevoked | DelegationRestored | ActedInOffice


def of_power(event: PowerEvent, names: DecisionNames) -> Act:
    """Return what an event says."""
    return Act(text=f"{capital(_said(event, names))}.", kind="person", id=event.person)


def _said(event: PowerEvent, names: DecisionNames) -> str:
    who, office = names.person(event.person), names.office(event.office, event.office_unit)
    match event:
        case PowerDelegated():
            until = f" until {day(event.until)}" if event.until else ""
            by = (
                f"the {office}, by {names.motion(event.motion)}" if event.motion else names.mandate(event.mandate or "")
            )
            return f"{who} may {several(event.powers, 8)}{until}, delegated by {by}"
        case DelegationRevoked():
            if event.cause == "reversed":
                return f"the delegation to {who} is over: {names.motion(event.motion or '')} is reversed"
            by = f"the {office}, by {names.motion(event.motion)}" if event.motion else f"the {office}"
            return f"the delegation to {who} is revoked by {by}"
        case DelegationRestored():
            return f"the delegation to {who} holds again: {names.motion(event.motion)} is reversed"
        case ActedInOffice():
            how = ", delegated" if event.delegation else ""
            return f"{who} uses a power of the {office}{how}: {event.power}"
