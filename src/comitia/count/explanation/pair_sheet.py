"""The pairs of a count as HTML: a table of who is ranked before whom by how many, and what the rule found from it."""

from collections.abc import Iterator

from comitia.count.amount import shown
from comitia.count.comparison import Comparison
from comitia.count.explanation import compared
from comitia.count.explanation.lettering import escaped as _
from comitia.count.explanation.speech import Speech

MOST = 40
"""Of so many candidates there is a table; of more the sentences alone."""


def is_drawn(speech: Speech) -> bool:
    """Return whether the pairs of a count are shown as a table."""
    found = speech.count.comparison
    return found is not None and compared.is_compared(speech.count) and len(found.among) <= MOST


def pair_sheet(speech: Speech) -> Iterator[str]:
    """Yield the section of the pairs; nothing where there is no table of them."""
    found = speech.count.comparison
    if found is None or not is_drawn(speech):
        return
    yield '<section class="card stack" aria-labelledby="pairs"><h2 id="pairs">The pairs</h2>'
    yield '<div class="scroll" tabindex="0" role="region" aria-label="Table of the pairs"><table>'
    yield "<caption>Votes that rank the candidate of the row before that of the column</caption>"
    heads = "".join(f'<th scope="col" class="n">{_(speech.name(each))}</th>' for each in found.among)
    yield f'<thead><tr><th scope="col" class="who">Candidate</th>{heads}</tr></thead><tbody>'
    for one in found.among:
        cells = "".join(_cell(found, one, other, speech.count.unit) for other in found.among)
        yield f'<tr><th scope="row" class="who">{_(speech.name(one))}</th>{cells}</tr>'
    yield "</tbody></table></div><ul>"
    yield from (f"<li>{_(sentence)}</li>" for sentence in compared.what_follows(speech.count, speech.name))
    yield "</ul></section>"


def _cell(found: Comparison, one: int, other: int, unit: int) -> str:
    if one == other:
        return '<td class="n"></td>'
    votes, against = found.pairs[one - 1][other - 1], found.pairs[other - 1][one - 1]
    said = _(shown(votes, 1, unit))
    return f'<td class="n">{f"<strong>{said}</strong>" if votes > against else said}</td>'
