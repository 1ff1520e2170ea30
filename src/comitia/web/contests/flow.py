"""The picture of a count on the page of a contest, and what the clauses say that its decisions name."""

from collections.abc import Iterator

from django.utils.safestring import SafeString

from comitia.count import is_transferable
from comitia.count.explanation.picture import picture
from comitia.count.words import clauses_of
from comitia.store.queries.contests import ContestFacts
from comitia.web.contests.words import title


def drawn(facts: ContestFacts) -> SafeString | None:
    """Return the picture of a count in which votes passed on; None for any other."""
    count = facts.count
    if count is None or not is_transferable(count.rule) or len(count.stages) < 2:
        return None
    drawing = picture(count, facts.names, title(facts))
    return SafeString(drawing.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1))  # a page needs no name of SVG


def clauses(facts: ContestFacts) -> Iterator[tuple[str, str]]:
    """Yield each clause that a decision names with what it says, in the order in which they are first named."""
    if facts.count is not None:
        says = clauses_of(facts.count)
        named = (decision.clause for stage in facts.count.stages for decision in stage.decisions)
        yield from ((clause, says[clause]) for clause in dict.fromkeys(named) if clause in says)
