"""The front page: whose register it is, who holds its posts, its bodies, and the tree of its units."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from comitia.charter import Election
from comitia.store import models
from comitia.store.queries.labels import Labels, Place, labels
from comitia.store.queries.offices import Office, posts_of
from comitia.store.queries.tiers import Tier, tiers

WHOLE = 5000
"""Up to so many units the front page holds the whole tree; beyond, its upper levels and numbers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """Whose register it is: the organisation's name, the edition of its charter, and the number of entries."""

    id: str
    title: str
    edition: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A unit in the tree, with the units below it and what happened in it.

    `note` is a state, or empty; `votes` the ballots cast in it and below, `below` the number of units below that
    are not listed.
    """

    place: Place
    children: tuple["Node", ...]
    votes: int
    note: str
    below: int

    @property
    def has_counted(self) -> bool:
        """Tell whether ballots were counted here or in a unit listed below."""
        return self.note == "ballots_counted" or any(child.has_counted for child in self.children)


VOTED = ("ballots_counted", "totals_entered")
"""The grades of returns that tell of a vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The elections in which members themselves vote: how many by state, and the ballots cast in those with a vote.

    `unknown` is how many of these do not say how many ballots were cast. `repeated` tells that more than one was held
    in some unit, so that their number is not one of units.
    """

    states: Mapping[str, int]
    cast: int
    unknown: int
    repeated: bool

    @property
    def voted(self) -> int:
        """Return the number of elections with a vote that is known."""
        return sum(self.states.get(grade, 0) for grade in VOTED)

    @property
    def is_settled(self) -> bool:
        """Tell whether any of them has its outcome."""
        return any(number for state, number in self.states.items() if state != "awaited")


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What the front page shows."""

    posts: Sequence[Office]
    tiers: Sequence[Tier]
    ground: Ground
    base: str
    tree: Node | None
    units: int


def masthead() -> Masthead | None:
    """Return whose register it is, or None before the founding."""
    row = models.Organization.objects.values_list("id", "title", "edition").first()
    if row is None:
        return None
    size = models.Chain.objects.values_list("size", flat=True).first() or 0
    return Masthead(id=row[0], title=row[1], edition=row[2], size=size)


def front() -> Front | None:
    """Return the front page, or None before the founding; queries grow with the charter, not with the units."""
    words = labels()
    if words is None:
        return None
    root = models.Unit.objects.filter(parent=None).order_by("seq").first()
    types = dict(models.Unit.objects.filter(is_live=True).values_list("type").annotate(number=Count("id")).order_by())
    ground = _ground(words)
    return Front(
        posts=posts_of(words, root) if root else [],
        tiers=tiers(words, types, root.id if root else ""),
        ground=ground,
        base=_base(words, ground),
        tree=_tree(words, types) if root else None,
        units=sum(types.values()),
    )


def _base(words: Labels, ground: Ground) -> str:
    """Return the word for what the elections of the ground are counted by: the units they were held in, if one each."""
    types = {election.constituency for election in _founding(words)}
    if len(types) == 1 and not ground.repeated:
        label = words.unit_type(next(iter(types)))
        return label.one if ground.voted == 1 else label.many
    return "election" if ground.voted == 1 else "elections"


def _founding(words: Labels) -> list[Election]:
    """Return the elections by a roll on which the front page rests: those to bodies, and to the posts of the whole."""
    voted = [election for election in words.charter.elections if election.elector.roll is not None]
    return [each for each in voted if each.kind == "body" or words.is_central("post", each.office)] or voted


def local(words: Labels) -> QuerySet[models.Contest]:
    """Return the first rounds in which members themselves vote, as far as the front page rests on them."""
    chosen = Q(pk__in=())
    for kind, office in sorted({(election.kind, election.office) for election in _founding(words)}):
        chosen |= Q(kind=kind, office=office)
    return models.Contest.objects.filter(chosen, roll__isnull=False, round=1)


def _ground(words: Labels) -> Ground:
    first = local(words)
    states: Counter[str] = Counter()
    for outcome, number in first.values_list("outcome").annotate(number=Count("id")).order_by():
        states[outcome or "awaited"] += number
    units = first.order_by().values("unit").distinct().count()
    voted = models.Return.objects.filter(contest__in=first.filter(outcome__in=VOTED).values("id"))
    sums = voted.aggregate(votes=Sum("cast"), unknown=Count("contest", filter=Q(cast=None)))
    return Ground(
        states=dict(states),
        cast=sums["votes"] or 0,
        unknown=sums["unknown"],
        repeated=units < sum(states.values()),
    )


def _tree(words: Labels, types: Mapping[str, int]) -> Node | None:
    shown = _shown(words, types)
    there = models.Unit.objects.filter(is_live=True)
    rows = list(there.filter(type__in=shown).order_by("seq"))
    children: defaultdict[str | None, list[models.Unit]] = defaultdict(list)
    for row in rows:
        children[row.parent].append(row)
    hidden = dict(
        there.exclude(type__in=shown)
        .filter(parent__in=there.filter(type__in=shown).values("id"))
        .values_list("parent")
        .annotate(number=Count("id"))
        .order_by()
    )
    notes = notes_of(local(words))
    grown = Grown(words=words, children=children, hidden=hidden, notes=notes)
    return _node(grown, children[None][0]) if children[None] else None


def _shown(words: Labels, types: Mapping[str, int]) -> list[str]:
    """Return the types of unit that the front page lists: all, or from the top as many as it can hold."""
    shown: list[str] = []
    depth = sorted(types, key=lambda name: len(words.charter.tree.way_up(name)))
    total = 0
    for name in depth:
        total += types[name]
        if total > WHOLE and shown:
            break
        shown.append(name)
    return shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """What the tree is built from."""

    words: Labels
    children: Mapping[str | None, Sequence[models.Unit]]
    hidden: Mapping[str, int]
    notes: Mapping[str, tuple[str, int]]


def _node(grown: Grown, row: models.Unit) -> Node:
    children = tuple(_node(grown, child) for child in grown.children.get(row.id, ()))
    note, votes = grown.notes.get(row.id, ("", 0))
    return Node(
        place=grown.words.place(row),
        children=children,
        votes=votes + sum(child.votes for child in children),
        note=note,
        below=grown.hidden.get(row.id, 0),
    )


def notes_of(contests: QuerySet[models.Contest]) -> dict[str, tuple[str, int]]:
    """Return, by unit that elects in these contests, the state of the election and the ballots cast; two queries.

    Where several were held in a unit, its votes are those of the one in which most took part, and its state is the
    weakest one.
    """
    casts = dict(models.Return.objects.filter(contest__in=contests.values("id")).values_list("contest", "cast"))
    notes: dict[str, tuple[str, int]] = {}
    for contest, unit, outcome in contests.order_by("seq").values_list("id", "unit", "outcome"):
        note, votes = notes.get(unit, ("", 0))
        state = outcome or "awaited"
        notes[unit] = (state if note in ("", "ballots_counted") else note, max(votes, casts.get(contest) or 0))
    return notes
