"""Which acts of the past are about somebody, or about an office, or were done by a body."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from comitia.store import models


def of_person(person: str) -> Q:
    """Return the condition that an act is about a person, or answers one that is."""
    named = models.Mention.objects.filter(role="person", what=person).values("act")
    return Q(number__in=named) | Q(kind="settlement", of__in=named)


def of_office(office: str, unit: str = "") -> Q:
    """Return the condition that an act is about an office, by it, or was an act of a session of it."""
    found = models.Mention.objects.filter(role__in=("place", "by"), what=office)
    by = models.Mention.objects.filter(role="by", what=office)
    if unit:
        found, by = found.filter(unit=unit), by.filter(unit=unit)
    named = found.values("act")
    answers = Q(kind="settlement", of__in=found.filter(role="place").values("act"))
    return Q(number__in=named) | answers | Q(within__in=by.values("act"))


def flagged(level: str = "") -> Exists:
    """Return the condition that an act has a flag, of one level or of any."""
    flags = models.PastFlag.objects.filter(act=OuterRef("number"))
    return Exists(flags.filter(level=level) if level else flags)


def in_order(rows: QuerySet[models.PastAct]) -> QuerySet[models.PastAct]:
    """Return acts by their dates, the oldest first; those of which no date is known are last."""
    return rows.order_by("sorts", "number")
