"""What is lawful in how holders are recalled, and still worth a second look."""

from collections.abc import Iterator
from fractions import Fraction

from comitia.charter.bodies import Body
from comitia.charter.decision_faults import recall_rules
from comitia.charter.model import Charter
from comitia.charter.procedure import SIMPLE, Majority
from comitia.charter.recall import RecallRule
from comitia.charter.recall_bodies import Missed, missed

CAST = frozenset({"for_plus_against", "valid", "weight"})
"""The bases that a few who come can reach."""


def found(charter: Charter) -> Iterator[str]:
    """Yield the warnings, each a sentence that begins with the path it is about."""
    for kind, rule in recall_rules(charter):
        here = f"recall.{kind}"
        yield from _absent(rule, charter, kind)
        yield from _few(rule, charter, here)
        yield from _easier(kind, rule, charter, here)
        if charter.decision("relieve") is not None:
            yield f"{here}: decisions.effects.relieve ends a mandate without all this; remove it, unless that is meant"
        yield from _dismissed(kind, charter)
        if rule.petition is not None and rule.petition.within is None:
            yield f"{here}.petition: signatures are gathered without end; add within"
        if rule.move is not None and rule.move.within is None:
            yield f"{here}.move: it is seconded without end; add within"
        if rule.admissibility is not None and rule.admissibility.within is None:
            yield f"{here}.admissibility: a petition on which nothing is decided waits without end; add within"


def _dismissed(kind: str, charter: Charter) -> Iterator[str]:
    """Yield the posts of which the charter says who dismisses, by the majority of any relief."""
    relief = charter.decision("relieve")
    majority = relief.majority if relief is not None else SIMPLE
    for post in charter.posts.values() if kind == "post" else ():
        if post.dismissed_by is not None:
            who = f"posts.{post.id}.dismissed_by lets {' or '.join(post.dismissed_by)} end a mandate without all this"
            yield f"recall.{kind}: {who}, by the majority {majority}; remove it, unless that is meant"


def _absent(rule: RecallRule, charter: Charter, kind: str) -> Iterator[str]:
    """Yield for which offices a body that is named is not there, and who stands in its place."""
    by, move, admits = rule.by, rule.move, rule.admissibility
    for key, body, does in (
        ("by", by, "recalls"),
        ("move.of", move.of if move else None, "moves it"),
        ("admissibility.by", admits.by if admits else None, "admits"),
    ):
        for each in missed(charter, kind, body) if body is not None else ():
            yield f"recall.{kind}.{key}: no {body} is in or above the {each.unit_type} that {_instead(each, does)}"


def _instead(each: Missed, does: str) -> str:
    if each.giver is None:
        return f"elects {each.office}, and its voters meet in no body: nobody {does} there; name a body above"
    return f"fills {each.office}: {each.giver}, which gives the mandate, {does} there"


def _few(rule: RecallRule, charter: Charter, here: str) -> Iterator[str]:
    """Yield that a share of the votes cast, and no quorum, lets a few recall; or how few a quorum lets."""
    majority, bodies = rule.carried_by, _deciding(rule, charter)
    if majority is None or majority.of not in CAST:
        return
    if rule.quorum is not None:
        least = _least(majority, rule.quorum)
        yield f"{here}.quorum: of {rule.quorum} present, {least} may recall, and fewer where not all of them vote"
    elif any(body.quorum is None for body in bodies):
        yield f"{here}.pass: a share of those who vote, and no quorum: a few who come may recall; add quorum"


def _least(majority: Majority, present: int) -> int:
    share = majority.gt if majority.gt is not None else majority.ge or Fraction(0)
    return max(1, int(share * present) + 1 if majority.gt is not None else int(-(-share * present // 1)))


def _deciding(rule: RecallRule, charter: Charter) -> tuple[Body, ...]:
    return tuple(charter.bodies.values()) if rule.by is None else (charter.bodies[rule.by],)


def _easier(kind: str, rule: RecallRule, charter: Charter, here: str) -> Iterator[str]:
    """Yield the offices for which less than the share that elects is enough to recall."""
    majority = rule.carried_by
    share = (majority.gt if majority.gt is not None else majority.ge) if majority is not None else None
    if majority is None or majority.of not in CAST or share is None:
        return
    for election in charter.elections:
        needed = election.rule.options.threshold
        is_of_kind = (election.kind == "body") == (kind == "delegate")
        if is_of_kind and needed is not None and share < needed.share:
            said = f"{election.office} takes {needed.share} to be elected, and {share} to be recalled"
            yield f"{here}.pass: {said}: easier lost than won"
