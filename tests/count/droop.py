"""The reference counts of droop, an independent counter: its ballot files and the dump of each count, row by row."""

import re
import tarfile
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tests.shared import COUNTING

from comitia.count import Lots, Profile

FILES = ("42", "42t", "42u", "513", "M135", "SC", "SC-Vm-12", "SCw", "SCwopt")
_WITHDRAWN = re.compile(rb"^\[withdrawn ([0-9]+)\]$", re.MULTILINE)
_NICKNAMES, _WORD = re.compile(rb"^\[nick (.*)\]$", re.MULTILINE), re.compile(rb"\b[a-z]\b")
_OPTION = re.compile(rb"^\[.*\]\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dump:
    """One reference count: the totals at the beginning and after each transfer, and whose turn it was, in order.

    `idle` are the stages, from 0, that passed on the surplus of somebody who had none.
    """

    stages: list[list[Fraction]]
    idle: list[int]
    turns: list[int]
    elected: list[int]
    quota: Fraction


@dataclass(frozen=True, slots=True)
class AsThere(Lots):
    """Lots that fall as they fell in a reference count."""

    turns: tuple[int, ...] = ()

    def order(self, draw: int, tied: tuple[int, ...]) -> tuple[int, ...]:  # type: ignore[override]  # noqa: ARG002  as Lots has it, of candidates alone
        """Return first the one whose turn came first there."""
        return tuple(sorted(tied, key=lambda each: self.turns.index(each) if each in self.turns else len(self.turns)))


@cache
def files(folder: str = "droop") -> dict[str, bytes]:
    """Return the files of a folder of the reference counts by name."""
    with tarfile.open(COUNTING) as archive:
        found = [member for member in archive if member.isfile() and f"/{folder}/" in f"/{member.name}"]
        read = {member.name.rpartition("/")[2]: archive.extractfile(member) for member in found}
        return {name: file.read() for name, file in read.items() if file is not None}


def ballots(name: str) -> bytes:
    """Return a ballot file without what droop alone reads in it: nicknames, an order for ties, a remark after the title."""
    text = _WITHDRAWN.sub(rb"-\1", files()[f"{name}.blt"])
    if named := _NICKNAMES.search(text):
        numbers = {nick: b"%d" % number for number, nick in enumerate(named[1].split(), 1)}
        head, body = text[: named.end()], text[named.end() :]
        text = head + _WORD.sub(lambda each: numbers.get(each[0], each[0]), body)
    text = _OPTION.sub(b"", text)
    end = text.rfind(b"\n0\n") + 3
    names = text[end:].splitlines(keepends=True)
    candidates = int(text.split(None, 1)[0])
    return text[:end] + b"".join(names[: candidates + 1 + (names[:1] == [b"\n"])])


def dump(name: str, profile: Profile, at: Container[str] = ("begin", "transfer")) -> Dump:
    """Return the reference count of this name, with the totals of the rows in which one of these things was done."""
    rows = [line.split("\t") for line in files()[f"{name}.txt"].decode().splitlines()]
    standing = profile.standing
    stages, turns, elected, quota = list[list[Fraction]](), list[int](), list[int](), Fraction(0)
    idle, last = list[int](), ""
    state = dict.fromkeys(standing, "H")
    first = rows[0].index("1.name")
    for row in rows[1:]:
        if len(row) <= first:
            continue
        cells = list(_cells(row[first:], rows[0]))
        for candidate, (now, _) in zip(standing, cells, strict=True):
            if now != state[candidate] and (row[1], now) in {("unpend", "E"), ("defeat", "D")}:
                turns.append(candidate)
            if now in {"e", "E"} and candidate not in elected:
                elected.append(candidate)
            state[candidate] = now
        if row[1] in at:
            stages.append([votes for _, votes in cells])
            quota = Fraction(Decimal(row[2]))
            idle += [len(stages) - 1] if last == "unpend" and stages[-2:-1] == stages[-1:] else []
        last = row[1]
    return Dump(stages=stages, idle=idle, turns=turns, elected=elected, quota=quota)


def _cells(row: list[str], head: list[str]) -> Iterator[tuple[str, Fraction]]:
    step = 4 if "1.kf" in head else 3
    for at in range(0, len(row), step):
        yield row[at + 1], Fraction(Decimal(row[at + 2]))
