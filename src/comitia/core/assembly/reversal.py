"""What undoes an act of a decision that is reversed, as far as it can still be undone.

What a decision took away is given back last, once there is a place for it again: a post that it abolished is there, a
person whom it expelled is a member, the seat that the mandate rests on is held, or a grace runs for it. Whoever gets
something back gets back too what another decision took that was reversed too early for that: the order of reversals
makes no difference. What others have lawfully done since stands: a person who holds the post again by another decision
is not given it twice, a post abolished meanwhile by another decision stays abolished, and an edition of the charter
stays in force once something on the register rests on what only it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from comitia.core.assembly.amendment import AmendCharter, CharterAmended, edition_before
from comitia.core.assembly.ratification import AmendmentRatified, Unratify
from comitia.core.assembly.restitution import Moved, alter_back, moved_since, without
from comitia.core.assembly.unit_restitution import unit_back
from comitia.core.election.unit_change import UnitDissolved, UnitEstablished, UnitMerged, UnitMoved
from comitia.core.facts import Facts
from comitia.core.mandate.away import BringBack, HolderAway, HolderBack, SendAway
from comitia.core.mandate.cooption import PersonCoopted
from comitia.core.mandate.delegation import DelegationRevoked, PowerDelegated, RestoreDelegation, RevokeDelegation
from comitia.core.mandate.ending import EndMandate, MandateEnded, RestoreMandate, is_undone, upper_first
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.held import Held
from comitia.core.mandate.membership import ExpelPerson, PersonExpelled, PersonReadmitted, ReadmitPerson
from comitia.core.mandate.office import contest_of_place
from comitia.core.mandate.petition import PetitionSettled
from comitia.core.mandate.petition_course import undone
from comitia.core.mandate.post import (
    EXTINGUISHED,
    AbolishPost,
    AlterPost,
    PostAbolished,
    PostAltered,
    PostCreated,
    ReinstatePost,
)
from comitia.core.mandate.restoring import restoring, stands
from comitia.core.mandate.settlement import reopening
from comitia.core.mandate.successor import SuccessorSeated

if TYPE_CHECKING:
    from comitia.core.decider import Command
    from comitia.core.events import Event


def undoing(facts: Facts, motion: str, at: date) -> Iterator[Command]:
    """Yield the commands that undo what a decision has done: the last act first, then what it took away."""
    done = facts.proceedings.acts_of(motion)
    moved = moved_since(facts, [act for act in done if isinstance(act, PostAltered)])
    for act in reversed(done):
        yield from _undoing(facts, act, moved, at)
    yield from _restoring(facts, _taken(facts, done), motion, at)
    yield from reopening(facts, motion, at)
    seated = [act.mandate for act in done if isinstance(act, SuccessorSeated)]  # who gave way to the one before is out
    yield from _take_back(facts, seated, motion, at)


def _restoring(facts: Facts, taken: tuple[Held, ...], motion: str, at: date) -> Iterator[RestoreMandate]:
    """Yield what is given back, lowest first; what ended beside another mandate only once that one has made way."""
    lowest_first = upper_first(facts, taken)[::-1]
    beside = {held.mandate for held in taken if held.ended is not None and held.ended.cause == "incompatible"}
    back = set[str]()
    for is_last in (False, True) if beside else (False,):
        for held in lowest_first:
            now = facts.holdings.mandate(held.mandate)
            if now is not None and held.mandate not in back and (is_last or held.mandate not in beside):
                for found in restoring(facts, now, motion, at):
                    back.add(held.mandate)
                    yield found


def _taken(facts: Facts, done: Sequence[Event]) -> tuple[Held, ...]:
    """Return what reversed decisions have taken from the persons, posts and units that this one took from."""
    persons = {act.person for act in done if isinstance(act, MandateEnded | PersonExpelled)}
    posts = {(act.post, unit) for act in done if isinstance(act, PostAbolished) for unit in act.units}
    units = {act.unit for act in done if isinstance(act, UnitMerged | UnitDissolved)}
    return tuple(
        held
        for held in facts.holdings.mandates
        if (held.person in persons or (held.office, held.office_unit) in posts or _is_of(facts, held, units))
        and held.ended is not None
        and held.ended.cause != "reversed"
        and is_undone(facts, held)
    )


def _is_of(facts: Facts, held: Held, units: set[str]) -> bool:
    """Tell whether a mandate is in one of these units, or was given there."""
    contest = contest_of_place(facts, held)
    return held.office_unit in units or (contest is not None and contest.opened.electorate.unit in units)


def _undoing(facts: Facts, event: Event, moved: Moved, at: date) -> Iterator[Command]:  # noqa: C901, PLR0912, PLR0915  one case an act
    match event:
        case MandatesGiven():
            mandates = [event.mandate(number) for number in range(1, len(event.persons) + 1)]
            yield from _take_back(facts, mandates, event.motion, at)
        case PersonCoopted():
            yield from _take_back(facts, [event.mandate], event.motion, at)
        case PostCreated() if not facts.holdings.is_abolished(event.post, event.unit):
            yield AbolishPost(motion=event.motion, post=event.post, units=(event.unit,), heir=EXTINGUISHED, at=at)
        case PostAltered():
            yield from alter_back(facts, event, moved, at)
        case PostAbolished():
            yield from _reinstate(facts, event, moved, at)
        case PersonExpelled() if facts.holdings.members.expelled_by(event.person) == event.motion:
            yield ReadmitPerson(motion=event.motion, person=event.person, at=at)
        case PersonReadmitted() if not facts.holdings.members.is_expelled(event.person):
            found = facts.proceedings.motion(event.expulsion)
            if found is not None and found.state == "in_effect":
                yield ExpelPerson(motion=event.expulsion, person=event.person, at=at)
        case PetitionSettled():
            yield from undone(facts, event, at)
        case CharterAmended() if facts.charter.edition == event.edition:
            yield from _amend_back(facts, event, at)
        case HolderAway() | HolderBack() | PowerDelegated() | DelegationRevoked():
            yield from _undo_exercise(facts, event, at)
        case AmendmentRatified():
            yield Unratify(amendment=event.amendment, motion=event.motion, body=event.body, unit=event.unit, at=at)
        case UnitEstablished() | UnitMoved() | UnitMerged() | UnitDissolved():
            yield from unit_back(facts, event, at)
        case _:
            return


def _take_back(facts: Facts, mandates: Iterable[str], motion: str, at: date) -> Iterator[EndMandate]:
    for mandate in mandates:
        held = facts.holdings.mandate(mandate)
        if held is not None and held.can_end_on(at):
            yield EndMandate(mandate=held.mandate, cause="reversed", motion=motion, at=at)


def _undo_exercise(
    facts: Facts, event: HolderAway | HolderBack | PowerDelegated | DelegationRevoked, at: date
) -> Iterator[Command]:
    """Yield what undoes an act about who exercises what."""
    match event:
        case HolderAway() | HolderBack():
            yield from _away(facts, event, at)
        case PowerDelegated() | DelegationRevoked():
            yield from _undo_delegation(facts, event, at)


def _away(facts: Facts, event: HolderAway | HolderBack, at: date) -> Iterator[BringBack | SendAway]:
    """Yield that a leave or suspension is lifted, or holds again where what decided it stands and it is not over."""
    if isinstance(event, HolderAway):
        if any(each.motion == event.motion for each in facts.course.away(event.mandate)):
            yield BringBack(mandate=event.mandate, away_by=event.motion, motion=event.motion, at=at)
        return
    held, before = facts.holdings.mandate(event.mandate), facts.proceedings.motion(event.away_by)
    is_over = event.until is not None and event.until <= at
    decided = before is not None and before.state == "in_effect"
    if held is not None and held.can_end_on(at) and decided and not is_over and event.away_by != event.motion:
        yield SendAway(mandate=event.mandate, why=event.why, begins=at, until=event.until, motion=event.away_by, at=at)


def _reinstate(facts: Facts, event: PostAbolished, moved: Moved, at: date) -> Iterator[ReinstatePost | AlterPost]:
    """Yield that a post is there again, but for one whose making is reversed, without what its heir has passed on."""
    made = facts.holdings.post(event.post)
    units = tuple(unit for unit in event.units if facts.holdings.is_abolished(event.post, unit))
    if units and (made is None or stands(facts, made.motion)):
        yield ReinstatePost(motion=event.motion, post=event.post, units=units, at=at)
        if made is not None and moved.on & set(made.powers):
            yield without(made, moved.on, event.motion, at)


def _undo_delegation(
    facts: Facts, event: PowerDelegated | DelegationRevoked, at: date
) -> Iterator[RevokeDelegation | RestoreDelegation]:
    """Yield that a delegation is taken back, or holds again where the decision that gave it stands."""
    found, motion = facts.authority.delegation(event.delegation), event.motion
    if found is None or motion is None:
        return
    if isinstance(event, PowerDelegated) and found.revoked is None:
        yield RevokeDelegation(delegation=event.delegation, motion=motion, cause="reversed", at=at)
    elif isinstance(event, DelegationRevoked) and found.revoked == event and stands(facts, found.given.motion or ""):
        yield RestoreDelegation(delegation=event.delegation, motion=motion, at=at)


def _amend_back(facts: Facts, event: CharterAmended, at: date) -> Iterator[AmendCharter]:
    before = edition_before(facts, event.before, at)
    if before is not None:
        yield AmendCharter(motion=event.motion, charter=facts.editions[before], at=at)
