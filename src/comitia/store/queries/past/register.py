"""All acts of the past in order of time, by decade and year: by body or post, by kind, by flag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from comitia.core.record.when import FIRST, LAST, when
from comitia.store import models
from comitia.store.queries.acts.words import capital
from comitia.store.queries.labels import Labels, labels
from comitia.store.queries.past.line import Line, lines
from comitia.store.queries.past.which import flagged, in_order, of_office, of_person
from comitia.store.queries.past.words import KINDS, LEVELS

PAGE = 50
"""Acts to a page."""
NO_DECADE = "none"
ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is asked for; each is empty for all. `flag` is a level, or `any`; `decade` such as 192, or `none`."""

    office: str = ""
    unit: str = ""
    kind: str = ""
    flag: str = ""
    decade: str = ""
    since: date | None = None
    until: date | None = None
    person: str = ""

    @property
    def kept(self) -> dict[str, str]:
        """Return what is asked for, by the names of the address, without the decade."""
        return {name: value for name in ("office", "unit", "kind", "flag") if (value := getattr(self, name))}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter, with its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decade:
    """A decade with the number of acts in it."""

    value: str
    words: str
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The acts of a page under one heading: a year, a decade, or a date that is neither."""

    words: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One page of the past; `every` counts the acts that are asked for, `whole` all acts, `sources` the sources."""

    asked: Filter
    offices: Sequence[Choice]
    kinds: Sequence[Choice]
    flags: Sequence[Choice]
    decades: Sequence[Decade]
    years: Sequence[Year]
    every: int
    whole: int
    sources: int
    page: int
    pages: int

    @property
    def of(self) -> str:
        """Return the words for the decade that is asked for."""
        return next((each.words for each in self.decades if each.value == self.asked.decade), "")


def register(asked: Filter, page: int) -> Register | None:
    """Return a page (from 1) of the past, the oldest first, or None where it has no such page; some thirty queries."""
    words = labels()
    if words is None:
        return None
    among = chosen(asked)
    found = _in_decade(among, asked.decade)
    every = found.count()
    pages = max(-(-every // PAGE), 1)
    if not 1 <= page <= pages:
        return None
    used = set(models.PastAct.objects.order_by().values_list("kind", flat=True).distinct())
    dates = dict(in_order(found).values_list("number", "when")[(page - 1) * PAGE : page * PAGE])
    return Register(
        asked=asked,
        offices=_offices(words),
        kinds=[Choice(value=each, words=KINDS[each]) for each in KINDS if each in used],
        flags=_flags(),
        decades=_decades(among),
        years=_years(lines(words, list(dates)), dates),
        every=every,
        whole=models.PastAct.objects.count(),
        sources=models.Act.objects.filter(type="source_registered/1").count(),
        page=page,
        pages=pages,
    )


def chosen(asked: Filter) -> QuerySet[models.PastAct]:
    """Return the acts that are asked for, of every decade."""
    rows = models.PastAct.objects.all()
    if asked.office:
        rows = rows.filter(of_office(asked.office, asked.unit))
    if asked.person:
        rows = rows.filter(of_person(asked.person))
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.flag:
        rows = rows.filter(flagged("" if asked.flag == ANY else asked.flag))
    if asked.since is not None:
        rows = rows.filter(sorts__gte=asked.since)
    if asked.until is not None:
        rows = rows.filter(sorts__lte=asked.until)
    return rows


def listed(asked: Filter, most: int) -> tuple[list[Line], int]:
    """Return the first of the acts that are asked for, in order of time, and how many more there are."""
    words, rows = labels(), chosen(asked)
    if words is None:
        return [], 0
    numbers = list(in_order(rows).values_list("number", flat=True)[:most])
    return lines(words, numbers), rows.count() - len(numbers)


def _in_decade(rows: QuerySet[models.PastAct], decade: str) -> QuerySet[models.PastAct]:
    if not decade:
        return rows
    if decade == NO_DECADE:
        return rows.filter(decade=None)
    return (
        rows.filter(decade=int(decade)) if decade.isascii() and decade.isdecimal() and len(decade) < 4 else rows.none()
    )


def _decades(rows: QuerySet[models.PastAct]) -> list[Decade]:
    found = dict(rows.order_by().values_list("decade").annotate(many=Count("number")))
    known = sorted(each for each in found if each is not None)
    said = [Decade(value=str(each), words=f"{each}0s", many=found[each]) for each in known]
    if None in found:
        said.append(Decade(value=NO_DECADE, words="in no one decade", many=found[None]))
    return said


def _years(shown: Sequence[Line], dates: Mapping[int, str]) -> list[Year]:
    """Return acts under their headings, each heading once and where it first has an act."""
    found: dict[str, list[Line]] = {}
    for line in shown:
        found.setdefault(_heading(line, when(dates[line.number]).named), []).append(line)
    return [Year(words=said, lines=part) for said, part in found.items()]


def _heading(line: Line, named: tuple[date, date]) -> str:
    """Return the year, or the decade, of an act; of what is dated otherwise, such as `before 1930`, just that."""
    if line.year is not None:
        return str(line.year)
    if named == (FIRST, LAST):
        return "Not known to a decade"
    whole = line.decade is not None and named == (
        date(line.decade * 10, 1, 1),
        date(line.decade * 10 + 9, 12, 31),
    )
    return f"The {line.decade}0s, year unknown" if whole else capital(line.when)


def _offices(words: Labels) -> list[Choice]:
    found = models.Mention.objects.filter(role__in=("place", "by")).order_by().values_list("what", flat=True).distinct()
    said = [(words.office(words.kind_of(each) or "post", each).one, each) for each in found]
    return [Choice(value=each, words=name) for name, each in sorted(said)]


def _flags() -> list[Choice]:
    used = set(models.PastFlag.objects.order_by().values_list("level", flat=True).distinct())
    said = [Choice(value=level, words=f"{level}: {words}") for level, words in LEVELS.items() if level in used]
    return [Choice(value=ANY, words="flagged at all"), *said] if said else []
