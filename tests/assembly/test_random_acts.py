"""Random charters and random acts: the invariants of domain 6.6 hold, and an auditor finds nothing."""

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.assembly.course_invariants import check_course, check_course_events
from tests.assembly.facts import difference, facts_of
from tests.assembly.history_invariants import check_flags, check_history, check_past_alone
from tests.assembly.instructed_invariants import check_names, check_report
from tests.assembly.invariants import check_editions, check_events, check_powers, check_state
from tests.assembly.random_not_with import check_standing, check_voters, entitled
from tests.assembly.random_stream import RandomHouse
from tests.assembly.recall_invariants import check_recalls

from comitia.core.assembly.vote import VoteDeclared
from comitia.core.events import day_of, event_of
from comitia.core.state import State

ACTS = 50


@settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.integers(0, 2**32).map(Random))
def test_whatever_is_done_the_invariants_hold(rnd: Random) -> None:
    """50 acts in each of 60 houses: after each, nobody holds what is not there, and what is refused changes nothing."""
    house = RandomHouse(rnd=rnd)
    for _ in range(ACTS):
        step(house)
    check_events(house)
    check_course_events(house)
    check_powers(house)
    check_names(house)
    check_report(house)
    check_recalls(house)
    check_history(house.state, (event for _, event in house.acts))

    assert [] == house.faults()
    assert not difference(facts_of(house.state), facts_of(replayed(house)))


def step(house: RandomHouse) -> None:
    """Do the next act, and check what must hold after it."""
    command = house.next()
    before = facts_of(house.state)
    voters = entitled(house, command)
    entered = house.attempt(command)
    if entered is None:
        assert not difference(before, facts_of(house.state)), f"{command} was refused, and changed something"
        return
    first = entered[0]
    if isinstance(first, VoteDeclared) and not first.carried:
        assert [first] == entered
        assert not difference(_without(before, first.motion), _without(facts_of(house.state), first.motion))
    check_state(house)
    check_course(house)
    check_editions(house, entered)
    check_standing(house, entered)
    check_voters(entered, voters)
    check_past_alone(before, facts_of(house.state), entered)
    check_flags(house.state)


def _without(facts: dict[str, object], motion: str) -> dict[str, object]:
    """Return facts without the head of the record, one motion, and what keeps equal lists of who sat but once."""
    motions = facts["proceedings._motions"]
    assert isinstance(motions, dict)
    left = {key: value for key, value in motions.items() if key != motion}
    return {**facts, "head": "", "proceedings._motions": left, "proceedings._sat": {}}


def replayed(house: RandomHouse) -> State:
    """Return the state that the entries give, read from their JSON."""
    state = State()
    for (entry, _), head in zip(house.acts, house.heads, strict=True):
        event = event_of(entry.type, entry.body)
        state.evolve(event, day_of(event, entry.occurred))
        state.head = head
    return state
