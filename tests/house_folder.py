"""The federation of tests/assembly/house.py as a run folder, and commands entered on it one after the other.

Persons have their words there as references and "Member E1" as a name; on every roll are eight more (`quay1` to
`quay8`). The run elects congress, councils, board, president, treasurer and local secretaries, on 1 March 2026.
"""

import sqlite3
import subprocess
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.assembly.meadow import RETURNS, RULES, UNITS, charter_text
from tests.run_folder import comitia

BRANCHES = ("quay", "mill", "ford", "glen")
START = "2026-03-01"
CHALLENGED = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P7D}\n")
"""The same rules, but results can be challenged for a week, and decisions wait for it."""
MOVE = ("motion", "move", "congress", "--by", "e1", "--text", "So be it.")
RELIEVE = ("--effect", "relieve", "mandate=b1@treasurer")
"""The words of a motion, and of an effect."""


def house_folder(path: Path, rules: str = RULES) -> Path:
    """Write the folder and return its path."""
    persons = dict.fromkeys(person for _, names in RETURNS for person in names.split())
    homes = {name: contest.rpartition(".")[2] for contest, names in RETURNS[:4] for name in names.split()}
    rolls = [f"{person},{homes.get(person, 'glen')},{name_of(person)}" for person in persons]
    rolls += [f"{unit}{number},{unit},{name_of(f'{unit}{number}')}" for unit in BRANCHES for number in range(1, 9)]
    lists = [
        f"{contest},{number},{person},{name_of(person)}"
        for contest, names in RETURNS
        for number, person in enumerate(names.split(), 1)
    ]
    files = {
        "charter.yaml": charter_text(rules),
        "units.csv": "\n".join(
            ["unit,type,parent,name", *(f"{u},{kind},{p or ''},{u.title()}" for u, kind, p in UNITS)]
        ),
        "roll.csv": "\n".join(["person,unit,name", *rolls]),
        "candidates.csv": "\n".join(["contest,number,person,name", *lists]),
        **{
            f"contests/{contest}.return.csv": "\n".join(
                ["number", *(str(number) for number, _ in enumerate(names.split(), 1))]
            )
            for contest, names in RETURNS
        },
    }
    for name, text in files.items():
        place = path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text + "\n", encoding="utf-8")
    return path


def name_of(person: str) -> str:
    """Return the name of a person by the reference."""
    return f"Member {person.title()}"


@dataclass
class Terminal:
    """Somebody who enters acts on a database, on one day after the other."""

    db: str
    key: Path
    day: str = START

    def __call__(self, *words: str | Path, status: int = 0) -> str:
        """Enter a command on the day; return what it prints, and on stderr where it ends with another status than 0."""
        done = self.run(*words, "--db", self.db, "--at", self.day)
        assert done.returncode == status, f"comitia {' '.join(map(str, words))}: {done.stdout}{done.stderr}"
        return done.stderr if status else done.stdout

    def read(self, *words: str | Path) -> str:
        """Run a command that has no day, and return what it prints."""
        done = self.run(*words, "--db", self.db)
        assert done.returncode == 0, f"comitia {' '.join(map(str, words))}: {done.stdout}{done.stderr}"
        return done.stdout

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command with the key."""
        return comitia(*words, key=self.key)

    def head(self) -> str:
        """Return the fingerprint of the record."""
        return self.read("record", "head").splitlines()[0].removeprefix("head ")

    def asks(self, statement: str) -> list[str]:
        """Return the first column of what a statement answers on the SQLite file itself."""
        with closing(sqlite3.connect(self.db)) as connection, connection:
            return [row[0] for row in connection.execute(statement)]

    def carry(self, *words: str | Path, body: str = "congress", by: str = "e1") -> str:
        """Move a motion with these words and carry it by two votes to none; return what the vote prints."""
        number = self.move(*words, body=body, by=by)
        return self("motion", "vote", number, "--for", "2", "--against", "0")

    def move(self, *words: str | Path, body: str = "congress", by: str = "e1") -> str:
        """Move a motion with this effect and these fields, and return its number."""
        kind, *fields = words
        told = self("motion", "move", body, "--by", by, "--text", f"On {kind}.", "--effect", kind, *fields)
        return next(line for line in told.splitlines() if line.startswith("Motion ")).split()[1]


def found_house(terminal: Terminal, folder: Path, rules: str = RULES) -> Terminal:
    """Run the elections of the folder on the database of a terminal; return the terminal."""
    terminal("run", house_folder(folder, rules))
    return terminal
