"""A small run folder: three tiers, six units, an uncontested branch, totals, and a second round for the post."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.core.world import CHARTER

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


PRELOADED = [
    "comitia.app.installation",
    "comitia.charter",
    "comitia.core.decider",
    "comitia.exchange.ballots",
    "comitia.exchange.verification",
    "django.core.management",
    "django.db.backends.sqlite3.base",
    "django.db.migrations.executor",
    "django.db.models",
    "rich.progress",
    "rich.table",
    "typer.main",
]
"""What every process of a journey loads; a server has it loaded once and forks."""

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(PRELOADED)


def comitia(*arguments: str | Path, key: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the comitia command in a process of its own, with the key file of an installation."""
    told = [str(argument) for argument in arguments]
    with tempfile.TemporaryDirectory() as folder:
        out, error = Path(folder) / "out", Path(folder) / "error"
        settings = {"COMITIA_KEY": str(key), "COLUMNS": "200", **environment}
        process = SERVER.Process(target=_command, args=(told, settings, str(out), str(error)))
        process.start()
        process.join(120)
        assert process.exitcode is not None, f"comitia {' '.join(told)} did not end"
        return subprocess.CompletedProcess(told, process.exitcode, out.read_text(), error.read_text())


def _command(arguments: list[str], environment: dict[str, str], out: str, error: str) -> None:
    """Be the comitia command: in the forked process, with its own environment, output and exit status."""
    os.environ.update(environment)
    for number, place in ((1, out), (2, error)):
        os.dup2(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    sys.argv = ["comitia", *arguments]
    from django.conf import settings  # noqa: PLC0415  in the forked process
    from django.db import connections  # noqa: PLC0415  as above

    from comitia.cli import main  # noqa: PLC0415  as above

    try:
        main()
    finally:
        if settings.configured:
            connections.close_all()  # as the end of a process does it, so that the file is whole
