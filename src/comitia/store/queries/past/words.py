"""The words for what documents count, for outcomes, for what was demanded, for flags, and for what bears on what."""

from collections.abc import Mapping

from comitia.core.history.breach import Level
from comitia.core.history.figure import UNKNOWN, Figure
from comitia.core.history.past_act import Demanded, Kind
from comitia.core.history.source import Nature
from comitia.core.history.testimony import Outcome
from comitia.store.queries.acts.past import spoken

ERASED = "(erased)"
"""Stands where a text was erased, or never kept here."""

KINDS: Mapping[Kind, str] = {
    "session": "session",
    "motion": "motion",
    "election": "election",
    "resignation": "request to resign",
    "settlement": "answer to a request to resign",
    "removal": "removal",
    "end": "end of a mandate",
    "post_created": "post made",
    "post_abolished": "post abolished",
}

OUTCOMES: Mapping[Outcome, str] = {
    "held": "held",
    "carried": "carried",
    "lost": "lost",
    "withdrawn": "withdrawn",
    "put_off": "put off",
    "elected": "elected",
    "not_elected": "not elected",
    "tendered": "tendered",
    "accepted": "accepted",
    "refused": "refused",
    "lapsed": "lapsed",
    "ended": "ended",
    "created": "made",
    "abolished": "abolished",
    "unknown": "outcome unknown",
}

LEVELS: Mapping[Level, str] = {
    "irregular": "against a rule, and it stood",
    "contested": "it is not known which is so",
    "cured": "it was put right, or cleared up",
    "void": "it had no effect",
}

NATURES: Mapping[Nature, str] = {
    "minutes": "minutes",
    "report": "report",
    "letter": "letter",
    "press": "press",
    "list": "list",
    "memoir": "memoir",
    "other": "document",
}

COUNTED: Mapping[str, str] = {
    "for": "for",
    "against": "against",
    "abstaining": "abstaining",
    "invalid": "invalid",
    "not_voting": "not voting",
    "present": "present",
    "entitled": "entitled to vote",
}
"""What documents count, by the name of the figure."""

BASES: Mapping[str, str] = {
    "for_plus_against": "the votes for and against",
    "valid": "the valid votes",
    "present": "those present",
    "entitled": "all who were entitled",
}

RULES: Mapping[str, str] = {
    "history.sources": "sources that tell of one thing agree",
    "history.figures": "numbers are possible together",
    "history.demanded": "what the rules of that time demanded",
    "history.dates": "one thing comes after the other",
    "history.acts": "a request is answered once",
    "mandate": "a mandate ends once",
}
"""The rules of what comitia sees by itself; others are named by whoever flags."""

WHY: Mapping[str, str] = {
    "dates_differ": "The dates that are given do not agree.",
    "outcomes_differ": "Sources do not agree on the outcome, or not with what is entered.",
    "figures_differ": "Sources do not agree on how many: {}.",
    "more_than_present": "By {}, more votes were cast than people were present.",
    "more_than_entitled": "By {}, there were more than had a right to be there.",
    "majority_missed": "It is given as carried, and the votes fall short of what was demanded.",
    "majority_reached": "It is given as lost, and the votes reach what was demanded.",
    "no_quorum": "Fewer were present than the quorum that was demanded.",
    "outside_session": "It is dated outside the days of its session, {}.",
    "before_tender": "It is dated before the request that it answers, {}.",
    "settled_twice": "The same request has another answer, {}.",
    "ended_before": "The mandate had ended before, by {}.",
}

TOUCHES: Mapping[str, str] = {
    "later_office": "later, and about the office that this made or abolished",
    "perhaps_office": "about the office that this made or abolished; the dates leave open whether it was later",
    "later_holder": "later, and about the same holder of the same office",
    "perhaps_holder": "about the same holder of the same office; the dates leave open whether it was later",
    "rests_on_it": "rests on it",
}


def text_in(kept: Mapping[str, str], text: str | None) -> str:
    """Return a text by its commitment: empty where there was none, `(erased)` where it is not kept here."""
    return "" if text is None else kept.get(text, ERASED)


def figure_in_words(figure: Figure, texts: Mapping[str, str]) -> str:
    """Return a number as a document gives it: `31`, `40 to 45`, `at least 30`, `“nearly all” (at least 30)`."""
    number = _number(figure)
    if figure.phrase is None:
        return number
    said = f"“{texts[figure.phrase]}”" if figure.phrase in texts else ERASED
    known = (figure.least, figure.most) != (UNKNOWN.least, UNKNOWN.most)
    return f"{said} ({number})" if known else said


def _number(figure: Figure) -> str:
    if figure.most is None:
        return f"at least {figure.least:,}" if figure.least else "unknown"
    if figure.least == figure.most:
        return f"{figure.least:,}"
    return f"{figure.least:,} to {figure.most:,}" if figure.least else f"at most {figure.most:,}"


def figures_in_words(figures: Mapping[str, Figure], texts: Mapping[str, str]) -> str:
    """Return the numbers of one source: `31 for, 12 against, 1 abstaining, 40 to 45 present`; empty without any."""
    return ", ".join(f"{figure_in_words(figures[name], texts)} {COUNTED[name]}" for name in COUNTED if name in figures)


def demanded_in_words(demanded: Demanded | None, texts: Mapping[str, str]) -> str:
    """Return what was asked of a vote: `more than 1/2 of those present; 20 present`; empty where nothing is known."""
    if demanded is None:
        return ""
    parts = []
    if demanded.share is not None:
        share = "all" if demanded.share == "1" else demanded.share
        parts.append(f"{'at least' if demanded.or_more else 'more than'} {share} of {BASES[demanded.of]}")
    if demanded.quorum is not None:
        parts.append(f"{demanded.quorum:,} present")
    if demanded.words is not None:
        parts.append(f"“{texts[demanded.words].removesuffix('.')}”" if demanded.words in texts else ERASED)
    return "; ".join(parts)


def why_in_words(why: str, about: str) -> str:
    """Return what comitia sees on an act: `Sources do not agree on how many: for.`."""
    return WHY.get(why, why).format(COUNTED.get(about) or spoken(about))
