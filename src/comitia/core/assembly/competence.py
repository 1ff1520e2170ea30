"""Who may decide what: the charter's word, and what holds where it says nothing.

Where the charter names no body for a kind of effect, a body decides on what is its own: the offices that it fills,
those that it has made, the units below it.
"""

from __future__ import annotations

from datetime import date

from comitia.charter import DecisionRule
from comitia.core.assembly.effect import Deciding
from comitia.core.election.unit_change import fate
from comitia.core.facts import Facts
from comitia.core.mandate.ex_officio import refuse_alone
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import filled_by, is_body, is_within, no_such_body
from comitia.core.refused import Refused


def refuse_incompetent(facts: Facts, deciding: Deciding, kind: str, of: str = "") -> None:
    """Refuse a body that is not there, or that the charter does not name for a kind of effect; `of` as `matter_of`."""
    body, unit = deciding.body, deciding.unit
    if facts.gone(unit) is not None:
        raise Refused(
            f"{fate(facts, unit)}; what is before its bodies can no longer be decided",
            rule="units",
            subject=f"unit {unit}",
        )
    if not is_body(facts, body, unit):
        raise Refused(no_such_body(facts, body, unit), rule=f"bodies.{body}", subject=deciding.motion)
    refuse_other_bodies(facts, deciding, kind, of)


def refuse_other_bodies(facts: Facts, deciding: Deciding, kind: str, of: str = "") -> DecisionRule | None:
    """Refuse a body that the charter does not name for a kind of effect; return the charter's rule where it has one."""
    rule = facts.charter.decision(kind, of)
    if rule is not None and rule.by is not None and deciding.body not in rule.by:
        raise Refused(
            f"the charter lets {' or '.join(rule.by)} decide this, not {deciding.body}",
            rule=f"{facts.charter.decision_path(kind, of)}.by",
            subject=deciding.motion,
        )
    return rule


def refuse_made_organ(facts: Facts, deciding: Deciding, kind: str) -> None:
    """Refuse an organ made by decision what only bodies of the charter decide; the charter's own word comes before."""
    if facts.holdings.post(deciding.body) is not None:
        raise Refused(
            f"{deciding.body} was made by decision, and only bodies of the charter decide this",
            rule=f"decisions.effects.{kind}.by",
            subject=deciding.motion,
        )


def refuse_foreign_mandate(facts: Facts, deciding: Deciding, kind: str, mandate: str) -> Held:
    """Return a live mandate that this body may end: it gave it, or the charter lets it dismiss; refuse any other."""
    held = facts.holdings.mandate(mandate)
    if held is None or not held.holds_on(deciding.at):
        raise Refused("there is no such mandate, or it has ended", rule="mandate", subject=f"mandate {mandate}")
    refuse_alone(facts, mandate)
    rule = refuse_other_bodies(facts, deciding, kind)
    if rule is not None and rule.by is not None and is_within(facts, held.office_unit, deciding.unit):
        return held
    post = facts.charter.posts.get(held.office)
    if post is not None and post.dismissed_by is not None:
        if deciding.body not in post.dismissed_by or not is_within(facts, held.office_unit, deciding.unit):
            raise Refused(
                f"the charter lets {' or '.join(post.dismissed_by)} dismiss, not {deciding.body} of {deciding.unit}",
                rule=f"posts.{held.office}.dismissed_by",
                subject=f"mandate {mandate}",
            )
        return held
    refuse_other_electors(facts, deciding, held)
    return held


def refuse_other_electors(facts: Facts, deciding: Deciding, held: Held) -> None:
    """Refuse a body that did not give a mandate."""
    body, unit = filled_by(facts, held)
    if (body, unit) != (deciding.body, deciding.unit):
        who = f"{body} of {unit}" if body else "voters who meet in no body"
        raise Refused(
            f"it was given by {who}, who alone can take it back",
            rule=f"{'bodies' if held.kind == 'body' else 'posts'}.{held.office}",
            subject=f"mandate {held.mandate}",
        )


def is_above(facts: Facts, body: str, unit: str, below: Deciding) -> bool:
    """Tell whether a body is above another: of a unit above, or in the same one the supreme body, or its elector."""
    if not is_body(facts, body, unit) or not is_within(facts, below.unit, unit):
        return False
    if unit != below.unit:
        return True
    bodies, made = facts.charter.bodies, facts.holdings.post(below.body)
    if body == below.body or body not in bodies:
        return False
    lower = bodies.get(below.body)
    electors = {group.elected_by for group in lower.seats} if lower else {made.filled_by} if made else set()
    return bodies[body].supreme or body in electors


def day_decided(facts: Facts, deciding: Deciding) -> date:
    """Return the day of the vote, or the present day before it: what was in time then is in time for good."""
    found = facts.proceedings.motion(deciding.motion)
    return found.voted_on if found is not None and found.voted_on is not None else deciding.at
