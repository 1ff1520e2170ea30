"""Resignations as their entries leave them: how each stands, and what the pages of those who hold an office say."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from comitia.core.assembly.evolution import evolve_letters
from comitia.core.events import event_of
from comitia.core.mandate.letters import Letters, Resignation
from comitia.core.mandate.resignation import Silence
from comitia.store import models

TENDERED = "resignation_tendered/1"
LATER = (
    "resignation_settled/1",
    "resignation_withdrawn/1",
    "resignation_condition_met/1",
    "resignation_in_effect/1",
)
STAYS, STAYED = "the holder stays in post", "the holder stayed in post"
SILENCE: Mapping[Silence, str] = {
    "accepted": "silence means that it is accepted",
    "refused": f"silence means that it is refused, and {STAYS}",
    "lapses": f"silence means that it lapses, and {STAYS}",
}
UNGRANTED = frozenset({"refused", "withdrawn", "lapsed"})
OUTCOMES = {
    "pending": "not decided yet",
    "waiting": "no leave is needed",
    "accepted": "accepted",
    "in_effect": "in effect",
}


def notes_on(mandates: Iterable[models.Mandate]) -> Mapping[str, str]:
    """Return what came of the last resignation from each of these mandates, in a sentence; one query without any.

    Of one that has ended only what was not granted is told: how it ended tells of the others.
    """
    held = {row.id: row for row in mandates}
    asked = models.Act.objects.filter(type=TENDERED, person__in={row.person for row in held.values()})
    rows = list(asked.order_by("seq"))
    last: dict[str, Resignation] = {}
    for found in replayed(rows, later(rows)).all:
        told = [each for each in found.tendered.mandates if each in held]
        last.update({each: found for each in told if held[each].is_live or found.outcome in UNGRANTED})
    return {
        mandate: f"Asked to be released on {_day(found.since)}: {_now(found, is_live=held[mandate].is_live)}."
        for mandate, found in last.items()
    }


def _now(found: Resignation, *, is_live: bool) -> str:
    said = clock(found)[1] if found.is_open else ""
    return "; ".join(each for each in (stands(found, is_over=False, is_held=is_live), said) if each)


def later(asked: Sequence[models.Act]) -> list[models.Act]:
    """Return the entries on resignations after they were tendered, in order; no query where there are none."""
    if not asked:
        return []
    wanted = [row.body["resignation"] for row in asked]
    return list(models.Act.objects.filter(type__in=LATER, body__resignation__in=wanted).order_by("seq"))


def replayed(asked: Sequence[models.Act], since: Sequence[models.Act]) -> Letters:
    """Return the state of resignations, from their entries."""
    letters = Letters()
    for row in (*asked, *since):
        evolve_letters(letters, event_of(row.type, row.body), date.fromisoformat(row.occurred[:10]))
    return letters


def stands(found: Resignation, *, is_over: bool, is_held: bool = True) -> str:
    """Return how a resignation stands, in a few words; `is_over` tells that the term is, `is_held` that it is held."""
    if found.is_open and is_over:
        return "lapsed, since the term was over"
    if found.outcome in UNGRANTED:
        stays = STAYS if is_held else STAYED
        return f"{found.outcome}{f' on {_day(found.settled_on)}' if found.settled_on else ''}; {stays}"
    if found.is_open and found.outcome != "pending" and found.tendered.condition is not None and found.met_on is None:
        said = "accepted" if found.outcome == "accepted" else "no leave is needed"
        return f"{said}; it takes effect once its condition is met"
    return OUTCOMES[found.outcome]


def clock(found: Resignation) -> tuple[date | None, str]:
    """Return when something happens to an open resignation by itself, and what; None where no day is set."""
    begins = found.tendered.effective_on
    if found.outcome == "pending" and found.until is not None and found.silence is not None:
        return found.until, f"to be decided before {_day(found.until)}; {SILENCE[found.silence]}"
    if found.outcome == "waiting" and begins is not None:
        bound = found.tendered.condition is not None and found.met_on is None
        return begins, f"{'not before' if bound else 'it takes effect on'} {_day(begins)}"
    return None, ""


def _day(found: date) -> str:
    return f"{found.day} {found:%B %Y}"
