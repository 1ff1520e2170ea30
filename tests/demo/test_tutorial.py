"""The tutorial is true: its commands run in order, and print what it shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

TUTORIAL = Path(__file__).resolve().parent.parent.parent / "docs" / "tutorial.md"
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def steps() -> list[tuple[str, list[str]]]:
    """Return the commands of the tutorial with the lines that each is said to print."""
    found: list[tuple[str, list[str]]] = []
    for block in BLOCK.findall(TUTORIAL.read_text("utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line.removeprefix("$ "), []))
            else:
                found[-1][1].append(line)
    return found


def differs(expected: list[str], printed: list[str]) -> str | None:
    """Return the first expected line that is not there in its place; … stands for anything, alone for any lines."""
    rest = list(printed)
    for place, line in enumerate(expected):
        if line.strip() == "…":
            continue
        pattern = re.compile(re.escape(line.rstrip()).replace("…", ".*"))
        may_skip = place > 0 and expected[place - 1].strip() == "…"
        while rest and may_skip and not pattern.fullmatch(rest[0].rstrip()):
            rest.pop(0)
        if not rest or not pattern.fullmatch(rest.pop(0).rstrip()):
            return line
    return rest[0] if rest and not (expected and expected[-1].strip() == "…") else None


def test_the_commands_print_what_it_says(tmp_path: Path) -> None:
    """Every console block, from the first to the last, in one empty folder."""
    commands = steps()
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COMITIA_KEY": str(tmp_path / "key.pem"),
        "COLUMNS": "200",
    }
    environment.pop("COMITIA_DB", None)
    (tmp_path / "work").mkdir()
    for command, expected in commands:
        done = subprocess.run(
            ["sh", "-c", command], cwd=tmp_path / "work", env=environment, capture_output=True, text=True, check=False
        )
        printed = (done.stdout + done.stderr).splitlines()

        assert None is differs(expected, printed), f"$ {command}\n{done.stdout}{done.stderr}"
    assert len(commands) > 12


@pytest.mark.parametrize(
    ("expected", "printed", "first"),
    [
        (["a", "…", "d"], ["a", "b", "c", "d"], None),
        (["a", "d"], ["a", "b", "d"], "d"),
        (["a …"], ["a b", "c"], "c"),
        (["a", "…"], ["a", "b"], None),
        (["…", "x"], ["a"], "x"),
    ],
)
def test_what_differs(expected: list[str], printed: list[str], first: str | None) -> None:
    """The comparison itself finds a line that is missing, in the wrong place, or too many."""
    assert first == differs(expected, printed)
