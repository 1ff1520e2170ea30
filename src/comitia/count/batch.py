"""Many contests counted one after the other, and how for all of them: by their work together."""

from collections.abc import Callable, Sequence, Sized

from comitia.count import compiled
from comitia.count.lots import LotRequired, Lots
from comitia.count.options import NONE, Options
from comitia.count.profile import Profile
from comitia.count.record import Count
from comitia.count.rules import count


def count_all(
    profiles: Sequence[Profile],
    *,
    rule: str,
    seats: int | Sequence[int],
    options: Options = NONE,
    lots: Callable[[int], Lots | None] | None = None,
) -> list[Count | LotRequired]:
    """Return the count of each contest, or the lot that it needs, in order: what `count` returns for it alone.

    `seats` are the same for all, or one number a contest; `lots` gives the source of lots of a contest by its number
    (from 0). Raises ValueError as `count` does, and where seats are not as many as contests.
    """
    filled = seats if isinstance(seats, Sized) else [seats] * len(profiles)
    if len(filled) != len(profiles):
        raise ValueError(f"found seats for {len(filled)} contests, and ballots of {len(profiles)}")
    steps = sum(profile.size * profile.candidates for profile in profiles)
    with compiled.batch(steps):
        return [
            count(profile, rule=rule, seats=places, options=options, lots=lots(number) if lots else None)
            for number, (profile, places) in enumerate(zip(profiles, filled, strict=True))
        ]
