"""The unit that tells a person from a namesake: the lowest on whose roll they are, else where they stood first."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet

from comitia.store import models
from comitia.store.queries.labels import Labels, Place


def homes(words: Labels, people: Collection[str]) -> Mapping[str, Place]:
    """Return the unit of each person; five queries, and none for nobody."""
    if not people:
        return {}
    stood = models.Candidate.objects.filter(person__in=people)
    contests = models.Contest.objects.filter(id__in=stood.values("contest"))
    first = {contest: (seq, unit) for contest, seq, unit in contests.values_list("id", "seq", "unit")}
    found: dict[str, str] = {}
    for contest, person in sorted(stood.values_list("contest", "person"), key=lambda pair: first[pair[0]]):
        found.setdefault(person, first[contest][1])
    enrolled = list(
        models.Elector.objects.filter(person__in=people).order_by("roll", "unit").values_list("person", "unit")
    )
    wanted = {*found.values(), *(unit for _, unit in enrolled)}
    units = {row.id: words.place(row) for row in models.Unit.objects.filter(id__in=wanted)}
    found |= dict(sorted(enrolled, key=lambda pair: words.depth(units[pair[1]].type)))
    return {person: units[unit] for person, unit in found.items()}


def namesakes(names: Mapping[str, str], people: Iterable[str]) -> set[str]:
    """Return those of `people` who share their name with another of them; `names` are by person."""
    listed = set(people)
    times = Counter(names.get(person, "") for person in listed)
    return {person for person in listed if names.get(person) and times[names[person]] > 1}


def bearers(people: QuerySet[Any, Any] | Collection[str]) -> dict[str, str]:
    """Return the names, by person, of all with a page who bear the name of one of `people`; one query."""
    names = models.Person.objects.filter(id__in=people).exclude(name="").values("name")
    return dict(with_pages().filter(name__in=names).values_list("id", "name"))


def with_pages() -> QuerySet[models.Person]:
    """Return the persons with a page: who stood, holds or held something, or moved or met a decision.

    Who is a member and none of that has no page: it is nobody else's business.
    """
    known = Q(id__in=models.Candidate.objects.values("person"))
    known |= Q(id__in=models.Mandate.objects.filter(contest=None).values("person"))
    known |= Q(id__in=models.Motion.objects.values("mover"))
    known |= Q(id__in=models.Act.objects.exclude(person=None).values("person"))
    return models.Person.objects.filter(known)


def called(name: str, home: Place | None) -> str:
    """Return what to call a person: the name, with the unit where it is needed to tell them apart."""
    return f"{name or '(name erased)'}{f' of {home.name}' if home else ''}"
