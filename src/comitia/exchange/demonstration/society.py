"""The society of the demonstration: its places, its members, its calendar, and a file for each contest awaited.

The same number of members and the same seed give the same files. What happens in the branches that are unlike the
others is in `branches`; how elected bodies vote is in `bodies`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from random import Random

from comitia.exchange.demonstration import bodies, branches
from comitia.exchange.demonstration.branches import Branch, Fate
from comitia.exchange.demonstration.folder import Paper, Reference, Task, table
from comitia.exchange.demonstration.geography import ROOT, Place, above, places
from comitia.exchange.demonstration.leaning import Leaning, centre, leaning
from comitia.exchange.demonstration.names import name

LEAST_MEMBERS, MOST_MEMBERS = 400, 1_000_000
FOUNDED = date(2026, 1, 2)
MANAGER = "staff-0001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody on a roll: reference, name, and branch."""

    reference: Reference
    name: str
    branch: str


class Demonstration:
    """A co-operative of `members` members, made from a seed."""

    def __init__(self, members: int, seed: int) -> None:
        if not LEAST_MEMBERS <= members <= MOST_MEMBERS:
            raise ValueError(f"{members} members: the demonstration has from {LEAST_MEMBERS} to {MOST_MEMBERS}")
        self.members, self.seed = members, seed
        self.places = places(members, self._draw("places"))
        self._place = {place.unit: place for place in self.places}
        self._region, self._district = above(self.places, "region"), above(self.places, "district")
        self.branches = [place for place in self.places if place.type == "branch"]
        self.fates = branches.fates(self.branches, self._draw("fates"))
        self.people = self._people()
        self._of_branch: dict[str, list[Member]] = {place.unit: [] for place in self.branches}
        for member in self.people.values():
            self._of_branch[member.branch].append(member)
        self._leanings: dict[Reference, Leaning] = {}
        self._centres = {
            place.unit: centre(self._draw(f"region {place.unit}")) for place in self.places if place.type == "region"
        }

    @property
    def words(self) -> str:
        """Return the words that seed the lots; they also say which demonstration a record is of."""
        return f"demonstration: {self.members} members, seed {self.seed}"

    def charter(self) -> bytes:
        """Return the charter; a society of fewer than 10,000 members has a smaller assembly than its 100 seats."""
        text = files(__package__).joinpath("charter.yaml").read_bytes()
        seats = max(3 * len(self._centres), min(100, self.members // 100))
        return text.replace(b"{total: 100,", f"{{total: {seats},".encode())

    def tables(self) -> dict[str, str]:
        """Return units.csv, roll.csv and calendar.csv."""
        by_number = {unit for unit, fate in self.fates.items() if fate is Fate.TOTALS}
        units = [
            (each.unit, each.type, each.parent, each.name, str(each.members) if each.unit in by_number else "")
            for each in self.places
        ]
        roll = [
            (each.reference, each.branch, each.name) for each in self.people.values() if each.branch not in by_number
        ]
        return {
            "units.csv": table(("unit", "type", "parent", "name", "members"), units),
            "roll.csv": table(("person", "unit", "name"), roll),
            "calendar.csv": table(("contests", "date"), sorted(self._calendar().items())),
        }

    def answer(self, task: Task) -> Paper | None:
        """Return what comes in for a contest; None from the branch that never reports."""
        draw = self._draw(task.contest)
        if not task.members:
            return branches.paper(task, self._branch(task.unit), draw)
        return bodies.paper(task, self, draw)

    def leaning_of(self, reference: Reference) -> Leaning:
        """Return where a member stands."""
        if reference not in self._leanings:
            branch = self.people[reference].branch
            draw = self._draw(f"leaning {reference}")
            self._leanings[reference] = leaning(self._centres[self._region[branch]], self._district[branch], draw)
        return self._leanings[reference]

    def name_of(self, reference: Reference) -> str:
        """Return the name of a member, or of the one who is not: the manager."""
        if reference == MANAGER:
            return name(self._draw(MANAGER))
        return self.people[reference].name

    def outsider(self, inside: tuple[Reference, ...], draw: Random) -> Reference:
        """Return a member who is none of those `inside`."""
        references = list(self.people)
        while (found := draw.choice(references)) in inside:
            pass
        return found

    def title(self, task: Task) -> str:
        """Return the line that a ballot file of this contest ends with."""
        office = task.office.replace("_", " ").capitalize()
        return f"{office}: election in {self._place[task.unit].name}" + (
            f", round {task.round}" if task.round > 1 else ""
        )

    def _branch(self, unit: str) -> Branch:
        return Branch(
            place=self._place[unit],
            fate=self.fates.get(unit, Fate.ORDINARY),
            members=tuple((each.reference, each.name) for each in self._of_branch[unit]),
            leaning_of=self.leaning_of,
        )

    def _people(self) -> Mapping[Reference, Member]:
        draw, people = self._draw("people"), dict[Reference, Member]()
        for place in self.branches:
            first = ""
            for place_on_roll in range(place.members):
                reference = f"L{len(people) + 1:06}"
                called = name(draw)
                if place_on_roll == 1 and self.fates.get(place.unit) is Fate.NAMESAKES:
                    called = first
                first = first or called
                people[reference] = Member(reference=reference, name=called, branch=place.unit)
        return people

    def _calendar(self) -> dict[str, str]:
        """Return the days: branches in January and February, districts in March, regions in April, assembly in May."""
        days = {
            "district_council": date(2026, 1, 5),
            "region_council": date(2026, 1, 5),
            "assembly": date(2026, 1, 5),
            **dict.fromkeys(("president", "secretary", "auditor"), date(2026, 5, 16)),
            **dict.fromkeys(("board", "education_committee", "general_manager"), date(2026, 5, 17)),
            "treasurer": date(2026, 5, 23),
        }
        for index, place in enumerate(self.branches):
            late = self.fates.get(place.unit) is Fate.NEVER_REPORTS
            day = timedelta(days=50 if late else index * 47 // len(self.branches))
            days[f"district_council.{place.unit}"] = date(2026, 1, 9) + day
        weeks = {"district": (date(2026, 3, 7), "region_council", "district_chair")}
        weeks["region"] = (date(2026, 4, 11), "assembly", "region_chair")
        for kind, (first, *offices) in weeks.items():
            for index, place in enumerate(each for each in self.places if each.type == kind):
                for office in offices:
                    days[f"{office}.{place.unit}"] = first + timedelta(weeks=index % (4 if kind == "district" else 2))
        return {contest: day.isoformat() for contest, day in days.items()}

    def _draw(self, what: str) -> Random:
        """Return a source of its own for each thing, so that no file depends on which others are made."""
        return Random(f"{self.members} {self.seed} {what}")  # noqa: S311  made members, not secrets


__all__ = ["LEAST_MEMBERS", "MOST_MEMBERS", "ROOT", "Demonstration", "Member", "Place"]
