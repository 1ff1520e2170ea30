"""What a chain rests on, in words, never prettier than it is."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from comitia.store.queries.chain.model import Chain, Group, Tally, tally
from comitia.store.queries.chain.speech import everybody, listed, number

WEAKER: Mapping[str, str] = {
    "no_votes": "without a single ballot",
    "totals_entered": "by totals entered",
    "by_decision": "by a decision: counted votes of the body, no ballots",
    "uncontested": "uncontested",
    "document_only": "known from a document only",
    "taken_over": "taken over from documents",
    "not_held": "not held",
    "awaited": "awaited",
}
"""What is said of a link that rests on less than counted ballots."""


def evidence(chain: Chain) -> tuple[str, ...]:
    """Return what the chain rests on: its votes first, then every link above that rests on less than counted ballots.

    Where those on a roll elected the holder themselves there is nothing to add to `in_words`.
    """
    if len(chain.steps) == 1:
        return ()
    local = [group for step in chain.steps for group in step.groups if group.is_local]
    said = [f"{_foundation(local)}."] if local else []
    for step in chain.steps:
        # A post that is appointed to was never elected, and nothing below it is appointed to.
        what = "appointment" if step is chain.steps[0] and chain.win.verb == "appointed" else "election"
        for group in step.groups:
            if not group.is_local:
                said += _weak_links(group, what)
    return tuple(said)


def _foundation(local: Sequence[Group]) -> str:
    """Return `Down to 9,214 votes in 41 branches; 3 more were uncontested; ...`."""
    counted = [group for group in local if "ballots_counted" in group.by_evidence]
    counted.sort(key=lambda group: -group.by_evidence["ballots_counted"].cast)
    if not counted:
        opening = "No counted ballots lie below it"
    elif len(counted) == 1:
        where = "in one election" if counted[0].is_central else _where(counted[0])
        opening = f"Down to {number(counted[0].by_evidence['ballots_counted'].cast, 'vote')} {where}"
    else:
        whole = sum(group.by_evidence["ballots_counted"].cast for group in counted)
        parts = [f"{group.by_evidence['ballots_counted'].cast:,} {_where(group)}" for group in counted]
        opening = f"Down to {number(whole, 'vote')}: {listed(parts)}"
    return "; ".join([opening, *_others(local)])


def _where(group: Group) -> str:
    if group.is_central:
        return f"in a vote of {everybody(group.elector)}"
    return f"in {number(group.by_evidence['ballots_counted'].links, group.place.one, group.place.many)}"


def _others(local: Sequence[Group]) -> Iterator[str]:
    for kind, words in _OTHERS.items():
        sums = tally(link for group in local for link in group.links if link.evidence == kind)
        if sums.links:
            yield words(sums)


def _were(sums: Tally) -> str:
    return "was" if sums.links == 1 else "were"


def _totals(sums: Tally) -> str:
    known = number(sums.cast, "vote") if sums.known else "how many voted is not known"
    return f"{sums.links:,} entered as totals ({known})"


_OTHERS: Mapping[str, Callable[[Tally], str]] = {
    "uncontested": lambda sums: f"{sums.links:,} more {_were(sums)} uncontested",
    "totals_entered": _totals,
    "by_decision": lambda sums: f"{sums.links:,} by a decision ({number(sums.cast, 'vote')}, no ballots)",
    "document_only": lambda sums: f"{sums.links:,} known from a document only",
    "taken_over": lambda sums: f"{sums.links:,} taken over from documents",
    "no_votes": lambda sums: f"in {sums.links:,} nobody voted",
    "not_held": lambda sums: f"{sums.links:,} did not report",
    "awaited": lambda sums: f"{sums.links:,} still awaited",
}


def _weak_links(group: Group, what: str) -> Iterator[str]:
    for kind, sums in group.by_evidence.items():
        if kind in WEAKER:
            offices = group.office_name or group.office.many
            whole = number(group.total.links, what, f"{what}s")
            said = f"Of the {whole} to the {offices}, {sums.links:,} {_were(sums)}"
            yield f"{said if group.total.links > 1 else f'The {what} of the {offices} was'} {WEAKER[kind]}."
