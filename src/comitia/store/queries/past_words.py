"""What was entered of the past, in words: each source and act in a line, the flags, and what it all bears on."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from comitia.core.events import Event, body_of
from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import Kind, PastActEntered, Place
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import TestimonyAdded
from comitia.store.queries.acts.words import several
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.labels import labels

FIGURES = {
    "for": "for it",
    "against": "against it",
    "abstaining": "abstaining",
    "invalid": "invalid",
    "not_voting": "not voting",
    "present": "present",
    "entitled": "entitled to vote",
}
WHY = {
    "dates_differ": "its sources do not agree on the date",
    "outcomes_differ": "its sources do not agree on the outcome, or not with what is entered",
    "figures_differ": "its sources do not agree on how many were {figure}",
    "more_than_present": "{about} counts more votes than people present",
    "more_than_entitled": "{about} counts more than were entitled to vote",
    "majority_missed": "it is carried, and by the numbers of every source the majority was missed",
    "majority_reached": "it is lost, and by the numbers of every source the majority was reached",
    "no_quorum": "by every source fewer were present than the quorum asks",
    "outside_session": "its date lies outside that of its session, {about}",
    "before_tender": "it is dated before the request, {about}",
    "settled_twice": "{about} settles the same request",
    "ended_before": "by {about} the person had left this office before",
}
"""What comitia sees to be wrong, by the code on the record; of {about}."""
REASONS = {
    "later_holder": "later, of the same holder in this office",
    "perhaps_holder": "perhaps later, of the same holder in this office",
    "later_office": "later, about this office",
    "perhaps_office": "perhaps later, about this office",
    "rests_on_it": "resting on it",
}
"""Why something bears on an act, by the code on the record."""
ACTS: Mapping[Kind, str] = {
    "session": "session of the {office}: {outcome}",
    "motion": "motion{by}: {outcome}",
    "election": "{who} as {what}{by}: {outcome}",
    "resignation": "{who} asks to be released as {what}",
    "settlement": "the request {of}{by}: {outcome}",
    "removal": "removal of {who} as {what}{by}: {outcome}",
    "end": "{who} is no longer {what}",
    "post_created": "{what} is {outcome}{by}",
    "post_abolished": "{what} is {outcome}{by}",
}
OUTCOMES = {"put_off": "put off", "not_elected": "not elected"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was entered: the id and the words of each source, act, testimony and note; flags; and what it bears on."""

    entered: Sequence[tuple[str, str]]
    flags: Sequence[str]
    touches: Sequence[str]


def summary(events: Sequence[Event]) -> Summary:
    """Return what these events say, in the order of the record."""
    words = labels()
    if words is None:
        return Summary(entered=(), flags=(), touches=())
    names = decision_names(words, map(body_of, events))
    titles = texts(event.title for event in events if isinstance(event, SourceRegistered))
    told = {event.act for event in events if isinstance(event, PastActEntered)}
    flags: dict[str, str] = {}
    for event in events:
        if isinstance(event, BreachFlagged | BreachSettled):
            flags[event.flag] = f"{event.flag} on {event.act} {_flag(event)}"
    return Summary(
        entered=[found for event in events if (found := _said(event, names, titles)) is not None],
        flags=[*flags.values()],
        touches=[line for event in events for line in _touches(event, told)],
    )


def why(code: str, about: str) -> str:
    """Return what comitia sees to be wrong, in words."""
    return WHY[code].format(about=about, figure=FIGURES.get(about, about))


def _said(event: Event, names: DecisionNames, titles: Mapping[str, str]) -> tuple[str, str] | None:
    match event:
        case SourceRegistered():
            made = f", {event.made}" if event.made is not None else ""
            return event.source, f"{event.nature}: {titles.get(event.title, '(text erased)')}{made}"
        case PastActEntered():
            return event.act, f"{event.when}: {_act(event, names)}"
        case TestimonyAdded():
            return event.act, f"{event.testimony.source} tells of it, too"
        case PastActRetracted():
            return event.act, "retracted: it was entered in error"
        case NoteAdded():
            return event.note, f"a note on {event.about}"
        case _:
            return None


def _act(event: PastActEntered, names: DecisionNames) -> str:
    office = _office(event.by, names) if event.by is not None else ""
    return ACTS[event.kind].format(
        who=several([*map(names.person, event.persons)]) if event.persons else "",
        what=several([_office(place, names) for place in event.places]) if event.places else "",
        office=office,
        by=f", by the {office}" if office else "",
        of=event.of,
        outcome=OUTCOMES.get(event.outcome, event.outcome),
    )


def _office(place: Place, names: DecisionNames) -> str:
    return names.office(place.office, place.unit)


def _flag(event: BreachFlagged | BreachSettled) -> str:
    if isinstance(event, BreachFlagged):
        return f"is {event.level}: {why(event.why, event.about) if event.why else event.rule}"
    return f"is {event.level}" if event.text is not None else "is cured: what was entered since has cleared it up"


def _touches(event: Event, told: Collection[str]) -> Iterator[str]:
    """Yield what an event bears on, a line a reason; nothing of acts that were `told` together with this one."""
    if not isinstance(event, PastActEntered | TestimonyAdded):
        return
    found: defaultdict[str, list[str]] = defaultdict(list)
    for touched, reason in event.touches.items():
        if isinstance(event, PastActEntered) and touched in told:
            continue
        found[reason].append(touched if touched.startswith("past-") else f"the mandate {touched} of this record")
    for reason, acts in found.items():
        yield f"{event.act} bears on {several(acts, most=len(acts))}: {REASONS[reason]}"
