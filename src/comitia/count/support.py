"""What a seat rests on, by rules that share it among those who approve: a part of the record of a stage.

Loads, rho and payments are for one whole vote, in seats; scores are in the units of the totals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comitia.count.amount import Amount, read, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What each candidate would have cost at a stage, and what the one elected does cost; empty what a rule has not.

    The first three have one place a candidate. `loads`: what each vote for a candidate would carry in all, were they
    elected (None: nobody approves them). `rho`: the most that a vote would pay for them (None: their voters have not
    enough). `money`: what their voters have together before the seat is paid. `payments`: how many votes pay how much
    for the one elected, most first: they come to one seat. `score`: that of the committee after the stage. `rivals`,
    one place a candidate: that of the best committee with them; that of the elected where they are of it (None: they
    had withdrawn).
    """

    loads: tuple[Amount | None, ...] = ()
    rho: tuple[Amount | None, ...] = ()
    money: tuple[Amount, ...] = ()
    payments: tuple[tuple[Amount, Amount], ...] = ()
    score: Amount | None = None
    rivals: tuple[Amount | None, ...] = ()


def support_to_json(support: Support, unit: int) -> dict[str, Any]:
    """Return what there is as plain JSON values, fractions as `7/3`."""
    found: dict[str, Any] = {}
    if support.loads:
        found["loads"] = _written(support.loads)
    if support.rho:
        found["rho"] = _written(support.rho)
    if support.money:
        found["money"] = _written(support.money)
    if support.payments:
        found["payments"] = [[written(votes, 1, unit), written(paid, 1)] for votes, paid in support.payments]
    if support.score is not None:
        found["score"] = written(support.score, 1, unit)
    if support.rivals:
        found["rivals"] = _written(support.rivals, unit)
    return found


def support_from_json(data: Mapping[str, Any], unit: int) -> Support:
    """Return what `support_to_json` wrote."""
    return Support(
        loads=tuple(None if each is None else read(each, 1) for each in data.get("loads", ())),
        rho=tuple(None if each is None else read(each, 1) for each in data.get("rho", ())),
        money=tuple(read(each, 1) for each in data.get("money", ())),
        payments=tuple((read(votes, 1, unit), read(paid, 1)) for votes, paid in data.get("payments", ())),
        score=read(data["score"], 1, unit) if "score" in data else None,
        rivals=tuple(None if each is None else read(each, 1, unit) for each in data.get("rivals", ())),
    )


def _written(amounts: Sequence[Amount | None], unit: int = 1) -> list[int | str | None]:
    return [None if each is None else written(each, 1, unit) for each in amounts]
