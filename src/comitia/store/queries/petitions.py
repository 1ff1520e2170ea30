"""Petitions for recall in words: what for, how many must sign and have, until when, and what became of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from comitia.core.events import event_of
from comitia.core.mandate.petition import PetitionOpened, PetitionSettled, SignaturesCertified
from comitia.store import models
from comitia.store.numbers import number_of
from comitia.store.queries.acts.recall import signers
from comitia.store.queries.acts.said import Said, said
from comitia.store.queries.decision_names import DecisionNames, decision_names
from comitia.store.queries.labels import labels

OPENED, SIGNED, SETTLED = "petition_opened/1", "signatures_certified/1", "petition_settled/1"
MOST = 100
"""Entries about a petition that its page lists."""
STANDS = {
    "open": "being signed",
    "complete": "signed by enough",
    "admitted": "admitted",
    "rejected": "rejected",
    "lapsed": "lapsed",
}
MOTIONS = {
    "moved": "before the body",
    "lost": "voted on, and lost",
    "carried": "carried, and not in effect yet",
    "in_effect": "voted on, and recalled",
    "lapsed": "carried, and lapsed",
    "reversed": "recalled, and reversed",
}
"""The words for where a petition stands."""
REASONS = {
    "not_entitled": "of persons who may not sign",
    "twice": "of persons who had signed already",
    "too_early": "before it was opened",
    "too_late": "after its last day",
}
"""Why signatures do not count, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionLine:
    """A petition in a list; `motion` is the number of the motion on it, None where there is none."""

    number: int
    what: str
    person: str
    opened: date
    last: date | None
    signed: int
    needed: int
    stands: str
    motion: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A certificate of signatures: its entry and day, and the digest of its list, None where only a number is known."""

    seq: int
    day: date
    digest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionPage:
    """All that is to be shown of one petition; `grounds` is empty where none were given."""

    line: PetitionLine
    holder: str
    kind: str
    office: str
    unit: str
    place: str
    openers: Sequence[tuple[str, str]]
    gave_grounds: bool
    grounds: str
    base: int
    of: str
    rejected: Sequence[tuple[str, int]]
    certified: date | None
    digest: str | None
    is_open: bool
    seqs: Sequence[int]
    steps: Sequence[Said]


def petition_lines(most: int, skip: int = 0, **about: str) -> tuple[list[PetitionLine], int]:
    """Return so many petitions at most, the latest first, and how many more there are.

    `skip` leaves out the latest; `about` may be `person`, or `office` and `unit`: those about these alone.
    """
    words, every = labels(), models.Act.objects.filter(type=OPENED, **about)
    rows = list(every.order_by("-seq")[skip : skip + most])
    if words is None or not rows:
        return [], 0
    names = decision_names(words, [row.body for row in rows])
    acts, moved = _acts([row.body["petition"] for row in rows]), _motions([row.body["mandate"] for row in rows])
    return [_line(row, acts.get(row.body["petition"], []), moved, names) for row in rows], every.count() - skip - len(
        rows
    )


def petition_page(petition: str) -> PetitionPage | None:
    """Return one petition with all that became of it, or None."""
    words, row = labels(), models.Act.objects.filter(type=OPENED, body__petition=petition).first()
    if words is None or row is None:
        return None
    opened = _opened(row)
    acts = _acts([petition]).get(petition, [])
    moved = _motions([opened.mandate])
    names = decision_names(words, [row.body])
    signed = next((each for each in reversed(acts) if each.type == SIGNED), None)
    grounds = models.Text.objects.filter(commitment=opened.grounds or "").values_list("text", flat=True).first()
    motion = moved.get(petition)
    of_motion = models.Act.objects.filter(motion=motion.id if motion else "").values_list("seq", flat=True)
    seqs, now = sorted({row.seq, *(each.seq for each in acts), *of_motion}), _line(row, acts, moved, names)
    return PetitionPage(
        line=now,
        holder=names.person(opened.person),
        kind=opened.kind,
        office=opened.office,
        unit=opened.office_unit,
        place=names.office(opened.office, opened.office_unit),
        openers=[(each, names.person(each)) for each in opened.openers],
        gave_grounds=opened.grounds is not None,
        grounds=grounds or "",
        base=opened.base,
        of=signers(opened.body, opened.roll, opened.unit, names),
        rejected=_rejected(signed),
        certified=None if signed is None else date.fromisoformat(signed.occurred),
        digest=None if signed is None else signed.body["digest"],
        is_open=now.stands == STANDS["open"],
        seqs=seqs,
        steps=said(words, list(models.Act.objects.filter(seq__in=seqs[:MOST]).order_by("seq"))),
    )


def certificate(petition: str) -> Certificate | None:
    """Return the last certificate of the signatures of a petition, or None."""
    row = models.Act.objects.filter(type=SIGNED, body__petition=petition).order_by("-seq").first()
    if row is None:
        return None
    return Certificate(seq=row.seq, day=date.fromisoformat(row.occurred), digest=row.body["digest"])


def _opened(row: models.Act) -> PetitionOpened:
    event = event_of(row.type, row.body)
    assert isinstance(event, PetitionOpened)  # noqa: S101  its type says so
    return event


def _acts(petitions: Sequence[str]) -> Mapping[str, list[models.Act]]:
    """Return what was entered about petitions after their opening, in order."""
    found: dict[str, list[models.Act]] = {}
    rows = models.Act.objects.filter(type__in=(SIGNED, SETTLED), body__petition__in=petitions)
    for row in rows.order_by("seq"):
        found.setdefault(row.body["petition"], []).append(row)
    return found


def _motions(mandates: Sequence[str]) -> Mapping[str, models.Motion]:
    """Return the last motion that names each petition and is not withdrawn."""
    rows = models.Motion.objects.filter(kind="recall", effect__mandate__in=mandates).exclude(state="withdrawn")
    return {row.effect["petition"]: row for row in rows.order_by("number") if row.effect.get("petition")}


def _line(
    row: models.Act, acts: Sequence[models.Act], moved: Mapping[str, models.Motion], names: DecisionNames
) -> PetitionLine:
    opened, outcome, signed = _opened(row), "open", 0
    until = opened.until
    for each in acts:
        event = event_of(each.type, each.body)
        if isinstance(event, SignaturesCertified):
            signed, outcome = event.valid, "complete" if event.complete else outcome
        elif isinstance(event, PetitionSettled):
            outcome, until = event.outcome, event.until or until
    motion, stands = moved.get(opened.petition), STANDS[outcome]
    if motion is not None:
        stands = MOTIONS[motion.state]
    return PetitionLine(
        number=number_of(opened.petition),
        what=names.mandate(opened.mandate),
        person=opened.person,
        opened=date.fromisoformat(row.occurred),
        last=until - timedelta(days=1) if until is not None else None,
        signed=signed,
        needed=opened.needed,
        stands=stands,
        motion=motion.number if motion is not None else None,
    )


def _rejected(signed: models.Act | None) -> list[tuple[str, int]]:
    rejected = {} if signed is None else signed.body["rejected"]
    return [(REASONS.get(reason, reason), count) for reason, count in rejected.items()]
