"""What entries of the past say on the record's own page: what was entered, in a line; the past has pages of its own."""

from typing import assert_never

from comitia.core.history.again import OfPast
from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import Kind, PastActEntered
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import TestimonyAdded
from comitia.store.numbers import number_of
from comitia.store.queries.acts.words import Act, capital, several
from comitia.store.queries.decision_names import DecisionNames

WHAT: dict[Kind, str] = {
    "session": "a session",
    "motion": "a motion",
    "election": "an election",
    "resignation": "a request to resign",
    "settlement": "what became of a request to resign",
    "removal": "a motion to remove",
    "end": "the end of a mandate",
    "post_created": "the making of a post",
    "post_abolished": "the abolition of a post",
}


def of_past(event: OfPast, names: DecisionNames) -> Act:
    """Return what an event says."""
    text, kind, key = _said(event, names)
    return Act(text=f"{capital(text)}.", kind=kind, id=str(key))


def _said(event: OfPast, names: DecisionNames) -> tuple[str, str, int]:  # noqa: PLR0911  one case an event
    match event:
        case SourceRegistered():
            return f"{spoken(event.source)} is registered", "source", number_of(event.source)
        case PastActEntered():
            who = f": {several([*map(names.person, event.persons)])}" if event.persons else ""
            return f"{WHAT[event.kind]} of the past is entered from documents{who}", "past", number_of(event.act)
        case TestimonyAdded():
            text = f"{spoken(event.testimony.source)} tells of {spoken(event.act)}, too"
            return text, "past", number_of(event.act)
        case PastActRetracted():
            return f"{spoken(event.act)} is retracted: it was entered in error", "past", number_of(event.act)
        case BreachFlagged():
            return f"{spoken(event.act)} is flagged as {event.level}", "past", number_of(event.act)
        case BreachSettled():
            return (
                f"the {spoken(event.flag)} on {spoken(event.act)} is now {event.level}",
                "past",
                number_of(event.act),
            )
        case NoteAdded():
            kind = "source" if event.about.startswith("source-") else "past"
            return f"a note is added on {spoken(event.about)}", kind, number_of(event.about)
        case _:
            assert_never(event)


def spoken(name: str) -> str:
    """Return an id in words: `source 3`, `past act 12`."""
    return name.replace("past-", "past act ").replace("-", " ")
