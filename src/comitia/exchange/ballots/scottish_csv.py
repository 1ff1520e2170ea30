"""The CSV layout of the published Scottish ballots.

``candidates,seats,`` then ``count,c,c,c,`` a line, then ``"Candidate 1","Name","Party (Abbr)",`` for each candidate
in order, then the title. A title may stand in doubled quotes. Plain files take a short way through bytes; whatever
is unusual is read again line by line, and so refused at its place.
"""

import re

from comitia.count import Profile
from comitia.count.form import COMMAS
from comitia.count.limits import MOST_CANDIDATES
from comitia.exchange.ballots.file import (
    BallotFile,
    Lines,
    decoded,
    digest,
    digest_beside,
    fields,
    plain_lines,
    unquoted,
)

_CANDIDATE = re.compile(r"Candidate ([1-9][0-9]{0,3})")


def parse_csv(data: bytes, name: str) -> BallotFile:
    """Return the contents of such a file, given its bytes; `name` is said in refusals. Raises `BallotFileError`."""
    plain = plain_lines(data)
    return _parse_plain(data, plain, name) or _parse_lines(data, plain, name)


def _parse_plain(data: bytes, plain: bytes, name: str) -> BallotFile | None:
    """Return the contents of a large file with nothing unusual, or None."""
    begins, end = plain.find(b"\n") + 1, plain.find(b'"')
    numbers = plain[:begins].rstrip(b",\n").split(b",")
    if not 0 < begins < end or plain[end - 1] != ord("\n"):
        return None
    if len(numbers) != 2 or not all(each.isdigit() and len(each) <= 4 for each in numbers):
        return None
    candidates, seats = map(int, numbers)
    if not (1 <= candidates <= MOST_CANDIDATES and seats):
        return None
    with digest_beside(data) as digest_of_all:
        profile = Profile.from_digits(candidates, memoryview(plain)[begins:end], COMMAS)
        if profile is None:
            return None
        first_line = plain.count(b"\n", 0, end) + 1
        lines = Lines(decoded(plain[end:], name, first_line), name, first_line)
        return _with_names(lines, candidates, seats, profile, digest_of_all())


def _parse_lines(data: bytes, plain: bytes, name: str) -> BallotFile:
    """Return the contents of any such file, line by line."""
    lines = Lines(decoded(plain, name), name)
    candidates, seats = _head(lines)
    ballots: list[tuple[int, tuple[int, ...]]] = []
    rest: list[str] = []
    first_line = 0
    for line in lines:
        if not line.strip():
            continue
        if line.lstrip().startswith('"'):
            first_line = lines.number
            rest = [line, *lines]
            break
        ballots.append(lines.ballot(_words(line), candidates))
    if not rest:
        raise lines.refuse("the end of the file", f"the names of {candidates} candidates")
    profile = Profile.from_ballots(candidates, ballots)
    return _with_names(Lines("\n".join(rest), name, first_line), candidates, seats, profile, digest(data))


def _words(line: str) -> list[str]:
    return [word.strip() for word in line.strip().rstrip(",").split(",")]


def _head(lines: Lines) -> tuple[int, int]:
    for line in lines:
        if not line.strip():
            continue
        return lines.head(_words(line), line.strip())
    raise lines.no_head()


def _with_names(lines: Lines, candidates: int, seats: int, profile: Profile, sha256: str) -> BallotFile:
    names: list[str] = []
    parties: list[str] = []
    title: str | None = None
    for line in lines:
        if not line.strip():
            continue
        if len(names) < candidates:
            name, party = _candidate(line, lines, len(names) + 1, candidates)
            names.append(name)
            parties.append(party)
        elif title is None:
            title = unquoted(line, lines)
        else:
            raise lines.refuse(repr(line.strip()[:60]), f"nothing after {candidates} names and a title")
    if len(names) < candidates:
        raise lines.refuse(f"the names of {len(names)} candidates", f"the names of {candidates}, then a title")
    return BallotFile(
        profile=profile,
        seats=seats,
        names=tuple(names),
        title=title or "",
        withdrawn=(),
        digest=sha256,
        parties=tuple(parties),
    )


def _candidate(line: str, lines: Lines, number: int, candidates: int) -> tuple[str, str]:
    found = fields(line, lines)
    match = _CANDIDATE.fullmatch(found[0]) if found else None
    if not match or int(match[1]) != number or not 2 <= len(found) <= 3:
        expected = f'"Candidate {number}","Name","Party" (there are {candidates} candidates)'
        raise lines.refuse(repr(line.strip()[:60]), expected)
    return found[1], found[2] if len(found) == 3 else ""
