"""How equals fell in a count that was told to settle ties otherwise than the clauses of its rule say."""

from collections.abc import Mapping

from comitia.count.options import Options
from comitia.count.record import Count
from comitia.count.rules import RULES

_TIES = ("lot", "agreed_order", "earlier_stage")
"""How the reasons of decisions end by which a tie fell."""
_LOOKS = {
    "earlier_stage": "by the latest stage at which they differed, then ",
    "first_stage": "by the first stage at which they differed, then ",
}
_ENDS = {"lot": "by lot", "order": "by the order agreed before"}


def told_otherwise(count: Count, options: Options, says: Mapping[str, str]) -> Mapping[str, str]:
    """Return what clauses say, with how equals fell in this count where a tie fell by a clause that says otherwise."""
    own = RULES[count.rule].ties[0] if count.rule in RULES and RULES[count.rule].ties else ()
    if not own or options.ties in {None, own}:
        return says
    note = f"In this count, as it was told, equals fall {_ways(options.ties or own, own)}."
    by = {d.clause for stage in count.stages for d in stage.decisions if d.reason.endswith(_TIES)}
    return {clause: f"{words} {note}" if clause in by else words for clause, words in says.items()}


def _ways(told: tuple[str, ...], own: tuple[str, ...]) -> str:
    *looks, end = told
    at_once = "at once " if len(own) > 1 and not looks else ""
    return f"{at_once}{''.join(_LOOKS[each] for each in looks)}{_ENDS[end]}"
