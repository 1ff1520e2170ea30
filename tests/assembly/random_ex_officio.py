"""Seats that go with posts, in random charters and editions; and what must hold of them."""

from random import Random

from comitia.core.mandate.held import Held
from comitia.core.record.canonical import JSON
from comitia.core.state import State

GROUPS = (
    ("    seats: {elected_by: congress, count: 3}\n", ("president", "auditor", "local_secretary", "treasurer")),
    ("    seats: {from: region, apportion: {fixed: 3}}\n", ("auditor", "local_secretary")),
    ("    seats: {from: branch, apportion: {fixed: 2}}\n", ("local_secretary",)),
)
"""The seats of a body, and the posts that may have seats beside them without a fault, nested or not."""


def with_ex_officio(text: str, rnd: Random) -> str:
    """Return a charter in which the holders of some posts sit in bodies, with a vote or without."""
    is_weighed = "of: weight" in text
    for before, posts in GROUPS if rnd.random() < 0.6 else ():
        known = [post for post in posts if not _must_sit(text, post, before)]
        if rnd.random() < 0.5 and known:
            named = rnd.sample(known, rnd.randint(1, min(2, len(known))))
            groups = [
                f"{{ex_officio: {post}{', vote: false' if is_weighed or rnd.random() < 0.5 else ''}}}" for post in named
            ]
            seats = before.strip().removeprefix("seats: ")
            text = text.replace(before, f"    seats: [{', '.join((seats, *groups))}]\n")
    return text


def _must_sit(text: str, post: str, seats: str) -> bool:
    """Tell whether who holds a post must sit in the body with these seats, so that it has none to give."""
    line = next(line for line in text.splitlines() if line.startswith(f"  {post}: {{"))
    return "nested: true" in line and ("from: branch" in seats or "elected_by: congress" not in seats)


def other_groups(bodies: JSON, rnd: Random) -> JSON:
    """Return bodies in which fewer sit by virtue of posts, or others have a vote."""
    assert isinstance(bodies, list)
    return [{**body, "seats": _changed(body["seats"], rnd)} if isinstance(body, dict) else body for body in bodies]


def _changed(seats: JSON, rnd: Random) -> JSON:
    assert isinstance(seats, list)
    kept: list[JSON] = []
    for group in seats:
        assert isinstance(group, dict)
        if group["ex_officio"] is None or rnd.random() < 0.7:
            silent = group["ex_officio"] is not None and rnd.random() < 0.3
            kept.append({**group, "vote": False} if silent else group)
    return kept


def check_ex_officio(state: State, held: list[Held]) -> None:
    """Who sits by virtue of a post holds it, in a unit within, has no other seat there, and the charter says so."""
    for seat in (each for each in held if each.by is not None):
        by, group = (
            state.holdings.mandate(seat.by or ""),
            state.charter.bodies[seat.office].ex_officio(seat.by_post or ""),
        )
        assert group is not None, f"{seat}: the charter has no such seat"
        assert by in held, f"{seat} goes with {by}, which is not held"
        assert by is not None
        assert (by.person, by.office, by.ends) == (seat.person, seat.by_post, seat.ends), f"{seat} by {by}"
        assert state.unit_above(by.office_unit, state.charter.bodies[seat.office].scope) == seat.office_unit, f"{seat}"
        beside = [each for each in held if (each.person, each.office, each.office_unit) == (seat.person, seat.office, seat.office_unit)]  # fmt: skip
        assert beside == [seat], f"{seat} beside {beside}"
