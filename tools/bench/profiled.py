"""Where comitia's time goes in a part of the measurements: ``python -m bench.profiled big_file``, after a first run.

Functions by the time in themselves, as shares of all passes; machine code is made, or loaded, before. For the command
it is the modules that take longest to load.
"""

import argparse
import cProfile
import pstats
import subprocess
import sys
from collections.abc import Callable

from bench import big_file, councils, made, memory, rules, wards
from bench.apart import environment
from bench.scale import SMALL, Scale

SHOWN = 15


def _rule(rule: str) -> Callable[[Scale], object]:
    def run(scale: Scale) -> object:
        seats = 1 if rule in rules.RANKED else scale.seats
        return rules.comitia(rule=rule, ballots=scale.ballots, candidates=scale.candidates, seats=seats, of_file=False)

    return run


PARTS: dict[str, Callable[[Scale], object]] = {
    "wards": lambda scale: wards.comitia(scale.wards),
    "big_file": lambda scale: big_file.comitia(
        str(made.file(scale.ballots, scale.candidates, scale.seats)), scale.seats
    ),
    "memory": lambda scale: memory.comitia(scale.ballots, scale.candidates, scale.seats),
    "councils": lambda scale: councils.comitia(scale.councils, scale.voters, scale.candidates),
    **{rule: _rule(rule) for rule in rules.NAMES},
}


def main() -> None:
    """Print the profile of one part."""
    parser = argparse.ArgumentParser(prog="bench.profiled", description=__doc__)
    parser.add_argument("part", choices=["command", *PARTS])
    parser.add_argument("--small", action="store_true", help="small sizes")
    told = parser.parse_args()
    if told.part == "command":
        print("\n".join(_imports()))
        return
    run, scale = PARTS[told.part], SMALL if told.small else Scale()
    run(scale)
    profile = cProfile.Profile()
    profile.runcall(run, scale)
    for share, name in _shares(pstats.Stats(profile)):
        print(f"{share:6.1%}  {name}")


def _shares(stats: pstats.Stats) -> list[tuple[float, str]]:
    """Return the functions that take most time in themselves, and their shares."""
    found = [(each.tottime, name) for name, each in stats.get_stats_profile().func_profiles.items()]
    total = sum(seconds for seconds, _ in found) or 1
    return [(seconds / total, name) for seconds, name in sorted(found, reverse=True)[:SHOWN]]


def _imports() -> list[str]:
    """Return the modules that take longest to load by themselves when the command starts, in ms."""
    path = wards.ward_files(100)[-1]
    command = [sys.executable, "-X", "importtime", "-m", "comitia", "count", str(path), "--rule", wards.RULE]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    found = []
    for line in done.stderr.splitlines():
        own, _, name = line.removeprefix("import time:").replace("|", " ").strip().split(maxsplit=2)
        if own.isdigit():
            found.append((int(own), name.strip()))
    return [f"{own / 1e3:8.1f} ms  {name}" for own, name in sorted(found, reverse=True)[:SHOWN]]


if __name__ == "__main__":
    main()
