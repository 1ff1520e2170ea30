"""One contest as its page shows it: who stood, who was elected, the count as it was declared, and the other rounds."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from comitia.charter import Election, Label
from comitia.count import Count, from_json
from comitia.store import models
from comitia.store.queries.chain.load import roll_label
from comitia.store.queries.chain.speech import voters
from comitia.store.queries.documents import DocumentLine, document_lines
from comitia.store.queries.homes import called, homes, namesakes
from comitia.store.queries.labels import Labels, Place, labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A candidate and what became of them: elected, next_round, alternate (with a rank from 1) or not_elected.

    `votes` are the first or only marks, an exact decimal, None where unknown; `place` is the mandate's, None without.
    `home` is the unit that tells a candidate from another of the same name; where that is the same too, `twin`.
    """

    number: int
    person: str
    name: str
    outcome: str
    rank: int | None
    votes: str | None
    place: int | None
    home: Place | None
    twin: bool

    @property
    def called(self) -> str:
        """Return the name, with the unit where another candidate has the same one, and the number where both are."""
        return f"{called(self.name, self.home)}{f' (no. {self.number})' if self.twin else ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRef:
    """Another round of the same contest, with the word for its state."""

    contest: str
    number: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Electorate:
    """Who votes: the words for one and many of them, their number, and the body or the place they belong to."""

    one: str
    many: str
    number: int
    roll: Label | None
    body: str | None
    body_name: str | None
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestFacts:
    """Everything on one contest. `state` is a grade, or awaited, not_held or further_round.

    `is_central` tells whether it was held in the whole organisation; `is_of_part` whether in part of
    the unit that the office is for.
    """

    contest: models.Contest
    declared: models.Return | None
    office: str
    office_name: str
    is_central: bool
    is_of_part: bool
    electorate: Electorate
    state: str
    standing: tuple[Standing, ...]
    count: Count | None
    rounds: tuple[RoundRef, ...]
    rule_path: str
    has_box: bool
    documents: Sequence[DocumentLine]

    @property
    def names(self) -> tuple[str, ...]:
        """Return what to call the candidates, by number."""
        return tuple(each.called for each in self.standing)

    @property
    def day(self) -> date | None:
        """Return the day of the return."""
        return date.fromisoformat(self.declared.declared[:10]) if self.declared else None

    @property
    def elected(self) -> tuple[Standing, ...]:
        """Return those elected, in the order of their election."""
        return self.those("elected")

    def those(self, outcome: str) -> tuple[Standing, ...]:
        """Return the candidates with an outcome, those elected in the order of their election."""
        found = (each for each in self.standing if each.outcome == outcome)
        return tuple(sorted(found, key=lambda each: (each.place or each.rank or 0, each.number)))


def contest(name: str) -> ContestFacts | None:
    """Return what is known of a contest, or None where none of that id was opened; some ten queries."""
    row, words = models.Contest.objects.filter(id=name).first(), labels()
    if row is None or words is None:
        return None
    declared = models.Return.objects.filter(contest=name).first()
    units = dict(models.Unit.objects.filter(id__in={row.unit, row.office_unit}).values_list("id", "name"))
    election = next((each for each in words.elections_of(row.office) if each.group == row.group), None)
    return ContestFacts(
        contest=row,
        declared=declared,
        office=words.office(row.kind, row.office).one,
        office_name=words.office_of(row.kind, row.office, units.get(row.office_unit, row.office_unit)),
        is_central=words.is_whole(words.constituency(row.office, row.group)),
        is_of_part=row.unit != row.office_unit,
        electorate=_electorate(row, words, units),
        state="further_round" if declared and declared.next_round else _state(row),
        standing=_standing(row, words, declared),
        count=from_json(declared.count) if declared and declared.count is not None else None,
        rounds=_rounds(row),
        rule_path=_rule_path(words, election) if election else "",
        has_box=models.Box.objects.filter(contest=name).exists(),
        documents=document_lines(row),
    )


def countbacks(name: str) -> list[models.Act]:
    """Return the countbacks that were made from the ballots of a contest, the first first."""
    return list(models.Act.objects.filter(type="countback_declared/1", body__contest=name).order_by("seq"))


def ballots(name: str) -> str | None:
    """Return the sealed ballots of a contest as text (BLT without names), or None where there are none."""
    return models.Box.objects.filter(contest=name).values_list("ballots", flat=True).first()


def _state(row: models.Contest) -> str:
    return row.outcome or "awaited"


def _electorate(row: models.Contest, words: Labels, units: Mapping[str, str]) -> Electorate:
    unit = units.get(row.unit, row.unit)
    if row.roll is None:
        one, many = "member", "members"
        body = words.office_of("body", row.body or "", unit)
    else:
        one, many = voters(roll_label(words, row.roll))
        body = None
    return Electorate(
        one=one,
        many=many,
        number=row.electors,
        roll=roll_label(words, row.roll) if row.roll is not None else None,
        body=row.body if row.roll is None else None,
        body_name=body,
        unit=row.unit,
        unit_name=unit,
    )


def _standing(row: models.Contest, words: Labels, declared: models.Return | None) -> tuple[Standing, ...]:
    listed = list(models.Candidate.objects.filter(contest=row.id).order_by("number"))
    names = dict(models.Person.objects.filter(id__in=[each.person for each in listed]).values_list("id", "name"))
    known = homes(words, namesakes(names, names))
    same = Counter((names[person], home.id) for person, home in known.items())
    ranks = dict(models.Alternate.objects.filter(contest=row.id).values_list("person", "rank"))
    return tuple(
        Standing(
            number=each.number,
            person=each.person,
            name=names.get(each.person, ""),
            outcome=_outcome(each, declared, ranks),
            rank=ranks.get(each.person),
            votes=declared.votes.get(str(each.number)) if declared else None,
            place=declared.elected.index(each.number) + 1 if declared and each.number in declared.elected else None,
            home=known.get(each.person),
            twin=each.person in known and same[names[each.person], known[each.person].id] > 1,
        )
        for each in listed
    )


def _outcome(candidate: models.Candidate, declared: models.Return | None, ranks: Mapping[str, int]) -> str:
    if declared is None:
        return "stands"
    if candidate.number in declared.elected:
        return "elected"
    if candidate.number in declared.next_round:
        return "next_round"
    return "alternate" if candidate.person in ranks else "not_elected"


def _rounds(row: models.Contest) -> tuple[RoundRef, ...]:
    found = models.Contest.objects.filter(first=row.first).order_by("round")
    return tuple(RoundRef(contest=each.id, number=each.round, state=_state(each)) for each in found)


def _rule_path(words: Labels, election: Election) -> str:
    """Return where in the charter the counting rule of an election stands."""
    office = election.office
    if election.kind == "body":
        body = words.charter.bodies[office]
        if body.seats[election.group].rule is not None:
            place = f"[{election.group}]" if len(body.seats) > 1 else ""
            return f"bodies.{office}.seats{place}.rule"
        own = body.rule
    else:
        own = words.charter.posts[office].rule
    if own is not None:
        return f"{'bodies' if election.kind == 'body' else 'posts'}.{office}.rule"
    named = (each.id for each in words.charter.contests.values() if office in each.offices)
    return f"contests.{next(named, office)}.rule"
