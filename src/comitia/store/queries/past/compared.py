"""What was entered on an act of the past, and what each source says of it, side by side: never made one of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comitia.core.history.agreement import agreement
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.testimony import Testimony
from comitia.store.queries.past.load import Source
from comitia.store.queries.past.words import COUNTED, OUTCOMES, figure_in_words
from comitia.store.queries.when_words import when_words

SHORT = 26
"""So many characters of a title stand for a source in a narrow column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One thing on which sources speak, with what each says of it: (short title, words) each, in their order.

    `entered` is what the act itself says of it, empty where only sources do. `state` is agree, open (they may agree),
    differ (also from what was entered), or one (a single source says it).
    """

    what: str
    entered: str
    cells: Sequence[tuple[str, str]]
    state: str


def compared(
    entered: PastActEntered, told: Sequence[Testimony], kept: Mapping[str, str], sources: Mapping[str, Source]
) -> Iterator[Compared]:
    """Yield, for each thing that a source tells of, what was entered and what every source says."""
    labels = [shortened(sources[each.source].title) for each in told]
    for name, state in agreement(entered, told):
        match name:
            case "when":
                what, own = "date", when_words(entered.when)
                cells = [when_words(each.when) if each.when is not None else "" for each in told]
            case "outcome":
                what, own = "outcome", OUTCOMES[entered.outcome]
                cells = [OUTCOMES[each.outcome] if each.outcome is not None else "" for each in told]
            case _:
                what, own = COUNTED[name], ""
                cells = [figure_in_words(each.figures[name], kept) if name in each.figures else "" for each in told]
        yield Compared(what=what, entered=own, cells=[*zip(labels, cells, strict=True)], state=state)


def shortened(title: str) -> str:
    """Return the beginning of a title, to stand in a narrow column."""
    return title if len(title) <= SHORT else f"{title[:SHORT].rpartition(' ')[0] or title[:SHORT]} …"
