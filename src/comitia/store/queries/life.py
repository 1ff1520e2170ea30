"""What was decided on a person, and what they asked and moved: resignations, censures, leave, charges, motions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from comitia.core.events import event_of
from comitia.core.mandate.resignation import ResignationSettled, ResignationTendered
from comitia.store import models
from comitia.store.queries.acts import Act, Known, act, known
from comitia.store.queries.acts.words import several
from comitia.store.queries.decisions.line import Line, lines
from comitia.store.queries.decisions.texts import texts
from comitia.store.queries.departures import dead
from comitia.store.queries.endings import number_of
from comitia.store.queries.labels import Labels
from comitia.store.queries.petitions import PetitionLine, petition_lines

MOVED = 20
"""Motions of a person that the page lists."""
LISTED = 100
"""Entries about a person that the page lists."""
MEMBERSHIP = (
    "charges_laid/1",
    "person_expelled/1",
    "person_readmitted/1",
    "departure_entered/1",
    "departure_withdrawn/1",
)
"""Entries on what somebody is, apart from offices."""
OUTCOMES = {
    "accepted": "accepted",
    "refused": "refused: the holder stays",
    "pending": "open again, since that decision was reversed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a body decided on a resignation: in words, on which day, by which motion, and its entry."""

    words: str
    day: str
    motion: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A resignation: from what, on which day, before which body (empty where nobody decides), and its outcomes."""

    office: str
    day: str
    seq: int
    before: str
    text: str
    outcomes: Sequence[Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An entry about a person, on its day."""

    seq: int
    day: str
    act: Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """All of it; `moved` are the last motions of the person, `many` how many there are; `died` if that is entered.

    `petitions` are the latest to recall the person.
    """

    requests: Sequence[Request]
    decided: Sequence[Line]
    membership: Sequence[Said]
    moved: Sequence[Line]
    many: int
    died: bool
    petitions: Sequence[PetitionLine]


def life(words: Labels, person: str) -> Life:
    """Return what was decided on a person, and what they asked and moved; some twenty-five queries."""
    acts = models.Act.objects.filter(person=person)
    asked = list(acts.filter(type="resignation_tendered/1").order_by("-seq")[:LISTED])
    settled = models.Act.objects.filter(
        type="resignation_settled/1", body__resignation__in=[row.body["resignation"] for row in asked]
    )
    charged = list(acts.filter(type="charges_laid/1").values_list("body", flat=True))
    membership = Q(person=person, type__in=MEMBERSHIP)
    heard = Q(type="person_heard/1", body__charges__in=[body["charges"] for body in charged])
    met = list(models.Act.objects.filter(membership | heard).order_by("seq")[:LISTED])
    rows = [*asked, *settled.order_by("seq"), *met]
    names = known(words, [event_of(row.type, row.body) for row in rows])
    moved = models.Motion.objects.filter(mover=person).order_by("-number")
    mandates = models.Mandate.objects.filter(person=person).values_list("id", flat=True)
    decided = models.Motion.objects.filter(
        kind__in=("censure", "grant_leave", "suspend", "lift_suspension"),
        state="in_effect",
        effect__mandate__in=list(mandates),
    )
    return Life(
        requests=_requests(asked, rows[len(asked) :], names),
        decided=lines(words, list(decided.order_by("number")[:LISTED])),
        membership=[Said(seq=row.seq, day=row.occurred, act=act(event_of(row.type, row.body), names)) for row in met],
        moved=lines(words, list(moved[:MOVED])),
        many=moved.count(),
        died=bool(dead([person])),
        petitions=petition_lines(MOVED, person=person)[0],
    )


def _requests(asked: Sequence[models.Act], rows: Sequence[models.Act], names: Known) -> list[Request]:
    letters = texts(row.body["text"] for row in asked)
    outcomes: dict[str, list[Outcome]] = {}
    for row in rows:
        event = event_of(row.type, row.body)
        if isinstance(event, ResignationSettled):
            words = OUTCOMES[event.outcome]
            outcome = Outcome(words=words, day=row.occurred, motion=number_of(event.motion), seq=row.seq)
            outcomes.setdefault(event.resignation, []).append(outcome)
    found: list[Request] = []
    for row in asked:
        event = event_of(row.type, row.body)
        if isinstance(event, ResignationTendered):
            found.append(
                Request(
                    office=_offices(event, names),
                    day=row.occurred,
                    seq=row.seq,
                    before=names.decisions.office(event.body, event.unit) if event.body is not None else "",
                    text=letters.get(event.text, ""),
                    outcomes=outcomes.get(event.resignation, ()),
                )
            )
    return found


def _offices(event: ResignationTendered, names: Known) -> str:
    held = [names.decisions.mandates[each] for each in event.mandates if each in names.decisions.mandates]
    return several([names.decisions.role(each.kind, each.office, each.office_unit) for each in held], len(held))
