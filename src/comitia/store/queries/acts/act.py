"""Every event to the sentence of its concept, and the names for all of them, read at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.contest import ContestClosed, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit import UnitFormed
from comitia.core.election.unit_change import Change
from comitia.core.events import Event, body_of
from comitia.core.history.again import OfPast
from comitia.core.mandate.countback import CountbackDeclared
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.takeover import ContestTakenOver, SeatsTakenOver
from comitia.store import models
from comitia.store.queries.acts.elections import ElectionEvent, of_election
from comitia.store.queries.acts.incompatibility import IncompatibilityEvent, of_incompatibility
from comitia.store.queries.acts.mandates import MandateEvent, of_mandate
from comitia.store.queries.acts.motions import of_motion
from comitia.store.queries.acts.past import of_past
from comitia.store.queries.acts.powers import PowerEvent, of_power
from comitia.store.queries.acts.units import of_unit
from comitia.store.queries.acts.words import NAMED, Act, Known, shortened
from comitia.store.queries.decision_names import decision_names
from comitia.store.queries.holders import names_of
from comitia.store.queries.labels import Labels

ContestEvent = ContestOpened | CandidatesListed | ReturnDeclared | ContestClosed | MandatesIssued | ContestTakenOver


def known(words: Labels, events: Sequence[Event], most: int = NAMED) -> Known:
    """Return the names that the sentences on these events need; ten queries, however many events.

    Of long lists of persons and units `most` are named.
    """
    contests = {row.id: row for row in models.Contest.objects.filter(id__in=set(_contests(events)))}
    wanted = {unit for row in contests.values() for unit in (row.unit, row.office_unit)} | set(_units(events))
    units = dict(models.Unit.objects.filter(id__in=wanted).values_list("id", "name"))
    return Known(
        words=words,
        units=units,
        contests={
            row.id: words.contest(row, units.get(row.office_unit, ""), units.get(row.unit, ""))
            for row in contests.values()
        },
        persons=names_of(
            {each.person for event in events if isinstance(event, MandatesIssued) for each in event.mandates[:NAMED]}
        ),
        decisions=decision_names(
            words, [shortened(body_of(_named(event)), most) for event in events if not isinstance(event, ElectionEvent)]
        ),
    )


def _named(event: Event) -> Event:
    """Return an event without the stages of its count, which name nobody."""
    return replace(event, count=None) if isinstance(event, CountbackDeclared) else event


def _contests(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        if isinstance(event, ContestEvent):
            yield event.contest


def _units(events: Iterable[Event]) -> Iterable[str]:
    for event in events:
        if isinstance(event, UnitFormed):
            yield event.parent or ""
        elif isinstance(event, RollCertified | SeatsApportioned | SeatsTakenOver):
            yield event.unit


def act(event: Event, names: Known) -> Act:  # noqa: PLR0911  one case a family of events
    """Return what an event says."""
    if isinstance(event, ElectionEvent):
        return of_election(event, names)
    if isinstance(event, Change):
        return of_unit(event, names.decisions)
    if isinstance(event, MandateEvent):
        return of_mandate(event, names.decisions)
    if isinstance(event, IncompatibilityEvent):
        return of_incompatibility(event, names.decisions)
    if isinstance(event, PowerEvent):
        return of_power(event, names.decisions)
    if isinstance(event, OfPast):
        return of_past(event, names.decisions)
    return of_motion(event, names.decisions)
