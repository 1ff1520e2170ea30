"""Mandates that a motion gave, as links: the body that decided, and how the votes on the motion fell."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from comitia.core.assembly.requirement import Bases, Tally
from comitia.core.record.codec import from_json
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.chain.model import BY_DECISION, Link, Win
from comitia.store.queries.labels import Labels
from comitia.store.queries.requirement_words import votes_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """How the votes on a motion fell as they hold: by the recount where there was one."""

    tally: Tally
    electors: int


def motion_links(mandates: Q, words: Labels) -> tuple[Link, ...]:
    """Return a link for each motion that gave some of these mandates, in order; three queries."""
    given: dict[str, list[models.Mandate]] = {}
    for row in models.Mandate.objects.filter(mandates, contest=None).order_by("seq", "number"):
        given.setdefault(row.motion or "", []).append(row)
    falls = _falls(list(given))
    motions = models.Motion.objects.filter(id__in=list(given)).order_by("number")
    return tuple(_link(row, given[row.id], falls[row.id], words) for row in motions)


def _falls(motions: Sequence[str]) -> dict[str, Fall]:
    found: dict[str, Fall] = {}
    for row in models.Vote.objects.filter(motion__in=motions).order_by("motion", "number"):
        tally = from_json(Tally, row.tally)
        electors = from_json(Bases, row.bases).filled_seats if row.bases else found[row.motion].electors
        found[row.motion] = Fall(tally=tally, electors=electors)
    return found


def _link(row: models.Motion, given: Sequence[models.Mandate], fall: Fall, words: Labels) -> Link:
    body = words.charter.bodies.get(row.body)
    return Link(
        contest=row.id,
        deciding=row.id,
        round=1,
        office=given[0].office,
        office_unit=given[0].office_unit,
        group=0,
        roll=body.roll if body else None,  #  in a meeting everybody on the roll decides
        body=row.body,
        unit=row.unit,
        electors=fall.electors,
        seats=len(given),
        filled=len(given),
        vacant=0,
        evidence=BY_DECISION,
        cast=fall.tally.voting,
        valid=fall.tally.voting - fall.tally.invalid,
    )


def win_by_motion(mandate: models.Mandate) -> Win:
    """Return how a motion gave a mandate; two queries."""
    motion = models.Motion.objects.get(id=mandate.motion)
    fall = _falls([motion.id])[motion.id]
    return Win(
        contest=motion.id,
        rule="",
        votes=None,
        quota=None,
        cast=fall.tally.voting,
        valid=fall.tally.voting - fall.tally.invalid,
        round=1,
        reason="",
        with_lot=False,
        evidence=BY_DECISION,
        verb={"appoint": "appointed", "coopt": "co-opted"}.get(motion.kind, "elected"),
        result=f"motion {number_of(motion.id)}: {votes_in_words(fall.tally)}",
    )
