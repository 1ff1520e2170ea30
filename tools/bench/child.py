"""The process in which one measurement is made; started by `apart`, which says what a task is."""

import importlib
import json
import resource
import sys
from pathlib import Path

from bench.apart import NotThereError
from comitia.count import compiled


def peak_mb() -> float:
    """Return the most memory this process has had at once, in megabytes (10^6 bytes)."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says may be that of the process this one was made from
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return round(int(line.split()[1]) * 1.024e-3, 1)
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1.024e-3, 1)


def main() -> None:
    """Do the task that the arguments name and write what it found."""
    task, told, answer = sys.argv[1:]
    module, _, name = task.partition(":")
    arguments = json.loads(told)
    if not arguments.pop("numba", True):
        compiled.is_there = _no_numba  # type: ignore[assignment]  # in the place of a function that is kept
    try:
        found = getattr(importlib.import_module(module), name)(**arguments)
    except (ModuleNotFoundError, NotThereError) as missing:
        found = {"said": str(missing) if isinstance(missing, NotThereError) else f"{missing.name} is not installed"}
    Path(answer).write_text(json.dumps({**found, "peak_mb": peak_mb()}))


def _no_numba() -> bool:
    return False


if __name__ == "__main__":
    main()
