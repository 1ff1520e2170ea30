"""A body of one unit: its seats by the unit that fills them, who sits, who would move up, and what it elects."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from comitia.charter import Quorum
from comitia.core.mandate.post import EXTINGUISHED
from comitia.store import models
from comitia.store.queries import tree
from comitia.store.queries.decisions.line import Line
from comitia.store.queries.decisions.register import latest
from comitia.store.queries.decisions.resolutions import directed
from comitia.store.queries.filling import Filling, fillings
from comitia.store.queries.holders import Holder, holders, live, names_of
from comitia.store.queries.homes import bearers, homes, namesakes
from comitia.store.queries.labels import Labels, Place, labels
from comitia.store.queries.made import Abolished, Made, abolitions
from comitia.store.queries.unit_changes import electors

MOTIONS = 10
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Elects:
    """What a body elects: a body or post, with a name for it."""

    kind: str
    office: str
    unit: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPage:
    """All that the page of a body shows; `electors` counts those on the roll where everybody on it sits, if known.

    `made` and `given` are there where a decision has made it, and filled it; `abolished` where one has ended it.
    """

    way: Sequence[Place]
    body: str
    label: str
    title: str
    supreme: bool
    term: str
    meeting: bool
    electors: int | None
    delegations: Sequence[Delegation]
    elects: Sequence[Elects]
    powers: Sequence[str]
    made: Made | None
    abolished: Abolished | None
    heir: str
    given: Sequence[Holder]
    past: Sequence[Holder]
    motions: Sequence[Line]
    directed: Sequence[Line]
    quorum: Quorum | None
    moves_up: bool

    @property
    def gone(self) -> bool:
        """Tell whether its unit is no longer there."""
        return not self.way[-1].is_live

    @property
    def place(self) -> Place:
        """Return the unit whose body it is."""
        return self.way[-1]

    @property
    def held(self) -> int:
        """Return the number of seats with a holder."""
        return sum(len(each.holders) for each in self.delegations) + len(self.given)

    @property
    def vacant(self) -> int:
        """Return the number of seats that stay empty although their election is over."""
        if self.abolished:
            return 0
        left = max(self.made.seats - len(self.given), 0) if self.made else 0
        return sum(each.vacant for each in self.delegations) + left

    @property
    def open(self) -> int:
        """Return the number of seats whose election is still to come, as far as they are known."""
        return sum(each.filling.open for each in self.delegations)

    @property
    def seats(self) -> int:
        """Return the number of all seats that are known."""
        return self.held + self.vacant + self.open

    @property
    def lacks(self) -> int | None:
        """Return the number needed to decide where fewer seats are filled than that; None where enough are, or none is.

        A quorum of those with credentials depends on the day, and is not known here.
        """
        if self.quorum is None or self.quorum.of == "credentialed" or self.abolished or self.meeting:
            return None
        needed = self.quorum.needed(self.seats if self.quorum.of == "all_seats" else self.held)
        return needed if self.held < needed else None

    @property
    def ranked(self) -> bool:
        """Tell whether the votes of its members are first votes."""
        return any(holder.ranked for each in self.delegations for holder in each.holders)

    @property
    def awaited(self) -> Sequence[Filling]:
        """Return the contests that are not settled."""
        return [each.filling for each in self.delegations if not each.filling.is_settled]


def body_page(body: str, unit: str) -> BodyPage | None:
    """Return the page of a body, or None where there is none; queries grow with the charter, not with the seats."""
    words = labels()
    row = models.Unit.objects.filter(id=unit).first()
    if words is None or row is None or words.kind_of(body) != "body" or words.scope("body", body) != row.type:
        return None
    found, made = words.charter.bodies.get(body), words.made.get(body)
    if made is not None and made.unit != unit:
        return None
    abolished = abolitions([body], unit).get(body) if made else None
    return BodyPage(
        way=tree.way_up(words, unit),
        body=body,
        label=words.office("body", body).one,
        title=words.office_of("body", body, row.name),
        supreme=found is not None and found.supreme,
        term=found.term.words if found and found.term else "",
        meeting=found is not None and found.meeting,
        electors=_electors(words, row, found.roll) if found and found.roll else 0,
        delegations=delegations(words, "body", body, row) if found and row.is_live else (),
        elects=_elects(words, body, row),
        powers=made.powers if made else found.powers if found else (),
        made=made,
        abolished=abolished,
        heir=heir_of(words, abolished),
        given=given(words, "body", body, unit) if made else (),
        past=past(words, "body", body, unit),
        motions=latest(MOTIONS, body=body, unit=unit),
        directed=directed(words, body, row),
        quorum=found.quorum if found else None,
        moves_up="next_alternate" in (words.charter.vacancy.fillers("body") if words.charter.vacancy else ()),
    )


def heir_of(words: Labels, abolished: Abolished | None) -> str:
    """Return who has the powers of what is abolished: `the board`; empty where they are extinguished."""
    if abolished is None or abolished.heir == EXTINGUISHED:
        return ""
    return f"the {words.office(words.kind_of(abolished.heir) or '', abolished.heir).one}"


def _electors(words: Labels, row: models.Unit, roll: str) -> int | None:
    return electors(roll, [unit.id for unit in tree.within(words, row, words.charter.rolls[roll].unit_type)])


def delegations(words: Labels, kind: str, office: str, row: models.Unit) -> list[Delegation]:
    """Return the seats of an office by contest, with who holds them and who would move up.

    The holder of a post is told from everybody of the same name who stood; members and alternates from each other.
    """
    mandates = live().filter(kind=kind, office=office, office_unit=row.id).exclude(contest=None)
    next_up = _next_up(kind, office, row.id)
    beside = names_of(next_up.order_by().values("person"))
    if kind == "post":
        beside |= bearers(mandates.values("person"))
    contests = models.Contest.objects.filter(kind=kind, office=office, office_unit=row.id)
    firsts = dict(contests.values_list("id", "first"))
    seated: dict[str, list[Holder]] = {}
    for holder in holders(words, mandates, beside):
        seated.setdefault(firsts[holder.contest or ""], []).append(holder)
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


def given(words: Labels, kind: str, office: str, unit: str) -> list[Holder]:
    """Return those who hold an office because a motion gave it to them."""
    mandates = live().filter(kind=kind, office=office, office_unit=unit, contest=None)
    return holders(words, mandates, bearers(mandates.values("person")) if kind == "post" else None)


def past(words: Labels, kind: str, office: str, unit: str) -> list[Holder]:
    """Return those who held an office and whose mandates ended before their term, the last first; at most `PAST`."""
    ended = models.Mandate.objects.filter(kind=kind, office=office, office_unit=unit, is_live=False)
    shown = list(ended.order_by("-ended", "-seq").values_list("id", flat=True)[:PAST])
    found = holders(words, models.Mandate.objects.filter(id__in=shown))
    return sorted(found, key=lambda holder: shown.index(holder.id))


def _next_up(kind: str, office: str, unit: str) -> QuerySet[models.Alternate]:
    contests = models.Contest.objects.filter(kind=kind, office=office, office_unit=unit).values("id")
    moved_up = models.Mandate.objects.filter(contest=OuterRef("contest"), person=OuterRef("person")).exclude(
        instead_of=None
    )
    had_turn = Exists(moved_up.exclude(cause="reversed"))
    return models.Alternate.objects.filter(~had_turn, contest__in=contests).order_by("contest", "rank")


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


def _elects(words: Labels, body: str, row: models.Unit) -> list[Elects]:
    found = []
    for election in words.charter.elections:
        if election.elector.body == body:
            above = next((place for place in tree.way_up(words, row.id) if place.type == election.scope), None)
            if above is not None:
                title = words.office_of(election.kind, election.office, above.name)
                found.append(Elects(kind=election.kind, office=election.office, unit=above.id, title=title))
    return found
