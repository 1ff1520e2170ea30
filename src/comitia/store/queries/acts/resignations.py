"""What entries on resignations say."""

from typing import assert_never

from comitia.core.mandate.release import ResignationConditionMet, ResignationInEffect, ResignationWithdrawn
from comitia.core.mandate.resignation import Leave, Request, ResignationTendered
from comitia.core.mandate.settlement import ResignationSettled
from comitia.store.queries.acts.words import day
from comitia.store.queries.decision_names import DecisionNames
from comitia.store.queries.letters import SILENCE, STAYS

ResignationEvent = (
    ResignationTendered | ResignationSettled | ResignationWithdrawn | ResignationConditionMet | ResignationInEffect
)
REQUESTS: dict[Request, str] = {"none": "", "leave": "leave", "posting": "another posting"}
UNASKED: dict[Leave, str] = {
    "asked": "",
    "not_needed": "",
    "nobody_to_ask": "no body is there that could accept it",
    "refused_before": "it was refused as often as the rules allow",
}


def of_resignation(event: ResignationEvent, names: DecisionNames) -> str:
    """Return what an event says, without its full stop."""
    asks = names.matter(event.resignation)
    match event:
        case ResignationTendered():
            return _tendered(event, asks, names)
        case ResignationSettled():
            return _settled(event, asks, names)
        case ResignationWithdrawn():
            return f"{asks} is withdrawn, and {STAYS}"
        case ResignationConditionMet():
            return f"the condition of {asks} is met"
        case ResignationInEffect():
            return f"{asks} takes effect"
        case _:
            assert_never(event)


def _tendered(event: ResignationTendered, asks: str, names: DecisionNames) -> str:
    instead = f", with a request for {REQUESTS[event.request]}" if event.request != "none" else ""
    if event.body is not None:
        under = " on a condition" if event.condition is not None else ""
        return f"{asks}{under} is before the {names.office(event.body, event.unit)}{instead}{until(event)}"
    because = f": {UNASKED[event.leave]}" if UNASKED[event.leave] else ""
    return f"{asks} is received, and takes effect{_when(event)}{instead}{because}"


def until(event: ResignationTendered | ResignationSettled) -> str:
    """Return by when a body decides and what silence means, or nothing."""
    if event.until is None or event.silence is None:
        return ""
    return f", which decides before {day(event.until)}; {SILENCE[event.silence]}"


def _when(event: ResignationTendered) -> str:
    on = f" on {day(event.effective_on)}" if event.effective_on is not None else ""
    return f"{on} once its condition is met" if event.condition is not None else on


def _settled(event: ResignationSettled, asks: str, names: DecisionNames) -> str:
    by = f", by {names.motion(event.motion)}" if event.motion is not None else ""
    match event.outcome:
        case "refused":
            return f"{asks} is refused{_how(event, by)}: {STAYS}"
        case "accepted" if event.why == "reversed":
            return f"{asks} is accepted as before{by}: the mandate is given back"
        case "accepted":
            return f"{asks} is accepted{_how(event, by)}"
        case "lapsed":
            return f"{asks} lapses{_lapsed(event, by)}"
        case "pending":
            why = f": {names.motion(event.motion)} is reversed" if event.motion is not None else ": the mandate is back"
            return f"{asks} is open again{why}{until(event)}"


def _how(event: ResignationSettled, by: str) -> str:
    return ", since the body was silent until then" if event.why == "silence" else by


def _lapsed(event: ResignationSettled, by: str) -> str:
    match event.why:
        case "silence":
            return f", since the body was silent until then: {STAYS}"
        case "body_gone":
            return f", since the body that it was before is no more{by}"
        case "reversed":
            return f", since what had settled it is reversed{by}, and the mandate is not given back"
        case _:
            return f", since the mandate has ended otherwise{by}"
