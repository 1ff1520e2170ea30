"""What follows where something of the past is entered: flags on it and on what it bears on, and flags cleared up."""

from __future__ import annotations

from collections.abc import Iterator

from comitia.core.facts import Facts
from comitia.core.history.breach import CureBreach, FlagVisible, cleared, is_flagged
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.retraction import PastActRetracted
from comitia.core.history.testimony import TestimonyAdded
from comitia.core.history.visible import visible

Told = PastActEntered | TestimonyAdded | PastActRetracted


def flagging(facts: Facts, event: Told) -> Iterator[FlagVisible | CureBreach]:
    """Yield the flags that are raised, or cleared up, on the acts that an event bears on."""
    for act in _affected(facts, event):
        for flag in cleared(facts, act):
            yield CureBreach(flag=flag)
        for seen in visible(facts, act):
            if not is_flagged(facts, act, seen):
                yield FlagVisible(act=act, why=seen.why, about=seen.about)


def _affected(facts: Facts, event: Told) -> list[str]:
    """Return the act itself, and those that may look different with it: linked ones, and those of the same holder.

    A request takes nobody from an office: beside it nothing looks different.
    """
    history, found = facts.history, facts.history.act(event.act)
    if found is None:
        return []
    entered = found.entered
    linked = [each.entered.act for each in history.linked_to(entered.act)]
    beside = [each.entered.act for each in history.linked_to(entered.of)] if entered.of is not None else []
    persons, places = history.subject(entered) if entered.kind != "resignation" else ((), ())
    of_holder = [
        each.entered.act for place in places for person in persons for each in history.of_holder(place, person)
    ]
    return list(dict.fromkeys((entered.act, *linked, *beside, *of_holder)))
