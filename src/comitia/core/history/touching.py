"""Which later acts something of the past bears on: those that rest on who held what, or whether the office was there.

An act is later where it is certainly so, or where the dates leave it open. Acts decades apart about one office have
nothing to do with each other; those of the same holder in it do, and so does everything in an office that was not
there, or was abolished.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from comitia.core.facts import Facts
from comitia.core.history.history import Past
from comitia.core.history.past_act import PastActEntered, Place
from comitia.core.history.testimony import Testimony
from comitia.core.record.when import When, when

ENDS = {("settlement", "accepted"), ("removal", "carried"), ("end", "ended")}
BEGINS = {("election", "elected")}
OFFICE = {("post_created", "created"), ("post_abolished", "abolished")}


def touched(facts: Facts, entered: PastActEntered) -> Mapping[str, str]:
    """Return the later acts, and mandates on this record, that an act bears on, by id, with the reason."""
    what = (entered.kind, entered.outcome)
    if what not in ENDS | BEGINS | OFFICE:
        return {}
    persons, places = facts.history.subject(entered)
    since = when(entered.when)
    found = dict[str, str]()
    for place in places:
        for act, reason in _acts(facts, place, entered, since):
            if what in OFFICE:
                found.setdefault(act.entered.act, f"{reason}_office")
            elif set(persons) & set(facts.history.subject(act.entered)[0]):
                found.setdefault(act.entered.act, f"{reason}_holder")
        for mandate, reason in _mandates(facts, place, None if what in OFFICE else persons, since):
            found.setdefault(mandate, f"{reason}_office" if what in OFFICE else f"{reason}_holder")
    return found


def touched_by_testimony(facts: Facts, past: Past, testimony: Testimony) -> Mapping[str, str]:
    """Return what a testimony bears on: nothing where it says what is entered already.

    Else that is what rests on the act, and what the act bears on as it is entered, or as this source tells it.
    """
    entered = past.entered
    dated = when(testimony.when) if testimony.when is not None else None
    agrees = testimony.outcome in {None, entered.outcome} and (dated is None or dated.may_be(when(entered.when)))
    if agrees:
        return {}
    linked = {each.entered.act: "rests_on_it" for each in facts.history.linked_to(entered.act)}
    told = replace(entered, when=testimony.when or entered.when, outcome=testimony.outcome or entered.outcome)
    return {**touched(facts, told), **touched(facts, entered), **linked}


def in_order(touches: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what an entry bears on, with the reasons: mandates of this record, and acts by number.

    The order does not depend on that of the mapping, which an export sorts by its keys.
    """
    return sorted(touches.items(), key=lambda each: (len(each[0]) if each[0].startswith("past-") else 0, each[0]))


def _acts(facts: Facts, place: Place, entered: PastActEntered, since: When) -> Iterator[tuple[Past, str]]:
    """Yield the other acts about an office from a day on: `later`, or `perhaps` where the dates leave it open.

    What an act answers was before it, whatever the dates leave open.
    """
    for other in facts.history.about(place):
        then = when(other.entered.when)
        if other.entered.act not in {entered.act, entered.of} and not then.is_before(since):
            yield other, "later" if since.is_before(then) else "perhaps"


def _mandates(facts: Facts, place: Place, persons: tuple[str, ...] | None, since: When) -> Iterator[tuple[str, str]]:
    """Yield the mandates on this record in an office from a day on, of these persons or of all, with `later` or so."""
    holdings = facts.holdings
    held_by = (held for person in persons for held in holdings.all_of_person(person)) if persons is not None else None
    for held in holdings.mandates if held_by is None else held_by:
        if (held.office, held.office_unit) == (place.office, place.unit) and held.starts >= since.first:
            yield held.mandate, "later" if since.last < held.starts else "perhaps"
