"""The table of the stages of a count as HTML: what each candidate has after each stage, and what the stage changed."""

from collections.abc import Iterator, Sequence

from comitia.count.amount import Amount
from comitia.count.explanation.lettering import escaped as _
from comitia.count.explanation.margin import quota_of
from comitia.count.explanation.order import decided_at, in_order, left_at
from comitia.count.explanation.speech import Speech, amounts_of, word_of
from comitia.count.record import Count, Stage
from comitia.count.words import silent_of, wording_of

_FIRST = {"first": "First votes", "round": "Round", "final": "End"}


def sheet(count: Count, names: Sequence[str], first_round: int = 1, withdrawn: Sequence[int] = ()) -> Iterator[str]:
    """Yield the lines of the table, in a box of its own that can be scrolled, by keyboard too; the withdrawn last."""
    speech, many = Speech(count, names, first_round), len(count.stages) > 1
    amounts = amounts_of(count).capitalize()
    caption = f"{amounts} after each stage, and below them what the stage changed"
    if not many:
        caption = f"{amounts} for each candidate"
    elif not any(_is_changed(count, stage) for stage in count.stages[1:]):
        caption = f"{amounts} after each stage"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Table of the count"><table>'
    yield f"<caption>{caption}</caption>"
    heads = "".join(f'<th scope="col" class="n">{_head(stage, speech, many=many)}</th>' for stage in count.stages)
    yield f'<thead><tr><th scope="col" class="who">Candidate</th>{heads}</tr></thead><tbody>'
    left = left_at(count)
    for candidate in (each for each in in_order(count) if each not in withdrawn):
        cells = "".join(_cell(stage, candidate, speech, left.get(candidate)) for stage in count.stages)
        yield f'<tr><th scope="row" class="who">{_(speech.name(candidate))}</th>{cells}</tr>'
    for candidate in withdrawn:
        cell = f'<td class="n" colspan="{len(count.stages)}"><span class="change">withdrawn</span></td>'
        yield f'<tr><th scope="row" class="who">{_(speech.name(candidate))}</th>{cell}</tr>'
    yield from _sums(count, speech)
    yield "</tbody></table></div>"


def _head(stage: Stage, speech: Speech, *, many: bool) -> str:
    if stage.subjects and stage.action in {"surplus", "exclusion"}:
        done = f"{stage.action.capitalize()} of {speech.names(stage.subjects)}"
    else:
        done = _FIRST.get(stage.action, stage.action.capitalize())
        if word_of(speech.count, stage) != "vote" and stage.action in {"first", "final"}:
            done = f"{word_of(speech.count, stage).capitalize()}s"
    each = wording_of(speech.count.rule).each
    value = "" if stage.transfer_value is None else f"<br>at {_(speech.worth(stage.transfer_value))} a {each}"
    return f"{f'{speech.number(stage)} ' if many else ''}{_(done)}{value}"


def _cell(stage: Stage, candidate: int, speech: Speech, left: int | None) -> str:
    total, change = stage.totals[candidate - 1], stage.transfers[candidate - 1]
    if left is not None and left < stage.number and not total and candidate not in speech.count.elected:
        return '<td class="n"><span class="change">out</span></td>'
    said = _(speech.plain(total))
    if change and stage.number > 1 and _is_changed(speech.count, stage):
        said += f'<br><span class="change">{_signed(change, speech)}</span>'
    if outcome := decided_at(stage).get(candidate):
        sign = {"elected": "●", "excluded": "×"}.get(outcome, "→")
        said += f'<br><span class="verdict {outcome}">{sign} {outcome}</span>'
    return f'<td class="n">{said}</td>'


def _is_changed(count: Count, stage: Stage) -> bool:
    """Return whether what a stage has is told beside what was before it: not where it is added up anew."""
    return stage.action not in {"round", "points", "runoff"} and word_of(count, stage) != "score point"


def _signed(change: Amount, speech: Speech) -> str:
    return f"{'+' if change > 0 else '−'}{_(speech.plain(max(change, -change)))}"


def _sums(count: Count, speech: Speech) -> Iterator[str]:
    stages = count.stages
    rows: list[tuple[str, list[Amount]]] = [
        (silent_of(count), [stage.not_transferable for stage in stages]),
        ("Cut off by rounding down", [stage.lost for stage in stages]),
    ]
    for name, amounts in rows:
        if any(amounts):
            yield _row(name, amounts, speech)
    if any(stage.quota != stages[0].quota for stage in stages):
        yield _row("Quota", [quota_of(count, stage) for stage in stages], speech)


def _row(name: str, amounts: Sequence[Amount], speech: Speech) -> str:
    cells = "".join(f'<td class="n">{_(speech.plain(amount))}</td>' for amount in amounts)
    return f'<tr class="sum"><th scope="row" class="who">{name}</th>{cells}</tr>'
