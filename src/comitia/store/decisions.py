"""From entries of bodies that decide to rows: every act, each motion as it stands, votes, mandates given and ended."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from django.db import models as django

from comitia.core.assembly.challenge import ChallengeDecided, VoteChallenged
from comitia.core.assembly.decision import DecisionInEffect, DecisionLapsed, DecisionReversed
from comitia.core.assembly.motion import MotionMoved, MotionWithdrawn
from comitia.core.assembly.named_vote import VotesByName
from comitia.core.assembly.requirement import Bases, Tally
from comitia.core.assembly.vote import VoteDeclared
from comitia.core.election.unit_change import UnitDissolved, UnitEstablished, UnitMerged, UnitMoved, UnitReinstated
from comitia.core.events import Event, body_of
from comitia.core.history.again import OfPast
from comitia.core.history.breach import BreachSettled
from comitia.core.history.retraction import PastActRetracted
from comitia.core.mandate.acceptance import AcceptanceAsked, MandateAccepted, MandateDeclined
from comitia.core.mandate.cooption import PersonCoopted
from comitia.core.mandate.ending import MandateEnded, MandateRestored
from comitia.core.mandate.ex_officio import SeatedExOfficio
from comitia.core.mandate.given import MandatesGiven
from comitia.core.mandate.grace import GraceBegun, GraceLifted
from comitia.core.mandate.successor import SuccessorSeated
from comitia.core.mandate.vacancy import AlternateCalled
from comitia.core.record.canonical import JSON
from comitia.core.record.codec import to_json
from comitia.core.record.entry import Entry
from comitia.store import models
from comitia.store.history import past_change, past_rows
from comitia.store.numbers import number_of
from comitia.store.rows import Row
from comitia.store.units import unit_change, unit_row

New = tuple[type[django.Model], Row]
Change = tuple[type[django.Model], str, Row]


def act_row(entry: Entry, event: Event) -> Row:
    """Return the row of one act, with what it is about in columns of their own."""
    return {
        "seq": entry.seq,
        "type": entry.type,
        "motion": _named(event, "motion"),
        "person": _named(event, "person"),
        "office": _named(event, "office", "post", "body"),
        "unit": _named(event, "office_unit", "unit"),
        "mandate": _named(event, "mandate"),
        "occurred": entry.occurred,
        "cause": entry.cause,
        "body": body_of(event),
    }


def _named(event: Event, *names: str) -> str | None:
    """Return the first of these fields that an event has as a text."""
    found = (getattr(event, name, None) for name in names)
    return next((value for value in found if isinstance(value, str)), None)


def new_rows(entry: Entry, event: Event) -> list[New]:  # noqa: C901, PLR0911  one case an event type, each short
    """Return the rows that an entry adds beside its act."""
    match event:
        case MotionMoved():
            return [(models.Motion, _motion(entry, event))]
        case VoteDeclared():
            return [(models.Vote, _vote(entry, event.motion, 1, event.tally, event.bases, event.carried))]
        case VotesByName():
            return [(models.NamedVote, row) for row in _named_votes(entry, event)]
        case ChallengeDecided() if event.recount is not None:
            return [(models.Vote, _vote(entry, event.motion, 2, event.recount, None, event.carried))]
        case MandatesGiven():
            return [(models.Mandate, row) for row in _given(entry, event)]
        case AlternateCalled() | PersonCoopted() | SuccessorSeated():
            return [(models.Mandate, _came_after(entry, event))]
        case SeatedExOfficio():
            return [(models.Mandate, _seated(entry, event))]
        case UnitEstablished():
            return [(models.Unit, unit_row(entry, event, event.motion, event.split_from))]
        case _ if isinstance(event, OfPast):
            return [*past_rows(entry, event)]
        case _:
            return []


def changes(entry: Entry, event: Event) -> list[Change]:  # noqa: C901, PLR0911, PLR0912  one case an event type, each short
    """Return what an entry changes in rows that are there: the state of a motion, the end of a mandate."""
    match event:
        case MotionWithdrawn():
            return [_state(event.motion, "withdrawn")]
        case VoteDeclared():
            state = "carried" if event.carried else "lost"
            change = {"state": state, "voted": entry.occurred, "challenge_until": event.challenge_until}
            return [(models.Motion, event.motion, change)]
        case VoteChallenged():
            return [(models.Motion, event.motion, {"challenged": "open"})]
        case ChallengeDecided():
            change = {"challenged": "upheld" if event.upheld else "dismissed"}
            if event.upheld:
                change["state"] = "carried" if event.carried else "lost"
            return [(models.Motion, event.motion, change)]
        case DecisionInEffect():
            return [(models.Motion, event.motion, {"state": "in_effect", "in_effect": entry.occurred})]
        case DecisionLapsed():
            return [_state(event.motion, "lapsed")]
        case DecisionReversed():
            return [_state(event.motion, "reversed")]
        case AcceptanceAsked():
            return [(models.Mandate, event.mandate, {"accept_by": event.until})]
        case MandateAccepted() | MandateDeclined():
            return [(models.Mandate, event.mandate, {"accept_by": None})]
        case MandateEnded() | MandateRestored() | GraceBegun() | GraceLifted():
            return [(models.Mandate, event.mandate, _life(entry, event))]
        case UnitMoved() | UnitMerged() | UnitDissolved() | UnitReinstated():
            return [(models.Unit, event.unit, unit_change(entry, event))]
        case BreachSettled() | PastActRetracted():
            return [past_change(event)]
        case _:
            return []


def _life(entry: Entry, event: MandateEnded | MandateRestored | GraceBegun | GraceLifted) -> Row:
    match event:
        case MandateRestored():
            return LIVE
        case GraceBegun():
            return {"grace_until": event.until}
        case GraceLifted():
            return {"grace_until": None}
        case MandateEnded():
            ended = {"is_live": False, "ended": entry.occurred, "cause": event.cause, "ended_by": event.motion}
            return {**ended, "grace_until": None, "accept_by": None}


def _state(motion: str, state: str) -> Change:
    return models.Motion, motion, {"state": state}


def _motion(entry: Entry, event: MotionMoved) -> Row:
    effect = cast("Mapping[str, JSON]", event.effect)
    return {
        "id": event.motion,
        "number": number_of(event.motion),
        "body": event.body,
        "unit": event.unit,
        "mover": event.mover,
        "text": event.text,
        "kind": effect["kind"],
        "effect": event.effect,
        "requirement": to_json(event.requirement),
        "not_before": event.not_before,
        "moved": date.fromisoformat(entry.occurred),
        "state": "moved",
        "challenged": "",
        "voted": None,
        "challenge_until": None,
        "in_effect": None,
        "seq": entry.seq,
    }


def _vote(entry: Entry, motion: str, number: int, tally: Tally, bases: Bases | None, carried: bool) -> Row:
    return {
        "key": f"{motion}/{number}",
        "motion": motion,
        "number": number,
        "in_favour": tally.votes.in_favour,
        "against": tally.votes.against,
        "abstaining": tally.votes.abstaining,
        "tally": to_json(tally),
        "bases": to_json(bases),
        "carried": carried,
        "taken": date.fromisoformat(entry.occurred),
        "seq": entry.seq,
    }


def _named_votes(entry: Entry, event: VotesByName) -> list[Row]:
    return [
        {
            "key": f"{entry.seq}/{mandate}",
            "motion": event.motion,
            "mandate": mandate,
            "vote": vote,
            "entered": date.fromisoformat(entry.occurred),
            "seq": entry.seq,
        }
        for mandate, vote in event.votes.items()
    ]


def _given(entry: Entry, event: MandatesGiven) -> list[Row]:
    return [
        {
            "id": event.mandate(number),
            "contest": None,
            "motion": event.motion,
            "kind": event.kind,
            "office": event.office,
            "office_unit": event.office_unit,
            "person": person,
            "number": number,
            "starts": event.starts,
            "ends": event.ends,
            "instead_of": None,
            "evidence": None,
            "filler": "",
            "by_mandate": None,
            "by_post": None,
            **LIVE,
            "seq": entry.seq,
        }
        for number, person in enumerate(event.persons, 1)
    ]


def _came_after(entry: Entry, event: AlternateCalled | PersonCoopted | SuccessorSeated) -> Row:
    """Return the row of a mandate in the place of another: of an alternate, of who was co-opted, of a successor."""
    return {
        "id": event.mandate,
        "contest": event.contest if isinstance(event, AlternateCalled) else None,
        "motion": None if isinstance(event, AlternateCalled) else event.motion,
        "kind": event.kind,
        "office": event.office,
        "office_unit": event.office_unit,
        "person": event.person,
        "number": event.number if isinstance(event, AlternateCalled) else 1,
        "starts": event.starts,
        "ends": event.ends,
        "instead_of": event.instead_of,
        "evidence": None,
        "filler": _filler(event),
        "by_mandate": None,
        "by_post": None,
        **LIVE,
        "seq": entry.seq,
    }


def _seated(entry: Entry, event: SeatedExOfficio) -> Row:
    """Return the row of a seat that goes with a post."""
    return {
        "id": event.mandate,
        "contest": None,
        "motion": None,
        "kind": event.kind,
        "office": event.office,
        "office_unit": event.office_unit,
        "person": event.person,
        "number": 1,
        "starts": event.starts,
        "ends": event.ends,
        "instead_of": None,
        "evidence": None,
        "filler": "",
        "by_mandate": event.by,
        "by_post": event.by_post,
        **LIVE,
        "seq": entry.seq,
    }


def _filler(event: AlternateCalled | PersonCoopted | SuccessorSeated) -> str:
    if isinstance(event, AlternateCalled):
        return event.filler
    return "coopted" if isinstance(event, PersonCoopted) else "successor"


LIVE: Row = {
    "is_live": True,
    "ended": None,
    "cause": "",
    "ended_by": None,
    "grace_until": None,
    "accept_by": None,
}
"""The columns of a mandate that nothing has ended."""
