"""What must hold of resignations, whatever is done: the states of one letter, and what is open at any time (I25)."""

from datetime import date

from comitia.core.events import Event
from comitia.core.mandate.release import ResignationConditionMet, ResignationInEffect, ResignationWithdrawn
from comitia.core.mandate.resignation import ResignationTendered
from comitia.core.mandate.settlement import ResignationSettled
from comitia.core.state import State


def check_open(state: State) -> None:
    """I25: what is open can still be settled or take effect; who was refused, or took it back, left for another reason."""
    for found in state.holdings.letters.open:
        held = [state.holdings.mandate(mandate) for mandate in found.tendered.mandates]
        assert any(each is not None and each.is_live for each in held), f"I25: {found} is of nothing"
    for found in state.holdings.resignations:
        if found.outcome in {"refused", "withdrawn", "lapsed"} and found.why != "reversed":
            held = [state.holdings.mandate(mandate) for mandate in found.tendered.mandates]
            others = [
                each
                for each in state.holdings.resignations
                if (each.outcome in {"accepted", "in_effect"} or each.why == "reversed")
                and set(each.tendered.mandates) & set(found.tendered.mandates)
            ]
            left = [each for each in held if each is not None and each.ended and each.ended.cause == "resigned"]
            assert not left or others, f"I25: {found}, and the holder has left"


def check_letter(asked: dict[str, str], event: Event, at: date, *, is_reversal: bool) -> None:  # noqa: PLR0915  one case an event
    """I25: tendered, then withdrawn, or accepted, refused or lapsed, and in effect; open again only by a reversal."""
    match event:
        case ResignationTendered():
            waits = event.condition is not None or (event.effective_on is not None and event.effective_on > at)
            asked[event.resignation] = "pending" if event.body is not None else "waiting" if waits else "in_effect"
            asked[f"leave of {event.resignation}"] = event.leave
            assert (event.body is not None) == (event.leave == "asked"), f"I25: {event}"
            assert (event.until is None) == (event.silence is None), f"I25: {event}"
        case ResignationSettled():
            before = asked[event.resignation]
            assert before not in {"withdrawn", event.outcome}, f"I25: {event} after {before}"
            if event.why == "reversed":
                assert is_reversal or event.motion is None, f"I25: {event} without a reversal"
                assert before not in {"pending", "waiting"}, f"I25: {event} after {before}"
            else:
                open_ = {"pending", "waiting", "accepted"} if event.why == "ended" else {"pending"}
                assert before in open_, f"I25: {event} after {before}"
                assert event.outcome != "pending", f"I25: {event} without a reversal"
            is_waiting = event.outcome == "pending" and asked[f"leave of {event.resignation}"] != "asked"
            asked[event.resignation] = "waiting" if is_waiting else event.outcome
        case ResignationConditionMet():
            assert asked[event.resignation] in {"pending", "waiting", "accepted"}, f"I25: {event}"
        case ResignationWithdrawn() | ResignationInEffect():
            before, is_over = asked[event.resignation], isinstance(event, ResignationInEffect)
            assert before in {"waiting", "accepted", *(() if is_over else ("pending",))}, f"I25: {event} after {before}"
            asked[event.resignation] = "in_effect" if is_over else "withdrawn"
        case _:
            return
