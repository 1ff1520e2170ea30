"""Persons with a page: what they hold and held, where they stood, what was decided on them, and the search for a name.

A person who is on a roll, and nothing else, has no page: who is a member is nobody else's business.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from comitia.store import models
from comitia.store.queries.asked import asked_for
from comitia.store.queries.elections import Line, lines
from comitia.store.queries.given_back import GivenBack, given_back
from comitia.store.queries.holders import Holder, holders, live, one_word, places
from comitia.store.queries.homes import homes, with_pages
from comitia.store.queries.instructions.report import OfPerson, of_person
from comitia.store.queries.labels import Labels, Place, labels
from comitia.store.queries.life import Life, life
from comitia.store.queries.past.about import PastOf, PastRequest, past_of_person
from comitia.store.queries.powers.delegated import Delegated, delegated
from comitia.store.queries.powers.done import DoneShort, done
from comitia.store.queries.powers.ground import ground
from comitia.store.queries.resignations import Request
from comitia.store.queries.together import Note, notes, several
from comitia.store.queries.vacant import ActingHolder, acting_of

FOUND = 50
"""Persons and places that a search shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A seat or post that a person holds or held, with its name; `given_back` tells when it was taken for a time."""

    title: str
    holder: Holder
    given_back: Sequence[GivenBack]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy:
    """An election in which a person stood; `votes` is an exact decimal, None if unknown, `alternate` a rank or None."""

    election: Line
    elected: bool
    votes: str | None
    alternate: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """All that the page of a person shows; `home` is the unit on whose roll they are, or in which they stood first."""

    id: str
    name: str
    home: Place | None
    held: Sequence[Held]
    acting: Sequence[ActingHolder]
    past: Sequence[Held]
    together: Sequence[Note]
    delegated: Sequence[Delegated]
    gave: Sequence[Delegated]
    done: DoneShort
    life: Life
    instructed: OfPerson
    candidacies: Sequence[Candidacy]
    namesakes: Sequence["Hit"]
    documents: PastOf

    @property
    def counted(self) -> str:
        """Return what the votes in elections are in which the person stood; empty where they differ."""
        return one_word(each.election.counted for each in self.candidacies if each.votes)

    @property
    def asked(self) -> Sequence[Request | PastRequest]:
        """Return the requests to resign, those of the past among those of today, in order of time."""
        found: list[tuple[date, Request | PastRequest]] = [(each.sorts, each) for each in self.documents.requests]
        found += [(date.fromisoformat(each.day), each) for each in self.life.requests]
        return [each for _, each in sorted(found, key=lambda pair: pair[0])]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A person in a list: what they hold, and the unit that tells them from others of the same name."""

    id: str
    name: str
    home: Place | None
    titles: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a search found; `more` tells that there is more than is shown."""

    people: Sequence[Hit]
    units: Sequence[Place]
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Those who hold several seats or posts, those with most first; `many` is their number."""

    people: Sequence[Hit]
    many: int


def person_page(person: str) -> PersonPage | None:
    """Return the page of a person, or None where nobody of this id has one; some fifty queries."""
    words = labels()
    row = with_pages().filter(id=person).first()
    if words is None or row is None:
        return None
    same = with_pages().filter(name=row.name).exclude(id=person).order_by("id") if row.name else with_pages().none()
    mandates = models.Mandate.objects.filter(person=person)
    every, on = held_titles(words, mandates), ground(words)
    return PersonPage(
        id=row.id,
        name=row.name,
        home=homes(words, [row.id]).get(row.id),
        held=[each for each in every if each.holder.ended is None],
        past=[each for each in every if each.holder.ended is not None],
        acting=acting_of(words, person),
        together=notes(words, person),
        delegated=delegated(words, on, Q(person=person)),
        gave=delegated(words, on, Q(mandate__in=mandates.values("id"))),
        done=done(words, Q(person=person)),
        life=life(words, person),
        instructed=of_person(words, person),
        candidacies=_candidacies(words, person),
        namesakes=hits_of(words, list(same[:FOUND])),
        documents=past_of_person(words, person),
    )


def search(text: str) -> Search:
    """Return the persons with a page, and the units, that are called so (`asked`); nine queries at most."""
    words, asked = labels(), asked_for(text)
    if words is None or not asked:
        return Search(people=(), units=(), more=False)
    people = list(asked.among(with_pages().exclude(name=""), "folded").order_by("name", "id")[: FOUND + 1])
    units = list(asked.among(models.Unit.objects.all(), "folded").order_by("seq")[: FOUND + 1])
    return Search(
        people=hits_of(words, people[:FOUND]),
        units=[words.place(unit) for unit in units[:FOUND]],
        more=len(people) > FOUND or len(units) > FOUND,
    )


def several_page() -> Several | None:
    """Return those who hold several seats or posts, or None before the founding; eleven queries at most."""
    words = labels()
    if words is None:
        return None
    ids, many = several()
    rows = {row.id: row for row in models.Person.objects.filter(id__in=ids)}
    return Several(people=hits_of(words, [rows[each] for each in ids]), many=many)


def held_titles(words: Labels, mandates: QuerySet[models.Mandate]) -> list[Held]:
    """Return mandates with the names of what is held, the latest first."""
    found = holders(words, mandates)
    units = places(words, models.Unit.objects.filter(id__in=mandates.order_by().values("office_unit")))
    back = given_back(holder.id for holder in found)
    return [
        Held(
            title=words.office_of(holder.kind, holder.office, units[holder.office_unit].name),
            holder=holder,
            given_back=back.get(holder.id, ()),
        )
        for holder in reversed(found)
    ]


def _candidacies(words: Labels, person: str) -> list[Candidacy]:
    stood = models.Candidate.objects.filter(person=person)
    numbers = dict(stood.values_list("contest", "number"))
    returns = {
        row.contest: row for row in models.Return.objects.filter(contest__in=stood.values("contest")).defer("count")
    }
    ranks = dict(models.Alternate.objects.filter(person=person).values_list("contest", "rank"))
    contests = models.Contest.objects.filter(id__in=stood.values("contest")).order_by("-seq")
    found = []
    for line in lines(words, contests):
        declared, number = returns.get(line.id), numbers[line.id]
        found.append(
            Candidacy(
                election=line,
                elected=declared is not None and number in declared.elected,
                votes=declared.votes.get(str(number)) if declared else None,
                alternate=ranks.get(line.id),
            )
        )
    return found


def hits_of(words: Labels, people: Sequence[models.Person]) -> list[Hit]:
    """Return persons as they stand in a list, with what they hold."""
    ids = [person.id for person in people]
    known = homes(words, ids)
    rows = sorted(live().filter(person__in=ids), key=lambda row: (row.seq, int(row.id.rpartition(":")[2])))
    units = dict(models.Unit.objects.filter(id__in={row.office_unit for row in rows}).values_list("id", "name"))
    titles: dict[str, list[str]] = {}
    for row in reversed(rows):
        titles.setdefault(row.person, []).append(words.office_of(row.kind, row.office, units[row.office_unit]))
    return [Hit(id=row.id, name=row.name, home=known.get(row.id), titles=titles.get(row.id, ())) for row in people]
