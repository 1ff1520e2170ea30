"""What undoes an act of a decision that is reversed, as far as it can still be undone.

What others have lawfully done since stands: a person who holds the post again by another decision is not given it
twice, and a post abolished meanwhile by another decision stays abolished.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.assembly.amendment import AmendCharter, CharterAmended
from comitia.core.assembly.appeal import AppealSettled, SettleAppeal
from comitia.core.assembly.ratification import AmendmentRatified, Unratify
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, MandateEnded, RestoreMandate
from comitia.core.mandate.given import MandatesGiven
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


def undoing(facts: Facts, event: Event, at: date) -> Iterator[Command]:  # noqa: C901, PLR0912, PLR0915  one case an act, each short
    """Yield the commands that undo one act of a decision, none where it can no longer be undone."""
    match event:
        case MandateEnded():
            yield from _restore(facts, event, at)
        case MandatesGiven():
            yield from _take_back(facts, event, at)
        case PostCreated() if not facts.holdings.is_abolished(event.post, event.unit):
            yield AbolishPost(motion=event.motion, post=event.post, units=(event.unit,), heir=EXTINGUISHED, at=at)
        case PostAltered():
            yield from _alter_back(facts, event, at)
        case PostAbolished():
            units = tuple(unit for unit in event.units if facts.holdings.is_abolished(event.post, unit))
            if units:
                yield ReinstatePost(motion=event.motion, post=event.post, units=units, at=at)
        case PersonExpelled() if facts.holdings.expelled_by(event.person) == event.motion:
            yield ReadmitPerson(motion=event.motion, person=event.person, at=at)
        case PersonReadmitted() if not facts.holdings.is_expelled(event.person):
            yield ExpelPerson(motion=event.motion, person=event.person, at=at)
        case ResignationSettled() if event.outcome != "pending":
            yield SettleResignation(resignation=event.resignation, outcome="pending", motion=event.motion, at=at)
        case AppealSettled() if event.outcome != "pending":
            yield SettleAppeal(appealed=event.appealed, outcome="pending", motion=event.motion, at=at)
        case CharterAmended() if facts.charter.edition == event.edition:
            yield AmendCharter(motion=event.motion, charter=facts.editions[event.before], at=at)
        case AmendmentRatified():
            yield Unratify(amendment=event.amendment, motion=event.motion, body=event.body, unit=event.unit, at=at)
        case _:
            return


def _restore(facts: Facts, event: MandateEnded, at: date) -> Iterator[RestoreMandate]:
    """Yield that a mandate is given back: its term runs, its office is there, and its holder is free to hold it."""
    held, holdings = facts.holdings.mandate(event.mandate), facts.holdings
    if held is None or held.is_live or (held.ends is not None and held.ends <= at) or event.motion is None:
        return
    is_free = event.person not in holdings.persons_in(event.office, event.office_unit)
    if (
        is_free
        and not holdings.is_expelled(event.person)
        and places(facts, event.office, event.office_unit) is not None
    ):
        yield RestoreMandate(mandate=event.mandate, motion=event.motion, at=at)


def _take_back(facts: Facts, event: MandatesGiven, at: date) -> Iterator[EndMandate]:
    for number in range(1, len(event.persons) + 1):
        held = facts.holdings.mandate(event.mandate(number))
        if held is not None and held.can_end_on(at):
            yield EndMandate(mandate=held.mandate, cause="reversed", motion=event.motion, at=at)


def _alter_back(facts: Facts, event: PostAltered, at: date) -> Iterator[AlterPost]:
    """Yield that a post is as it was before, where nothing has altered it since and as many places are enough."""
    now, before = facts.holdings.post(event.post), event.before
    held = len(facts.holdings.persons_in(event.post, before.unit))
    if now is None or facts.holdings.is_abolished(event.post, before.unit) or held > before.seats:
        return
    if (now.label, now.seats, now.powers) == (event.label, event.seats, event.powers):
        yield AlterPost(
            motion=event.motion,
            post=event.post,
            label=before.label,
            seats=before.seats,
            powers=before.powers,
            at=at,
        )
