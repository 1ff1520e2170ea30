"""Writing ballots as BLT: with names for people, without for the sealed box."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from comitia.count import Profile


def write_blt(profile: Profile, seats: int, names: Sequence[str], title: str) -> str:
    """Return the text of a BLT file. Raises ValueError when there is not one name for each candidate."""
    if len(names) != profile.candidates:
        raise ValueError(f"found {len(names)} names, expected one for each of {profile.candidates} candidates")
    for text in (*names, title):
        if "\n" in text or "\r" in text:
            raise ValueError(f"found a line end in {text!r}, expected a name on one line")
    return canonical_blt(profile, seats) + "".join(f"{_quoted(text)}\n" for text in (*names, title))


def canonical_blt(profile: Profile, seats: int) -> str:
    """Return the ballots as BLT without names: equal ones merged, sorted by ranking, blank ones first.

    The same ballots give the same text, whatever file they came from. Weights that are fractions are written as 3/2.
    Invalid ballots have no marks to write.
    """
    return "\n".join((*_lines(profile, seats), "0", ""))


def _lines(profile: Profile, seats: int) -> Iterator[str]:
    yield f"{profile.candidates} {seats}"
    if profile.withdrawn:
        yield " ".join(f"-{candidate}" for candidate in profile.withdrawn)
    if profile.blank:
        yield f"{_weight(profile.blank, profile.unit)} 0"
    if profile.unit > 1:
        yield from (f"{_weight(copies, profile.unit)} {_marks(ranking)} 0" for ranking, copies in profile.rows)
        return
    for ranking, copies in profile.rows:
        yield f"{copies} {_marks(ranking)} 0"


def _weight(copies: int, unit: int) -> str:
    """Return a number of ballots, as a fraction where it is none that is whole."""
    return str(Fraction(copies, unit)) if unit > 1 else str(copies)


@lru_cache(maxsize=1 << 16)
def _marks(ranking: tuple[int, ...]) -> str:
    """Return the marks of a ballot; many small boxes hold the same ones again."""
    return " ".join(map(str, ranking))


def _quoted(text: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
