"""An act of the past in full: what was put, what each source says of it side by side, flags and notes."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from comitia.core.events import Event, event_of
from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.testimony import Testimony, TestimonyAdded
from comitia.core.history.texts import texts_of_past
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.acts.past import spoken
from comitia.store.queries.acts.words import capital
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.labels import Labels
from comitia.store.queries.past.compared import Compared, compared
from comitia.store.queries.past.line import Line, line
from comitia.store.queries.past.load import Acts, Office, Source, load_acts, load_sources
from comitia.store.queries.past.words import (
    LEVELS,
    OUTCOMES,
    RULES,
    demanded_in_words,
    figures_in_words,
    text_in,
    why_in_words,
)
from comitia.store.queries.when_words import when_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one source says: where in it, in which words, when, with which outcome, in which numbers; empty where not.

    `found` is the entry of one that was found later, None of those entered with the act.
    """

    source: Source
    place: str
    quotation: str
    when: str
    outcome: str
    figures: str
    found: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level that a flag had or has, with the words of who settled it; empty where comitia did, by what it sees."""

    level: str
    text: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A flag: what is wrong in words, against which rule, its levels in time, the present one last.

    `about` is the id of another act of the past that its words name; empty where they name none.
    """

    number: int
    says: str
    rule: str
    about: str
    levels: Sequence[Level]

    @property
    def level(self) -> str:
        """Return the level that it has now."""
        return self.levels[-1].level

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return its words: those before the act that they name, this, and those after it."""
        return self.says.partition(spoken(self.about)) if self.about else (self.says, "", "")

    @property
    def act(self) -> str:
        """Return the number of the act that its words name."""
        return self.about.removeprefix("past-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An editor's note."""

    number: int
    text: str
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All that is told of an act; `text` is what was put or written, `retracted` why it was entered in error."""

    line: Line
    has_text: bool
    text: str
    persons: Sequence[tuple[str, str]]
    places: Sequence[Office]
    by: Office | None
    demanded: str
    said: Sequence[Said]
    compared: Sequence[Compared]
    flags: Sequence[Flag]
    notes: Sequence[Note]
    retracted: Level | None

    @property
    def beside(self) -> Sequence[Compared]:
        """Return what is to be compared: of a single source, only where it differs from what was entered."""
        return self.compared if len(self.said) > 1 or self.differs else ()

    @property
    def agrees(self) -> Sequence[str]:
        """Return on what sources agree."""
        return [each.what for each in self.compared if each.state == "agree"]

    @property
    def differs(self) -> Sequence[str]:
        """Return on what they do not, or not with what was entered."""
        return [each.what for each in self.compared if each.state == "differ"]


def told(words: Labels, numbers: Sequence[int]) -> list[Told]:
    """Return acts in full, in the order given; some twenty queries, however many acts."""
    if not numbers:
        return []
    acts, events = load_acts(words, numbers), events_of(numbers)
    every = [event for found in events.values() for _, event in found]
    kept = texts(text for event in (*every, *acts.entered.values()) for text in texts_of_past(event))
    sources = load_sources({each.source for event in every for each in testimonies_in(event)})
    return [_told(acts, number, events[number], kept, sources) for number in numbers]


def events_of(numbers: Collection[int]) -> Mapping[int, Sequence[tuple[int, Event]]]:
    """Return the entries of acts, each with its place on the record, by number of the act, in order."""
    mentions = models.Mention.objects.filter(role="entry", act__in=list(numbers))
    of = {seq: act for seq, act in mentions.values_list("seq", "act") if act is not None}
    found: defaultdict[int, list[tuple[int, Event]]] = defaultdict(list)
    for row in models.Act.objects.filter(seq__in=mentions.values("seq")).order_by("seq"):
        found[of[row.seq]].append((row.seq, event_of(row.type, row.body)))
    return found


def testimonies_in(event: Event) -> Sequence[Testimony]:
    """Return what sources say in an entry of the past."""
    match event:
        case PastActEntered():
            return event.testimonies
        case TestimonyAdded():
            return (event.testimony,)
        case _:
            return ()


def _told(
    acts: Acts,
    number: int,
    events: Sequence[tuple[int, Event]],
    kept: Mapping[str, str],
    sources: Mapping[str, Source],
) -> Told:
    event, flags = acts.entered[number], [*_flags(events, kept)]
    given = [(seq, each, isinstance(one, TestimonyAdded)) for seq, one in events for each in testimonies_in(one)]
    persons, places = acts.subject(number)
    levels = [level for level in LEVELS if level in {flag.level for flag in flags}]
    return Told(
        line=line(acts, number, kept, levels),
        has_text=event.text is not None,
        text=kept.get(event.text or "", ""),
        persons=[(person, acts.names.person(person)) for person in persons],
        places=[acts.office(place) for place in places],
        by=acts.office(event.by) if event.by is not None else None,
        demanded=demanded_in_words(event.demanded, kept),
        said=[_said(sources[each.source], each, kept, seq if later else None) for seq, each, later in given],
        compared=[*compared(event, [each for _, each, _ in given], kept, sources)],
        flags=flags,
        notes=notes_in(events, kept),
        retracted=next(
            (
                Level(level="retracted", text=text_in(kept, one.text), seq=seq)
                for seq, one in events
                if isinstance(one, PastActRetracted)
            ),
            None,
        ),
    )


def notes_in(events: Sequence[tuple[int, Event]], kept: Mapping[str, str]) -> list[Note]:
    """Return the editors' notes among entries."""
    return [
        Note(number=number_of(one.note), text=text_in(kept, one.text), seq=seq)
        for seq, one in events
        if isinstance(one, NoteAdded)
    ]


def _said(source: Source, given: Testimony, kept: Mapping[str, str], found: int | None) -> Said:
    return Said(
        source=source,
        place=text_in(kept, given.place),
        quotation=text_in(kept, given.quotation),
        when=when_words(given.when) if given.when is not None else "",
        outcome=OUTCOMES[given.outcome] if given.outcome is not None else "",
        figures=figures_in_words(given.figures, kept),
        found=found,
    )


def _flags(events: Sequence[tuple[int, Event]], kept: Mapping[str, str]) -> Iterator[Flag]:
    for seq, one in events:
        if not isinstance(one, BreachFlagged):
            continue
        said = text_in(kept, one.text) if one.text is not None else why_in_words(one.why, one.about)
        later = [
            Level(level=each.level, text=text_in(kept, each.text), seq=at)
            for at, each in events
            if isinstance(each, BreachSettled) and each.flag == one.flag
        ]
        yield Flag(
            number=number_of(one.flag),
            says=capital(said),
            # The same word may be that of a rule of whoever flags; what it means is known of what comitia sees.
            rule=RULES.get(one.rule, one.rule) if one.why else one.rule,
            about=one.about if one.why and one.about.startswith("past-") else "",
            levels=[Level(level=one.level, text="", seq=seq), *later],
        )
