"""What a carried motion waits for, by the charter in force: the page says the days, and no clock decides."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from comitia.charter import Charter
from comitia.store import models
from comitia.store.queries.acts.words import day, number
from comitia.store.queries.chain.speech import listed
from comitia.store.queries.departures import dead

ONE = timedelta(days=1)
NAMED = 5
"""So many that have not ratified an amendment are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A motion as its windows see it: `on` is the day of the result that holds, as in the rules (`carried_on`).

    `appeal` is pending, upheld or dismissed, or lapsed where the person has died; empty where none was lodged.
    """

    row: models.Motion
    on: date | None
    appeal: str


def waiting(row: models.Motion, votes: Sequence[models.Vote], appeal: str) -> Waiting:
    """Return a motion with the day from which its windows run: that of a recount which gave another result."""
    recounted = row.challenged == "upheld" and len(votes) > 1
    return Waiting(row=row, on=votes[-1].taken if recounted else row.voted, appeal=appeal)


def appeals_on(rows: Sequence[models.Motion]) -> Mapping[str, str]:
    """Return how appeals stand against those of these motions that are carried; no query where none expels."""
    ids = [row.id for row in rows if row.kind == "expel" and row.state == "carried"]
    if not ids:
        return {}
    lodged = models.Act.objects.filter(type="appeal_lodged/1", motion__in=ids).values_list("motion", flat=True)
    settled = models.Act.objects.filter(type="appeal_settled/1", body__appealed__in=ids)
    outcomes = {body["appealed"]: body["outcome"] for body in settled.values_list("body", flat=True)}
    return {**{str(motion): outcomes.get(motion, "pending") for motion in lodged}, **_lapsed(rows)}


def _lapsed(rows: Sequence[models.Motion]) -> dict[str, str]:
    """Return, for each motion that expels somebody who has died, that no appeal is possible any more."""
    charges = {row.id: row.effect["charges"] for row in rows if row.kind == "expel" and row.state == "carried"}
    laid = models.Act.objects.filter(type="charges_laid/1", body__charges__in=list(charges.values()))
    charged = {body["charges"]: body["person"] for body in laid.values_list("body", flat=True)}
    gone = dead(set(charged.values()))
    return {motion: "lapsed" for motion, each in charges.items() if charged.get(each) in gone}


def waits_until(charter: Charter, found: Waiting) -> date | None:
    """Return the last day on which a carried motion waits, as far as days are known; None where it waits for none."""
    days = [*_challenge(charter, found.row), *_in_force(found.row), *_appeal(charter, found)]
    return max(days, default=None)


def _challenge(charter: Charter, row: models.Motion) -> Iterator[date]:
    section = charter.decisions
    waits = section is not None and section.challenge is not None and section.challenge.effect == "waits"
    if waits and row.challenge_until is not None and row.challenged == "":
        yield row.challenge_until - ONE


def _in_force(row: models.Motion) -> Iterator[date]:
    proposed = row.effect.get("charter") if row.kind == "amend" else None
    if proposed is not None:
        yield date.fromisoformat(proposed["in_force"]) - ONE


def _appeal(charter: Charter, found: Waiting) -> Iterator[date]:
    appeal = charter.discipline.appeal if charter.discipline else None
    if appeal is None or not appeal.suspends or found.on is None:
        return
    if found.row.kind == "expel" and not found.appeal:
        yield appeal.within.end(found.on) - ONE


def awaits_appeal(charter: Charter, found: Waiting) -> bool:
    """Tell whether an appeal that is pending suspends a motion."""
    appeal = charter.discipline.appeal if charter.discipline else None
    return found.appeal == "pending" and appeal is not None and appeal.suspends


def reasons(charter: Charter, found: Waiting, edition: Charter) -> Iterator[str]:
    """Yield the sentences that say what a carried motion waits for; `edition` is the one under which it was moved."""
    row = found.row
    if row.challenged == "open":
        yield "Its result is challenged, and the votes are to be counted again."
    for until in _challenge(charter, row):
        yield f"Its result can be challenged until {day(until)}; it has no effect before that."
    if awaits_appeal(charter, found):
        yield "An appeal is pending, and suspends it."
    for until in _appeal(charter, found):
        yield f"An appeal can be lodged until {day(until)}, and suspends it."
    for until in _in_force(row):
        yield f"It comes into force on {day(until + ONE)}."
    if edition.amend is not None and edition.amend.ratify is not None and row.kind == "amend":
        yield "It must be ratified, as below."


def last_to_ratify(charter: Charter, found: Waiting) -> date | None:
    """Return the last day on which an amendment can be ratified, or None."""
    amend = charter.amend
    ratify = amend.ratify if amend else None
    if ratify is None or ratify.within is None or found.on is None:
        return None
    return ratify.within.end(found.on) - ONE


def given_to_ratify(amendment: str) -> list[str]:
    """Return the units, of those that are still there, whose bodies ratify an amendment; two queries."""
    types = ("amendment_ratified/1", "ratification_reversed/1")
    acts = models.Act.objects.filter(type__in=types, body__amendment=amendment).order_by("seq")
    last = {body["unit"]: type_ == types[0] for type_, body in acts.values_list("type", "body")}
    given = models.Unit.objects.filter(id__in=[unit for unit, given in last.items() if given], is_live=True)
    return list(given.values_list("id", flat=True))


def left_to_ratify(charter: Charter, given: Sequence[str]) -> str:
    """Return who has not ratified an amendment: `the region councils of North and South have not`; empty where many."""
    amend = charter.amend
    ratify = amend.ratify if amend else None
    if ratify is None:
        return ""
    body = charter.bodies[ratify.bodies]
    units = models.Unit.objects.filter(type=body.scope, is_live=True).exclude(id__in=given).order_by("name", "id")
    left = list(units.values_list("name", flat=True)[: NAMED + 1])
    if not left or len(left) > NAMED:
        return ""
    bodies, have = (body.label.one, "has") if len(left) == 1 else (body.label.many, "have")
    return f"the {bodies} of {listed(left)} {have} not"


def needed_to_ratify(charter: Charter) -> str:
    """Return how many must ratify an amendment: `at least 2 of 4 region councils`; empty where nobody must."""
    amend = charter.amend
    ratify = amend.ratify if amend else None
    if ratify is None:
        return ""
    body = charter.bodies[ratify.bodies]
    every = models.Unit.objects.filter(type=body.scope, is_live=True).count()
    least = ratify.gt * every // 1 + 1 if ratify.gt is not None else -(-(ratify.ge or Fraction(0)) * every // 1)
    return f"at least {max(int(least), 1):,} of {number(every, body.label.one, body.label.many)}"
