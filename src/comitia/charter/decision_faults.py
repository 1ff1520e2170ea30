"""What is wrong with who decides what: bodies and majorities that are not there, or do not go together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comitia.charter.bodies import Body
from comitia.charter.competence_faults import written
from comitia.charter.model import Charter
from comitia.charter.problems import Fault, Path
from comitia.charter.procedure import SIMPLE, Majority
from comitia.charter.recall import RecallRule
from comitia.charter.references import body_faults, roll_faults, scopes_differ
from comitia.charter.resign import ResignRule
from comitia.charter.rolls import ROLL


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A majority, by its name or written in place, by which these bodies decide."""

    majority: str | Majority
    bodies: tuple[str, ...]
    path: Path


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield every fault of the sections that say who decides what."""
    for body in charter.bodies.values():
        yield from _college_faults(body)
        yield from _weight_faults(body, charter)
    yield from _effect_faults(charter)
    yield from _amend_faults(charter)
    for use in uses(charter):
        yield from _use_faults(use, charter)


def uses(charter: Charter) -> Iterator[Use]:
    """Yield where a majority is used; the simple one is used by every body, on what the charter does not regulate."""
    yield Use(majority=SIMPLE, bodies=tuple(charter.bodies), path=("procedure", "majorities", SIMPLE))
    for kind, rule in (charter.decisions.effects if charter.decisions else {}).items():
        yield Use(majority=rule.majority, bodies=rule.by or (), path=("decisions", "effects", kind, "majority"))
    if charter.amend is not None:
        yield Use(majority=charter.amend.majority, bodies=(charter.amend.by,), path=("amend", "majority"))
    if charter.resign is not None:
        posts = (post.elected_by or post.appointed_by or "" for post in charter.posts.values())
        seats = (group.elected_by or "" for body in charter.bodies.values() for group in body.seats)
        yield from _resigning("post", charter.resign.post, _accepting(posts, charter))
        yield from _resigning("delegate", charter.resign.delegate, _accepting(seats, charter))
    yield from _recalling(charter)
    for path, found in written(charter):
        yield Use(majority=found.majority, bodies=found.by, path=(*path, "majority"))


def _recalling(charter: Charter) -> Iterator[Use]:
    """Yield by which majorities bodies recall; where a rule names no body, any that fills a place may have to."""
    for kind, rule in recall_rules(charter):
        if rule.carried_by is not None:
            bodies = (rule.by,) if rule.by is not None else ()
            yield Use(majority=rule.carried_by, bodies=bodies, path=("recall", kind, "pass"))


def recall_rules(charter: Charter) -> Iterator[tuple[str, RecallRule]]:
    """Yield the rules of recall that the charter has, each with its key."""
    found = {"delegate": charter.recall.delegate, "post": charter.recall.post} if charter.recall else {}
    yield from ((kind, rule) for kind, rule in found.items() if rule is not None)


def _resigning(kind: str, rule: ResignRule | None, bodies: tuple[str, ...]) -> Iterator[Use]:
    if rule is not None and rule.needs is not None:
        yield Use(majority=rule.needs.majority, bodies=bodies, path=("resign", kind, "needs", "majority"))


def _accepting(electorates: Iterable[str], charter: Charter) -> tuple[str, ...]:
    """Return the bodies that accept a resignation: those that elect, and the meetings of those on a roll that does."""
    known = set(electorates)
    return tuple(name for name, body in charter.bodies.items() if known & {name, f"{ROLL}{body.roll}"})


def _use_faults(use: Use, charter: Charter) -> Iterator[Fault]:
    written = charter.procedure.majorities if charter.procedure else {}
    if isinstance(use.majority, str) and use.majority not in {SIMPLE, *written}:
        known = " or ".join(dict.fromkeys((SIMPLE, *written)))
        message = f"there is no majority `{use.majority}`: write {known}, or add it to procedure.majorities"
        yield Fault(path=use.path, message=message)
        return
    majority = charter.majority(use.majority) if isinstance(use.majority, str) else use.majority
    for name in dict.fromkeys(use.bodies):
        lacking = _lacking(majority, charter.bodies[name]) if name in charter.bodies else ""
        if lacking:
            yield Fault(path=use.path, message=f"{majority.id or 'this majority'} {lacking}: write another majority")


def _lacking(majority: Majority, body: Body) -> str:
    """Return what a majority asks for that a body does not have, or nothing."""
    if majority.colleges and not any(group.college for group in body.seats):
        return f"asks for each college, and {body.id} has no colleges"
    if majority.of == "weight" and (body.voting is None or body.voting.weight is None):
        return f"counts by weight, and {body.id} has no voting.weight"
    if majority.units is not None and not any(group.from_type for group in body.seats):
        return f"counts units, and the seats of {body.id} come from none"
    return ""


def _effect_faults(charter: Charter) -> Iterator[Fault]:
    for kind, rule in (charter.decisions.effects if charter.decisions else {}).items():
        here = ("decisions", "effects", kind)
        if kind == "amend":
            yield Fault(path=here, message="amendments have a section of their own: write amend beside decisions")
        for index, name in enumerate(rule.by or ()):
            yield from body_faults(name, charter, (*here, "by", index))


def _amend_faults(charter: Charter) -> Iterator[Fault]:
    amend, root = charter.amend, charter.tree.root
    if amend is None:
        return
    yield from body_faults(amend.by, charter, ("amend", "by"))
    body = charter.bodies.get(amend.by)
    if body is not None and root is not None and scopes_differ(body.scope, root, charter):
        message = (
            f"{body.id} is a body of each {body.scope}, the charter that of the {root}: write a body of the {root}"
        )
        yield Fault(path=("amend", "by"), message=message)
    if amend.ratify is not None:
        yield from body_faults(amend.ratify.bodies, charter, ("amend", "ratify", "bodies"))


def _college_faults(body: Body) -> Iterator[Fault]:
    if any(group.college for group in body.seats):
        for index, group in enumerate(body.seats):
            if group.college is None and group.ex_officio is None:
                message = f"other seats of {body.id} form colleges: write college here too, or nowhere"
                yield Fault(path=("bodies", body.id, "seats", index), message=message)


def _weight_faults(body: Body, charter: Charter) -> Iterator[Fault]:
    if body.voting is None or body.voting.weight is None:
        return
    here = ("bodies", body.id, "voting", "weight")
    if body.meeting:
        yield Fault(path=here, message="in a meeting everybody votes for themselves: remove weight")
        return
    for group in body.seats:
        if group.ex_officio is not None:
            continue
        yield from roll_faults(body.voting.weight, group.from_type or body.scope, charter, here)
