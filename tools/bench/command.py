"""One ward from the command line, cold: each time a fresh process, until it has ended and printed."""

import statistics
import subprocess
import sys
import time
from typing import Any

from bench import wards
from bench.apart import environment
from bench.report import Cell, Report, Target
from bench.scale import Scale


def measure(scale: Scale) -> Report:
    """Measure the command, what Python alone takes, and scripts that load another program and count the same ward."""
    path = wards.ward_files(100)[-1]
    commands: dict[str, list[str]] = {
        "python -c pass": ["-c", "pass"],
        "python -c 'import numpy'": ["-c", "import numpy"],
        "comitia count": ["-m", "comitia", "count", str(path), "--rule", wards.RULE],
        "a script with stvpoll": ["-m", "bench.script", "stvpoll", str(path)],
        "a script with pref_voting": ["-m", "bench.script", "pref_voting", str(path)],
    }
    rows = tuple(_row(name, command, scale.starts) for name, command in commands.items())
    found = rows[2]["median s"]
    return Report(
        name="command",
        title="One ward from the command line, cold",
        columns=("command", "median s", "least s", "most s", "note"),
        rows=rows,
        targets=(
            Target(
                what="one ward, cold",
                found=found if isinstance(found, float) else None,
                reach=0.4,
                aim=0.25,
                unit="s",
                at_most=True,
            ),
        ),
        facts={"ward": path.stem, "starts": scale.starts},
    )


def _row(name: str, command: list[str], starts: int) -> dict[str, Cell]:
    seconds = []
    for _ in range(starts + 1):
        start = time.perf_counter()
        done = subprocess.run([sys.executable, *command], capture_output=True, check=False, env=environment())
        seconds.append(time.perf_counter() - start)
        if done.returncode:
            return {"command": name, "note": done.stderr.decode().strip().splitlines()[-1][:200]}
    warm = seconds[1:]  # the first one finds no files in memory
    times: list[Any] = [statistics.median(warm), min(warm), max(warm)]
    median, least, most = (round(each, 3) for each in times)
    return {"command": name, "median s": median, "least s": least, "most s": most}
