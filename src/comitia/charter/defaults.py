"""What a charter leaves out and means all the same, written out: post scopes, electing bodies, bases, simple.

A default is filled in only where exactly one thing can be meant; where not, the checks say so.
"""

from collections.abc import Mapping

from comitia.charter.apportion import Apportion, Fixed
from comitia.charter.bodies import Body, SeatGroup
from comitia.charter.contests import ContestRules
from comitia.charter.model import Charter
from comitia.charter.procedure import BUILT_IN, SIMPLE, Procedure
from comitia.charter.rolls import ROLL


def filled(charter: Charter) -> Charter:
    """Return the charter with these defaults written out."""
    bodies = {name: _body(body, charter) for name, body in charter.bodies.items()}
    root = charter.tree.root
    posts = {
        name: post if post.scope is not None else post.model_copy(update={"scope": root})
        for name, post in charter.posts.items()
    }
    contests = {name: _contest(entry, charter) for name, entry in charter.contests.items()}
    update = {"bodies": bodies, "posts": posts, "contests": contests, "procedure": _procedure(charter)}
    return charter.model_copy(update=update)


def bodies_below(body: Body, from_type: str, bodies: Mapping[str, Body]) -> tuple[str, ...]:
    """Return the bodies of the next lower tier that units of the type `from_type` have."""
    if not isinstance(body.tier, int):
        return ()
    lower = [other.tier for other in bodies.values() if isinstance(other.tier, int) and other.tier < body.tier]
    return tuple(
        name for name, other in bodies.items() if lower and other.tier == max(lower) and other.scope == from_type
    )


def _procedure(charter: Charter) -> Procedure | None:
    """Return the procedure with the simple majority, for a charter that says how anything is decided."""
    deciding = (charter.procedure, charter.decisions, charter.amend, charter.resign, charter.recall)
    forming = any(each.form or each.dissolve for each in charter.unit_types.values())
    if all(section is None for section in (*deciding, charter.ad_hoc)) and not forming:
        return None
    written = charter.procedure.majorities if charter.procedure else {}
    return Procedure(majorities=written if SIMPLE in written else {SIMPLE: BUILT_IN, **written})


def _body(body: Body, charter: Charter) -> Body:
    return body.model_copy(update={"seats": tuple(_group(group, body, charter) for group in body.seats)})


def _group(group: SeatGroup, body: Body, charter: Charter) -> SeatGroup:
    update: dict[str, object] = {}
    if group.from_type is not None and group.elected_by is None:
        below = bodies_below(body, group.from_type, charter.bodies)
        if len(below) == 1:
            update["elected_by"] = below[0]
    if group.apportion is not None:
        update["apportion"] = _apportion(group.apportion, group.from_type or "", charter)
    return group.model_copy(update=update)


def _apportion(form: Apportion, unit_type: str, charter: Charter) -> Apportion:
    if isinstance(form, Fixed) or form.base is not None:
        return form
    tree = charter.tree
    rolls = [roll.id for roll in charter.rolls.values() if tree.is_within(roll.unit_type, unit_type)]
    known = rolls if len(charter.rolls) > 1 else list(charter.rolls)
    return form.model_copy(update={"base": ROLL + known[0]}) if len(known) == 1 else form


def _contest(entry: ContestRules, charter: Charter) -> ContestRules:
    """Return a section of contests that names no office with those of its kind that nothing else gives a rule."""
    if entry.applies_to is not None:
        return entry
    named = {office for other in charter.contests.values() for office in other.offices}
    found = (
        [
            body.id
            for body in charter.bodies.values()
            if body.rule is None and any(group.is_elected and group.rule is None for group in body.seats)
        ]
        if entry.id == "delegate"
        else [post.id for post in charter.posts.values() if post.elected_by is not None and post.rule is None]
    )
    return entry.model_copy(update={"applies_to": tuple(name for name in found if name not in named)})
