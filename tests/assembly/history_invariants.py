"""What must hold of the past, whatever was entered of it (domain I5, and the levels of validity)."""

from collections.abc import Collection, Iterable

from tests.assembly.facts import Plain, difference

from comitia.core.events import Event
from comitia.core.history.again import PAST
from comitia.core.history.breach import BreachFlagged, BreachSettled, is_flagged
from comitia.core.history.history import History
from comitia.core.history.past_act import PastActEntered, Place
from comitia.core.history.testimony import TestimonyAdded as Added
from comitia.core.history.visible import visible
from comitia.core.record.when import when
from comitia.core.state import State

HISTORY = "history."


def check_past_alone(before: Plain, after: Plain, entered: Collection[Event]) -> None:
    """Check that entries of the past change the past alone, and nobody's mandate."""
    if entered and all(isinstance(event, PAST) for event in entered):
        assert not difference(_present(before), _present(after)), f"{entered} changes what holds"


def _present(facts: Plain) -> Plain:
    return {name: value for name, value in facts.items() if not name.startswith(HISTORY) and name != "head"}


def check_flags(state: State) -> None:
    """Check that what can be seen is flagged, and nothing that comitia flagged is not to be seen, but by hand."""
    for act in state.history.acts:
        seen = visible(state, act)
        for each in seen:
            assert is_flagged(state, act, each), f"{act} is not flagged: {each}"
        for flag in state.history.flags_of(act):
            stands = flag.flagged.why and not flag.is_by_hand and flag.level != "cured"
            known = [(each.why, each.about, each.level) for each in seen]
            told = (flag.flagged.why, flag.flagged.about, flag.level)
            assert not stands or told in known, f"{flag} on {act} is not to be seen"
            assert not stands or 1 == sum(
                (other.flagged.why, other.flagged.about) == told[:2] and other.level != "cured" and not other.is_by_hand
                for other in state.history.flags_of(act)
            ), f"{flag} is there twice"


def check_history(state: State, events: Iterable[Event]) -> None:
    """Check a whole record: levels follow from its entries, and what is touched was there, and is not before."""
    levels: dict[str, str] = {}
    past: dict[str, PastActEntered] = {}
    for event in events:
        match event:
            case BreachFlagged():
                assert event.flag == f"flag-{len(levels) + 1}"
                levels[event.flag] = event.level
            case BreachSettled():
                assert levels[event.flag] != event.level, f"{event} changes nothing"
                levels[event.flag] = event.level
            case PastActEntered():
                assert event.act == f"past-{len(past) + 1}"
                _check_touched(state, past, event, event.when, event.touches)
                past[event.act] = event
            case Added():
                told = event.testimony.when or past[event.act].when
                _check_touched(state, past, past[event.act], told, event.touches)
            case _:
                pass
    assert levels == {flag: found.level for flag, found in state.history.flags.items()}


def _check_touched(
    state: State, past: dict[str, PastActEntered], event: PastActEntered, told: str, touches: Iterable[str]
) -> None:
    """Check that an act, dated by itself or by a source, bears only on what can be later, and is about the same."""
    for touched in touches:
        if not touched.startswith("past-"):
            held = state.holdings.mandate(touched)
            assert held is not None, f"{event} bears on {touched}, which is not there"
            assert Place(office=held.office, unit=held.office_unit) in _about(state.history, event)[1]
            continue
        other = past[touched]
        if event.act in {other.of, other.within}:
            continue
        firsts = [when(event.when), when(told)]
        assert not all(when(other.when).is_before(each) for each in firsts), f"{event} bears on {other}, before it"
        assert touched not in {event.act, event.of}
        assert set(_about(state.history, event)[1]) & set(_about(state.history, other)[1])


def _about(history: History, event: PastActEntered) -> tuple[tuple[str, ...], tuple[Place, ...]]:
    return history.subject(event)
