"""A small federation for the pages: three tiers, six branches, and in them every state that a contest can have."""

from dataclasses import dataclass, field
from pathlib import Path

HOSTILE = "<script>alert(1)</script> & \"Sons\" 'Ltd'"
LONG = "Maximiliane-Friederike Wolkenstein-Trostburg-Hohenschwangau von und zu Unterniederoberbruckhausen"

CHARTER = """\
charter: "1.0"
id: gardens.example
title: Tidewater Garden Societies
edition: 1
in_force: 2026-01-01
units:
  types:
    branch: {parent: region, label: {one: branch, many: branches}}
    region: {parent: society}
    society: {root: true, label: {one: society, many: societies}}
rolls:
  members: {unit_type: branch, reference_date: 2026-01-01, label: roll of members}
bodies:
  branch_meeting: {tier: 1, scope: branch, seats: {all_of: roll.members}}
  region_council:
    tier: 2
    scope: region
    seats: {from: branch, apportion: {per: 10, round: up, min: 1, max: 3}}
    term: P2Y
    alternates: {by: runner_up, per_contest: 1}
  assembly:
    tier: 3
    scope: society
    supreme: true
    nested: true
    seats: {from: region, apportion: {fixed: 3}}
    term: P2Y
  board:
    tier: organ
    scope: society
    seats: {elected_by: assembly, count: 2}
posts:
  president: {elected_by: assembly, nested: true, term: P2Y}
  secretary: {elected_by: board}
  steward: {elected_by: branch_meeting, scope: branch}
  keeper: {appointed_by: assembly, dismissed_by: [board, assembly], powers: [hold the keys]}
  gardener: {appointed_by: region_council, scope: region, term: P2Y}
contests:
  delegates: {applies_to: [region_council, assembly], rule: {id: scottish-stv}}
  posts: {applies_to: [board, president, secretary, steward], rule: {id: plurality}}
"""
CHARTER = CHARTER.replace(
    "posts: {applies_to: [board, president",
    "board: {applies_to: [board], rule: {id: block}}\n  posts: {applies_to: [president",
)

BRANCHES = {
    "ash": ("north", "Ashford"),
    "birch": ("north", "Birchwood"),
    "cedar": ("north", HOSTILE),
    "dell": ("south", "Dell"),
    "elm": ("south", "Elmstead"),
    "fern": ("south", "Fernhill and the Upper and Lower Marshes beyond the Old Canal"),
}


@dataclass(kw_only=True)
class Folder:
    """A run folder in the making."""

    path: Path
    candidates: list[str] = field(default_factory=lambda: ["contest,number,person,name"])

    def stand(self, contest: str, *people: tuple[str, str]) -> None:
        """List candidates, (person, name) each."""
        for number, (person, name) in enumerate(people, 1):
            quoted = name.replace('"', '""')
            self.candidates.append(f'{contest},{number},{person},"{quoted}"')

    def ballots(self, contest: str, candidates: int, seats: int, *ballots: tuple[int, str]) -> None:
        """Write a ballot file: (number, ranking) each."""
        lines = [f"{candidates} {seats}", *(f"{number} {ranking} 0" for number, ranking in ballots), "0"]
        names = [f'"{number}"' for number in range(1, candidates + 1)]
        self.write(f"contests/{contest}.blt", "\n".join([*lines, *names, '"x"', ""]))

    def write(self, name: str, text: str) -> None:
        """Write a file of the folder."""
        (self.path / name).parent.mkdir(parents=True, exist_ok=True)
        (self.path / name).write_text(text, encoding="utf-8")


def write_folder(path: Path, charter: str = CHARTER) -> Path:
    """Return `path` with a run folder in it: one branch uncontested, one with totals, one tied, one under-filled."""
    folder = Folder(path=path)
    folder.write("charter.yaml", charter)
    rows = [
        "unit,type,parent,name,members",
        "tide,society,,Tidewater,",
        "north,region,tide,North,",
        "south,region,tide,South,",
    ]
    for unit, (region, name) in BRANCHES.items():
        quoted = name.replace('"', '""')
        rows.append(f'{unit},branch,{region},"{quoted}",')
    folder.write("units.csv", "\n".join(rows) + "\n")
    _roll(folder)
    _branches(folder)
    _above(folder)
    folder.write("candidates.csv", "\n".join(folder.candidates) + "\n")
    return path


def _roll(folder: Folder) -> None:
    rows = ["person,unit,name"]
    for unit in BRANCHES:
        rows += [f"{unit}{number},{unit},Member {number} of {unit}" for number in range(3, 15)]
    for person, unit, name in PEOPLE:
        quoted = name.replace('"', '""')
        rows.append(f'{person},{unit},"{quoted}"')
    folder.write("roll.csv", "\n".join(rows) + "\n")


PEOPLE = [
    ("ash1", "ash", "Anna Berg"),
    ("ash2", "ash", "Bruno Costa"),
    ("birch1", "birch", "Chidi Okafor"),
    ("birch2", "birch", "Dana Novak"),
    ("cedar1", "cedar", HOSTILE),
    ("cedar2", "cedar", LONG),
    ("dell1", "dell", "Anna Berg"),
    ("dell2", "dell", "Eva Lind"),
    ("elm1", "elm", "Farid Haddad"),
    ("elm2", "elm", "Greta Moll"),
    ("fern1", "fern", "Hugo Prins"),
]


def _person(person: str) -> tuple[str, str]:
    return next((each, name) for each, _, name in PEOPLE if each == person)


def _branches(folder: Folder) -> None:
    names = {each: _person(each) for each, _, _ in PEOPLE}
    folder.stand("region_council.ash", names["ash1"], names["ash2"], ("ash3", "Member 3 of ash"))
    folder.ballots("region_council.ash", 3, 2, (5, "1 2"), (3, "2 3"), (2, "3"), (1, ""))
    folder.stand("region_council.birch", names["birch1"], names["birch2"], ("birch3", "Member 3 of birch"))
    folder.ballots("region_council.birch", 3, 2, (4, "1"), (2, "2"), (2, "3"))
    folder.stand("region_council.cedar", names["cedar1"], names["cedar2"])
    folder.write("contests/region_council.cedar.return.csv", "number,votes\n1,\n2,\n")
    folder.stand("region_council.dell", names["dell1"], names["dell2"])
    folder.write("contests/region_council.dell.return.csv", "number,votes,elected\n1,7,yes\n2,4,yes\ninvalid,1,\n")
    folder.stand("region_council.elm", names["elm1"])
    folder.ballots("region_council.elm", 1, 2, (6, "1"))
    folder.stand("steward.ash", names["ash2"], names["ash1"])
    folder.ballots("steward.ash", 2, 1, (7, "1"), (3, "2"))


def _above(folder: Folder) -> None:
    names = {each: _person(each) for each, _, _ in PEOPLE}
    folder.stand("assembly.north", *(names[each] for each in ("ash1", "ash2", "birch1", "cedar1", "cedar2")))
    folder.ballots("assembly.north", 5, 3, (2, "1 4"), (2, "4 1"), (1, "5 4"), (1, "3"))
    folder.stand("assembly.south", *(names[each] for each in ("dell1", "dell2", "elm1")))
    folder.write("contests/assembly.south.return.csv", "number,votes\n1,\n2,\n3,\n")
    folder.stand("president", names["dell1"], names["ash1"])
    folder.ballots("president", 2, 1, (4, "1"), (2, "2"))
    folder.stand("board.tide", names["dell1"], names["elm1"], names["elm2"])
    folder.ballots("board.tide", 3, 2, (4, "1 2"), (1, "2 3"))
