"""The motions on which delegates were instructed, or are named with their votes: those that have a report."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT

from comitia.store import models

HELD = ("in_effect", "reversed")
"""The states of an instruction that is, or was, in effect."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for; each is empty for all. `body` and `unit` vote, `by` and `by_unit` instruct."""

    body: str = ""
    unit: str = ""
    by: str = ""
    by_unit: str = ""


def reported(asked: Asked) -> QuerySet[models.Motion]:
    """Return the motions with a report, of those asked for."""
    given = models.Motion.objects.filter(kind="instruct", state__in=HELD).exclude(effect__motion=None)
    if asked.by:
        given = given.filter(body=asked.by, **({"unit": asked.by_unit} if asked.by_unit else {}))
    concerned = Q(id__in=given.annotate(about=KT("effect__motion")).values("about"))
    if not asked.by:
        concerned |= Q(id__in=models.NamedVote.objects.values("motion"))
    wanted = {name: value for name in ("body", "unit") if (value := getattr(asked, name))}
    return models.Motion.objects.filter(concerned, **wanted)


def has_report(**wanted: object) -> bool:
    """Tell whether there is a report on any motion that fulfils these conditions of Django."""
    return reported(Asked()).filter(**wanted).exists()
