"""What undoes an act of a decision that is reversed, as far as it can still be undone.

What a decision took away is given back last, once there is a place for it again: a post that it abolished is there, a
person whom it expelled is a member, the seat that the mandate rests on is held. What others have lawfully done since
stands: a person who holds the post again by another decision is not given it twice, a post abolished meanwhile by
another decision stays abolished, and an edition of the charter stays in force once something on the register rests on
what only it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.assembly.amendment import AmendCharter, CharterAmended, edition_before
from comitia.core.assembly.ratification import AmendmentRatified, Unratify
from comitia.core.assembly.restitution import Moved, alter_back, moved_since, stands, without
from comitia.core.assembly.unit_restitution import unit_back
from comitia.core.election.unit_change import UnitDissolved, UnitEstablished, UnitMerged, UnitMoved
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, MandateEnded, RestoreMandate, rests_on, upper_first
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.holdings import Held
from comitia.core.mandate.membership import ExpelPerson, PersonExpelled, PersonReadmitted, ReadmitPerson
from comitia.core.mandate.office import places
from comitia.core.mandate.post import (
    EXTINGUISHED,
    AbolishPost,
    AlterPost,
    PostAbolished,
    PostAltered,
    PostCreated,
    ReinstatePost,
)
from comitia.core.mandate.resignation import ResignationSettled, SettleResignation

if TYPE_CHECKING:
    from comitia.core.decider import Command
    from comitia.core.events import Event


def undoing(facts: Facts, motion: str, at: date) -> Iterator[Command]:
    """Yield the commands that undo what a decision has done: the last act first, then what it took away."""
    done = facts.proceedings.acts_of(motion)
    moved = moved_since(facts, [act for act in done if isinstance(act, PostAltered)])
    for act in reversed(done):
        yield from _undoing(facts, act, moved, at)
    taken = [facts.holdings.mandate(act.mandate) for act in done if isinstance(act, MandateEnded)]
    for held in reversed(upper_first(facts, tuple(each for each in taken if each is not None))):
        yield from _restore(facts, held, motion, at)


def _undoing(facts: Facts, event: Event, moved: Moved, at: date) -> Iterator[Command]:  # noqa: C901  one case an act, each short
    match event:
        case MandatesGiven():
            yield from _take_back(facts, event, at)
        case PostCreated() if not facts.holdings.is_abolished(event.post, event.unit):
            yield AbolishPost(motion=event.motion, post=event.post, units=(event.unit,), heir=EXTINGUISHED, at=at)
        case PostAltered():
            yield from alter_back(facts, event, moved, at)
        case PostAbolished():
            yield from _reinstate(facts, event, moved, at)
        case PersonExpelled() if facts.holdings.expelled_by(event.person) == event.motion:
            yield ReadmitPerson(motion=event.motion, person=event.person, at=at)
        case PersonReadmitted() if not facts.holdings.is_expelled(event.person):
            found = facts.proceedings.motion(event.expulsion)
            if found is not None and found.state == "in_effect":
                yield ExpelPerson(motion=event.expulsion, person=event.person, at=at)
        case ResignationSettled() if event.outcome != "pending":
            yield SettleResignation(resignation=event.resignation, outcome="pending", motion=event.motion, at=at)
        case CharterAmended() if facts.charter.edition == event.edition:
            yield from _amend_back(facts, event, at)
        case AmendmentRatified():
            yield Unratify(amendment=event.amendment, motion=event.motion, body=event.body, unit=event.unit, at=at)
        case UnitEstablished() | UnitMoved() | UnitMerged() | UnitDissolved():
            yield from unit_back(facts, event, at)
        case _:
            return


def _restore(facts: Facts, held: Held, motion: str, at: date) -> Iterator[RestoreMandate]:
    """Yield that a mandate is given back: its term runs, older ones leave it a place, and its holder is free to."""
    is_over = held.ends is not None and held.ends <= at
    if held.is_live or is_over or facts.holdings.is_expelled(held.person):
        return
    there = places(facts, held.office, held.office_unit)
    older = [each for each in facts.holdings.still_held(held.office, held.office_unit, at) if each.number < held.number]
    support = rests_on(facts, held)
    is_supported = support is None or _sits(facts, held.person, *support, at)
    sits = _sits(facts, held.person, held.office, held.office_unit, at)
    has_place = there is not None and len(older) < there and all(each.place != held.place for each in older)
    if has_place and is_supported and stands(facts, held.source) and not sits:
        yield RestoreMandate(mandate=held.mandate, motion=motion, at=at)


def _sits(facts: Facts, person: str, office: str, unit: str, at: date) -> bool:
    return any(held.person == person for held in facts.holdings.still_held(office, unit, at))


def _take_back(facts: Facts, event: MandatesGiven, at: date) -> Iterator[EndMandate]:
    for number in range(1, len(event.persons) + 1):
        held = facts.holdings.mandate(event.mandate(number))
        if held is not None and held.can_end_on(at):
            yield EndMandate(mandate=held.mandate, cause="reversed", motion=event.motion, at=at)


def _reinstate(facts: Facts, event: PostAbolished, moved: Moved, at: date) -> Iterator[ReinstatePost | AlterPost]:
    """Yield that a post is there again, but for one whose making is reversed, without what its heir has passed on."""
    made = facts.holdings.post(event.post)
    units = tuple(unit for unit in event.units if facts.holdings.is_abolished(event.post, unit))
    if units and (made is None or stands(facts, made.motion)):
        yield ReinstatePost(motion=event.motion, post=event.post, units=units, at=at)
        if made is not None and moved.on & set(made.powers):
            yield without(made, moved.on, event.motion, at)


def _amend_back(facts: Facts, event: CharterAmended, at: date) -> Iterator[AmendCharter]:
    before = edition_before(facts, event.before, at)
    if before is not None:
        yield AmendCharter(motion=event.motion, charter=facts.editions[before], at=at)
