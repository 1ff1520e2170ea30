"""Delete each refusal in the rules, one at a time: some test must fail, or the rule is not tested.

Each `raise Refused` in src/comitia/core is replaced by `pass` in a copy of the tree, and the tests that come to it run
there until one fails: which these are is noted first, by running all of them once (`refusals_seen`). What they do not
notice is left to the tests of the use cases, which also run commands of their own. Survivors are named by file and
line; status 1.
"""

import argparse
import ast
import concurrent.futures
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from refusals_seen import FOLDER

ROOT = Path(__file__).resolve().parent.parent
RULES = Path("src", "comitia", "core")
NOTED = ("tests/assembly", "tests/core", "tests/history", "tests/exchange", "tests/app", "tests/cli")
FIRST = 6
"""So many of the tests that come to a refusal run first, the fastest."""
LAST = ("tests/app", "tests/cli")
"""What may notice a refusal without coming to it in its own process."""
COPIED = ("src", "tests", "tools", "docs", "pyproject.toml")
SLOWEST = 3600
"""Seconds for which tests may run; a refusal without which they run on for ever is noticed by that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One refusal to leave out: the file, its lines from 1, and how far in it stands."""

    path: Path
    first: int
    last: int
    indent: int

    def __str__(self) -> str:
        return f"{self.path}:{self.first}"

    def tests(self, noted: Mapping[str, list[tuple[float, str]]]) -> list[str]:
        """Return the tests that come to this refusal, the fastest first."""
        module = self.path.relative_to("src").as_posix()
        found = [each for line in range(self.first, self.last + 1) for each in noted.get(f"{module}:{line}", ())]
        return list(dict.fromkeys(test for _, test in sorted(found)))

    def text(self, original: str) -> str:
        """Return the module without this refusal."""
        lines = original.splitlines(keepends=True)
        gone = ["\n"] * (self.last - self.first)
        return "".join([*lines[: self.first - 1], " " * self.indent + "pass\n", *gone, *lines[self.last :]])


def main() -> int:
    """Try every mutant; return 1 where one survives, or where the tests fail without any."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time")
    parser.add_argument("--only", default="", help="only those whose file:line contains this")
    told = parser.parse_args()
    mutants = [each for each in refusals() if told.only in str(each)]
    survivors = mutants
    with tempfile.TemporaryDirectory(prefix="comitia-mutants-") as place:
        trees = [copied(Path(place) / str(number)) for number in range(told.jobs)]
        noted = tests_by_place(trees[0], told.jobs)
        if noted is None:
            print("the tests fail without any mutant: mend them first")
            return 1
        tests = {mutant: mutant.tests(noted) for mutant in mutants}
        for said, chosen in (
            ("the fastest tests that come to them", {each: tests[each][:FIRST] for each in mutants}),
            ("all tests that come to them", {each: tests[each][FIRST:] for each in mutants}),
            (" ".join(LAST), {each: [*LAST] for each in mutants}),
        ):
            survivors = survived(survivors, chosen, trees)
            print(f"  {said}: {len(survivors)} left", flush=True)
    print(f"{len(mutants)} refusals left out, {len(mutants) - len(survivors)} noticed by a test")
    for mutant in survivors:
        print(f"{mutant}: no test fails without this refusal")
    return 1 if survivors or not mutants else 0


def tests_by_place(tree: Path, jobs: int) -> dict[str, list[tuple[float, str]]] | None:
    """Return the tests that come to each place of the rules, with their seconds; None where one fails."""
    with tempfile.TemporaryDirectory(prefix="comitia-refusals-") as folder:
        if not passes(tree, ["-n", str(jobs), "-p", "refusals_seen", *NOTED], {FOLDER: folder}):
            return None
        found: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
        for path in Path(folder).glob("*.json"):
            for place, tests in json.loads(path.read_text(encoding="utf-8")).items():
                found[place] += [(seconds, test) for seconds, test in tests]
        return found


def survived(mutants: Sequence[Mutant], tests: Mapping[Mutant, list[str]], trees: Sequence[Path]) -> list[Mutant]:
    """Return the mutants that these tests do not notice; each tree holds one at a time."""
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for tree in trees:
        free.put(tree)
    with concurrent.futures.ThreadPoolExecutor(len(trees)) as pool:
        outcomes = pool.map(lambda mutant: survives(mutant, tests[mutant], free), mutants)
        return [mutant for mutant, alive in zip(mutants, outcomes, strict=True) if alive]


def refusals() -> Iterator[Mutant]:
    """Yield every statement that raises `Refused`, what a function returns that makes one, or calls `refuse_while`."""
    for path in sorted((ROOT / RULES).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        makers = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "Refused"
        }
        for node in ast.walk(tree):
            if (isinstance(node, ast.Raise) and called(node.exc) in {"Refused", *makers}) or (
                isinstance(node, ast.Expr) and called(node.value) == "refuse_while"
            ):
                yield Mutant(
                    path=path.relative_to(ROOT),
                    first=node.lineno,
                    last=node.end_lineno or node.lineno,
                    indent=node.col_offset,
                )


def called(node: ast.expr | None) -> str:
    """Return the name of what an expression calls, or nothing."""
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def copied(place: Path) -> Path:
    """Return a copy of the tree in which a module may be changed."""
    place.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, place / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        elif source.is_file():
            shutil.copy2(source, place / name)
    return place


def survives(mutant: Mutant, tests: list[str], free: "queue.SimpleQueue[Path]") -> bool:
    """Tell whether these tests, if there are any, pass in a tree without this refusal."""
    if not tests:
        return True
    tree = free.get()
    module = tree / mutant.path
    original = module.read_text(encoding="utf-8")
    try:
        module.write_text(mutant.text(original), encoding="utf-8")
        alive = passes(tree, tests)
    finally:
        module.write_text(original, encoding="utf-8")
        free.put(tree)
    print("S" if alive else ".", end="", flush=True)
    return alive


def passes(tree: Path, tests: list[str], also: Mapping[str, str] = MappingProxyType({})) -> bool:
    """Return whether tests pass in a tree, with these variables in their environment."""
    environment = {
        **os.environ,
        **also,
        "PYTHONPATH": f"{tree / 'src'}{os.pathsep}{tree / 'tools'}",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "pytest", "-x", "-q", "--no-header", "--tb=no", "-p", "no:cacheprovider", *tests]
    try:
        done = subprocess.run(
            command, cwd=tree, env=environment, check=False, capture_output=True, timeout=SLOWEST, text=True
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
