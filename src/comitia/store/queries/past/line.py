"""An act of the past as one line: when, what it was, what became of it, and how it is flagged."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from comitia.core.history.past_act import Kind
from comitia.store import models
from comitia.store.queries.acts.words import capital, several
from comitia.store.queries.decisions.texts import opening, texts
from comitia.store.queries.labels import Labels
from comitia.store.queries.past.load import Acts, load_acts
from comitia.store.queries.past.words import ERASED, KINDS, LEVELS, OUTCOMES
from comitia.store.queries.when_words import when_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One act: `says` what it was, `outcome` what became of it, both in words; `levels` are those of its flags."""

    number: int
    kind: Kind
    what: str
    when: str
    says: str
    outcome: str
    levels: Sequence[str]
    is_retracted: bool
    decade: int | None
    year: int | None
    seq: int

    @property
    def ends(self) -> str:
        """Return what became of it where its line does not say so already."""
        return self.outcome if self.kind in WITH_OUTCOME or self.outcome == OUTCOMES["unknown"] else ""


WITH_OUTCOME = ("motion", "removal", "settlement")
"""The kinds whose outcome is said beside them."""


def lines(words: Labels, numbers: Sequence[int]) -> list[Line]:
    """Return acts as lines, in the order given; some fifteen queries."""
    if not numbers:
        return []
    acts, levels = load_acts(words, numbers), levels_of(numbers)
    kept = texts(event.text for event in acts.entered.values() if event.text is not None)
    return [line(acts, number, kept, levels.get(number, ())) for number in numbers]


def levels_of(numbers: Collection[int]) -> Mapping[int, list[str]]:
    """Return the levels of the flags on acts, each once, the gravest first."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for act, level in models.PastFlag.objects.filter(act__in=list(numbers)).values_list("act", "level"):
        found[act].add(level)
    return {act: [level for level in LEVELS if level in had] for act, had in found.items()}


def line(acts: Acts, number: int, kept: Mapping[str, str], levels: Sequence[str]) -> Line:
    """Return one act as a line."""
    row, event = acts.rows[number], acts.entered[number]
    return Line(
        number=number,
        kind=event.kind,
        what=KINDS[event.kind],
        when=when_words(event.when),
        says=capital(_says(acts, number, kept)),
        outcome=OUTCOMES[event.outcome],
        levels=levels,
        is_retracted=row.is_retracted,
        decade=row.decade,
        year=row.year,
        seq=row.seq,
    )


def _says(acts: Acts, number: int, kept: Mapping[str, str]) -> str:  # noqa: C901, PLR0911  one case a kind of act
    event = acts.entered[number]
    persons, places = acts.subject(number)
    who = several([acts.names.person(each) for each in persons]) if persons else "somebody"
    roles = several([_role(acts, place.office, place.unit) for place in places], len(places)) if places else "nothing"
    offices = several([acts.office(place).name for place in places], len(places)) if places else "nothing"
    match event.kind:
        case "session":
            met = f"the {acts.office(event.by).name}" if event.by else "a body"
            return f"{met} {'was to meet, and was put off' if event.outcome == 'put_off' else 'met'}"
        case "motion":
            return opening(kept.get(event.text or "", ERASED))
        case "election":
            done = {"elected": "elected", "not_elected": "not elected"}.get(event.outcome, "up for election")
            return f"{who} {done} as {roles}"
        case "resignation":
            return f"{who} asked to resign as {roles}"
        case "settlement":
            return f"the request of {who} to resign as {roles}"
        case "removal":
            return f"to remove {who} as {roles}"
        case "end":
            return f"{who} ceased to be {roles}"
        case "post_created":
            return f"the {offices} was made"
        case "post_abolished":
            return f"the {offices} was abolished"


def _role(acts: Acts, office: str, unit: str) -> str:
    return acts.names.role(acts.words.kind_of(office) or "post", office, unit)
