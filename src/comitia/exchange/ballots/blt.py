"""The BLT layout: ``candidates seats``, withdrawn as ``-n``, ``count c c c 0`` a line, ``0``, names, title.

The count may be a weight, ``1.5`` or ``3/2``; ``2=3`` ranks two equal, ``-`` is a skipped place. `#` begins a comment.
Names and title are one a line, with or without quotes; all of them may be missing. Plain files take a short way
through bytes; whatever is unusual is read again line by line, and so refused at its place.
"""

import re
from collections.abc import Iterator

from comitia.count import Profile
from comitia.count.limits import MOST_CANDIDATES
from comitia.count.marks import Place
from comitia.count.policy import STRICT, Policy
from comitia.exchange.ballots.file import (
    BallotFile,
    Lines,
    decoded,
    digest,
    digest_beside,
    plain_lines,
    unquoted,
)
from comitia.exchange.ballots.marked import Gathered, MarkedFile

_COMMENT = re.compile(r'^((?:[^"#]|"[^"]*")*?)(?:^|\s)#.*$')
_WITHDRAWN = re.compile(r"-[1-9][0-9]{0,3}")


def parse_blt(data: bytes, name: str, policy: Policy = STRICT) -> BallotFile:
    """Return the contents of a BLT file, given its bytes; `name` is said in refusals. Raises `BallotFileError`."""
    return _parse_plain(data, plain_lines(data), name) or marked_blt(data, name).counted(policy)


def _parse_plain(data: bytes, plain: bytes, name: str) -> BallotFile | None:
    """Return the contents of a file with nothing unusual, or None."""
    begins, end = plain.find(b"\n") + 1, plain.rfind(b"\n0\n") + 1
    numbers = plain[:begins].split()
    if not 0 < begins <= end or len(numbers) != 2 or not all(each.isdigit() and len(each) <= 4 for each in numbers):
        return None
    candidates, seats = map(int, numbers)
    if not (1 <= candidates <= MOST_CANDIDATES and seats):
        return None
    with digest_beside(data) as digest_of_all:
        profile = Profile.from_digits(candidates, memoryview(plain)[begins:end])
        if profile is None:
            return None
        first_line = plain.count(b"\n", 0, end) + 2
        lines = Lines(decoded(plain[end + 2 :], name, first_line), name, first_line)
        names, title = _names(lines, candidates) if end + 2 < len(plain) else ((), "")
        return BallotFile(profile=profile, seats=seats, names=names, title=title, withdrawn=(), digest=digest_of_all())


def marked_blt(data: bytes, name: str) -> MarkedFile:
    """Return the marked ballots of any BLT file, line by line. Raises `BallotFileError`."""
    lines = Lines(decoded(plain_lines(data), name), name)
    candidates, seats = _head(lines)
    withdrawn: list[int] = []
    ballots = Gathered(name)
    is_weighted = False
    for words in _numbers(lines):
        if not ballots.rows and words[0].startswith("-") and words[0] != "-":
            withdrawn += _withdrawn(lines, words, candidates)
            continue
        if words == ["0"]:
            break
        if words[0].startswith("["):
            raise lines.refuse(
                repr(" ".join(words)[:60]),
                "ballots: options in brackets are not read, and -4 is one who had withdrawn",
            )
        if words[-1] != "0" or len(words) == 1:
            raise lines.refuse(repr(" ".join(words)[:60]), "a number of equal ballots, candidates, and a 0 at the end")
        weight = lines.weight(words[0])
        is_weighted = is_weighted or weight.denominator > 1
        ballots.add([_place(lines, word, candidates) for word in words[1:-1]], weight, lines.number)
    else:
        raise lines.refuse("the end of the file", "a line with 0 after the ballots")
    names, title = _names(lines, candidates)
    return MarkedFile(
        format="blt",
        path=name,
        digest=digest(data),
        marks=ballots.marks(candidates, withdrawn),
        where=tuple(ballots.where.values()),
        seats=seats,
        names=names,
        title=title,
        is_weighted=is_weighted,
    )


def _place(lines: Lines, word: str, candidates: int) -> Place:
    """Return the candidates at one place of a ballot."""
    if word == "-":
        return ()
    place = tuple(lines.whole(each, "a candidate", candidates) for each in word.split("="))
    if len(set(place)) < len(place):
        raise lines.refuse(f"the equal ranks {word[:40]!r}", "each candidate at most once")
    return place


def _numbers(lines: Lines) -> Iterator[list[str]]:
    for line in lines:
        if words := _without_comment(line).rstrip().rstrip(",").split():
            yield words


def _head(lines: Lines) -> tuple[int, int]:
    for words in _numbers(lines):
        return lines.head(words, " ".join(words))
    raise lines.no_head()


def _withdrawn(lines: Lines, words: list[str], candidates: int) -> list[int]:
    for word in words:
        if not (_WITHDRAWN.fullmatch(word) and int(word) >= -candidates):
            raise lines.refuse(repr(word[:40]), f"withdrawn candidates as -1 to -{candidates}")
    return [-int(word) for word in words]


def _without_comment(line: str) -> str:
    match = _COMMENT.match(line) if "#" in line else None
    return match[1] if match else line


def _names(lines: Lines, candidates: int) -> tuple[tuple[str, ...], str]:
    """Return the names and the title that follow the ballots."""
    found: list[str] = []
    for line in lines:
        written = _without_comment(line) if "#" in line else line
        if not written.strip():
            continue
        if len(found) == candidates + 1:
            raise lines.refuse(repr(written.strip()[:60]), f"nothing after {candidates} names and a title")
        found.append(unquoted(written, lines))
    if found and len(found) < candidates:
        raise lines.refuse(_many(len(found)), f"{candidates} names, then a title")
    title = found[candidates] if len(found) > candidates else ""
    return tuple(found[:candidates]), title


def _many(names: int) -> str:
    return "1 line of names" if names == 1 else f"{names} lines of names"
