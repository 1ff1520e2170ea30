"""The places of an office: by the contest that fills them, who has them, who had them, and who would move up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from comitia.store import models
from comitia.store.queries.filling import Filling, fillings
from comitia.store.queries.holders import Holder, holders, live, names_of
from comitia.store.queries.homes import bearers, homes, namesakes
from comitia.store.queries.labels import Labels, Place
from comitia.store.queries.vacant import CALLED

PAST = 100
"""Ended mandates that a page lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """One who moves up when a seat falls vacant; rank 1 first."""

    person: str
    name: str
    home: Place | None
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """The seats that one contest fills: its number in the body (from 1), its holders and alternates."""

    number: int
    filling: Filling
    holders: Sequence[Holder]
    alternates: Sequence[Alternate]

    @property
    def vacant(self) -> int:
        """Return the seats that stayed empty, or that their holders have left since."""
        return self.filling.vacant + self.left

    @property
    def left(self) -> int:
        """Return the seats that their holders have left."""
        return max(self.filling.elected - len(self.holders), 0)


def delegations(words: Labels, kind: str, office: str, row: models.Unit) -> list[Delegation]:
    """Return the seats of an office by contest, with who holds them and who would move up.

    The holder of a post is told from everybody of the same name who stood; members and alternates from each other.
    """
    mandates = live().filter(kind=kind, office=office, office_unit=row.id).exclude(contest=None, instead_of=None)
    next_up = _next_up(kind, office, row.id)
    beside = names_of(next_up.order_by().values("person"))
    if kind == "post":
        beside |= bearers(mandates.values("person"))
    contests = models.Contest.objects.filter(kind=kind, office=office, office_unit=row.id)
    filled_before = _filled_before(office, row.id)
    firsts = {contest: filled_before.get(first, first) for contest, first in contests.values_list("id", "first")}
    seated: dict[str, list[Holder]] = {}
    came_after = _came_after(kind, office, row.id)
    for holder in holders(words, mandates, beside):
        contest = holder.contest or came_after.get(holder.id)
        if contest is not None:
            seated.setdefault(firsts[contest], []).append(holder)
    held = {holder.person: holder.name for found in seated.values() for holder in found}
    waiting = _alternates(words, next_up, held | beside, firsts)
    return [
        Delegation(
            number=number,
            filling=filling,
            holders=seated.get(filling.contest, ()),
            alternates=waiting.get(filling.contest, ()),
        )
        for number, filling in enumerate(fillings(words, [(kind, office)], row)[kind, office], 1)
    ]


def _filled_before(office: str, unit: str) -> dict[str, str]:
    """Return for each by-election of an office the contest that had filled its places."""
    called = models.Act.objects.filter(type=CALLED, office=office, unit=unit).values_list("body", flat=True)
    return {body["contest"]: body["of"] for body in called}


def _came_after(kind: str, office: str, unit: str) -> dict[str, str]:
    """Return for who was co-opted into a place of a contest that contest."""
    rows = models.Mandate.objects.filter(kind=kind, office=office, office_unit=unit).order_by("seq")
    found: dict[str, str] = {}
    for mandate, contest, instead_of in rows.values_list("id", "contest", "instead_of"):
        source = contest or found.get(instead_of or "")
        if source is not None:
            found[mandate] = source
    return found


def given(words: Labels, kind: str, office: str, unit: str) -> list[Holder]:
    """Return those who hold an office because a motion gave it to them."""
    into_contests = _came_after(kind, office, unit)
    own = live().filter(kind=kind, office=office, office_unit=unit, contest=None, by_mandate=None)
    mandates = own.exclude(id__in=into_contests)
    return holders(words, mandates, bearers(mandates.values("person")) if kind == "post" else None)


def ex_officio(words: Labels, body: str, unit: str) -> list[Holder]:
    """Return those who sit in a body by virtue of a post."""
    return holders(words, live().filter(kind="body", office=body, office_unit=unit).exclude(by_mandate=None))


def past(words: Labels, kind: str, office: str, unit: str) -> list[Holder]:
    """Return those who held an office and whose mandates ended before their term, the last first; at most `PAST`."""
    ended = models.Mandate.objects.filter(kind=kind, office=office, office_unit=unit, is_live=False)
    shown = list(ended.order_by("-ended", "-seq").values_list("id", flat=True)[:PAST])
    found = holders(words, models.Mandate.objects.filter(id__in=shown))
    return sorted(found, key=lambda holder: shown.index(holder.id))


def _next_up(kind: str, office: str, unit: str) -> QuerySet[models.Alternate]:
    contests = models.Contest.objects.filter(kind=kind, office=office, office_unit=unit).values("id")
    first = models.Contest.objects.filter(id=OuterRef("contest")).values("first")
    moved_up = models.Mandate.objects.annotate(first=Subquery(first)).filter(
        first=OuterRef("first"), person=OuterRef("person"), instead_of__isnull=False
    )
    undone = models.Motion.objects.filter(state="reversed").values("id")
    had_turn = Exists(moved_up.exclude(is_live=False, ended_by__in=undone))
    alternates = models.Alternate.objects.annotate(first=Subquery(first))
    return alternates.filter(~had_turn, contest__in=contests).order_by("contest", "rank")


def _alternates(
    words: Labels, rows: QuerySet[models.Alternate], names: Mapping[str, str], firsts: Mapping[str, str]
) -> Mapping[str, Sequence[Alternate]]:
    listed = list(rows)
    known = homes(words, namesakes(names, names) & {row.person for row in listed})
    found: dict[str, list[Alternate]] = {}
    for row in listed:
        found.setdefault(firsts[row.contest], []).append(
            Alternate(
                person=row.person,
                name=names.get(row.person, ""),
                home=known.get(row.person),
                rank=row.rank,
            )
        )
    return found
