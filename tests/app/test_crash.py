"""Cut off anywhere, the record is whole, and the next run makes the entries that an uninterrupted run makes."""

import itertools
import os
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.processes import command, forked
from tests.run_folder import comitia, small_folder

from comitia.app import clerk, run


def killed(at: int, folder: Path, db: str, key: Path) -> int:
    """Run a folder, be killed at an entry, and return the exit status."""
    return forked(_killed, at, "run", str(folder), "--db", db, COMITIA_DB=db, COMITIA_KEY=str(key)).returncode


def _killed(at: int, *words: str) -> None:
    """Be a comitia that is killed at its n-th entry (or at its n-th write after the entries of a batch)."""
    left = itertools.count(at - 1, -1)

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def counting(*arguments: object, **named: object) -> Any:
            if not next(left):
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*arguments, **named)

        return counting

    run.BATCH = 2  # many transactions
    clerk.Clerk._append = counted(clerk.Clerk._append)
    run.insert = counted(run.insert)
    command(*words)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small folder."""
    return small_folder(tmp_path_factory.mktemp("folder"))


@pytest.fixture(scope="module")
def uninterrupted(folder: Path, key: Path) -> bytes:
    """Return the export of a run that nothing cut off."""
    return exported(folder, str(folder.with_name("whole.sqlite3")), key)


def exported(folder: Path, db: str, key: Path) -> bytes:
    """Run the folder and return the export."""
    done = comitia("run", folder, "--db", db, key=key)
    assert done.returncode == 0, done.stderr
    out = folder.with_name("export.jsonl")
    assert comitia("record", "export", "--db", db, "-o", out, key=key).returncode == 0
    return out.read_bytes()


@pytest.mark.parametrize("seed", range(10))
def test_killed_at_any_entry(seed: int, folder: Path, uninterrupted: bytes, key: Path, tmp_path: Path) -> None:
    """Ten seeds: killed at a random entry, then run again; the export is the same, byte for byte."""
    entries = uninterrupted.count(b'{"entry"')
    db = str(tmp_path / "a.sqlite3")
    at = random.Random(seed).randint(1, entries)  # noqa: S311  a choice, not a secret

    assert -signal.SIGKILL == killed(at, folder, db, key)
    assert uninterrupted == exported(folder, db, key)


def test_killed_again_and_again(folder: Path, uninterrupted: bytes, key: Path, tmp_path: Path) -> None:
    """Killed in each of its runs, a little later every time, it still arrives."""
    db = str(tmp_path / "a.sqlite3")
    for at in (2, 30, 3, 5, 7):
        killed(at, folder, db, key)

    assert uninterrupted == exported(folder, db, key)


def test_the_same_folder_gives_the_same_record(folder: Path, uninterrupted: bytes, postgresql: str, key: Path) -> None:
    """On another kind of database too."""
    from tests.app.conftest import fresh_database  # noqa: PLC0415  PostgreSQL is started only here

    assert uninterrupted == exported(folder, fresh_database(postgresql), key)
