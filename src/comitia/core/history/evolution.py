"""Events about the past into its state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comitia.core.history.breach import BreachFlagged, BreachSettled
from comitia.core.history.history import History
from comitia.core.history.note import NoteAdded
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.source import SourceRegistered
from comitia.core.history.testimony import TestimonyAdded

if TYPE_CHECKING:
    from comitia.core.events import Event


def evolve_history(history: History, event: Event) -> None:
    """Take one event in as far as it is about the past."""
    match event:
        case SourceRegistered():
            history.register(event)
        case PastActEntered():
            history.enter(event)
        case TestimonyAdded():
            history.testify(event)
        case PastActRetracted():
            history.retract(event.act)
        case BreachFlagged():
            history.flag(event)
        case BreachSettled():
            history.settle(event)
        case NoteAdded():
            history.note(event)
        case _:
            pass
