"""What a constraint says, and which candidates can still be elected within all of them.

Candidates of the same groups are of one kind, and it is enough to know how many of each kind can still be elected: sets
are looked for by numbers of each kind, not one by one.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from comitia.count.constraint_search import Search


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """At least so many of a group of candidates are elected, or at most so many (None: no such limit)."""

    group: str
    members: tuple[int, ...]
    at_least: int = 0
    at_most: int | None = None

    def __str__(self) -> str:
        least = [f"at least {self.at_least}"] if self.at_least else []
        most = [] if self.at_most is None else [f"at most {self.at_most}"]
        return f"{' and '.join([*least, *most])} of {self.group} ({', '.join(map(str, self.members))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraints:
    """All constraints of one contest. Raises ValueError for one that says nothing, or what cannot be."""

    all: tuple[Constraint, ...]
    search: Search = field(default_factory=Search, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for each in self.all:
            if not each.at_least and each.at_most is None:
                raise ValueError(f"nothing is said of the group {each.group}: give at least or at most so many")
            numbers = (each.at_least, *(() if each.at_most is None else (each.at_most,)), *each.members)
            if not all(type(number) is int for number in numbers):
                raise ValueError(f"found something else than whole numbers for the group {each.group}")
            if each.at_least < 0 or (each.at_most is not None and each.at_most < each.at_least):
                raise ValueError(f"found {each}, expected 0 <= at least <= at most")
            if len(set(each.members)) != len(each.members):
                raise ValueError(f"the group {each.group} names a candidate twice")

    def check(self, candidates: int, standing: Collection[int], seats: int) -> None:
        """Raise ValueError, with the numbers, where no set of those who stand keeps all constraints."""
        places = min(seats, len(standing))
        for each in self.all:
            unknown = [number for number in each.members if not 1 <= number <= candidates]
            if unknown:
                raise ValueError(f"the group {each.group} names candidate {unknown[0]}, and there are {candidates}")
            there = [number for number in each.members if number in standing]
            if each.at_least > min(len(there), places):
                raise ValueError(f"{each}: {len(there)} of them stand, for {places} to be elected")
            others = len(standing) - len(there)
            if each.at_most is not None and each.at_most + others < places:
                raise ValueError(f"{each}: {others} others stand, for {places} to be elected")
        if not self.can_complete((), standing, places):
            said = "; ".join(map(str, self.all))
            raise ValueError(f"no {places} of the {len(standing)} who stand keep all constraints: {said}")

    def kind(self, candidate: int) -> tuple[int, ...]:
        """Return in which groups a candidate is, by the places of the constraints."""
        return tuple(place for place, each in enumerate(self.all) if candidate in each.members)

    def can_complete(self, elected: Iterable[int], others: Iterable[int], places: int) -> bool:
        """Return whether so many of the others, with the elected, keep all constraints."""
        if places < 0:
            return False
        have = Counter(place for candidate in elected for place in self.kind(candidate))
        need = tuple(max(each.at_least - have[place], 0) for place, each in enumerate(self.all))
        room = tuple(-1 if each.at_most is None else each.at_most - have[place] for place, each in enumerate(self.all))
        if any(left < 0 for left, each in zip(room, self.all, strict=True) if each.at_most is not None):
            return False
        kinds = Counter(map(self.kind, others))
        return self.search.exists(tuple(sorted(kinds.items())), places, need, room)

    def guarded(self, elected: Collection[int], others: Collection[int], places: int) -> list[int]:
        """Return those without whom so many of the others cannot keep the constraints."""
        kinds = {kind: next(c for c in others if self.kind(c) == kind) for kind in {self.kind(c) for c in others}}
        needed = {
            kind
            for kind, one in kinds.items()
            if not self.can_complete(elected, [c for c in others if c != one], places)
        }
        return [candidate for candidate in others if self.kind(candidate) in needed]

    def doomed(self, elected: Collection[int], others: Collection[int], places: int) -> list[int]:
        """Return those with whom so many of the others cannot keep the constraints."""
        kinds = {kind: next(c for c in others if self.kind(c) == kind) for kind in {self.kind(c) for c in others}}
        barred = {kind for kind, one in kinds.items() if not self.can_take(elected, others, places, one)}
        return [candidate for candidate in others if self.kind(candidate) in barred]

    def can_take(self, elected: Iterable[int], others: Iterable[int], places: int, candidate: int) -> bool:
        """Return whether one of the others can be elected so that the rest of them can still complete the places."""
        rest = [each for each in others if each != candidate]
        return self.can_complete([*elected, candidate], rest, places - 1)
