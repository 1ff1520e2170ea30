"""Offices for which a body that the section `recall` names is absent: it is neither in nor above the unit that elects.

The body that gave the mandate stands in its place; none where those voted who meet in no body.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from comitia.charter.model import Charter
from comitia.charter.rolls import ROLL


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """An office with the type of the units that fill it, and the body that does; None where voters meet in none."""

    office: str
    unit_type: str
    giver: str | None


def missed(charter: Charter, kind: str, body: str) -> tuple[Missed, ...]:
    """Return the offices of a kind, `delegate` or `post`, for which a body is not there; one of each name and giver."""
    found, tree = charter.bodies.get(body), charter.tree
    if found is None or not tree.is_sound or found.scope not in tree:
        return ()
    offices = dict.fromkeys(_offices(charter, kind))
    return tuple(each for each in offices if each.unit_type in tree and not tree.is_within(each.unit_type, found.scope))


def _offices(charter: Charter, kind: str) -> Iterator[Missed]:
    """Yield the offices of a kind with who fills them, in a charter that may have faults."""
    if kind == "delegate":
        for body in charter.bodies.values():
            for group in body.seats:
                if group.elected_by is not None:
                    yield _office(body.id, group.from_type or body.scope, group.elected_by, charter)
    else:
        for post in charter.posts.values():
            yield _office(post.id, post.scope or "", post.elected_by or post.appointed_by or "", charter)


def _office(office: str, unit_type: str, filled_by: str, charter: Charter) -> Missed:
    """Return an office that a body fills, or those on a roll, as a meeting of theirs where they have one."""
    is_roll = filled_by.startswith(ROLL)
    giver = charter.meeting_of(filled_by.removeprefix(ROLL), unit_type) if is_roll else filled_by
    return Missed(office=office, unit_type=unit_type, giver=giver)
