"""The order in which places and their elections are listed: everywhere the same, and District 2 before District 10."""

import re

from django.db.models import OuterRef, QuerySet, Subquery

from comitia.store import models

NUMBER = re.compile(r"([0-9]+)")


def natural(name: str) -> tuple[tuple[int, int, str], ...]:
    """Return by what names are sorted: without regard to capitals, numbers within them by their value."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in NUMBER.split(name.casefold()))


PLACE = Subquery(models.Unit.objects.filter(id=OuterRef("unit")).values("seq"))
"""Where the unit that elects stands among all units."""
IN_ORDER = ("opened", PLACE, "seq")


def in_order(contests: QuerySet[models.Contest]) -> QuerySet[models.Contest]:
    """Return elections by the day of their opening; those of one day in the order of the units that elect."""
    return contests.order_by(*IN_ORDER)
