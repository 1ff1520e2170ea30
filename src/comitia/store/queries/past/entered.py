"""What was just entered of the past, in words: each source and act in a line, the flags, and what it all bears on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comitia.core.events import Event
from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import TestimonyAdded
from comitia.core.history.touching import in_order
from comitia.store.numbers import number_of
from comitia.store.queries.acts.past import spoken
from comitia.store.queries.acts.words import several
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.labels import labels
from comitia.store.queries.past.line import Line, lines
from comitia.store.queries.past.words import ERASED, NATURES, TOUCHES, why_in_words
from comitia.store.queries.when_words import when_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was entered: the id and the words of each source, act, testimony and note; flags; and what it bears on."""

    entered: Sequence[tuple[str, str]]
    flags: Sequence[str]
    touches: Sequence[str]


def summary(events: Sequence[Event]) -> Summary:
    """Return what these events, which are on the record, say, in its order."""
    words = labels()
    if words is None:
        return Summary(entered=(), flags=(), touches=())
    acts = [number_of(event.act) for event in events if isinstance(event, PastActEntered)]
    said = {f"past-{line.number}": line for line in lines(words, acts)}
    titles = texts(event.title for event in events if isinstance(event, SourceRegistered))
    flags: dict[str, str] = {}
    for event in events:
        if isinstance(event, BreachFlagged | BreachSettled):
            flags[event.flag] = f"{event.flag} on {event.act} {_flag(event)}"
    return Summary(
        entered=[found for event in events if (found := _said(event, said, titles)) is not None],
        flags=[*flags.values()],
        touches=[line for event in events for line in _touches(event)],
    )


def _said(event: Event, said: Mapping[str, Line], titles: Mapping[str, str]) -> tuple[str, str] | None:
    match event:
        case SourceRegistered():
            made = f", {when_words(event.made)}" if event.made is not None else ""
            return event.source, f"{NATURES[event.nature]}: {titles.get(event.title, ERASED)}{made}"
        case PastActEntered():
            line = said[event.act]
            return event.act, f"{line.when}: {line.says}{f': {line.ends}' if line.ends else ''}"
        case TestimonyAdded():
            return event.act, f"{spoken(event.testimony.source)} tells of it, too"
        case PastActRetracted():
            return event.act, "retracted: it was entered in error"
        case NoteAdded():
            return event.note, f"a note on {event.about}"
        case _:
            return None


def _flag(event: BreachFlagged | BreachSettled) -> str:
    if isinstance(event, BreachFlagged):
        return f"is {event.level}: {why_in_words(event.why, event.about) if event.why else event.rule}"
    return f"is {event.level}" if event.text is not None else "is cured: what was entered since has cleared it up"


def _touches(event: Event) -> Iterator[str]:
    """Yield what an event bears on, a line a reason."""
    if not isinstance(event, PastActEntered | TestimonyAdded):
        return
    found: defaultdict[str, list[str]] = defaultdict(list)
    for touched, reason in in_order(event.touches):
        found[reason].append(touched if touched.startswith("past-") else f"the mandate {touched} of this record")
    for reason, acts in found.items():
        yield f"{event.act} bears on {several(acts, most=len(acts))}: {TOUCHES[reason]}"
