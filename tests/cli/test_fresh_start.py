"""Each command in a process that has loaded nothing before: it starts, and what it says is a sentence.

Elsewhere commands are forks of a server that has comitia loaded; who calls one at a terminal has not.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house_folder import Terminal, found_house

from comitia.cli.app import COMMANDS

WORDS: dict[str, tuple[str, ...]] = {
    "demo": ("--db", "FOLDER", "--no-serve"),
    "run": ("FOLDER", "--db", "DB"),
    "serve": ("--db", "NONE"),
    "chain": ("president", "--db", "DB"),
    "motion": ("list", "--db", "DB"),
    "instructions": ("congress", "--db", "DB"),
    "attendance": ("congress", "--present", "0", "--db", "DB"),
    "resign": ("--by", "nobody", "president", "--text", "x", "--db", "DB"),
    "mandate": ("show", "b1@treasurer", "--db", "DB"),
    "depart": ("death", "nobody", "--text", "x", "--db", "DB"),
    "petition": ("list", "--db", "DB"),
    "countback": ("--db", "DB"),
    "choose": ("treasurer", "--by", "nobody", "--db", "DB"),
    "charge": ("nobody", "--before", "congress", "--text", "x", "--db", "DB"),
    "hear": ("1", "--db", "DB"),
    "appeal": ("1", "--to", "congress", "--text", "x", "--db", "DB"),
    "act": ("nobody@president", "--power", "x", "--text", "x", "--db", "DB"),
    "acts": ("--db", "DB"),
    "delegate": ("b1@treasurer", "--to", "nobody", "--power", "x", "--db", "DB"),
    "revoke": ("1", "--db", "DB"),
    "delegations": ("--db", "DB"),
    "history": ("list", "--db", "DB"),
    "search": ("quay", "--db", "DB"),
    "count": ("NONE", "--rule", "plurality"),
    "ballots": ("show", "NONE"),
    "draw": ("NONE", "--places", "2", "--lot-seed", "0a"),
    "apportion": ("NONE", "--method", "hare", "--seats", "3"),
    "charter": ("check", "FOLDER/charter.yaml"),
    "record": ("head", "--db", "DB"),
    "verify": ("NONE",),
    "rebuild": ("--check", "--db", "DB"),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where a folder, its database and its key are."""
    there = tmp_path_factory.mktemp("fresh")
    found_house(Terminal(str(there / "a.sqlite3"), there / "key.pem"), there / "folder")
    return there


def test_every_command_is_tried() -> None:
    """A new command needs its line."""
    assert set(COMMANDS) == set(WORDS)


@pytest.mark.parametrize("command", WORDS)
def test_it_starts_with_nothing_loaded(command: str, place: Path) -> None:
    """Done, or refused in words; never a traceback, and never a command line that it does not know."""
    places = {"DB": "a.sqlite3", "FOLDER": "folder", "FOLDER/charter.yaml": "folder/charter.yaml", "NONE": "none"}
    words = [str(place / places[word]) if word in places else word for word in WORDS[command]]

    done = subprocess.run(
        [sys.executable, "-m", "comitia", command, *words],
        env={**os.environ, "COMITIA_KEY": str(place / "key.pem")},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 1}, done.stderr
