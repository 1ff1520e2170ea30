"""Small federations for the tests of the chain: a folder is filled contest by contest, as its bodies come into being.

Everything that was written is kept in `Federation.files`, so that a test can sum the raw ballots by itself.
"""

import csv
import io
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from comitia.app.clerk import Clerk
from comitia.app.installation import installation
from comitia.app.persons import Persons
from comitia.app.plan import Closure, Plan
from comitia.app.run import run as run_folder
from comitia.app.sources import Sources
from comitia.app.texts import Texts
from comitia.charter import load
from comitia.exchange.folder import read_folder
from comitia.store import models

GIVEN = [
    "Ada",
    "Tomas",
    "Wen",
    "Grace",
    "Henrik",
    "Amina",
    "Luis",
    "Mira",
    "Ola",
    "Priya",
    "Quinn",
    "Rosa",
    "Sami",
    "Tess",
    "Uma",
    "Viktor",
    "Yara",
    "Zoe",
    "Ben",
    "Clara",
]
FAMILY = [
    "Lindqvist",
    "Reyes",
    "Li",
    "Obi",
    "Falk",
    "Diallo",
    "Ortega",
    "Novak",
    "Berg",
    "Anand",
    "Doyle",
    "Marin",
    "Haddad",
    "Moor",
    "Vale",
    "Sand",
    "Cole",
]
DAY = date(2026, 3, 14)


@dataclass(frozen=True, slots=True)
class Quiet:
    """Progress that nobody watches."""

    def start(self, what: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""


@dataclass
class Federation:
    """A run folder and the words in which its contests come out; `cases` says what is out of the ordinary, by contest."""

    path: Path
    charter: str
    units: Sequence[tuple[str, str, str, str]]
    roll: Mapping[str, Mapping[str, int]]
    cases: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    seed: int = 1
    files: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311  test data
        self.members: dict[tuple[str, str], list[str]] = {}
        (self.path / "contests").mkdir(parents=True)
        (self.path / "charter.yaml").write_text(self.charter)
        self._table("units.csv", ("unit", "type", "parent", "name"), self.units)
        rows = []
        for roll, numbers in self.roll.items():
            for unit, number in numbers.items():
                people = [f"{roll}-{unit}-{place}" for place in range(1, number + 1)]
                self.members[roll, unit] = people
                rows += [(person, unit, self.name(person), roll) for person in people]
        self._table("roll.csv", ("person", "unit", "name", "roll"), rows)
        self.candidates: list[tuple[str, int, str, str]] = []

    def name(self, person: str) -> str:
        """Return the name of a person, made up when first asked for; some persons share one."""
        if person not in self.names:
            self.names[person] = f"{self.random.choice(GIVEN)} {self.random.choice(FAMILY)}"
        return self.names[person]

    def grow(self) -> None:
        """Run the folder, write the files of what was opened, and run again, until nothing more can be opened."""
        while True:
            self.run()
            open_now = list(models.Contest.objects.filter(state="open").order_by("seq"))
            due = [row for row in open_now if self.cases.get(row.id) not in {"awaited", "not held"}]
            closing = [row.id for row in open_now if self.cases.get(row.id) == "not held" or not self._can_be_held(row)]
            due = [row for row in due if row.id not in closing]
            if not due and not closing:
                return
            for row in due:
                self.write(row)
            self._table("candidates.csv", ("contest", "number", "person", "name"), self.candidates)
            if closing:
                self.run(closing)

    def _can_be_held(self, contest: models.Contest) -> bool:
        return bool(contest.electors and (contest.standing or self._free(contest)))

    def run(self, closing: Sequence[str] = ()) -> None:
        """Run the folder as it is, closing contests as not held."""
        self._table("calendar.csv", ("contests", "date"), [(name, day.isoformat()) for name, day in self.days.items()])
        charter = load(self.path / "charter.yaml")
        plan = Plan(
            clerk=Clerk(now=datetime(2026, 3, 14, tzinfo=UTC)),
            keeper=installation(self.path / "key.pem"),
            folder=read_folder(self.path),
            persons=Persons(installation(self.path / "key.pem"), charter.id),
            sources=Sources(installation(self.path / "key.pem"), charter.id),
            texts=Texts(installation(self.path / "key.pem"), charter.id),
            day=DAY,
            progress=Quiet(),
        )
        problems = run_folder(plan, charter, "seed", [Closure(contest=each, outcome="not_held") for each in closing])
        assert [] == problems, [str(problem) for problem in problems]

    def write(self, contest: models.Contest) -> None:
        """Write the candidates and the file of an open contest."""
        case = self.cases.get(contest.id, "")
        persons = self._standing(contest, case)
        for number, person in enumerate(persons, 1):
            self.candidates.append((contest.id, number, person, self.name(person)))
        if case in {"uncontested", "document", "document with cast"}:
            self._return(contest, [(number, "", "") for number in range(1, len(persons) + 1)], case)
            return
        ballots = self._ballots(contest, len(persons), case)
        if case.startswith("totals"):
            votes = [0] * (len(persons) + 1)
            for copies, marks in ballots:
                votes[marks[0] if marks else 0] += copies
            ranked = sorted(range(1, len(votes)), key=lambda number: -votes[number])[: contest.seats]
            words = {True: "yes", False: "no"} if contest.rule == "scottish-stv" else {True: "", False: ""}
            rows = [(number, votes[number], words[number in ranked]) for number in range(1, len(votes))]
            apart = [] if case == "totals without cast" else [("cast", sum(votes), ""), ("blank", votes[0], "")]
            self._return(contest, [*rows, *apart], case)
            return
        self._blt(contest, len(persons), ballots)

    def _blt(self, contest: models.Contest, candidates: int, ballots: Sequence[tuple[int, Sequence[int]]]) -> None:
        lines = [f"{candidates} {contest.seats}"]
        lines += [" ".join(map(str, (copies, *marks, 0))) for copies, marks in ballots]
        self._file(contest, ".blt", "\n".join([*lines, "0", ""]))

    def _return(self, contest: models.Contest, rows: Sequence[tuple[object, ...]], case: str) -> None:
        if case.startswith("document"):
            rows = [(number, "", "yes" if place < contest.seats else "no") for place, (number, *_) in enumerate(rows)]
            rows += [("cast", contest.electors // 2, "")] if case == "document with cast" else []
        self._file(contest, ".return.csv", _csv(("number", "votes", "elected"), rows))

    def _standing(self, contest: models.Contest, case: str) -> list[str]:
        if contest.standing is not None:
            known = dict(models.Person.objects.filter(id__in=contest.standing).values_list("id", "reference"))
            return [known[person] for person in contest.standing]
        pool = self._free(contest)
        wanted = contest.seats + 2
        if case in {"uncontested", "under-filled"}:
            wanted = max(1, contest.seats - 1) if case == "under-filled" else contest.seats
        return self.random.sample(pool, min(wanted, len(pool)))

    def _free(self, contest: models.Contest) -> list[str]:
        """Return who may stand in a first round: those of the electorate who hold no place in the body yet."""
        pool = self._pool(contest)
        taken = set(
            models.Mandate.objects.filter(office=contest.office, office_unit=contest.office_unit).values_list(
                "person", flat=True
            )
        )
        seated = set(models.Person.objects.filter(id__in=taken).values_list("reference", flat=True))
        return [person for person in pool if person not in seated]

    def _pool(self, contest: models.Contest) -> list[str]:
        if contest.roll is None:
            seats = models.Mandate.objects.filter(office=contest.body, office_unit=contest.unit).order_by("seq", "id")
            known = dict(models.Person.objects.values_list("id", "reference"))
            return [known[row.person] for row in seats]
        inside = [contest.unit]
        for unit, _, parent, _ in self.units:
            if parent in inside:
                inside.append(unit)
        return [each for unit in inside for each in self.members.get((contest.roll, unit), [])]

    def _ballots(self, contest: models.Contest, candidates: int, case: str) -> list[tuple[int, Sequence[int]]]:
        turnout = (
            contest.electors if contest.roll is None else max(1, contest.electors * self.random.randint(40, 90) // 100)
        )
        if case == "no votes":
            return []
        if case == "tie" and candidates > 1:
            return [(turnout // 2, (1,)), (turnout // 2, (2,))]
        one = contest.rule in {"plurality", "exhaustive"}
        found = []
        for _ in range(turnout):
            order = sorted(range(1, candidates + 1), key=lambda number: self.random.random() * (1 + number / 3))
            longest = 1 if one else self.random.randint(1, contest.seats if contest.rule == "block" else candidates)
            blank = self.random.random() < 0.02
            found.append((1, () if blank else tuple(order[:longest])))
        return found

    def _file(self, contest: models.Contest, suffix: str, text: str) -> None:
        self.files[contest.id] = text
        (self.path / "contests" / f"{contest.id}{suffix}").write_text(text)

    def _table(self, name: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        (self.path / name).write_text(_csv(columns, rows))


def _csv(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
