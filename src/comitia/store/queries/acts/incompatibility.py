"""What entries on offices that do not go together say: that a person holds two, and which one the person keeps."""

from comitia.core.mandate.incompatibility import ChoiceMade, IncompatibilityFound
from comitia.store.queries.acts.words import Act, capital, day, several
from comitia.store.queries.decision_names import DecisionNames

IncompatibilityEvent = IncompatibilityFound | ChoiceMade


def of_incompatibility(event: IncompatibilityEvent, names: DecisionNames) -> Act:
    """Return what an event says."""
    who = names.person(event.person)
    if isinstance(event, ChoiceMade):
        left = several([as_what(each, names) for each in event.gives_up], len(event.gives_up))
        text = f"{who} chooses to stay {as_what(event.mandate, names)}, and not {left}"
    else:
        text = f"{who} is {together(event, names)}, which do not go together: {otherwise(event, names)}"
    return Act(text=f"{capital(text)}.", kind="person", id=event.person)


def together(event: IncompatibilityFound, names: DecisionNames) -> str:
    """Return what somebody is who holds two offices that do not go together."""
    return f"{as_what(event.older, names)} and {as_what(event.newer, names)}"


def otherwise(event: IncompatibilityFound, names: DecisionNames) -> str:
    """Return until when there is to choose, and what ends otherwise: `one is to be chosen before ...`."""
    lost = names.mandates.get(event.lapses)
    what = names.role(lost.kind, lost.office, lost.office_unit) if lost else event.lapses
    if event.until is None:
        return f"the mandate as {what} ends at once"
    return f"one is to be chosen before {day(event.until)}; otherwise the mandate as {what} ends on that day"


def as_what(mandate: str, names: DecisionNames) -> str:
    """Return what the holder of a mandate is, with an article where it needs one: `a member of the board`."""
    held = names.mandates.get(mandate)
    if held is None:
        return mandate
    return f"{'a ' if held.kind == 'body' else ''}{names.role(held.kind, held.office, held.office_unit)}"
