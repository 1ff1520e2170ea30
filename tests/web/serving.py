"""A register that is really served: the command line runs the elections into a file and serves it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMITIA = Path(sys.executable).parent / "comitia"
PATIENCE = 120
"""Seconds after which a test gives up; on a busy machine a start takes many."""


def comitia(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run([str(COMITIA), *arguments], capture_output=True, text=True, timeout=PATIENCE, check=False)


def filled(folder: Path, place: Path) -> Path:
    """Return a database file in `place` with the elections of a folder, its last branch closed as not held."""
    db, key = place / "register.sqlite3", place / "key.pem"
    common = (str(folder), "--db", str(db), "--key", str(key))
    first = comitia("run", *common)
    assert first.returncode == 0, first.stderr
    second = comitia("run", *common, "--close", "region_council.fern", "--as", "not-held")
    assert second.returncode == 0, second.stderr
    return db


def decided(db: Path, place: Path) -> Path:
    """Return the database once its bodies have decided, by `deciding.py`."""
    return entered("tests.web.deciding", db, place)


def told(db: Path, place: Path) -> Path:
    """Return the database once its past is entered from documents, by `past.py`."""
    return entered("tests.web.past", db, place)


def entered(module: str, db: Path, place: Path) -> Path:
    """Return the database once a module has entered into it what it is there for."""
    command = [sys.executable, "-m", module, str(place / "key.pem")]
    done = subprocess.run(
        command, env={**os.environ, "COMITIA_DB": str(db)}, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return db


@contextmanager
def kept_port() -> Iterator[int]:
    """Yield a port that nobody else is given while the block runs; who asks for it by its number can listen on it."""
    with socket.socket() as keeper:
        keeper.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        keeper.bind(("127.0.0.1", 0))
        yield int(keeper.getsockname()[1])


@contextmanager
def served(db: Path | str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve a database while the block runs; yield its address without a slash at the end, and the process."""
    with kept_port() as port:
        command = [str(COMITIA), "serve", "--db", str(db), "--port", str(port)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
            try:
                _wait(f"http://127.0.0.1:{port}", process)
                yield f"http://127.0.0.1:{port}", process
            finally:
                process.terminate()
                process.wait(PATIENCE)


def _wait(address: str, process: subprocess.Popen[str]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=PATIENCE):  # noqa: S310  our own address
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the register did not answer: {process.stdout.read() if process.poll() is not None else ''}")
