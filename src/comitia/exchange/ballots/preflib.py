"""PrefLib files: a header of ``# NAME: value``, then ``count: c,{c,c},c`` a line.

soc, soi, toc and toi hold orders, strict or with ties in braces, complete or not. cat holds categories from best to
worst; its last category, if there are several, is read as no mark, as are the alternatives that stand in none. What
the header counts (voters, different orders) is checked against the lines. `NUMBER SEATS`, `NUMBER BLANK` and
`WITHDRAWN` are additions of comitia, which the format allows.
"""

import re

from comitia.count.limits import MOST_CANDIDATES, MOST_EQUAL_BALLOTS, MOST_SEATS
from comitia.count.marks import Place, has_equal
from comitia.count.weights import Weight
from comitia.exchange.ballots.file import Lines, decoded, digest, plain_lines
from comitia.exchange.ballots.marked import Gathered, MarkedFile

KINDS = ("soc", "soi", "toc", "toi", "cat")
_NAME = re.compile(r"[A-Z][A-Z0-9 ]{0,60}", re.ASCII)
_PLACE = re.compile(r"\s*(?:\{([0-9,\s]*)\}|([0-9]+))\s*(,|$)", re.ASCII)
_NUMBERED = re.compile(r"(ALTERNATIVE|CATEGORY) NAME ([1-9][0-9]{0,3})", re.ASCII)


def marked_preflib(data: bytes, name: str, kind: str) -> MarkedFile:
    """Return the marked ballots of a PrefLib file of a kind. Raises `BallotFileError`."""
    lines = Lines(decoded(plain_lines(data), name), name)
    header = _Header(lines, kind)
    ballots = Gathered(name)
    voters: Weight = 0
    orders = 0
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("#"):
            if orders:
                raise lines.refuse("a line of the header", "orders, once they have begun")
            header.take(line)
            continue
        header.check_complete()
        count, places = _order(lines, line, header)
        ballots.add(places, count, lines.number)
        voters, orders = voters + count, orders + 1
    header.check_complete()
    header.check("NUMBER VOTERS", int(voters), "voters on the lines")
    header.check(header.unique, orders, "lines of orders")
    if header.blank:
        ballots.add((), header.blank, 1)
    return MarkedFile(
        format=kind,
        path=name,
        digest=digest(data),
        marks=ballots.marks(header.candidates, header.withdrawn),
        where=tuple(ballots.where.values()),
        seats=header.seats,
        names=header.names,
        title=header.values.get("TITLE", ""),
        notes=header.notes,
    )


class _Header:
    """The metadata of a file, taken line by line."""

    def __init__(self, lines: Lines, kind: str) -> None:
        self.lines, self.kind = lines, kind
        self.values: dict[str, str] = {}
        self.named: dict[str, dict[int, str]] = {"ALTERNATIVE": {}, "CATEGORY": {}}
        self.candidates = self.seats = self.blank = self.categories = 0
        self.withdrawn: tuple[int, ...] = ()
        self.is_complete = False
        self.unique = "NUMBER UNIQUE PREFERENCES" if kind == "cat" else "NUMBER UNIQUE ORDERS"

    def take(self, line: str) -> None:
        """Take a line of the header; one without a colon is a comment."""
        name, colon, value = (part.strip() for part in line[1:].partition(":"))
        if not colon or not _NAME.fullmatch(name):
            return
        numbered = _NUMBERED.fullmatch(name)
        known = self.named[numbered[1]] if numbered else {}
        if (int(numbered[2]) in known) if numbered else (name in self.values):
            raise self.lines.refuse(f"{name} twice", "each line of the header once")
        if numbered:
            known[int(numbered[2])] = value
        else:
            self.values[name] = value

    def check_complete(self) -> None:
        """Read the numbers that the orders need, once, or refuse a header without them."""
        if self.is_complete:
            return
        told = self.values.get("DATA TYPE", self.kind).lower()
        if told != self.kind:
            raise self.lines.refuse(f"the data type {told[:40]!r}", f"{self.kind}, which the name ends in")
        self.candidates = self._number("NUMBER ALTERNATIVES", 1, MOST_CANDIDATES)
        self._number("NUMBER VOTERS", 0, MOST_EQUAL_BALLOTS)
        self.seats = self._number("NUMBER SEATS", 1, MOST_SEATS, 0)
        self.blank = self._number("NUMBER BLANK", 0, MOST_EQUAL_BALLOTS, 0)
        if self.kind == "cat":
            self.categories = self._number("NUMBER CATEGORIES", 1, MOST_CANDIDATES)
        words = self.values.get("WITHDRAWN", "").split()
        self.withdrawn = tuple(self.lines.whole(word, "a candidate", self.candidates) for word in words)
        self.is_complete = True
        self._check_names()

    def _check_names(self) -> None:
        known = self.named["ALTERNATIVE"]
        if known and sorted(known) != list(range(1, self.candidates + 1)):
            raise self.lines.refuse(f"{len(known)} names of alternatives", f"one for each of {self.candidates}")
        if len(set(known.values())) < len(known) or "" in known.values():
            raise self.lines.refuse("an empty name, or two alternatives of one name", "a name of its own for each")

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the alternatives; none where the header has none."""
        known = self.named["ALTERNATIVE"]
        return tuple(known[number] for number in sorted(known))

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is read otherwise than it stands there."""
        if self.kind != "cat" or self.categories == 1:
            return ()
        last = self.named["CATEGORY"].get(self.categories, str(self.categories))
        return (f"The last category, {last}, is read as no mark.",)

    def _number(self, name: str, least: int, most: int, default: int | None = None) -> int:
        word = self.values.get(name)
        if word is None and default is not None:
            return default
        if word is None:
            raise self.lines.refuse("no such line", f"# {name}: in the header, before the orders")
        return 0 if word == "0" and least == 0 else self.lines.whole(word, name, most)

    def check(self, name: str, found: int, what: str) -> None:
        """Refuse a number of the header that is another than that of the lines."""
        told = self.values.get(name)
        if told is not None and told != str(found):
            raise self.lines.refuse(f"{found} {what}", f"{told[:40]}, as the header says ({name})")


def _order(lines: Lines, line: str, header: _Header) -> tuple[int, list[Place]]:
    """Return how many and which places a line says."""
    voters, colon, order = line.partition(":")
    if not colon:
        raise lines.refuse(repr(line.strip()[:60]), "a number of voters, a colon, and an order")
    count = lines.whole(voters.strip(), "a number of voters", MOST_EQUAL_BALLOTS)
    places = _places(lines, order.strip(), header.candidates)
    marked = [mark for place in places for mark in place]
    if len(set(marked)) < len(marked):
        twice = next(mark for number, mark in enumerate(marked) if mark in marked[:number])
        raise lines.refuse(f"alternative {twice} twice in one order", "each alternative at most once")
    if header.kind == "cat":
        return count, _categories(lines, places, header)
    if not marked or () in places:
        raise lines.refuse("an empty place", "an alternative at each place")
    if header.kind in {"soc", "soi"} and has_equal(tuple(places)):
        raise lines.refuse("a tie", f"a strict order ({header.kind})")
    if header.kind in {"soc", "toc"} and len(marked) < header.candidates:
        raise lines.refuse(f"an order of {len(marked)}", f"all {header.candidates} alternatives ({header.kind})")
    return count, places


def _categories(lines: Lines, places: list[Place], header: _Header) -> list[Place]:
    """Return the categories that are marks: all but the last, where there are several."""
    if len(places) != header.categories:
        raise lines.refuse(f"{len(places)} categories", f"{header.categories}, as the header says")
    return places if header.categories == 1 else places[:-1]


def _places(lines: Lines, text: str, candidates: int) -> list[Place]:
    places: list[Place] = []
    at = 0
    while at < len(text) or (at and text[at - 1] == ","):
        match = _PLACE.match(text, at)
        if not match:
            raise lines.refuse(repr(text[at : at + 40]), "an alternative, or several in braces, then a comma")
        words = [match[2]] if match[2] else match[1].split(",") if match[1].strip() else []
        places.append(tuple(lines.whole(word.strip(), "an alternative", candidates) for word in words))
        at = match.end()
    return places
