"""What was decided on a person, and what they asked and moved: resignations, censures, leave, charges, motions."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from comitia.store import models
from comitia.store.queries.acts.said import Said, said
from comitia.store.queries.decisions.line import Line, lines
from comitia.store.queries.departures import dead
from comitia.store.queries.labels import Labels
from comitia.store.queries.petitions import PetitionLine, petition_lines
from comitia.store.queries.resignations import Request, requests_of

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
    charged = list(acts.filter(type="charges_laid/1").values_list("body", flat=True))
    membership = Q(person=person, type__in=MEMBERSHIP)
    heard = Q(type="person_heard/1", body__charges__in=[body["charges"] for body in charged])
    met = list(models.Act.objects.filter(membership | heard).order_by("seq")[:LISTED])
    moved = models.Motion.objects.filter(mover=person).order_by("-number")
    mandates = models.Mandate.objects.filter(person=person).values_list("id", flat=True)
    decided = models.Motion.objects.filter(
        kind__in=("censure", "grant_leave", "suspend", "lift_suspension"),
        state="in_effect",
        effect__mandate__in=list(mandates),
    )
    return Life(
        requests=requests_of(words, person),
        decided=lines(words, list(decided.order_by("number")[:LISTED])),
        membership=said(words, met),
        moved=lines(words, list(moved[:MOVED])),
        many=moved.count(),
        died=bool(dead([person])),
        petitions=petition_lines(MOVED, person=person)[0],
    )
