"""A small run folder: three tiers, six units, an uncontested branch, totals, and a second round for the post."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.core.world import CHARTER
from tests.processes import command, forked

UNITS = """unit,type,parent,name,members
b1,branch,r1,Branch One,
b2,branch,r1,Branch Two,
b3,branch,r2,Branch Three,
b4,branch,r2,Branch Four,
r1,region,u,East,
r2,region,u,West,
u,union,,Union,
"""
ROLLS = {"b1": "ABCHIJKL", "b2": "DMNO", "b3": "EFGPQRSTU", "b4": "VWX"}
NAMES = {
    "A": "Ada Berg", "B": "Bo Chen", "C": "Cleo Diaz", "D": "Dan Eze", "E": "Eva Falk", "F": "Finn Gal", "G": "Gia Haas",
    "V": "Ada Berg", "W": "Wu Tan",
}  # fmt: skip
CONTESTS = {
    "regional_council.b1.blt": "3 2\n3 1 2 0\n3 2 3 0\n1 3 0\n0\n",
    "regional_council.b2.return.csv": "number\n1\n",
    "regional_council.b3.blt": "3 2\n3 1 2 0\n3 2 1 0\n1 3 0\n0\n",
    "regional_council.b4.return.csv": "number,votes,elected\n1,1,no\n2,2,yes\ninvalid,0,\n",
    "congress.r1.blt": "3 1\n2 1 0\n1 2 0\n0\n",
    "congress.r2.blt": "2 2\n2 1 0\n1 2 0\n0\n",
    "president.blt": "3 1\n1 1 0\n1 2 0\n1 3 0\n0\n",
}


def candidates(first: str = "AB", second: str = "") -> str:
    """Return candidates.csv; `first` are those of the east in the congress contests."""
    lists = {
        "regional_council.b1": "ABC",
        "regional_council.b2": "D",
        "regional_council.b3": "EFG",
        "regional_council.b4": "VW",
        "congress.r1": first + "D",
        "congress.r2": "EW",
        "president": f"{first}E",
        "president.round-2": second,
    }
    rows = [
        f"{contest},{number},{person},{name_of(person)}"
        for contest, persons in lists.items()
        for number, person in enumerate(persons, 1)
    ]
    return "\n".join(["contest,number,person,name", *rows]) + "\n"


def name_of(person: str) -> str:
    """Return the name of a one-letter person."""
    return NAMES.get(person, f"Member {person}")


def small_folder(path: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the folder, with files changed, added, or (None) left out; return its path."""
    files: dict[str, str | bytes | None] = {
        "charter.yaml": CHARTER,
        "units.csv": UNITS,
        "roll.csv": "person,unit,name\n"
        + "".join(f"{person},{unit},{name_of(person)}\n" for unit, persons in ROLLS.items() for person in persons),
        "candidates.csv": candidates(),
        **{f"contests/{name}": text for name, text in CONTESTS.items()},
        **(changes or {}),
    }
    for name, content in files.items():
        place = path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            place.unlink(missing_ok=True)
        else:
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def comitia(*arguments: str | Path, key: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the comitia command in a process of its own, with the key file of an installation."""
    settings = {"COMITIA_KEY": str(key), "COLUMNS": "200", **environment}
    return forked(command, *map(str, arguments), **settings)
