"""One measurement in a process of its own: nothing is warm that should not be, and its memory is its own.

A task is `module:function`; it takes plain values and returns a mapping of such, to which the process adds `peak_mb`. A
task that did not end has `said` instead of figures: that it did not finish, or what is not there. With ``numba=False``
comitia counts in that process as if numba were not installed.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

LIMIT = 120.0
OWN = Path(__file__).resolve().parents[2] / ".venv" / "bin" / "python"
OWN_TASKS = ("comitia", "point")


class NotThereError(Exception):
    """What a task needs is not there: a program to compare with, or a function that this comitia has not."""


def apart(task: str, *, limit: float = LIMIT, **told: object) -> dict[str, Any]:
    """Return what a task found in a process of its own, or `said`: why it found nothing."""
    with tempfile.TemporaryDirectory(prefix="comitia-bench-") as folder:
        answer = Path(folder) / "answer.json"
        command = [_interpreter(task), "-m", "bench.child", task, json.dumps(told), str(answer)]
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=limit, check=False, env=environment()
            )
        except subprocess.TimeoutExpired:
            return {"said": f"did not finish in {limit:.0f} s"}
        if done.returncode or not answer.exists():
            return {"said": "failed: " + (done.stderr.strip().splitlines() or ["no word"])[-1][:200]}
        found: dict[str, Any] = json.loads(answer.read_text())
        return found


def _interpreter(task: str) -> str:
    """Return the Python of comitia's own environment for its tasks, with the numba it pins; else that of the peers."""
    is_own = task.partition(":")[2] in OWN_TASKS and OWN.exists()
    return str(OWN) if is_own else sys.executable


def environment() -> dict[str, str]:
    """Return the environment of a process that finds this package."""
    here = str(Path(__file__).resolve().parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))}
