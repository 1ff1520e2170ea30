"""The Condorcet Election Format (.cvotes): ``#/Parameter: value``, then ``tags || A > B = C ^weight * count`` a line.

A candidate who is on a ballot and not in ``Candidates`` is refused: the format would have them passed over, and a name
mistyped would lose its votes unseen. Candidates whom a ballot leaves out are not ranked last, whatever ``Implicit
Ranking`` says: the marks are what the voter wrote.
"""

from comitia.count.limits import MOST_EQUAL_BALLOTS, MOST_SEATS
from comitia.exchange.ballots.file import Lines, decoded, digest, plain_lines
from comitia.exchange.ballots.marked import MarkedFile
from comitia.exchange.ballots.names import NamedBallots, NamedPlace, where_of

_EMPTY = {"/EMPTY/", "/EMPTY_RANKING/"}
_RESERVED = set("<>=;,#/|^*")


def marked_cef(data: bytes, name: str) -> MarkedFile:
    """Return the marked ballots of a .cvotes file. Raises `BallotFileError`."""
    lines = Lines(decoded(plain_lines(data), name), name)
    election = _Election(lines)
    for line in lines:
        if line.startswith("#/"):
            election.parameter(line)
        elif text := line.partition("#")[0].strip():
            election.vote(text)
    ballots, names = election.ballots.gathered()
    return MarkedFile(
        format="cvotes",
        path=name,
        digest=digest(data),
        marks=ballots.marks(len(names)),
        where=where_of(ballots),
        seats=election.seats,
        names=names,
        notes=election.notes(),
        is_weighted=election.has_weights,
    )


class _Election:
    """The parameters and votes of a file, taken line by line."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.ballots = NamedBallots(lines)
        self.seen: set[str] = set()
        self.seats = 0
        self.is_implicit, self.are_weights_allowed = True, False
        self.has_votes = self.has_weights = self.has_ignored_weights = False

    def parameter(self, line: str) -> None:
        """Take a parameter; those that say nothing of the ballots are passed over."""
        said, colon, value = line[2:].partition(":")
        name, value = " ".join(said.lower().split()), value.strip()
        if not name or not colon or "#" in line[2:]:
            raise self.lines.refuse(repr(line.strip()[:60]), "a parameter as in #/Candidates: A ; B")
        if self.has_votes:
            raise self.lines.refuse("a parameter", "votes, once they have begun")
        if name in self.seen:
            raise self.lines.refuse(f"the parameter {name[:40]!r} twice", "each parameter once")
        self.seen.add(name)
        self._set(name, value)

    def _set(self, name: str, value: str) -> None:
        if name == "candidates":
            for each in value.split(";"):
                self.ballots.declare(self._name(each))
        elif name in {"number of seats", "number of seat"}:
            self.seats = self.lines.whole(value, "a number of seats", MOST_SEATS)
        elif name == "implicit ranking":
            self.is_implicit = self._truth(value)
        elif name == "weight allowed":
            self.are_weights_allowed = self._truth(value)

    def _truth(self, word: str) -> bool:
        if word.lower() not in {"true", "false"}:
            raise self.lines.refuse(repr(word[:40]), "true or false")
        return word.lower() == "true"

    def _name(self, text: str) -> str:
        name = " ".join(text.split())
        if not name or set(name) & _RESERVED:
            raise self.lines.refuse(repr(text.strip()[:40]) if name else "nothing", "the name of a candidate")
        return name

    def vote(self, text: str) -> None:
        """Take a line of votes."""
        self.has_votes = True
        order, star, copies = text.rpartition("||")[2].partition("*")
        order, hat, weight = order.partition("^")
        count = self._whole(copies, "a number of votes") if star else 1
        if hat:
            told = self._whole(weight, "a weight")
            self.has_weights = self.has_weights or self.are_weights_allowed
            self.has_ignored_weights = not self.are_weights_allowed
            count *= told if self.are_weights_allowed else 1
        if count > MOST_EQUAL_BALLOTS:
            raise self.lines.refuse(f"{count} votes", f"at most {MOST_EQUAL_BALLOTS:,}")
        self.ballots.add([] if order.strip() in _EMPTY else self._places(order), count)

    def _whole(self, word: str, what: str) -> int:
        return self.lines.whole(word.strip(), what, MOST_EQUAL_BALLOTS)

    def _places(self, text: str) -> list[NamedPlace]:
        return [tuple(self._name(name) for name in place.split("=")) for place in text.split(">")]

    def notes(self) -> tuple[str, ...]:
        """Return what is read otherwise than the format may mean it."""
        implicit = "Implicit Ranking is not applied: candidates whom a ballot leaves out are not ranked on it."
        ignored = "Weights are written, and ignored, as Weight Allowed is false."
        return (*([implicit] if self.is_implicit else []), *([ignored] if self.has_ignored_weights else []))
