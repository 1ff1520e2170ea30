"""An explanation as one page that stands alone: no script, nothing loaded from anywhere, safe whatever names say.

Its policy allows its own style by its hash, and nothing else. Every text is escaped where it is put in.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256

from comitia.count.explanation import compared
from comitia.count.explanation.lettering import escaped as _
from comitia.count.explanation.look import STYLE
from comitia.count.explanation.pair_sheet import is_drawn, pair_sheet
from comitia.count.explanation.picture import picture
from comitia.count.explanation.sheet import sheet
from comitia.count.explanation.speech import Speech, amounts_of
from comitia.count.explanation.story import Explanation, LotTold, StageTold
from comitia.count.explanation.text import BY_HAND, REDO
from comitia.count.record import Count
from comitia.count.words import UNDECIDING, totals_of


def to_html(told: Explanation) -> str:
    """Return the explanation as an HTML page."""
    return "\n".join(_page(told)) + "\n"


def policy() -> str:
    """Return the content security policy of the page."""
    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _page(told: Explanation) -> Iterator[str]:
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield '<head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_(policy())}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{_(told.title)}: the count explained</title>"
    yield f"<style>{STYLE}</style></head>"
    yield "<body><main>"
    yield from _answer(told)
    yield from _way(told)
    yield from pair_sheet(_speech(told))
    yield from _drawn(told)
    yield from _stages(told)
    yield from _clauses(told)
    yield from _again(told)
    yield "</main></body></html>"


def _answer(told: Explanation) -> Iterator[str]:
    yield f'<header class="stack"><h1>{_(told.title)}</h1>'
    yield f'<p class="lede">{_(told.elected)}</p>'
    speech = _speech(told)
    apart = set(compared.sentences(speech.count, speech.name)) if is_drawn(speech) else ()
    yield f"<p>{_sentences(sentence for sentence in told.opening if sentence not in apart)}</p>"
    source = f" <span>Source: {_(told.source)}.</span>" if told.source else ""
    yield f'<p class="small">Counted by the rule: {_(told.rule)}.{source}</p></header>'


def _way(told: Explanation) -> Iterator[str]:
    if told.way:
        yield '<section class="stack" aria-labelledby="way"><h2 id="way">How such a count works</h2>'
        yield from (f"<p>{_(sentence)}</p>" for sentence in told.way)
        yield "</section>"


def _speech(told: Explanation) -> Speech:
    return Speech(told.result.count, told.names)


def _drawn(told: Explanation) -> Iterator[str]:
    count = told.result.count
    many = len(count.stages) > 1
    yield f'<section class="card stack" aria-labelledby="votes"><h2 id="votes">{_votes(count, many=many)}</h2>'
    if not many and (why := UNDECIDING.get(totals_of(count, count.stages[0]))) and count.comparison is not None:
        yield f"<p>{why}</p>"
        yield from sheet(count, told.names, withdrawn=told.result.ballots.withdrawn)
        yield "</section>"
        return
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Picture of the count">'
    yield f"{picture(count, told.names, told.title, first_round=told.result.options.round)}</div>"
    yield "<details open><summary>The same as a table</summary>"
    yield from sheet(count, told.names, told.result.options.round, told.result.ballots.withdrawn)
    yield "</details></section>"


def _votes(count: Count, *, many: bool) -> str:
    amounts = amounts_of(count)
    return "Where the votes went" if many and amounts == "votes" else f"The {amounts}"


def _stages(told: Explanation) -> Iterator[str]:
    many = len(told.stages) > 1
    yield f'<section class="stack" aria-labelledby="told"><h2 id="told">{_told(many=many)}</h2>'
    if told.about_close:
        yield f'<p class="small">The lines with a double arrow say how close it was. {_(told.about_close)}</p>'
    if told.ballot:
        yield f'<p class="ballot">Followed below: {_(told.ballot[:1].lower() + told.ballot[1:])}.</p>'
    yield '<ol class="stages">'
    said: set[str] = set()
    for stage in told.stages:
        yield from _stage(told, stage, said, many=many)
    yield "</ol>"
    yield f"<p><strong>{_sentences(told.ending)}</strong></p>"
    if told.effect:
        yield f"<p>{_sentences(told.effect)}</p>"
    yield "</section>"


def _told(*, many: bool) -> str:
    return "Stage by stage" if many else "What happened"


def _stage(told: Explanation, stage: StageTold, said: set[str], *, many: bool) -> Iterator[str]:
    is_numbered = many and not stage.heading.startswith("Round ")
    number = f'<span class="number">Stage {stage.number}.</span> ' if is_numbered else ""
    yield f'<li class="card"><h3>{number}{_(stage.heading)}</h3>'
    yield from (_lot(lot) for lot in stage.lots)
    yield from (f"<p>{_(sentence)}</p>" for sentence in stage.sentences)
    words = dict(told.clauses)
    for clause in stage.clauses:
        if clause in words and clause not in said:
            said.add(clause)
            yield f'<p class="says"><strong>{_(clause)}</strong> says: {_(words[clause])}</p>'
    if stage.close:
        yield f'<ul class="close">{"".join(f"<li>{_(line)}</li>" for line in stage.close)}</ul>'
    if stage.ballot:
        yield f'<p class="ballot"><strong>The ballot followed.</strong> {_(stage.ballot)}</p>'
    yield "</li>"


def _lot(lot: LotTold) -> str:
    if not lot.again:
        return f"<p>Lot {lot.draw}. {_(lot.sentence)} {BY_HAND}</p>"
    lines = "\n".join(map(_, lot.again))
    return (
        f"<p>Lot {lot.draw}. {_(lot.sentence)}</p><details><summary>Draw lot {lot.draw} again</summary>"
        f"<p>{REDO}</p><pre>{lines}</pre></details>"
    )


def _clauses(told: Explanation) -> Iterator[str]:
    if told.clauses:
        yield '<section class="card stack" aria-labelledby="clauses"><h2 id="clauses">What the clauses say</h2><dl>'
        yield from (f"<dt>{_(clause)}</dt><dd>{_(words)}</dd>" for clause, words in told.clauses)
        yield "</dl></section>"


def _again(told: Explanation) -> Iterator[str]:
    result = told.result
    seeded = result.lots.seed if result.lots else None
    lots = f" The seed of the lots is <code>{_(seeded)}</code>." if seeded else ""
    yield '<section class="stack" aria-labelledby="again"><h2 id="again">Count it again</h2>'
    yield f"<p>{_(told.arithmetic)}{lots} Anyone with the ballots can count them again and compare.</p>"
    yield "<details><summary>What to compare</summary>"
    yield f"<p>SHA-256 of the ballots in canonical form: <code>{_(result.profile_digest)}</code></p>"
    yield f"<p>Rule <code>{_(result.count.rule)}</code>, counted by comitia {_(result.version)}.</p>"
    yield "<pre>comitia count FILE --again RESULT.json</pre></details></section>"


def _sentences(sentences: Iterable[str]) -> str:
    return _(" ".join(sentences))
