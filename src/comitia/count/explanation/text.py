"""An explanation as plain text, to be read from top to bottom."""

from collections.abc import Iterator
from textwrap import fill

from comitia.count.explanation.story import Explanation, LotTold, StageTold

WIDTH = 96
REDO = "To draw it again, run these lines on any computer; the result that comes first in order is drawn first:"
BY_HAND = "It was drawn by hand; the order drawn is given with the result."


def to_text(told: Explanation) -> str:
    """Return the explanation as text; names stand in it as they are."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Explanation) -> Iterator[str]:
    yield from _heading(told.title, "=")
    yield _wrapped(told.elected)
    yield _wrapped(f"Counted by: {told.rule}{f' ({told.source})' if told.source else ''}.")
    if told.way:
        yield from _heading("How such a count works", "-")
        yield from map(_wrapped, told.way)
    yield from _heading("This count", "-")
    yield from map(_wrapped, (*told.opening, told.arithmetic))
    if told.ballot:
        yield _wrapped(f"Followed through the count: {_lower(told.ballot)}.")
    said: set[str] = set()
    for stage in told.stages:
        yield from _stage(told, stage, said)
    yield from _heading("The end", "-")
    yield from map(_wrapped, (*told.ending, *told.effect))
    if told.about_close:
        yield from _heading("About how close it was", "-")
        yield _wrapped(told.about_close)
    yield from _recount(told)


def _stage(told: Explanation, stage: StageTold, said: set[str]) -> Iterator[str]:
    number = f"Stage {stage.number}: " if len(told.stages) > 1 and not stage.heading.startswith("Round ") else ""
    yield from _heading(f"{number}{stage.heading}", "-")
    for lot in stage.lots:
        yield from _lot(lot)
    yield from map(_wrapped, stage.sentences)
    words = dict(told.clauses)
    for clause in stage.clauses:
        if clause in words and clause not in said:
            said.add(clause)
            yield _wrapped(f"What {clause} says: {words[clause]}", "  | ")
    for line in stage.close:
        yield _wrapped(f"How close: {line}", "  ~ ")
    if stage.ballot:
        yield _wrapped(f"The ballot followed: {stage.ballot}", "  > ")


def _lot(lot: LotTold) -> Iterator[str]:
    yield _wrapped(f"Lot {lot.draw}. {lot.sentence} {REDO if lot.again else BY_HAND}")
    yield from (f"    {line}" for line in lot.again)


def _recount(told: Explanation) -> Iterator[str]:
    yield from _heading("To count again", "-")
    yield _wrapped(
        "The ballots in the canonical form have the SHA-256 below. `comitia count FILE --rule RULE --json` writes the "
        "result, and `comitia count FILE --again RESULT.json` compares it with the ballots."
    )
    yield f"  {told.result.profile_digest}"
    yield f"  comitia {told.result.version}"


def _heading(text: str, line: str) -> Iterator[str]:
    yield from ("", text, line * min(len(text), WIDTH)) if line == "-" else (text, line * min(len(text), WIDTH))


def _wrapped(text: str, lead: str = "") -> str:
    return fill(text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
