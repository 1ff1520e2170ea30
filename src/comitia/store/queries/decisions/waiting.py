"""What a carried motion waits for, by the charter in force: the page says the days, and no clock decides."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from comitia.charter import Charter
from comitia.store import models
from comitia.store.queries.acts.words import day, number

ONE = timedelta(days=1)


def waits_until(charter: Charter, row: models.Motion) -> date | None:
    """Return the last day on which a carried motion waits, as far as days are known; None where it waits for none."""
    days = [*_challenge(charter, row), *_in_force(row), *_appeal(charter, row)]
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


def _appeal(charter: Charter, row: models.Motion) -> Iterator[date]:
    appeal = charter.discipline.appeal if charter.discipline else None
    if row.kind == "expel" and appeal is not None and appeal.suspends and row.voted is not None:
        yield appeal.within.end(row.voted) - ONE


def reasons(charter: Charter, row: models.Motion, edition: Charter) -> Iterator[str]:
    """Yield the sentences that say what a carried motion waits for; `edition` is the one under which it was moved."""
    if row.challenged == "open":
        yield "Its result is challenged, and the votes are to be counted again."
    for until in _challenge(charter, row):
        yield f"Its result can be challenged until {day(until)}; it has no effect before that."
    for until in _appeal(charter, row):
        yield f"An appeal can be lodged until {day(until)}, and suspends it."
    for until in _in_force(row):
        yield f"It comes into force on {day(until + ONE)}."
    if edition.amend is not None and edition.amend.ratify is not None and row.kind == "amend":
        yield "It must be ratified, as below."


def last_to_ratify(charter: Charter, row: models.Motion) -> date | None:
    """Return the last day on which an amendment can be ratified, or None."""
    amend = charter.amend
    ratify = amend.ratify if amend else None
    if ratify is None or ratify.within is None or row.voted is None:
        return None
    return ratify.within.end(row.voted) - ONE


def needed_to_ratify(charter: Charter) -> str:
    """Return how many must ratify an amendment: `at least 2 of 4 region councils`; empty where nobody must."""
    amend = charter.amend
    ratify = amend.ratify if amend else None
    if ratify is None:
        return ""
    body = charter.bodies[ratify.bodies]
    every = models.Unit.objects.filter(type=body.scope).count()
    least = ratify.gt * every // 1 + 1 if ratify.gt is not None else -(-(ratify.ge or Fraction(0)) * every // 1)
    return f"at least {max(int(least), 1):,} of {number(every, body.label.one, body.label.many)}"
