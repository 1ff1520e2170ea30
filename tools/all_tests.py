"""Pass all tests once: those of the layers that need no Django where there is none, then the rest where everything is.

What the first run skips for want of something is passed in the second, file by file. The last line is the sum of both.
`make test` calls this after `make check`, which passes tests/architecture; it needs both environments.
"""

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Tree

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_DJANGO = ("count", "core", "exchange", "charter")
ELSEWHERE = ("architecture", "peers")
"""Passed by `make check` and `make peers`."""
LONGEST = ("acceptance", "app", "web", "demo", "cli")
"""Folders whose files take minutes, or many seconds: they come first, so that both workers end at the same time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many tests of a run passed, failed and were skipped, and the files in which some were."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    skipping: tuple[str, ...] = ()


def main() -> int:
    """Run both, print their sum, and return 1 where anything failed or nothing passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="tests at a time")
    abreast = ["-n", str(parser.parse_args().jobs), "--dist", "loadfile", "--no-loadscope-reorder"]
    print("Without Django", flush=True)
    quiet = ["-W", "ignore::pytest.PytestConfigWarning"]  # the settings of Django, which is not there
    pure = tests(".venv-core", "without-django", [*quiet, *abreast, *(f"tests/{name}" for name in WITHOUT_DJANGO)])
    print("All others, and what was skipped", flush=True)
    rest = tests(".venv", "others", [*abreast, *(f"tests/{name}" for name in others()), *pure.skipping])
    print(f"{pure.passed + rest.passed} passed, {pure.failed + rest.failed} failed, {rest.skipped} skipped")
    return 1 if pure.failed or rest.failed or not pure.passed or not rest.passed else 0


def others() -> list[str]:
    """Return the folders of tests that neither the first run nor another command passes, the longest first."""
    found = {path.parent.relative_to(ROOT / "tests").parts[0] for path in ROOT.glob("tests/**/test_*.py")}
    return sorted(found.difference(WITHOUT_DJANGO, ELSEWHERE), key=lambda name: (name not in LONGEST, name))


def tests(environment: str, name: str, what: list[str]) -> Outcome:
    """Return what became of these tests; a run that breaks off counts as a failure."""
    report = ROOT / "build" / f"tests-{name}.xml"
    report.parent.mkdir(exist_ok=True)
    report.unlink(missing_ok=True)
    python = str(ROOT / environment / "bin" / "python")
    command = [python, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", f"--junitxml={report}", *what]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if not report.is_file():
        return Outcome(failed=1)
    root = Tree.parse(report).getroot()  # noqa: S314  we have just written it
    failed, skipped, all_of_them = (
        sum(int(suite.get(word, "0")) for suite in root.iter("testsuite") for word in words)
        for words in (("failures", "errors"), ("skipped",), ("tests",))
    )
    return Outcome(
        passed=all_of_them - failed - skipped,
        failed=failed or (1 if status else 0),
        skipped=skipped,
        skipping=files_that_skip(root),
    )


def files_that_skip(report: Tree.Element) -> tuple[str, ...]:
    """Return the files of which a report says that a test, or the whole file, was skipped."""
    cases = [case for case in report.iter("testcase") if case.find("skipped") is not None]
    names = {case.get("classname") or case.get("name") or "" for case in cases}  # a file skipped whole has no class
    return tuple(sorted(name.replace(".", "/") + ".py" for name in names))


if __name__ == "__main__":
    sys.exit(main())
