"""From entries to the derived tables, in the transaction that appends them. `using` names the database written to."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import partial

from django.db import models as django

from comitia.core.assembly.amendment import CharterAmended
from comitia.core.election.apportionment import SeatsApportioned
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.contest import ContestClosed, ContestOpened
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.organization import CharterAdopted, OrganizationFounded
from comitia.core.election.roll import RollCertified
from comitia.core.election.unit import UnitFormed
from comitia.core.events import Event
from comitia.core.history.past_act import PastActEntered
from comitia.core.mandate.mandate import MandatesIssued
from comitia.core.mandate.takeover import TAKEN_OVER, ContestTakenOver, SeatsTakenOver
from comitia.core.record.codec import to_json
from comitia.core.record.entry import Entry
from comitia.store import decisions, models
from comitia.store.numbers import number_of
from comitia.store.passages import passage_rows
from comitia.store.rows import Row, insert
from comitia.store.units import unit_row

Acts = Iterable[tuple[Entry, Event]]
"""Entries with the events that they hold, in order."""


class _Rows:
    """The rows of one batch: new ones by table, the states that contests come to, and the dates of acts of the past."""

    def __init__(self) -> None:
        self.new: defaultdict[type[django.Model], list[Row]] = defaultdict(list)
        self.states: dict[str, tuple[str, str]] = {}
        self.charter: CharterAdopted | CharterAmended | None = None
        self.dates: dict[str, str] = {}
        self.changes: dict[tuple[type[django.Model], str], dict[str, object]] = defaultdict(dict)

    def add(self, model: type[django.Model], *rows: Row) -> None:
        self.new[model] += rows


def project(acts: Acts, using: str = "default") -> None:
    """Write what a batch of entries means to the derived tables."""
    rows = _Rows()
    dated = partial(_dated, rows, using)
    for entry, event in acts:
        _take(rows, entry, event)
        if isinstance(event, PastActEntered):
            rows.dates[event.act] = event.when
        rows.add(models.Passage, *passage_rows(entry, event, dated))
    for model, items in rows.new.items():
        insert(model, items, using)
    if rows.charter is not None:
        models.Organization.objects.using(using).update(
            edition=rows.charter.edition, digest=rows.charter.digest, charter=rows.charter.charter
        )
    _set_states(rows.states, using)
    for (model, key), change in rows.changes.items():
        model._default_manager.using(using).filter(pk=key).update(**change)


def _dated(rows: _Rows, using: str, act: str) -> str:
    """Return the date of an act of the past, of this batch or of one before."""
    if act in rows.dates:
        return rows.dates[act]
    return models.PastAct.objects.using(using).values_list("when", flat=True).get(number=number_of(act))


def _set_states(states: dict[str, tuple[str, str]], using: str) -> None:
    by_state: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for contest, pair in states.items():
        by_state[pair].append(contest)
    for (state, outcome), contests in by_state.items():
        for start in range(0, len(contests), 500):
            models.Contest.objects.using(using).filter(id__in=contests[start : start + 500]).update(
                state=state, outcome=outcome
            )


def _take(rows: _Rows, entry: Entry, event: Event) -> None:  # noqa: C901, PLR0912, PLR0915  one case an event type, each a line
    match event:
        case OrganizationFounded():
            rows.add(models.Organization, _organization(event))
        case CharterAdopted():
            rows.charter = event
            rows.add(models.Edition, _edition(entry, event, None))
        case UnitFormed():
            rows.add(models.Unit, unit_row(entry, event, None, None))
        case RollCertified():
            rows.add(models.Roll, _roll(entry, event))
        case SeatsApportioned():
            rows.add(models.Apportionment, _apportionment(entry, event))
        case ContestOpened():
            rows.add(models.Contest, _contest(entry, event))
        case CandidatesListed():
            rows.add(models.Candidate, *_candidates(event))
        case ReturnDeclared():
            rows.add(models.Return, _return(entry, event))
            rows.states[event.contest] = ("returned", event.grade)
        case ContestClosed():
            rows.states[event.contest] = ("closed", event.outcome)
        case MandatesIssued():
            rows.add(models.Mandate, *_mandates(entry, event))
            rows.add(models.Alternate, *_alternates(event.contest, event.alternates))
        case SeatsTakenOver():
            rows.add(models.Apportionment, _apportionment(entry, event.as_apportionment()))
        case ContestTakenOver():
            _take_over(rows, entry, event)
        case _:
            _take_act(rows, entry, event)


def _take_over(rows: _Rows, entry: Entry, event: ContestTakenOver) -> None:
    """Take in a contest that documents tell of: as a contest, its list, its return and its mandates."""
    there = event.as_contest(date.fromisoformat(entry.occurred))
    rows.add(models.Act, decisions.act_row(entry, event))
    rows.add(models.Contest, _contest(entry, there.opened))
    rows.states[event.contest] = ("returned", TAKEN_OVER)
    if there.listed and there.declared:
        rows.add(models.Candidate, *_candidates(there.listed))
        rows.add(models.Return, _return(entry, there.declared))
    rows.add(models.Mandate, *_taken_over(entry, event))
    rows.add(models.Alternate, *_alternates(event.contest, [each.person for each in event.alternates]))


def _take_act(rows: _Rows, entry: Entry, event: Event) -> None:
    """Take in an entry of a body that decides: its act, and what it adds and changes."""
    rows.add(models.Act, decisions.act_row(entry, event))
    for model, row in decisions.new_rows(entry, event):
        rows.add(model, row)
    for model, key, change in decisions.changes(entry, event):
        rows.changes[model, key].update(change)
    if isinstance(event, CharterAmended):
        rows.charter = event
        if event.edition > event.before:
            rows.add(models.Edition, _edition(entry, event, event.motion))


def _edition(entry: Entry, event: CharterAdopted | CharterAmended, motion: str | None) -> Row:
    return {
        "edition": event.edition,
        "digest": event.digest,
        "charter": event.charter,
        "motion": motion,
        "since": date.fromisoformat(entry.occurred),
        "seq": entry.seq,
    }


def _organization(event: OrganizationFounded) -> Row:
    return {
        "id": event.organization,
        "title": event.title,
        "seed": event.seed,
        "seed_words": event.seed_words,
        "edition": 0,
        "digest": "",
        "charter": {},
    }


def _roll(entry: Entry, event: RollCertified) -> Row:
    return {
        "key": f"{event.roll}/{event.unit}/{entry.seq}",
        "roll": event.roll,
        "unit": event.unit,
        "reference_date": event.reference_date,
        "electors": event.electors,
        "digest": event.digest,
        "seq": entry.seq,
    }


def _apportionment(entry: Entry, event: SeatsApportioned) -> Row:
    return {
        "key": f"{event.body}/{event.unit}/{event.group}",
        "body": event.body,
        "unit": event.unit,
        "group": event.group,
        "base": event.base,
        "sizes": dict(event.sizes),
        "seats": dict(event.seats),
        "lot_seed": event.lot_seed,
        "lots": to_json(event.lots),
        "seq": entry.seq,
    }


def _contest(entry: Entry, event: ContestOpened) -> Row:
    return {
        "id": event.contest,
        "kind": event.kind,
        "office": event.office,
        "office_unit": event.office_unit,
        "group": event.group,
        "roll": event.electorate.roll,
        "body": event.electorate.body,
        "unit": event.electorate.unit,
        "electors": event.electorate.number,
        "seats": event.seats,
        "rule": event.rule,
        "options": event.options,
        "round": event.round,
        "first": event.first,
        "standing": to_json(event.standing),
        "lot_seed": event.lot_seed,
        "state": "open",
        "outcome": "",
        "opened": entry.occurred,
        "seq": entry.seq,
    }


def _candidates(event: CandidatesListed) -> Iterable[Row]:
    for candidate in event.candidates:
        yield {
            "key": f"{event.contest}/{candidate.number}",
            "contest": event.contest,
            "number": candidate.number,
            "person": candidate.person,
            "name": candidate.name,
        }


def _return(entry: Entry, event: ReturnDeclared) -> Row:
    return {
        "contest": event.contest,
        "grade": event.grade,
        "cast": event.cast,
        "valid": event.valid,
        "blank": event.blank,
        "invalid": event.invalid,
        "votes": dict(event.votes),
        "elected": list(event.elected),
        "vacant": event.vacant,
        "runners_up": list(event.runners_up),
        "next_round": list(event.next_round),
        "count": event.count,
        "box": event.box,
        "source": event.source,
        "declared": entry.occurred,
        "seq": entry.seq,
    }


def _mandates(entry: Entry, event: MandatesIssued) -> Iterable[Row]:
    for each in event.mandates:
        yield {
            **_mandate(entry, event),
            "id": each.mandate,
            "person": each.person,
            "number": each.number,
            "starts": event.starts,
            "ends": event.ends,
        }


def _taken_over(entry: Entry, event: ContestTakenOver) -> Iterable[Row]:
    for each in event.holders:
        yield {
            **_mandate(entry, event),
            "id": event.mandate(each.number),
            "person": each.person,
            "number": each.number,
            "starts": each.starts,
            "ends": each.ends,
            "evidence": each.evidence,
        }


def _mandate(entry: Entry, event: MandatesIssued | ContestTakenOver) -> Row:
    return {
        "contest": event.contest,
        "motion": None,
        "kind": event.kind,
        "office": event.office,
        "office_unit": event.office_unit,
        "instead_of": None,
        "evidence": None,
        "filler": "",
        "by_mandate": None,
        "by_post": None,
        **decisions.LIVE,
        "seq": entry.seq,
    }


def _alternates(contest: str, alternates: Iterable[str]) -> Iterable[Row]:
    for rank, person in enumerate(alternates, 1):
        yield {"key": f"{contest}/{rank}", "contest": contest, "rank": rank, "person": person}
