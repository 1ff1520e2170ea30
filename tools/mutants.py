"""Delete each refusal in the rules, one at a time: some test must fail, or the rule is not tested.

Each `raise Refused` in src/comitia/core is replaced by `pass` in a copy of the tree, and the tests run there until one
fails: first the tests of the rules, then those of the use cases. Survivors are named by file and line; status 1.
"""

import argparse
import ast
import concurrent.futures
import os
import queue
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = Path("src", "comitia", "core")
ROUNDS = (
    [
        "-m",
        "not hypothesis",
        "tests/assembly",
        "tests/core",
        "tests/history",
    ],  # a property that fails looks long for its smallest case
    ["-m", "hypothesis", "tests/core"],
    ["tests/app", "tests/cli"],
)
COPIED = ("src", "tests", "tools", "docs", "pyproject.toml")
SLOWEST = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One refusal to leave out: the file, its lines from 1, and how far in it stands."""

    path: Path
    first: int
    last: int
    indent: int

    def __str__(self) -> str:
        return f"{self.path}:{self.first}"

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
    parser.add_argument("--tests", default="", help="these tests alone, such as tests/assembly")
    told = parser.parse_args()
    rounds = [told.tests.split()] if told.tests else ROUNDS
    mutants = [each for each in refusals() if told.only in str(each)]
    survivors = mutants
    with tempfile.TemporaryDirectory(prefix="comitia-mutants-") as place:
        trees = [copied(Path(place) / str(number)) for number in range(told.jobs)]
        for tests in rounds:
            if not survivors:
                break
            if not passes(trees[0], tests):
                print(f"{' '.join(tests)} fail without any mutant: mend them first")
                return 1
            survivors = survived(survivors, tests, trees)
            print(f"  {' '.join(tests)}: {len(survivors)} left", flush=True)
    print(f"{len(mutants)} refusals left out, {len(mutants) - len(survivors)} noticed by a test")
    for mutant in survivors:
        print(f"{mutant}: no test fails without this refusal")
    return 1 if survivors or not mutants else 0


def survived(mutants: Sequence[Mutant], tests: list[str], trees: Sequence[Path]) -> list[Mutant]:
    """Return the mutants that these tests do not notice; each tree holds one at a time."""
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for tree in trees:
        free.put(tree)
    with concurrent.futures.ThreadPoolExecutor(len(trees)) as pool:
        outcomes = pool.map(lambda mutant: survives(mutant, tests, free), mutants)
        return [mutant for mutant, alive in zip(mutants, outcomes, strict=True) if alive]


def refusals() -> Iterator[Mutant]:
    """Yield every statement that raises `Refused`, or what a function returns that makes one."""
    for path in sorted((ROOT / RULES).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        makers = {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "Refused"
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Raise) and raised(node) in {"Refused", *makers}:
                yield Mutant(
                    path=path.relative_to(ROOT),
                    first=node.lineno,
                    last=node.end_lineno or node.lineno,
                    indent=node.col_offset,
                )


def raised(node: ast.Raise) -> str:
    """Return the name of what a statement calls to raise, or nothing."""
    return node.exc.func.id if isinstance(node.exc, ast.Call) and isinstance(node.exc.func, ast.Name) else ""


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
    """Tell whether these tests pass in a tree without this refusal."""
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


def passes(tree: Path, tests: list[str]) -> bool:
    """Return whether tests pass in a tree."""
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
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
