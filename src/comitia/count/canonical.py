"""The canonical form of a profile: BLT without names, the same text for the same ballots; its SHA-256 is the digest."""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256

from comitia.count import compiled
from comitia.count.amount import written
from comitia.count.limits import MOST_PACKED
from comitia.count.profile import Profile
from comitia.count.scores import Scores


def canonical_blt(profile: Profile, seats: int) -> str:
    """Return the ballots as BLT without names: equal ones merged, sorted by ranking, blank ones first.

    The same ballots give the same text, whatever file they came from. Invalid ballots have no marks to write.
    """
    steps = profile.size * (profile.candidates + 1)
    is_large = profile.unit == 1 and profile.candidates <= MOST_PACKED and compiled.pays(steps)
    ballots = _of_table(profile) if is_large else _of_rows(profile)
    return "".join((*_head(profile, seats), ballots, "0\n"))


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


def _head(profile: Profile, seats: int) -> Iterator[str]:
    yield f"{profile.candidates} {seats}\n"
    if profile.withdrawn:
        yield " ".join(f"-{candidate}" for candidate in profile.withdrawn) + "\n"
    if profile.blank:
        yield f"{written(profile.blank, 1, profile.unit)} 0\n"


def _of_rows(profile: Profile) -> str:
    unit = profile.unit
    return "".join(
        f"{copies if unit == 1 else written(copies, 1, unit)} {_marks(ranking)} 0\n" for ranking, copies in profile.rows
    )


def _of_table(profile: Profile) -> str:
    """Return the same from the table of numbers."""
    import numpy as np  # noqa: PLC0415  numpy and numba are loaded for large contests only

    from comitia.count.compiled.lines import MOST_DIGITS, write  # noqa: PLC0415

    rankings, copies = profile.table
    text = np.empty(profile.size * (MOST_DIGITS + 4 * rankings.shape[1]), dtype=np.uint8)
    return text[: write(rankings, copies, text)].tobytes().decode("ascii")


@lru_cache(maxsize=1 << 16)
def _marks(ranking: tuple[int, ...]) -> str:
    """Return the marks of a ballot; many small boxes hold the same ones again."""
    return " ".join(map(str, ranking))
