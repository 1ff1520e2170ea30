"""When a holder can be recalled: not too soon, not too late, not too often; and when a petition is ready, or spent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comitia.charter import Admissibility, RecallRule
from comitia.core.facts import Facts
from comitia.core.mandate.held import Held
from comitia.core.mandate.petitions import Petition
from comitia.core.mandate.signing import path_of, rule_of
from comitia.core.refused import Refused

if TYPE_CHECKING:
    from comitia.core.assembly.proceedings import Motion

IN_VAIN = frozenset({"recall.delegate", "recall.post", "mandate"})
"""What stands in the way of a recall that is carried in vain: that spends no petition, and is not counted."""


def refuse_untimely(facts: Facts, held: Held, rule: RecallRule, at: date) -> None:
    """Refuse a recall in a time that the charter excludes, with the day from which it is possible.

    A vote that was carried in vain is none of those that are counted.
    """
    here, subject = path_of(held.kind), f"mandate {held.mandate}"
    counted = (each for each in recalls_of(facts, held.mandate) if not _is_in_vain(each))
    votes = [(each.voted_on, each.is_carried) for each in counted if each.voted_on is not None]
    if rule.cooling is not None:
        since = [held.starts, *(day for day, is_carried in votes if not is_carried)]
        first = max(rule.cooling.end(day) for day in since)
        if at < first:
            what = "the mandate began" if first == rule.cooling.end(held.starts) else "a vote on it failed"
            raise Refused(
                f"{what} less than {rule.cooling.words} ago: it is possible from {first} on",
                rule=f"{here}.cooling",
                subject=subject,
            )
    if rule.max_per_term is not None and len(votes) >= rule.max_per_term:
        after = f": it is possible in the term after it, from {held.ends} on" if held.ends else ""
        raise Refused(
            f"a recall from it was voted on {len(votes)} times, as often as one term allows{after}",
            rule=f"{here}.max_per_term",
            subject=subject,
        )
    if rule.not_last is not None and held.ends is not None and rule.not_last.end(at) > held.ends:
        raise Refused(
            f"its term ends on {held.ends}, and in the last {rule.not_last.words} nobody is recalled from it",
            rule=f"{here}.not_last",
            subject=subject,
        )


def recalls_of(facts: Facts, mandate: str) -> Iterator[Motion]:
    """Yield the motions for the recall of a holder."""
    for each in facts.proceedings.motions:
        effect = each.moved.effect
        if each.kind == "recall" and isinstance(effect, dict) and effect["mandate"] == mandate:
            yield each


def is_spent(facts: Facts, petition: str, but: str = "") -> bool:
    """Tell whether a motion on a petition is before a body, or was voted on; `but` is a motion to leave out."""
    return any(each.moved.motion != but for each in motions_on(facts, petition))


def motions_on(facts: Facts, petition: str) -> Iterator[Motion]:
    """Yield the motions on a petition, but for those withdrawn, or carried in vain.

    In vain is what lapsed because the petition was ready no more, or the mandate had ended: neither is for good.
    """
    return (each for each in recalls_on(facts, petition) if each.end != "withdrawn" and not _is_in_vain(each))


def recalls_on(facts: Facts, petition: str) -> Iterator[Motion]:
    """Yield all motions for a recall on a petition, whatever became of them."""
    for each in facts.proceedings.motions:
        effect = each.moved.effect
        if each.kind == "recall" and isinstance(effect, dict) and effect.get("petition") == petition:
            yield each


def admissibility_of(facts: Facts, found: Petition) -> Admissibility | None:
    """Return who admits a petition, by the edition under which it was opened, or None."""
    rule = rule_of(facts.edition(found.opened.edition), found.opened.kind)
    return rule.admissibility if rule is not None else None


def is_live(facts: Facts, found: Petition, at: date) -> bool:
    """Tell whether the mandate that a petition is about can still end."""
    held = facts.holdings.mandate(found.opened.mandate)
    return held is not None and held.can_end_on(at)


def ready_on(facts: Facts, found: Petition) -> date | None:
    """Return the day from which a recall can be moved on a petition; None where it is not ready.

    It is once enough have signed, or where somebody admits it, once that is done.
    """
    if found.outcome == "admitted":
        return found.settled_on
    return found.complete_on if found.outcome == "complete" and admissibility_of(facts, found) is None else None


def has_had_its_vote(facts: Facts, found: Petition) -> bool:
    """Tell whether a recall on a petition was voted on, and lost or put into effect; but for one carried in vain.

    A vote on one that waits to take effect, or whose result is challenged, is no such vote yet: the petition must still
    be ready when it takes effect.
    """
    on_it = motions_on(facts, found.opened.petition)
    return any(each.voted_on is not None and not _is_awaited(each) for each in on_it)


def awaited_since(facts: Facts, petition: str) -> date:
    """Return the day on which it was challenged last that a recall on a petition was lost; the first of all if never.

    Until that day the lost vote had held up what a day settles.
    """
    lost = (each for each in recalls_on(facts, petition) if each.voted is not None and not each.voted.carried)
    return max((each.challenged_on for each in lost if each.challenged_on is not None), default=date.min)


def _is_awaited(recall: Motion) -> bool:
    """Tell whether a recall that was voted on may still take effect."""
    return not recall.end and (recall.is_carried or recall.is_challenged)


def _is_in_vain(recall: Motion) -> bool:
    return recall.end == "lapsed" and recall.lapsed_by in IN_VAIN
