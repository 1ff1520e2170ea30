"""Build a run folder from real ballots: the Scottish wards of 2022, up to a made-up convention.

The ballots of the wards are real, and so are their candidates, seats and, where published, electorates. No council has
ever elected a convention: the ballots above the wards are made here from the parties of those elected, and the charter
says so in its title and labels. Nothing of the data is kept in this repository; it is read where it lies.

    python tools/scottish_folder.py DIR [--data FOLDER] [--db FILE]
"""

import argparse
import csv
import hashlib
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from comitia.cli.django import connect
from comitia.count import Profile
from comitia.exchange.ballots import BallotFile, read_ballots, write_blt
from comitia.exchange.demonstration import FolderWriter, Paper, Task
from comitia.exchange.demonstration.folder import table

if TYPE_CHECKING:
    from comitia.core.state import State

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "scottish"
POLLING_DAY = date(2022, 5, 5)
ENTERED = datetime(2022, 6, 30, 12, tzinfo=UTC)
ROOT = "scotland"
NAMES = {
    "argyll_bute": "Argyll and Bute",
    "dumgal": "Dumfries and Galloway",
    "eilean_siar": "Na h-Eileanan Siar",
    "perth_kinross": "Perth and Kinross",
    "sc_borders": "Scottish Borders",
}
"""Councils whose names their file names do not spell out."""

CHARTER = """\
# Written by tools/scottish_folder.py. The wards and their ballots are real; everything above the councils is made up.
charter: "1.0"
id: scottish.wards-2022
title: "Scottish wards 2022: real ballots in the wards, made ballots above"
edition: 1
in_force: 2022-01-01
units:
  types:
    ward: {parent: council_area}
    council_area: {parent: country, label: {one: council area, many: council areas}}
    country: {root: true, label: {one: country, many: countries}}
rolls:
  electors: {unit_type: ward, reference_date: 2022-05-05, label: {one: roll of electors, many: rolls of electors}}
bodies:
  voters:
    tier: 1
    scope: ward
    seats: {all_of: roll.electors}
    label: {one: voters of the ward, many: voters of the wards}
  council:
    tier: 2
    scope: council_area
    seats: {from: ward, apportion: {fixed: {SEATS}}}
    label: council
  convention:
    tier: 3
    scope: country
    supreme: true
    seats: {from: council_area, apportion: {total: 100, method: sainte-lague, floor: 1, base: ballots_cast}}
    label: {one: made-up convention, many: made-up conventions}
  presidium:
    tier: organ
    scope: country
    seats: {elected_by: convention, count: 9}
    label: {one: made-up presidium, many: made-up presidiums}
posts:
  president: {elected_by: convention, nested: true, label: {one: made-up president, many: made-up presidents}}
contests:
  councils: {applies_to: [council, convention, presidium], rule: {id: scottish-stv, ties: [earlier_stage, lot]}}
  president: {applies_to: [president], rule: {id: exhaustive, drop: last, max_rounds: 6}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """One ward: its unit id, its council, its file, and its electorate where that was published."""

    unit: str
    council: str
    path: Path
    ballots: BallotFile
    electorate: int | None

    @property
    def name(self) -> str:
        """Return the ward's name; where nobody published how many could vote, it says what stands for that."""
        title = self.ballots.title.strip('" ')  # some files have it in several pairs of quotes
        if self.electorate is None:
            return f"{title} (electorate not published, the ballots cast stand for it)"
        return title

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Return the candidates: a reference made from ward and number, and the name in the file."""
        return tuple((f"{self.unit}-{number}", name) for number, name in enumerate(self.ballots.names, 1))


class ScottishWards:
    """The wards with their ballots, and made ballots for what no council ever voted on."""

    def __init__(self, data: Path) -> None:
        electorates = _electorates(data / "official_stages.csv")
        self.wards = [_ward(path, electorates) for path in sorted((data / "scot-elex").glob("*_2022_*.csv"))]
        self._ward = {ward.unit: ward for ward in self.wards}
        self._names = dict(person for ward in self.wards for person in ward.people)
        self._parties = {
            reference: party
            for ward in self.wards
            for (reference, _), party in zip(ward.people, ward.ballots.parties, strict=True)
        }

    def charter(self) -> bytes:
        """Return the charter, with the seats of every ward."""
        seats = ", ".join(f"{ward.unit}: {ward.ballots.seats}" for ward in self.wards)
        return CHARTER.replace("SEATS", seats).encode()

    def tables(self) -> dict[str, str]:
        """Return units.csv and calendar.csv."""
        councils = dict.fromkeys(ward.council for ward in self.wards)
        units = [(ROOT, "country", "", "Scotland (no such convention exists)", "")]
        units += [(council, "council_area", ROOT, _council_name(council), "") for council in councils]
        units += [
            (ward.unit, "ward", ward.council, ward.name, str(ward.electorate or ward.ballots.profile.cast))
            for ward in self.wards
        ]
        days = {"council": POLLING_DAY, "convention": date(2022, 6, 11)}
        days |= dict.fromkeys(("presidium", "president"), date(2022, 6, 25))
        return {
            "units.csv": table(("unit", "type", "parent", "name", "members"), units),
            "calendar.csv": table(("contests", "date"), [(name, day.isoformat()) for name, day in days.items()]),
        }

    def answer(self, task: Task) -> Paper:
        """Return the real file of a ward; for anything above, ballots made from the parties of those who elect."""
        if not task.members:
            ward = self._ward[task.unit]
            return Paper(contest=task.contest, candidates=ward.people, suffix=".csv", content=ward.path.read_bytes())
        draw = Random(task.contest)  # noqa: S311  made ballots, not secrets
        members = tuple(sorted(task.members))
        stand = task.standing or self._candidates(task, members)
        ballots = [self._marks(member, stand, task.rule, draw) for member in members]
        return self._made(task, stand, ballots)

    def _candidates(self, task: Task, members: Sequence[str]) -> tuple[str, ...]:
        """Return whom the parties put up: each as many as its share of the seats, and one more."""
        parties = Counter(self._parties[member] for member in members)
        known = sorted(members, key=lambda member: hashlib.sha256(member.encode()).digest())  # any order but by council
        if task.seats == 1:
            leading = [party for party, _ in sorted(parties.items(), key=lambda item: (-item[1], item[0]))[:4]]
            return tuple(next(member for member in known if self._parties[member] == party) for party in leading)
        stand: list[str] = []
        for party, number in sorted(parties.items()):
            own = [member for member in known if self._parties[member] == party]
            stand += own[: 1 + number * task.seats // len(members)]
        return tuple(stand)

    def _marks(self, member: str, stand: Sequence[str], rule: str, draw: Random) -> tuple[int, ...]:
        """Return a ballot: the candidates of the member's own party first, in any order, then some of the others."""
        numbers = list(range(1, len(stand) + 1))
        draw.shuffle(numbers)
        own = [number for number in numbers if self._parties[stand[number - 1]] == self._parties[member]]
        others = [number for number in numbers if number not in own]
        if rule == "exhaustive":
            return tuple((own or others)[:1])
        return (*own, *others[: draw.randrange(3)])

    def _made(self, task: Task, stand: Sequence[str], ballots: Sequence[tuple[int, ...]]) -> Paper:
        people = tuple((reference, self._names[reference]) for reference in stand)
        profile = Profile.from_ballots(len(stand), [(1, marks) for marks in ballots])
        title = f"Made ballots: {task.contest}"
        content = write_blt(profile, task.seats, [name for _, name in people], title)
        return Paper(contest=task.contest, candidates=people, suffix=".blt", content=content.encode())


def _electorates(path: Path) -> dict[str, int]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["file"]: int(row["electorate"]) for row in csv.DictReader(file) if row["electorate"]}


def unit_of(file: str) -> str:
    """Return the unit id of the ward whose ballot file has this name."""
    return file.removesuffix(".csv").replace("_2022_", "_")


def _ward(path: Path, electorates: dict[str, int]) -> Ward:
    return Ward(
        unit=unit_of(path.name),
        council=path.stem.partition("_2022_")[0],
        path=path,
        ballots=read_ballots(path),
        electorate=electorates.get(path.name),
    )


def _council_name(council: str) -> str:
    return NAMES.get(council) or council.replace("_", " ").title()


class Quiet:
    """Says nothing of progress."""

    def start(self, what: str, total: int) -> None:
        """Take note that a step begins."""

    def advance(self) -> None:
        """Take note that a part is done."""


def build(folder: Path, data: Path = DATA) -> "State":
    """Build the folder by running it to the top in the database that is open; return what came of it."""
    from comitia.app.rehearsal import Rehearsal, public_keeper, rehearse  # noqa: PLC0415  needs an open database

    wards = ScottishWards(data)
    writer = FolderWriter(folder)
    writer.begin(wards.charter(), wards.tables())
    rehearsal = Rehearsal(
        keeper=public_keeper(),
        signer=public_keeper(),
        entered=ENTERED,
        day=date(2022, 1, 1),
        seed_words="",
        progress=Quiet(),
        said=lambda contests, _: print(dict(contests), file=sys.stderr),
    )
    return rehearse(rehearsal, wards, writer)


def main() -> None:
    """Build the folder that the command line names."""
    asked = argparse.ArgumentParser(description="Build a run folder from the real ballots of Scottish wards.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("--data", type=Path, default=DATA, help="folder with scot-elex and official_stages.csv")
    asked.add_argument("--db", help="keep the database here; else it is only a means")
    given = asked.parse_args()
    if not given.data.is_dir():
        sys.exit(f"{given.data}: the real ballots are not here")
    with tempfile.TemporaryDirectory() as place:
        connect(given.db or str(Path(place) / "scottish.sqlite3"), create=True)
        state = build(given.folder, given.data)
    print(f"{given.folder}: {len(state.contests)} contests, all of them settled")


if __name__ == "__main__":
    main()
