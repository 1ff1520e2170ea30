"""Largest remainders: each unit gets a seat for every full quota of its size, and the seats left go by what remains.

Pukelsheim (2017), chapter 5; Balinski and Young (1982) have the first as the method of Hamilton. With V the sum of all
sizes and S the seats in total:

| id | quota |
|---|---|
| `hare` | V / S |
| `droop` | the whole part of V / (S + 1), and 1 |
| `hagenbach-bischoff` | V / (S + 1), a fraction |
| `hagenbach-bischoff-rounded` | V / (S + 1), to the nearest whole number, a half upwards |
| `imperiali-quota` | V / (S + 2), a fraction |

- R1 The remainder of a unit is its size less its seats times the quota.
- R2 The quota gives away too few seats: the next one goes to the largest remainder. A unit that got one has a quota
  less, so that nobody gets a second one by its remainder before everybody has had a first.
- R3 The quota gives away too many (as those with S + 1 and S + 2 can): the last of them are not given, to the units
  with the smallest remainders.
- R4 `hare` with a floor or a cap: a unit whose exact share would pass one stands at it, and the others share the rest
  (Pukelsheim (2017), chapter 12, restricts ranges so). By the other quotas every unit begins at its floor, and one at
  its cap is passed over; the quota is that of all.

R1 to R3 come to this: one seat after the other goes to the largest size - seats * quota.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from comitia.count.apportion.bounds import Bounds
from comitia.count.apportion.claims import by_claims
from comitia.count.apportion.ties import Given, Tie

Quota = Callable[[int, int], Fraction]
QUOTAS: Mapping[str, Quota] = {
    "hare": lambda votes, seats: Fraction(votes, max(seats, 1)),
    "droop": lambda votes, seats: Fraction(votes // (seats + 1) + 1),
    "hagenbach-bischoff": lambda votes, seats: Fraction(votes, seats + 1),
    "hagenbach-bischoff-rounded": lambda votes, seats: Fraction(max((2 * votes + seats + 1) // (2 * seats + 2), 1)),
    "imperiali-quota": lambda votes, seats: Fraction(votes, seats + 2),
}


def by_quota(total: int, sizes: Mapping[str, int], bounds: Bounds, quota: Quota) -> Given:
    """Return the seats by a quota, and by the largest remainders of it (R1, R2, R3)."""
    whole = quota(sum(sizes.values()), total)
    return by_claims(total, sizes, bounds, lambda size, seats: (0, size - seats * whole))


def by_share(total: int, sizes: Mapping[str, int], bounds: Bounds) -> Given:
    """Return the seats by exact shares within the bounds, and by the largest remainders of them (R4)."""
    rate = _rate(total, sizes, bounds)
    shares = {unit: _share(size * rate, unit, bounds) for unit, size in sizes.items()}
    seats = {unit: int(share) for unit, share in shares.items()}
    left = total - sum(seats.values())
    if not left:
        return Given(seats=seats)
    order = sorted(shares, key=lambda unit: shares[unit] - seats[unit], reverse=True)
    last = shares[order[left - 1]] - seats[order[left - 1]]
    for unit in order:
        if shares[unit] - seats[unit] > last:
            seats[unit] += 1
    equal = tuple(unit for unit in order if shares[unit] - int(shares[unit]) == last)
    open_seats = total - sum(seats.values())
    if len(equal) > open_seats:
        return Given(seats=seats, ties=(Tie(units=equal, places=open_seats),))
    for unit in equal:
        seats[unit] += 1
    return Given(seats=seats)


def _share(exact: Fraction, unit: str, bounds: Bounds) -> Fraction:
    return min(max(exact, Fraction(bounds.floors[unit])), Fraction(bounds.caps[unit]))


def _rate(total: int, sizes: Mapping[str, int], bounds: Bounds) -> Fraction:
    """Return the seats per member at which the shares, held within floor and cap, add up to the total."""
    takers = {unit: size for unit, size in sizes.items() if size}
    kept = (bounds.floors, bounds.caps)
    marks = sorted({Fraction(bound[unit], size) for unit, size in takers.items() for bound in kept})
    low, high = 0, len(marks) - 1
    if high < 0:
        return Fraction(0)
    idle = sum(bounds.floors[unit] for unit in sizes if unit not in takers)

    def given(rate: Fraction) -> Fraction:
        return sum((_share(size * rate, unit, bounds) for unit, size in takers.items()), Fraction(idle))

    while low < high:  # the first bound at which all seats are given
        middle = (low + high) // 2
        if given(marks[middle]) >= total:
            high = middle
        else:
            low = middle + 1
    mark, over = marks[low], given(marks[low]) - total
    free = sum(size for unit, size in takers.items() if bounds.floors[unit] < size * mark <= bounds.caps[unit])
    return mark - over * Fraction(1, free) if over else mark
