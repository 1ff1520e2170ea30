"""Pass all tests, then those of the layers that need no Django once more where there is none.

The last line is the sum of both runs. `make test` calls this; it needs both environments.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as Tree

ROOT = Path(__file__).resolve().parent.parent
WITHOUT_DJANGO = ("core", "count", "charter", "exchange")


def main() -> int:
    """Run both, print their sum, and return 1 where anything failed or nothing passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="tests at a time")
    jobs = parser.parse_args().jobs
    print("All tests", flush=True)
    abreast = ["-n", str(jobs), "--dist", "loadfile"]
    everything = tests(".venv", "all", [*abreast, "--ignore=tests/peers", "tests"])
    print(f"{everything['skipped']} tests were skipped.", flush=True)
    print("Without Django", flush=True)
    quiet = ["-W", "ignore::pytest.PytestConfigWarning"]  # the settings of Django, which is not there
    pure = tests(".venv-core", "without-django", [*quiet, *abreast, *(f"tests/{name}" for name in WITHOUT_DJANGO)])
    total = {word: everything[word] + pure[word] for word in everything}
    print(f"{total['passed']} passed, {total['failed']} failed, {total['skipped']} skipped")
    return 1 if total["failed"] or not everything["passed"] or not pure["passed"] else 0


def tests(environment: str, name: str, what: list[str]) -> dict[str, int]:
    """Return how many tests passed, failed and were skipped; a run that breaks off counts as a failure."""
    report = ROOT / "build" / f"tests-{name}.xml"
    report.parent.mkdir(exist_ok=True)
    report.unlink(missing_ok=True)
    python = ROOT / environment / "bin" / "python"
    command = [
        str(python),
        "-m",
        "pytest",
        "-q",
        "--no-header",
        "-p",
        "no:cacheprovider",
        f"--junitxml={report}",
        *what,
    ]
    status = subprocess.run(command, cwd=ROOT, check=False).returncode
    if not report.is_file():
        return {"passed": 0, "failed": 1, "skipped": 0}
    suites = list(Tree.parse(report).getroot().iter("testsuite"))  # noqa: S314  we have just written it
    failed, skipped, all_of_them = (
        sum(int(suite.get(word, "0")) for suite in suites for word in words)
        for words in (("failures", "errors"), ("skipped",), ("tests",))
    )
    return {
        "passed": all_of_them - failed - skipped,
        "failed": failed or (1 if status else 0),
        "skipped": skipped,
    }


if __name__ == "__main__":
    sys.exit(main())
