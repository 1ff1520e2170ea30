"""The search for numbers of each kind of candidate that keep all constraints, and how much of it there may be.

For groups that overlap in many ways no quick way is known to tell whether any set keeps all constraints. So the work
has a bound for a whole count: constraints that take more are refused in a sentence, instead of a wait without a word.
"""

Kind = tuple[int, ...]
"""The groups that a candidate is in, by the places of the constraints."""
Kinds = tuple[tuple[Kind, int], ...]
"""How many candidates there are of each kind."""
MOST_STEPS = 5_000_000
MOST_KINDS = 500
ANY = -1


class Search:
    """What was found out for one set of constraints, and how many steps that took: one for each kind looked at."""

    __slots__ = ("found", "steps")

    def __init__(self) -> None:
        self.found: dict[tuple[Kinds, int, Kind, Kind], bool] = {}
        self.steps = 0

    def exists(self, kinds: Kinds, places: int, need: Kind, room: Kind) -> bool:
        """Return whether numbers of each kind make up the places, meet every need and stay within every room.

        A room of `ANY` is no limit. Raises ValueError where to find out takes more steps than there may be.
        """
        self._step(len(kinds))
        open_ones = _open(kinds, places, need, room)
        if open_ones is None:
            return False
        need, room = open_ones
        if not any(need) and all(left == ANY for left in room):
            return True
        key = (kinds, places, need, room)
        if key not in self.found:
            self.found[key] = self._look(kinds, places, need, room)
        return self.found[key]

    def _look(self, kinds: Kinds, places: int, need: Kind, room: Kind) -> bool:
        (groups, number), rest = kinds[0], kinds[1:]
        most = min([number, places, *(room[place] for place in groups if room[place] != ANY)])
        for taken in range(most, -1, -1):
            still = tuple(max(left - taken, 0) if place in groups else left for place, left in enumerate(need))
            free = tuple(left - taken if place in groups and left != ANY else left for place, left in enumerate(room))
            if self.exists(rest, places - taken, still, free):
                return True
        return False

    def _step(self, kinds: int) -> None:
        self.steps += kinds
        if self.steps > MOST_STEPS or kinds > MOST_KINDS:
            raise ValueError(
                "the groups overlap in too many ways to find out who can be elected within the constraints: "
                f"{MOST_STEPS:,} steps were not enough; give fewer groups, or groups that overlap less"
            )


def _open(kinds: Kinds, places: int, need: Kind, room: Kind) -> tuple[Kind, Kind] | None:
    """Return the needs and rooms that are still open, 0 and `ANY` for those kept anyway; None where one cannot be."""
    whole = sum(number for _, number in kinds)
    if not 0 <= places <= whole:
        return None
    there = [0] * len(need)
    for groups, number in kinds:
        for place in groups:
            there[place] += number
    still, free = list(need), list(room)
    for place, have in enumerate(there):
        least, most = max(places - whole + have, 0), min(have, places)
        if need[place] > most or (room[place] != ANY and room[place] < least):
            return None
        if need[place] <= least:
            still[place] = 0
        if room[place] >= most:
            free[place] = ANY
    return tuple(still), tuple(free)
