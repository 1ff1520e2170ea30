"""The measurements: the page shows the figures that are kept, and every program is given the same ballots."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from tests.architecture.tree import ROOT

from comitia.exchange.ballots import read_ballots


@pytest.fixture(autouse=True)
def _tools(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(ROOT / "tools")
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "bench"]:
        del sys.modules[name]


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module of the page, with a folder of its own for the figures."""
    page = import_module("bench.page")
    monkeypatch.setattr(page, "KEPT", tmp_path)
    return page


def test_the_page_shows_the_figures() -> None:
    """When this fails: PYTHONPATH=src:tools python -m bench.page."""
    page = import_module("bench.page")
    text = page.PAGE.read_text(encoding="utf-8")

    assert page.filled(text) == text


def test_a_figure_that_changed_changes_the_page(kept: ModuleType) -> None:
    """Between the marks, and nowhere else."""
    report = import_module("bench.report")
    targets = (report.Target(what="faster", found=4.0, reach=5, aim=20),)
    rows = ({"counter": "comitia", "ms": 1234.5}, {"counter": "other"})
    found = report.Report(name="wards", title="Wards", columns=("counter", "ms", "note"), rows=rows, targets=targets)
    (kept.KEPT / "wards.json").write_text(json.dumps(found.to_json()))

    text = kept.filled("Before.\n<!-- made from wards.json -->\nold\n<!-- end -->\nAfter.\n")

    assert text.startswith("Before.\n")
    assert text.endswith("After.\n")
    assert "old" not in text
    assert "| counter | ms |\n| --- | --- |\n| comitia | 1,234 |\n| other |  |\n" in text
    assert "| faster | at least 5 times | 20 times | 4 times | not reached |" in text


@pytest.mark.parametrize(
    ("found", "at_most", "verdict"),
    [
        (20, False, "aim reached"),
        (5, False, "reached"),
        (4.9, False, "not reached"),
        (4, True, "aim reached"),
        (6, True, "not reached"),
        (None, True, "not measured"),
    ],
)
def test_what_is_reached(found: float | None, at_most: bool, verdict: str) -> None:
    """At least so many times, or at most so much; the aim is harder than what is to be reached."""
    target = import_module("bench.report").Target
    aim, reach = (4, 5) if at_most else (20, 5)

    assert target(what="it", found=found, reach=reach, aim=aim, at_most=at_most).verdict == verdict


def test_the_file_and_the_array_are_the_same_ballots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As others are given them, merged, and as comitia reads them."""
    made, merged, packing = (import_module(f"bench.{name}") for name in ("made", "merged", "packing"))
    monkeypatch.setattr(made, "FOLDER", tmp_path)
    monkeypatch.setattr(made, "CHUNK", 150)

    of_file = merged.from_file(made.file(500, 10, 3))
    of_array = packing.merged(made.marks(500, 10), 10, 3)

    pairs = sorted(zip(of_file.rankings, of_file.copies, strict=True))
    assert pairs == sorted(zip(of_array.rankings, of_array.copies, strict=True))
    assert pairs == list(read_ballots(tmp_path / "500x10.csv").profile.rows)
    assert sum(of_file.copies) == 500
    assert len(pairs) > 200


def test_the_sets_are_the_marks_of_the_same_ballots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the order of candidates, none left out."""
    made = import_module("bench.made")
    monkeypatch.setattr(made, "FOLDER", tmp_path)

    marks, sets = made.marks(300, 12).tolist(), made.sets(300, 12).tolist()

    assert [sorted(filter(None, row)) for row in marks] == [[*filter(None, row)] for row in sets]


def test_a_measurement_has_its_own_process() -> None:
    """What it found comes back; so does what it lacks, and that it did not finish."""
    apart = import_module("bench.apart").apart
    small = {"ballots": 0, "candidates": 3, "seats": 1, "rule": "scottish-stv"}

    assert apart("bench.growth:point", numba=False, **small)["peak_mb"] > 1
    assert apart("bench.nowhere:point", **small)["said"] == "bench.nowhere is not installed"
    assert apart("bench.growth:point", limit=0.001, **small)["said"] == "did not finish in 0 s"
