"""What must not be in the repository: secrets, registries, paths of one machine, and loose ends."""

import os
import re
from pathlib import Path

from tests.architecture.tree import ROOT, files

LARGEST = 1_000_000
SECRETS = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bsk-[A-Za-z0-9]{32,}\b"
)
MACHINE = re.compile(r"(?<![\w.~-])/(?:home|root|Users|work|opt|mnt)/[\w.-]+")
REGISTRY = re.compile(
    r"(?<!emit-)index-url|extra-index|find-links|trusted-host|(?:pypi|pythonhosted|npmjs)\.(?:org|com)"
)
LOOSE = re.compile(r"\b(?:TODO|FIXME|XXX|NotImplementedError)\b")
THIS_TEST = Path(__file__).resolve()
LICENCES = {"LICENSE", "NOTICE"}


def texts() -> dict[str, str]:
    """Return the text of every file of the project that is one."""
    found = {}
    for path in files():
        if path == THIS_TEST or path.stat().st_size > LARGEST:
            continue
        try:
            found[str(path.relative_to(ROOT))] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


def named(pattern: re.Pattern[str]) -> list[str]:
    """Return the places where a pattern stands."""
    return [
        f"{path}:{text[: match.start()].count(chr(10)) + 1}: {match.group()}"
        for path, text in texts().items()
        for match in pattern.finditer(text)
    ]


def test_no_secret_is_in_the_tree() -> None:
    """Keys are made where comitia is installed."""
    assert named(SECRETS) == []


def test_no_registry_is_named() -> None:
    """Where packages come from is for the machine that installs them."""
    assert named(REGISTRY) == []


def test_no_path_of_one_machine_is_named() -> None:
    """Neither the place of this clone nor anybody's home."""
    here = str(ROOT)
    assert named(MACHINE) == []
    assert [path for path, text in texts().items() if len(here) > len(os.sep) and here in text] == []


def test_nothing_is_left_for_later_in_the_code() -> None:
    """What is not done is on the roadmap, not in a comment."""
    assert [place for place in named(LOOSE) if place.startswith(("src/", "tools/"))] == []


def test_tolerances_are_in_one_file() -> None:
    """A test that takes a figure for another says how far off it may be, and why, in tests/tolerances.py."""
    near = re.compile(
        r"abs\([^\n]*\)\s*<=?\s*(?:Fraction\(|[0-9])|approx\((?![^\n]*WIDTH_DRAWN)|\bisclose\b|assertAlmost"
    )

    assert [place for place in named(near) if place.startswith("tests/")] == []
