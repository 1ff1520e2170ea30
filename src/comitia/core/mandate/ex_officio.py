"""Seats that go with a post: whoever holds it sits in a body by virtue of it, with a vote or without.

Such a seat is a mandate of its own, with the term of that of the post, and rests on it: nobody elects to it, nobody is
asked to accept it, its end is no vacancy, and nobody resigns from it alone. Whoever sits in the body otherwise has no
second seat. After every entry on mandates, the seats of whom it is about are made what they must
be by then, and after one on units or the charter those of all (`due`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from comitia.core.election.not_with import bar_to_standing
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, RestoreMandate, sits
from comitia.core.mandate.held import Held
from comitia.core.mandate.incompatibility import may_be_restored
from comitia.core.refused import Refused

OVER = "ex_officio_over"
"""The cause of the end of a seat that goes with a post, where that is no more, or its holder has a seat otherwise."""
BACK = frozenset({OVER, "expelled", "death", "disqualified", "unit_dissolved"})
"""The causes for which a seat has ended with its post, with which it comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatExOfficio:
    """Seat the holder of a mandate in a post in a body, by virtue of the post."""

    by: str
    body: str
    at: date


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatedExOfficio:
    """A person sits in the body of `office_unit` by virtue of the post `by_post`, held with the mandate `by`."""

    mandate: str
    person: str
    kind: str
    office: str
    office_unit: str
    by: str
    by_post: str
    starts: date
    ends: date | None


def due(
    facts: Facts, motion: str | None, back: str | None, at: date, persons: Iterable[str] | None = None
) -> Iterator[EndMandate | RestoreMandate | SeatExOfficio]:
    """Yield what makes the seats that go with posts what they must be, each after all that the one before brings.

    `motion` is the decision that this goes back to; `back` is a mandate that is restored, with which its seats are.
    `persons` are those whose seats it may be about; without them, all who sit by virtue of a post, or could.
    """
    if not facts.charter.ex_officio and not facts.holdings.ex_officio:
        return
    for person in _concerned(facts, at) if persons is None else dict.fromkeys(persons):
        while (found := _first(facts, person, (motion, back), at)) is not None:
            yield found


def _concerned(facts: Facts, at: date) -> list[str]:
    """Return everybody who sits in a body by virtue of a post, or holds a post with which a seat goes."""
    seated = (facts.holdings.mandate(mandate) for mandate in facts.holdings.ex_officio)
    holders = (
        held
        for post in facts.charter.ex_officio
        for unit in facts.holdings.offices_of(post)
        for held in facts.holdings.still_held(post, unit, at)
    )
    return list(dict.fromkeys(held.person for held in (*seated, *holders) if held is not None and held.is_live))


def _first(
    facts: Facts, person: str, back_by: tuple[str | None, str | None], at: date
) -> EndMandate | RestoreMandate | SeatExOfficio | None:
    motion, back = back_by
    for seat in facts.holdings.of_person(person):
        if seat.by is not None and seat.can_end_on(at) and not goes_on(facts, seat, at):
            return EndMandate(mandate=seat.mandate, cause="ex_officio_over", motion=motion, at=at)
    for held, body, unit in _going_with(facts, person, at):
        before = facts.holdings.mandate(_id(body, unit, held.mandate))
        if before is None and _is_free(facts, held, body, unit, at):
            return SeatExOfficio(by=held.mandate, body=body, at=at)
        if before is not None and _comes_back(facts, before, back, at):
            return RestoreMandate(mandate=before.mandate, motion=motion, at=at)
    return None


def _going_with(facts: Facts, person: str, at: date) -> Iterator[tuple[Held, str, str]]:
    """Yield every mandate of a person in a post with which a seat goes, and the body and unit of the seat."""
    held_now = [held for held in facts.holdings.of_person(person) if held.kind == "post" and held.can_end_on(at)]
    for post in facts.charter.ex_officio:
        for held in held_now:
            if held.office == post:
                yield from ((held, body, of) for body, of in _bodies(facts, held))


def goes_on(facts: Facts, seat: Held, at: date) -> bool:
    """Tell whether a seat is there on a day: the post is held and has it, and its holder has no other seat there."""
    held = facts.holdings.mandate(seat.by or "")
    if held is None or not held.can_end_on(at) or (seat.office, seat.office_unit) not in _bodies(facts, held):
        return False
    others = facts.holdings.of_person(seat.person)
    office = (seat.office, seat.office_unit)
    return not any(
        each.mandate != seat.mandate and (each.office, each.office_unit) == office and each.can_end_on(at)
        for each in others
    )


def decide_seating(facts: Facts, command: SeatExOfficio) -> list[SeatedExOfficio]:
    """Return the seat of the holder of a post, or refuse where the post has none there, or the holder has one."""
    held, rule = facts.holdings.mandate(command.by), f"bodies.{command.body}.seats"
    unit = dict(_bodies(facts, held)).get(command.body) if held is not None and held.can_end_on(command.at) else None
    if held is None or unit is None:
        raise Refused("no seat in it goes with that", rule=rule, subject=f"mandate {command.by}")
    mandate = _id(command.body, unit, held.mandate)
    if facts.holdings.mandate(mandate) is not None or not _is_free(facts, held, command.body, unit, command.at):
        said = "its holder has a seat there already, or has had this one, or cannot have one"
        raise Refused(said, rule=rule, subject=f"mandate {command.by}")
    return [
        SeatedExOfficio(
            mandate=mandate,
            person=held.person,
            kind="body",
            office=command.body,
            office_unit=unit,
            by=held.mandate,
            by_post=held.office,
            starts=max(held.starts, command.at),
            ends=held.ends,
        )
    ]


def refuse_alone(facts: Facts, mandate: str) -> None:
    """Refuse to take or lay down a seat that goes with a post."""
    held = facts.holdings.mandate(mandate)
    if held is not None and held.by is not None:
        raise Refused(
            f"it goes with the post of {held.by_post}, and ends with mandate {held.by}: name that instead",
            rule=f"bodies.{held.office}.seats",
            subject=f"mandate {mandate}",
        )


def voting_places(facts: Facts, body: str, unit: str, at: date) -> int:
    """Return how many seats with a vote go with posts: those taken, and one for each vacant place in a post."""
    found = facts.charter.bodies.get(body)
    groups = [group for group in found.seats if group.ex_officio and group.vote] if found else []
    if not groups:
        return 0
    posts = {group.ex_officio for group in groups}
    taken = sum(held.by_post in posts for held in facts.holdings.still_held(body, unit, at))
    vacant = 0
    for name in posts:
        post = facts.charter.posts[name or ""]
        for each in facts.units_within(unit, post.scope or ""):
            if not facts.holdings.is_abolished(post.id, each):
                vacant += max(post.seats - len(facts.holdings.still_held(post.id, each, at)), 0)
    return taken + vacant


def _bodies(facts: Facts, held: Held) -> list[tuple[str, str]]:
    """Return the bodies, with their units, in which the holder of a post sits by virtue of it."""
    names = facts.charter.ex_officio.get(held.office, ()) if held.kind == "post" else ()
    units = ((body, facts.unit_above(held.office_unit, facts.charter.bodies[body].scope)) for body in names)
    return [(body, unit) for body, unit in units if unit is not None]


def _is_free(facts: Facts, held: Held, body: str, unit: str, at: date) -> bool:
    """Tell whether a person can be seated: does not sit there, is a member, and holds nothing that bars it."""
    if facts.holdings.members.is_expelled(held.person) or facts.course.is_dead(held.person):
        return False
    return not sits(facts, held.person, body, unit, at) and bar_to_standing(facts, held.person, body, at) is None


def _comes_back(facts: Facts, seat: Held, back: str | None, at: date) -> bool:
    """Tell whether a seat that has ended is there again: its post is, or nothing stands against it any more."""
    if seat.ended is None or (seat.ends is not None and seat.ends <= at):
        return False
    is_over = seat.ended.cause == OVER or (seat.by == back and seat.ended.cause in BACK)
    is_back = is_over and _is_free(facts, seat, seat.office, seat.office_unit, at)
    return is_back and may_be_restored(facts, seat, at)


def _id(body: str, unit: str, mandate: str) -> str:
    return f"{body}.{unit}@{mandate}"
