"""Writing a run folder step by step: the tables first, then a file for each contest once somebody has voted in it."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

Reference = str
"""What an organisation knows a person by: a membership number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What an author is to make a file for: a contest that is open and has none yet.

    `unit` is the unit that elects, `electors` how many may vote; `members` are the members of the body that elects,
    none where a roll elects; `standing` are those left in by the round before, None in a first round.
    """

    contest: str
    office: str
    unit: str
    seats: int
    rule: str
    round: int
    electors: int
    members: tuple[Reference, ...]
    standing: tuple[Reference, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What comes in for a contest: its candidates (reference and name, in order) and its file."""

    contest: str
    candidates: tuple[tuple[Reference, str], ...]
    suffix: str
    content: bytes


class FolderNotEmpty(Exception):  # noqa: N818  said to the person at the terminal
    """The folder holds something else already."""


class FolderWriter:
    """A run folder that grows."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self, charter: bytes, tables: dict[str, str]) -> None:
        """Write the charter and the first tables (text by file name) into a folder that is new, or holds the same."""
        first = {"charter.yaml": charter, **{name: text.encode() for name, text in tables.items()}}
        if self.path.exists() and any(self.path.iterdir()) and not self._holds(first):
            raise FolderNotEmpty(f"{self.path}: there is something else in this folder; name another, or remove it")
        (self.path / "contests").mkdir(parents=True, exist_ok=True)
        for name, content in first.items():
            self._write(name, content)
        if not (self.path / "candidates.csv").exists():
            self._write("candidates.csv", table(("contest", "number", "person", "name"), ()).encode())

    def _holds(self, files: dict[str, bytes]) -> bool:
        return all((self.path / name).is_file() and (self.path / name).read_bytes() == files[name] for name in files)

    def add(self, papers: Iterable[Paper]) -> None:
        """List the candidates of contests and write their files; what an attempt cut off has left is written anew."""
        added = list(papers)
        again = tuple(f"{paper.contest}," for paper in added)
        listed = (self.path / "candidates.csv").read_text("utf-8").splitlines(keepends=True)
        kept = "".join(line for line in listed if not line.startswith(again)) if again else "".join(listed)
        rows = [
            (paper.contest, str(number), person, name)
            for paper in added
            for number, (person, name) in enumerate(paper.candidates, 1)
        ]
        self._write("candidates.csv", (kept + lines(rows)).encode())
        for paper in added:
            self._write(f"contests/{paper.contest}{paper.suffix}", paper.content)

    def _write(self, name: str, content: bytes) -> None:
        """Write a file that is there whole or not at all."""
        draft = self.path / ".draft"
        draft.write_bytes(content)
        draft.replace(self.path / name)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a CSV table with its header."""
    return lines([header, *rows])


def lines(rows: Iterable[Sequence[str]]) -> str:
    """Return lines of CSV."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue()
