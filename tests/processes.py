"""Processes of their own for tests: each is a fork of a server that has comitia loaded, so that it starts at once."""

import multiprocessing
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.preloaded"])
PATIENCE = 120


def forked(work: Callable[..., None], *arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Do something in a process of its own, with these environment variables beside ours; return how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        out, error = Path(folder) / "out", Path(folder) / "error"
        told = pickle.dumps((work, arguments))
        process = SERVER.Process(target=_do, args=(told, environment, str(out), str(error)))
        process.start()
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            raise AssertionError(f"{work.__name__}{arguments} did not end")
        return subprocess.CompletedProcess([*map(str, arguments)], process.exitcode, out.read_text(), error.read_text())


def command(*words: str) -> None:
    """Be the comitia command."""
    from comitia.cli import main  # noqa: PLC0415  in the forked process

    sys.argv = ["comitia", *words]
    main()


def _do(told: bytes, environment: dict[str, str], out: str, error: str) -> None:
    os.environ.update(environment)
    for number, place in ((1, out), (2, error)):
        os.dup2(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    work, arguments = pickle.loads(told)  # noqa: S301  ours; loads modules, which may read the environment
    from django.conf import settings  # noqa: PLC0415  in the forked process
    from django.db import connections  # noqa: PLC0415  as above

    try:
        work(*arguments)
    finally:
        if settings.configured:
            connections.close_all()  # as the end of a process does it, so that the file is whole
