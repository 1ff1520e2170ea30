"""What some rules record besides votes, in sentences: a runoff of two, loads and payments, pairs, constraints."""

from collections.abc import Iterator

from comitia.count.explanation import compared, constraints
from comitia.count.explanation.speech import Speech
from comitia.count.explanation.support import rests_on
from comitia.count.record import Count, Stage


def before_all(count: Count, speech: Speech) -> Iterator[str]:
    """Yield what holds for the whole count: what the comparison of candidates says, and the constraints."""
    yield from compared.sentences(count, speech.name)
    yield from constraints.said(count.constraints, speech.name)


def runoff(stage: Stage, speech: Speech) -> Iterator[str]:
    """Yield how a runoff of two went."""
    if stage.action != "runoff":
        return
    one, other = stage.subjects
    first, second = (speech.plain(stage.totals[candidate - 1]) for candidate in (one, other))
    neither = speech.plain(stage.not_transferable)
    both = f"{speech.name(one)} and {speech.name(other)}"
    yield f"Runoff of {both}: {first} to {second}; {neither} put neither before the other."


def support(count: Count, stage: Stage, speech: Speech) -> Iterator[str]:
    """Yield what the seat of a stage rests on."""
    if stage.support:
        yield from rests_on(count, stage, ", ".join(map(speech.name, stage.subjects)))
