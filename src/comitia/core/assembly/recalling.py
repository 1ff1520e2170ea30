"""What a motion to recall needs where the charter has the section `recall`: who decides, on what, when, how many.

The rules are those of the edition under which the motion was moved. What was so at the vote is so for good: times and
the hearing are asked at the moving and at the vote, the petition and the successor also when it takes effect.
"""

from __future__ import annotations

from datetime import date

from comitia.charter import Charter, Majority, RecallRule, Term
from comitia.core.assembly.competence import refuse_foreign_mandate, refuse_other_bodies
from comitia.core.assembly.effect import Deciding
from comitia.core.assembly.missing import Missing, attendance_of, refuse_while
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.requirement import Bases
from comitia.core.facts import Facts
from comitia.core.mandate.ex_officio import refuse_alone
from comitia.core.mandate.held import Held
from comitia.core.mandate.recall_times import is_spent, motions_on, ready_on, refuse_untimely
from comitia.core.mandate.signing import named_unit, path_of, rule_of
from comitia.core.mandate.successor import refuse_successor
from comitia.core.refused import Refused


def refuse_recall(facts: Facts, deciding: Deciding, mandate: str, petition: str | None, successor: str | None) -> None:
    """Refuse a recall that this body cannot decide, on this petition, at this time."""
    found, held = facts.proceedings.motion(deciding.motion), facts.holdings.mandate(mandate)
    rule = _rule(facts, found, held) if held is not None else None
    by = rule.by if rule is not None else None
    unit = named_unit(facts, by, held) if by is not None and held is not None else None
    if by is None or unit is None or held is None or not held.holds_on(deciding.at):
        held = refuse_foreign_mandate(facts, deciding, "recall", mandate)
    else:
        refuse_alone(facts, mandate)
        _refuse_other_body(facts, deciding, held, (by, unit))
    _refuse_unasked(facts, deciding, held, (rule, petition))
    _refuse_unreplaced(facts, deciding, held, (rule, successor))
    if rule is None or (found is not None and found.voted_on is not None):
        return
    refuse_untimely(facts, held, rule, deciding.at)
    if found is not None:
        refuse_while(unheard(facts, found, deciding.at))


def unheard(facts: Facts, found: Motion, at: date) -> Missing | None:
    """Return the hearing that a recall lacks before its vote, or the day of it where that is to come; or None."""
    held, rule = _recalled(facts, found)
    if held is None or rule is None or rule.hearing != "required":
        return None
    motion, here = found.moved.motion, f"{path_of(held.kind)}.hearing"
    heard = facts.course.petitions.heard_on(motion)
    if heard is None:
        said = "the holder is heard, or called, before the vote: enter the hearing first"
        return Missing(what="hearing", reason=said, rule=here, subject=motion)
    if at < heard:
        said = f"the holder is heard, or called, on {heard}: the vote is on that day or later"
        return Missing(what="day", reason=said, rule=here, subject=motion, first=heard)
    return None


def refuse_round_recall(facts: Facts, deciding: Deciding, held: Held) -> None:
    """Refuse to relieve whom the charter has recalled: it is for who asks to go, or where the charter names it, too."""
    found = facts.proceedings.motion(deciding.motion)
    charter = _edition(facts, found)
    post = charter.posts.get(held.office)
    is_named = charter.decision("relieve") is not None or (post is not None and post.dismissed_by is not None)
    if rule_of(charter, held.kind) is None or is_named or _is_asked(facts, held, deciding.at):
        return
    raise Refused(
        "its holder is relieved only on a resignation, and recalled otherwise: move the effect recall",
        rule=path_of(held.kind),
        subject=f"mandate {held.mandate}",
    )


def _is_asked(facts: Facts, held: Held, at: date) -> bool:
    """Tell whether the holder asks to be released by a day, by an open letter that names no condition."""
    letters = [each.tendered for each in facts.holdings.letters.open if held.mandate in each.tendered.mandates]
    return any(each.condition is None and (each.effective_on or at) <= at for each in letters)


def _edition(facts: Facts, found: Motion | None) -> Charter:
    return facts.charter if found is None else facts.edition(found.moved.edition)


def _rule(facts: Facts, found: Motion | None, held: Held) -> RecallRule | None:
    return rule_of(_edition(facts, found), held.kind)


def _refuse_other_body(facts: Facts, deciding: Deciding, held: Held, by: tuple[str, str]) -> None:
    refuse_other_bodies(facts, deciding, "recall")
    if (deciding.body, deciding.unit) != by:
        raise Refused(
            f"the charter lets {by[0]} of {by[1]} decide this, not {deciding.body} of {deciding.unit}",
            rule=f"{path_of(held.kind)}.by",
            subject=deciding.motion,
        )


def _refuse_unasked(facts: Facts, deciding: Deciding, held: Held, asked: tuple[RecallRule | None, str | None]) -> None:
    """Refuse a recall without the petition that the charter asks for, or on one that is not ready, or had its vote."""
    rule, petition = asked
    here, subject = path_of(held.kind), deciding.motion
    if rule is None or rule.demand is None:
        if petition is not None:
            raise Refused("the charter asks for no petition: leave it out", rule=here, subject=subject)
        return
    if petition is None:
        raise Refused(_unopened(facts, held), rule=here, subject=subject)
    found = facts.course.petitions.petition(petition)
    if found is None or found.opened.mandate != held.mandate:
        raise Refused(f"there is no {petition} for it", rule=here, subject=subject)
    ready = ready_on(facts, found)
    if ready is None:
        signed = found.signed.valid if found.signed is not None else 0
        said = {
            "open": f"is signed by {signed} of the {found.opened.needed} who must",
            "complete": "is not admitted yet",
        }.get(found.outcome, f"is {found.outcome}")
        raise Refused(f"{petition.replace('-', ' ')} {said}", rule=here, subject=subject)
    if deciding.at < ready:
        said = f"is ready since {ready}: nothing is moved or voted on before"
        raise Refused(f"{petition.replace('-', ' ')} {said}", rule=here, subject=subject)
    if is_spent(facts, petition, but=deciding.motion):
        raise Refused(f"a motion on {petition.replace('-', ' ')} was moved already", rule=here, subject=subject)


def _unopened(facts: Facts, held: Held) -> str:
    """Return that a petition is to be opened, or that the latest one for this mandate has its motion."""
    opened = [each.opened.petition for each in facts.course.petitions.all if each.opened.mandate == held.mandate]
    moved = [(each, motion) for each in opened for motion in motions_on(facts, each)]
    if not moved:
        return "open a petition first (comitia petition open), and have it signed"
    petition, motion = moved[-1]
    said = f"{petition.replace('-', ' ')} has its motion already, {motion.moved.motion.replace('-', ' ')}"
    if motion.voted_on is None:
        return f"{said}: put that to the vote"
    return f"{said}: open another petition (comitia petition open), and have it signed"


def _refuse_unreplaced(
    facts: Facts, deciding: Deciding, held: Held, named: tuple[RecallRule | None, str | None]
) -> None:
    rule, successor = named
    here = f"{path_of(held.kind)}.replaces"
    if rule is None or rule.replaces != "constructive":
        if successor is not None:
            raise Refused(
                "the charter has the place fall vacant: name no successor", rule=here, subject=deciding.motion
            )
        return
    if successor is None:
        raise Refused("name the successor: nobody is recalled without one", rule=here, subject=deciding.motion)
    refuse_successor(facts, held, successor, deciding.at)


def majority_of(facts: Facts, mandate: str) -> tuple[Majority | None, str, Term | None]:
    """Return the majority that the charter has for a recall, None where it says none; its path; and the notice."""
    held = facts.holdings.mandate(mandate)
    rule = rule_of(facts.charter, held.kind) if held is not None else None
    path = path_of(held.kind if held is not None else "body")
    return (rule.carried_by, f"{path}.pass", rule.notice) if rule is not None else (None, path, None)


def few(facts: Facts, found: Motion, bases: Bases) -> Missing | None:
    """Return the attendance that a recall lacks, of as many as the charter asks, whatever the quorum of the body."""
    held, rule = _recalled(facts, found)
    if held is None or rule is None or rule.quorum is None:
        return None
    return attendance_of(bases.present, rule.quorum, f"{path_of(held.kind)}.quorum", found.moved.motion)


def _recalled(facts: Facts, found: Motion) -> tuple[Held | None, RecallRule | None]:
    """Return the mandate that a motion is to end by recall, and the rule for it; None for what there is not."""
    effect = found.moved.effect
    if found.kind != "recall" or not isinstance(effect, dict):
        return None, None
    held = facts.holdings.mandate(str(effect["mandate"]))
    return held, _rule(facts, found, held) if held is not None else None
