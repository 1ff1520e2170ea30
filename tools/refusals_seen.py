"""A plugin of pytest: which tests come to which refusal, written as JSON for `tools/mutants.py`.

A refusal is noted by the places in `comitia.core` that are being executed while it is made: the statement that raises
it is among them, also where a function makes it and its caller raises it.
"""

import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from types import FrameType
from uuid import uuid4

import pytest

from comitia.core.refused import Refused

FOLDER = "COMITIA_REFUSALS_SEEN"
"""The variable that names the folder in which each process of pytest leaves what it saw."""
FRAMES = 4
CORE = f"{os.sep}comitia{os.sep}core{os.sep}"

seen: defaultdict[str, set[str]] = defaultdict(set)
times: dict[str, float] = {}
running = [""]
made = Refused.__init__


def noted(self: Refused, reason: str, *, rule: str, subject: str = "") -> None:
    """Make a refusal as ever, and note the test and the places."""
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001  the only way to the statement
    left = FRAMES
    while left and frame is not None and CORE in frame.f_code.co_filename:
        path = frame.f_code.co_filename
        seen[f"{path[path.index(CORE) + 1 :]}:{frame.f_lineno}"].add(running[0])
        frame, left = frame.f_back, left - 1
    made(self, reason, rule=rule, subject=subject)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Note which test runs; those that draw their cases are slow to fail, and come last."""
    running[0] = item.nodeid
    times[item.nodeid] = 1000.0 if item.get_closest_marker("hypothesis") is not None else 0.0


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note how long a test took, with what it needed."""
    times[report.nodeid] = times.get(report.nodeid, 0.0) + report.duration


def pytest_configure() -> None:
    """Begin to note."""
    setattr(Refused, "__init__", noted)  # noqa: B010  for as long as this process lives


def pytest_sessionfinish() -> None:
    """Leave what was seen: for each place the tests, the fastest first."""
    folder = os.environ.get(FOLDER)
    if folder and seen:
        found = {place: sorted((times.get(test, 0.0), test) for test in tests) for place, tests in seen.items()}
        Path(folder, f"{uuid4()}.json").write_text(json.dumps(found), encoding="utf-8")
