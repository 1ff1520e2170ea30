"""`<contest>.return.csv`: what a document says of a contest of which no ballots exist here.

Columns: `number` (of the candidate, or one of the words cast, blank, invalid), `votes`, and, optionally, `elected`
(yes or no). An unopposed list has numbers only.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from comitia.exchange.tables import BadInput, Problem, Row, read_table

BALLOTS = ("cast", "blank", "invalid")
WORDS = {"yes": True, "no": False, "": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class EnteredReturn:
    """Votes and election by candidate number, None where the document is silent; and numbers of ballots."""

    votes: Mapping[int, int | None]
    elected: Mapping[int, bool | None]
    ballots: Mapping[str, int]
    digest: str


def read_return(path: Path) -> EnteredReturn:
    """Return what a return file says, or raise `BadInput`."""
    votes: dict[int, int | None] = {}
    elected: dict[int, bool | None] = {}
    ballots: dict[str, int] = {}
    for row in read_table(path, ("number",), ("votes", "elected")):
        number, given = row.cells["number"], _votes(path, row)
        if number in BALLOTS and given is not None and number not in ballots:
            ballots[number] = given
            continue
        if not (number.isascii() and number.isdecimal() and len(number) < 5 and int(number)):
            raise _bad(
                path, row, f"{number[:40]!r} is not the number of a candidate, nor cast, blank or invalid with votes"
            )
        if int(number) in votes:
            raise _bad(path, row, f"candidate {number} is there twice")
        word = row.cells.get("elected", "").lower()
        if word not in WORDS:
            raise _bad(path, row, f"elected must be yes or no, found {word!r}")
        votes[int(number)], elected[int(number)] = given, WORDS[word]
    if not votes:
        raise BadInput([Problem(file=path.name, line=0, message="no candidate is listed")])
    return EnteredReturn(
        votes=votes, elected=elected, ballots=ballots, digest=hashlib.sha256(path.read_bytes()).hexdigest()
    )


def _votes(path: Path, row: Row) -> int | None:
    text = row.cells.get("votes", "")
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()) or len(text) > 12:
        raise _bad(path, row, f"votes must be a whole number of at most 12 digits, found {text[:40]!r}")
    return int(text)


def _bad(path: Path, row: Row, message: str) -> BadInput:
    return BadInput([Problem(file=path.name, line=row.line, message=message)])
