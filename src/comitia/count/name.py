"""Names of candidates, bodies and places: what cannot stand in one, for it is printed as it is, and who shares one."""

from collections import Counter
from collections.abc import Iterator, Sequence
from unicodedata import category

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def is_control(character: str) -> bool:
    """Return whether a character ends a line, controls a terminal or turns the direction of writing."""
    return category(character) in {"Cc", "Cs", "Zl", "Zp"} or character in TURNING


def told_apart(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of candidates 1, 2, 3 ... no two the same: with the number where several share one."""
    times = Counter(names)
    return tuple(
        (f"{name} (no. {number})" if times[name] > 1 else name) if name else f"Candidate {number}"
        for number, name in enumerate(names, 1)
    )


def shared(names: Sequence[str]) -> Iterator[str]:
    """Yield a sentence for each name that several candidates have, with their numbers."""
    numbers: dict[str, list[str]] = {}
    for number, name in enumerate(names, 1):
        numbers.setdefault(name, []).append(str(number))
    for name, found in numbers.items():
        if name and len(found) > 1:
            who = f"Candidates {', '.join(found[:-1])} and {found[-1]}"
            yield f"{who} are {'both' if len(found) == 2 else 'all'} called {name}: their numbers tell them apart."
