"""What a seat rests on, in plain sentences: loads, rho, payments, the score of a committee."""

from collections.abc import Iterator
from fractions import Fraction

from comitia.count.amount import Amount
from comitia.count.record import Count, Stage
from comitia.count.support import Support

MOST_SAID = 6
"""So many different payments are told one by one; the record has them all."""


def rests_on(count: Count, stage: Stage, name: str) -> Iterator[str]:
    """Yield the sentences of a stage; `name` is that of whoever was elected at it."""
    found = stage.support or Support()
    load = found.loads[stage.subjects[0] - 1] if found.loads and stage.subjects else None
    if load is not None and found.money:
        yield f"With {fraction(load)} of a seat more for each vote, the voters of {name} have enough together."
    elif load is not None:
        yield f"The voters of {name} share the seat; each vote of theirs now carries {fraction(load)} of a seat."
    if found.payments and found.rho:
        yield f"The seat of {name} is paid: {_payments(count, found)}."
    if found.rho and not stage.subjects:
        yield f"Nobody's voters have enough left for a seat: the most is {fraction(max(found.money))} ({count.rule} 6)."
    if found.score is not None:
        yield f"The score of the committee is now {count.votes(found.score)}."


def _payments(count: Count, found: Support) -> str:
    told = [f"{_votes(count, votes)} pay {fraction(paid)} each" for votes, paid in found.payments[:MOST_SAID]]
    more = len(found.payments) - MOST_SAID
    return ", ".join([*told, f"and others {more} smaller amounts"] if more > 0 else told)


def fraction(amount: Amount) -> str:
    """Return an exact amount as people write it: 3, 7/3."""
    return str(amount.numerator) if amount.denominator == 1 else f"{amount.numerator}/{amount.denominator}"


def _votes(count: Count, votes: Amount) -> str:
    return fraction(Fraction(votes, count.one))
