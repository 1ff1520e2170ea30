"""What is wrong with a charter, where, and what to do about it.

A check yields a `Fault` (a place in the charter and a sentence). Loading turns faults into `Problem`s, which also
know the file and the line, and raises them together as one `CharterErrors`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A sentence about one place in a charter; `path` is made of keys and of indexes from 0."""

    path: Path
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A sentence about one line of a charter file; line 0 means that there is no line to show."""

    file: str
    line: int
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class CharterErrors(Exception):  # noqa: N818  it is a collection of problems, and is read as one
    """The charter cannot be used; `problems` holds every reason found, in the order of the file.

    `warnings` are about what is not refused, where nothing but keys and values that are not applied yet is.
    """

    def __init__(self, problems: Iterable[Problem], warnings: Iterable[str] = ()) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.line))
        self.warnings = tuple(warnings)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def dotted(path: Path) -> str:
    """Return a path as people write it: `bodies.assembly.seats[0].count`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.removeprefix(".")
