"""The result of a countback: its count, with all that it takes to count the seat back again and to compare.

It holds the whole result of the first count, for the papers of the seat follow from that count: its options, its lots
and the digest of its ballots. `recount_back` counts both again and tells the first difference.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from comitia.count.count_back import RULE, Vacated, countback
from comitia.count.lots import Lots, lots_from_json, lots_to_json
from comitia.count.profile import Profile
from comitia.count.record import Count, from_json, to_json
from comitia.count.result import (
    Difference,
    Result,
    between,
    recount,
    refuse_discord,
    result_from_json,
    result_to_json,
)
from comitia.count.scores import Scores
from comitia.count.words import arithmetic

COUNTBACK_FORMAT = "comitia-countback/1"
_FREE = ("first", "version", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountbackResult:
    """The countback of the seat of a candidate among those who stand for it, by its own lots, after the first count."""

    first: Result
    vacated: int
    standing: tuple[int, ...]
    lots: Lots | None
    count: Count
    version: str


def countback_to_json(result: CountbackResult) -> dict[str, Any]:
    """Return the result of a countback as plain JSON values."""
    return {
        "format": COUNTBACK_FORMAT,
        "vacated": result.vacated,
        "standing": list(result.standing),
        "lots": lots_to_json(result.lots),
        "arithmetic": arithmetic(result.count),
        "elected": list(result.count.elected),
        "count": to_json(result.count),
        "first": result_to_json(result.first),
        "version": result.version,
    }


def countback_from_json(data: Mapping[str, Any]) -> CountbackResult:
    """Return the result that `countback_to_json` wrote; what else stands beside it is passed over.

    Raises ValueError for anything else, and where what it says twice does not agree.
    """
    try:
        result = _read(data)
        again = countback_to_json(result)
        refuse_discord(data, again, _FREE)
    except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError) as error:
        raise ValueError(f"found something else than a result of the format {COUNTBACK_FORMAT}: {error}") from error
    return result


def recount_back(result: CountbackResult, profile: Profile | Scores) -> Difference | None:
    """Return the first difference between this result and the two counts of these ballots; None where there is none.

    Raises ValueError where the result says what is no countback.
    """
    if isinstance(profile, Scores):
        raise ValueError("found ballots that give points, expected ballots whose papers pass on")  # noqa: TRY004
    apart = recount(result.first, profile)
    if apart is not None:
        return replace(apart, where=f"first count, {apart.where}")
    was = result.first
    vacated = Vacated(
        profile=profile,
        rule=was.count.rule,
        seats=was.count.seats,
        candidate=result.vacated,
        lots=was.lots,
        options=was.options,
    )
    return between(result.count, countback(vacated, result.standing, result.lots))


def _read(data: Mapping[str, Any]) -> CountbackResult:
    made, standing = from_json(data["count"]), data["standing"]
    if made.rule != RULE:
        raise ValueError(f"the count is by {made.rule!r}, not a {RULE}")
    if not all(type(number) is int for number in (data["vacated"], *standing)):
        raise TypeError("a candidate that is not a whole number")
    return CountbackResult(
        first=result_from_json(data["first"]),
        vacated=data["vacated"],
        standing=tuple(standing),
        lots=lots_from_json(data["lots"]),
        count=made,
        version=data["version"],
    )
