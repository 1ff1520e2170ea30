"""What must hold after every act, whatever the charter and whatever was done before (domain 6.6)."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from tests.assembly.letters import check_letter, check_open
from tests.assembly.oracle import Oracle
from tests.assembly.random_ex_officio import check_ex_officio
from tests.assembly.random_not_with import check_ends, check_together
from tests.assembly.random_stream import RandomHouse
from tests.assembly.unit_invariants import check_tree, is_still_changed
from tests.assembly.vote_invariants import check_vote

from comitia.core.assembly.amendment import CharterAmended, is_rested_on
from comitia.core.assembly.decision import DecisionReversed
from comitia.core.assembly.proceedings import Motion
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.election.electorate import is_settled
from comitia.core.election.unit_change import UnitDissolved, UnitEstablished, UnitMerged
from comitia.core.events import Event, day_of
from comitia.core.mandate.acting import running
from comitia.core.mandate.cooption import PersonCoopted, chosen_by
from comitia.core.mandate.ending import MandateEnded, MandateRestored, rests_on
from comitia.core.mandate.ex_officio import SeatedExOfficio
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.held import Held
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.membership import PersonExpelled
from comitia.core.mandate.office import places
from comitia.core.mandate.place import is_vacant
from comitia.core.mandate.post import EXTINGUISHED, PostAbolished, PostCreated
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.settlement import ResignationSettled
from comitia.core.mandate.successor import SuccessorSeated
from comitia.core.mandate.takeover import ContestTakenOver
from comitia.core.mandate.vacancy import AlternateCalled
from comitia.core.state import State


def check_state(house: RandomHouse) -> None:
    """Check what a state must be like on the latest day that anything was done."""
    state, day = house.state, house.latest
    held = [each for each in state.holdings._held.values() if each.can_end_on(day)]
    check_tree(state)
    _check_places(state, held)
    check_together(house, held)
    check_open(state)
    check_ex_officio(state, held)
    for each in held:
        if each.by is not None:
            continue
        _check_source(state, each)
        _check_support(state, each)
    for motion in state.proceedings.motions:
        _check_motion(house, motion, day)
    _check_vacant(state, day)


def _check_places(state: State, held: list[Held]) -> None:
    """I20, I27, I28: never more holders than places, nobody twice, nobody where there is no such office."""
    of_office: dict[tuple[str, str], list[str]] = {}
    for each in held:
        if each.by is None:
            of_office.setdefault((each.office, each.office_unit), []).append(each.person)
    for (office, unit), persons in of_office.items():
        there = places(state, office, unit)
        assert there is not None, f"I27: {persons} hold {office} of {unit}, which is not there"
        assert there - len(persons) >= 0, f"I20, I28: {persons} hold {there} places of {office} of {unit}"
        assert len(persons) == len(set(persons)), f"I20: {persons} hold {office} of {unit}, somebody twice"
        assert not any(state.holdings.members.is_expelled(person) for person in persons), (
            f"an expelled person holds {office}"
        )


def _check_source(state: State, held: Held) -> None:
    """I21, I22: a return that elected the person, or a decision that stands; and a term that is not over at once."""
    assert held.ends is None or held.starts < held.ends, f"I22: {held}"
    contest, motion = state.contest(held.source), state.proceedings.motion(held.source)
    if contest is not None:
        assert contest.declared is not None, f"I21: {held}"
        assert contest.listed is not None, f"I21: {held}"
        elected = [each.person for each in contest.listed.candidates if each.number in contest.declared.elected]
        assert held.person in (*elected, *state.holdings.called(held.source)), f"I21: {held}"
        return
    assert motion is not None, f"I21: {held}"
    assert motion.state == "in_effect", f"I21: {held} by a motion that is {motion.state}"
    made, moved = state.holdings.post(held.office), motion.moved
    if motion.kind == "recall":
        assert isinstance(moved.effect, dict), f"I21: {held}"
        assert moved.effect["successor"] == held.person, f"I21: {held} by a motion that names another"
        return
    if motion.kind == "coopt":
        first = state.holdings.mandate(held.place)
        assert first is not None, f"I21: {held}"
        assert chosen_by(state, first) == (moved.body, moved.unit), f"I21: {held} by {moved.body} of {moved.unit}"
        return
    body = made.filled_by if made else state.edition(moved.edition).posts[held.office].appointed_by
    assert (body, held.office_unit) == (moved.body, moved.unit), f"I21: {held} by {moved.body} of {moved.unit}"


def _check_support(state: State, held: Held) -> None:
    """I23: what a mandate rests on is live, or a grace runs, or it has fallen; or it was won when none was asked for."""
    rests = rests_on(state, held)
    if not any((each.office, each.office_unit) == rests for each in state.holdings.all_of_person(held.person)):
        assert rests is None or len(state.editions) > 1, f"I23: {held} never had {rests}"
        return
    live = rests is None or any(each.person == held.person for each in state.holdings.of_office(*rests))
    assert live or held.mandate in state.holdings.graces, f"I23: {held} rests on {rests}, which is gone"


def _check_vacant(state: State, day: date) -> None:
    """Who acts has an own mandate and the post is vacant; two by-elections are never open for one place; terms go on."""
    for acting in running(state, day):
        own, held = state.holdings.mandate(acting.by), state.holdings.mandate(acting.mandate)
        assert own is not None, f"{acting} by nothing"
        assert own.can_end_on(day), f"{acting} by {own}, which has ended"
        assert held is not None, f"{acting} for nothing"
        assert is_vacant(state, held, day), f"{acting} for {held}, whose place is filled"
    open_ones = [each.contest for each in state.holdings.vacant.by_elections if not is_settled(state, each.contest)]
    to_fill = [mandate for contest in open_ones for mandate in state.holdings.vacant.to_fill(contest)]
    assert len(to_fill) == len(set(to_fill)), f"two by-elections are open for one place: {to_fill}"
    for held in state.holdings._held.values():
        first = state.holdings.mandate(held.place)
        assert first is not None, f"{held} has the place of nobody"
        assert (first.office, first.office_unit, first.ends) == (held.office, held.office_unit, held.ends), f"{held}"


def _check_motion(house: RandomHouse, motion: Motion, day: date) -> None:
    state = house.state
    if motion.kind == "amend" and motion.state == "in_effect" and motion.moved.motion not in house.ratified:
        house.ratified.add(motion.moved.motion)
        _check_ratified(state, motion)
    if motion.state == "reversed":
        for act in state.proceedings.acts_of(motion.moved.motion):
            assert not _is_live(state, act, day), f"{motion.moved.motion} is reversed, and {act} still holds"


def _check_ratified(state: State, motion: Motion) -> None:
    """I38: enough of the bodies that the charter asked have ratified, each once."""
    amend = state.edition(motion.moved.edition).amend
    assert amend is not None, "I38: amended under a charter that nobody amends"
    if amend.ratify is not None:
        every = len(state.units_of_type(state.edition(motion.moved.edition).bodies[amend.ratify.bodies].scope))
        there = {each for each in motion.ratified_by if state.unit(each[1]) is not None}
        given, share = len(there), amend.ratify.gt or amend.ratify.ge or Fraction(0)
        enough = given > share * every if amend.ratify.gt is not None else given >= share * every
        assert enough, f"I38: {given} of {every} have ratified {motion.moved.motion}"


def _is_live(state: State, act: Event, day: date) -> bool:  # noqa: PLR0911  one case an act
    """Tell whether what an act of a reversed decision did is still so."""
    match act:
        case MandatesGiven():
            given = (state.holdings.mandate(act.mandate(number)) for number in range(1, len(act.persons) + 1))
            return any(held is not None and held.can_end_on(day) for held in given)
        case SuccessorSeated():
            seated = state.holdings.mandate(act.mandate)
            return seated is not None and seated.can_end_on(day)
        case PostCreated():
            return not state.holdings.is_abolished(act.post, act.unit)
        case PersonExpelled():
            return state.holdings.members.expelled_by(act.person) == act.motion
        case ResignationSettled():
            found = state.holdings.resignation(act.resignation)
            stood = act.outcome in {"accepted", "refused"} and found is not None and found.motion == act.motion
            return stood and found is not None and found.outcome == act.outcome and not _settled_again(state, act)
        case PostAbolished():
            return any(state.holdings.is_abolished(act.post, unit) and not _abolished_by_others(state, act, unit) for unit in act.units)  # fmt: skip
        case UnitEstablished() | UnitMerged() | UnitDissolved():
            return is_still_changed(state, act)
        case _:
            return False


def check_editions(house: RandomHouse, entered: list[Event]) -> None:
    """Check that a reversed edition is in force no more, but where the register rests on what only it has."""
    state, in_force = house.state, house.state.charter.edition
    adopted = [act for motion in state.proceedings.motions for act in state.proceedings.acts_of(motion.moved.motion)]
    for act in adopted:
        if isinstance(act, CharterAmended) and act.edition == in_force > act.before and _is_reversed(state, act.motion):
            is_new = any(
                isinstance(each, CharterAmended) or (isinstance(each, DecisionReversed) and each.motion == act.motion)
                for each in entered
            )
            assert not is_new or is_rested_on(state, act.before, house.day), f"edition {in_force} is reversed"


def _is_reversed(state: State, motion: str) -> bool:
    found = state.proceedings.motion(motion)
    return found is not None and found.state == "reversed"


def _others(state: State, motion: str) -> Iterable[Event]:
    """Yield the acts of all other decisions."""
    for other in state.proceedings.motions:
        if other.moved.motion != motion:
            yield from state.proceedings.acts_of(other.moved.motion)


def _settled_again(state: State, act: ResignationSettled) -> bool:
    return any(
        isinstance(other, ResignationSettled) and other.resignation == act.resignation and other.outcome == act.outcome
        for other in _others(state, act.motion)
    )


def _abolished_by_others(state: State, act: PostAbolished, unit: str) -> bool:
    """Tell whether another decision has abolished a post too, or the one that had made it is reversed."""
    made = state.holdings.post(act.post)
    maker = state.proceedings.motion(made.motion) if made else None
    return (maker is not None and maker.state == "reversed") or any(
        isinstance(other, PostAbolished) and other.post == act.post and unit in other.units
        for other in _others(state, act.motion)
    )


def check_events(house: RandomHouse) -> None:
    """Check what the whole record says, from its beginning: mandates (I24), resignations (I25), posts (I27), votes (I31, I32)."""
    live: dict[str, bool] = {}
    asked: dict[str, str] = {}
    letters: list[ResignationTendered] = []
    reversals: set[int] = set()
    check_ends([event for _, event in house.acts])
    for entry, event in house.acts:
        if isinstance(event, DecisionReversed) or entry.cause in reversals:
            reversals.add(entry.seq)
        _check_mandates(live, event)
        check_letter(asked, event, day_of(event, entry.occurred), is_reversal=entry.seq in reversals)
        letters += [event] if isinstance(event, ResignationTendered) else []
        if isinstance(event, MandateEnded) and event.cause == "resigned":
            outcomes = {asked[letter.resignation] for letter in letters if event.mandate in letter.mandates}
            assert outcomes & {"accepted", "in_effect"}, f"I25: {event}, and the resignation is {outcomes}"
        if isinstance(event, VoteDeclared):
            check_vote(house.state, event)
        if isinstance(event, AlternateCalled):
            _check_called(house.state, event)
        if isinstance(event, PostAbolished):
            assert event.heir not in {"", event.post}, f"I27: {event}"
            assert event.heir == EXTINGUISHED or house.state.holdings.post(event.heir) or any(
                event.heir in {**charter.posts, **charter.bodies}
                for charter in (house.state.edition(number) for number in house.state.editions)
            ), f"I27: {event}"  # fmt: skip
    assert {each.mandate: each.is_live for each in house.state.holdings._held.values()} == live
    for asking in house.state.holdings.resignations:
        assert asked[asking.tendered.resignation] == asking.outcome, asking


def check_powers(house: RandomHouse) -> int:
    """Check that nobody acted or delegated without a power at that instant (I35); return how often that was asked."""
    oracle = Oracle()
    for entry, event in house.acts:
        assert isinstance(entry.body, dict)
        oracle.take(entry.type, entry.body, day_of(event, entry.occurred))
    return oracle.checked


def _check_mandates(live: dict[str, bool], event: Event) -> None:
    """I24: a mandate begins once, ends only while it is live, and is live again only after an end."""
    match event:
        case MandatesIssued():
            begun = [each.mandate for each in event.mandates]
        case MandatesGiven():
            begun = [event.mandate(number) for number in range(1, len(event.persons) + 1)]
        case ContestTakenOver():
            begun = [event.mandate(each.number) for each in event.holders]
        case AlternateCalled() | PersonCoopted() | SuccessorSeated() | SeatedExOfficio():
            begun = [event.mandate]
        case MandateEnded():
            assert live[event.mandate], f"I24: {event} ends what has ended"
            live[event.mandate] = False
            return
        case MandateRestored():
            assert not live[event.mandate], f"I24: {event} restores what is live"
            live[event.mandate] = True
            return
        case _:
            return
    assert not any(mandate in live for mandate in begun), f"I21: {event} begins what has begun"
    live.update(dict.fromkeys(begun, True))


def _check_called(state: State, event: AlternateCalled) -> None:
    """I28: who moves up stood in the contest, was not elected in it, and by the votes comes at the place it says."""
    contest = state.contest(event.contest)
    assert contest is not None
    assert contest.declared is not None
    assert contest.listed is not None
    persons = {each.number: each.person for each in contest.listed.candidates}
    assert persons[event.number] == event.person, f"I28: {event} is another candidate"
    assert event.number not in contest.declared.elected, f"I28: {event} was elected"
    if event.filler != "countback":
        order = [persons[number] for number in contest.declared.runners_up]
        assert {*event.passed_over} <= {*order[: order.index(event.person)]}, (
            f"I28: {event} passes over who comes later"
        )
