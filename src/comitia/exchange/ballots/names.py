"""Candidates by name, where ballots say names: numbered as declared, or else in the order of the alphabet."""

from collections.abc import Iterable, Sequence

from comitia.count.limits import MOST_CANDIDATES
from comitia.count.marks import Place
from comitia.count.weights import Weight
from comitia.exchange.ballots.file import Lines, first_twice
from comitia.exchange.ballots.marked import Gathered, Where

NamedPlace = tuple[str, ...]


class NamedBallots:
    """Ballots that say names, gathered until all names are known.

    With `declared` names a ballot may say no other; without any, whoever is on a ballot stands, in the order of the
    alphabet, so that the order of the lines changes nothing.
    """

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.declared: dict[str, None] = {}
        self._ballots: list[tuple[Sequence[NamedPlace], Weight, int]] = []
        self._first: dict[str, int] = {}

    def declare(self, name: str) -> None:
        """Take a name as that of the next candidate."""
        if not name:
            raise self.lines.refuse("an empty name", "a name for each candidate")
        if name in self.declared:
            raise self.lines.refuse(f"the name {name[:40]!r} twice", "each name once")
        self.declared[name] = None
        self._check_number(len(self.declared))

    def add(self, places: Sequence[NamedPlace], weight: Weight) -> None:
        """Take the ballots of the present line."""
        for place in places:
            if len(set(place)) < len(place):
                raise self.lines.refuse(
                    f"{first_twice(place)[:40]!r} twice at one place", "each candidate at most once"
                )
            for name in place:
                self._first.setdefault(name, self.lines.number)
        self._check_number(len(self._first))
        self._ballots.append((places, weight, self.lines.number))

    def _check_number(self, names: int) -> None:
        if names > MOST_CANDIDATES:
            raise self.lines.refuse(f"{names} names", f"at most {MOST_CANDIDATES} candidates")

    def gathered(self) -> tuple[Gathered, tuple[str, ...]]:
        """Return the ballots by number, and the names. Refuses an undeclared name at its first line, and no name."""
        names = tuple(self.declared) or tuple(sorted(self._first))
        if not names:
            raise self.lines.refuse("no candidate", "at least one candidate")
        numbers = {name: number for number, name in enumerate(names, 1)}
        for name, line in self._first.items():
            if name not in numbers:
                self.lines.number = line
                raise self.lines.refuse(f"the name {name[:40]!r}", "one of the candidates that the file declares")
        ballots = Gathered(self.lines.path)
        for places, weight, line in self._ballots:
            ballots.add(numbered(places, numbers), weight, line)
        return ballots, names


def numbered(places: Iterable[NamedPlace], numbers: dict[str, int]) -> list[Place]:
    """Return places with numbers instead of names."""
    return [tuple(sorted(numbers[name] for name in place)) for place in places]


def where_of(ballots: Gathered) -> tuple[Where, ...]:
    """Return where each kind of ballot stands first."""
    return tuple(ballots.where.values())
