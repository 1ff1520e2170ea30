"""What some rules record besides votes, in sentences: a runoff of two, loads, pairs, constraints, thresholds."""

from collections.abc import Iterator, Sequence

from comitia.count.explanation import compared, constraints
from comitia.count.explanation.speech import Speech, is_are, many
from comitia.count.explanation.support import rests_on
from comitia.count.record import Count, Stage


def before_all(count: Count, speech: Speech) -> Iterator[str]:
    """Yield what holds for the whole count: shared names, why ballots are invalid, pairs, and the constraints."""
    yield from speech.shared
    yield from invalid(count, speech)
    yield from compared.sentences(count, speech.name)
    yield from constraints.said(count.constraints, speech.name)


def withdrawn(gone: Sequence[int], speech: Speech) -> Iterator[str]:
    """Yield who had withdrawn, if anybody had."""
    if gone:
        yield f"{speech.names(gone)} had withdrawn, and {is_are(len(gone))} passed over on every ballot."


def invalid(count: Count, speech: Speech) -> Iterator[str]:
    """Yield why ballots are invalid by the rule, where it makes any so."""
    if count.overfull is None:
        return
    found = count.overfull
    if count.unit == 1:
        ballots = f"{many(found.ballots, 'ballot')} {is_are(found.ballots)}"
    else:
        ballots = f"Ballots of {speech.votes(found.ballots * count.scale)} are"
    yield f"{ballots} invalid, with more than {many(found.most, found.of)} ({count.rule} 1)."


def bar(count: Count, stage: Stage, speech: Speech) -> Iterator[str]:
    """Yield how many votes were enough at a stage, and by which share of what."""
    if stage.bar is None:
        return
    of = stage.bar.of(speech.plain(stage.bar.base * count.scale), in_votes=count.unit != 1)
    yield f"To be elected takes {stage.bar.share} of {of}: {speech.votes(stage.bar.needed * count.scale)}."


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
