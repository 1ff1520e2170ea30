"""The canonical form of a profile: BLT without names, the same text for the same ballots; its SHA-256 is the digest."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from comitia.count.amount import written
from comitia.count.profile import Profile
from comitia.count.scores import Scores


def canonical_blt(profile: Profile, seats: int) -> str:
    """Return the ballots as BLT without names: equal ones merged, sorted by ranking, blank ones first.

    The same ballots give the same text, whatever file they came from. Invalid ballots have no marks to write.
    """
    return "\n".join((*_lines(profile, seats), "0", ""))


def canonical_points(scores: Scores) -> str:
    """Return the ballots as text without names: equal ones merged and sorted, blank ones last; weights in 1/unit.

    The same ballots give the same text, whatever file they came from.
    """
    rows = [",".join(["" if each is None else str(each) for each in row] + [str(n)]) for row, n in scores.rows]
    if scores.blank:
        rows.append("," * scores.candidates + str(scores.blank))
    head = [f"{scores.candidates} {scores.lowest} {scores.highest} {scores.unit}"]
    if scores.withdrawn:
        head.append(" ".join(f"-{candidate}" for candidate in scores.withdrawn))
    return "\n".join([*head, *rows, ""])


def profile_digest(profile: Profile | Scores, seats: int) -> str:
    """Return the SHA-256 of the canonical form, hexadecimal."""
    text = canonical_points(profile) if isinstance(profile, Scores) else canonical_blt(profile, seats)
    return sha256(text.encode()).hexdigest()


def _lines(profile: Profile, seats: int) -> Iterator[str]:
    unit = profile.unit
    yield f"{profile.candidates} {seats}"
    if profile.withdrawn:
        yield " ".join(f"-{candidate}" for candidate in profile.withdrawn)
    if profile.blank:
        yield f"{written(profile.blank, 1, unit)} 0"
    for ranking, copies in profile.rows:
        yield f"{copies if unit == 1 else written(copies, 1, unit)} {_marks(ranking)} 0"


@lru_cache(maxsize=1 << 16)
def _marks(ranking: tuple[int, ...]) -> str:
    """Return the marks of a ballot; many small boxes hold the same ones again."""
    return " ".join(map(str, ranking))
