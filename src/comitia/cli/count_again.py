"""`comitia count FILE --again RESULT.json`: count the ballots again as a result says, and tell the first difference."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from comitia.cli.count_constrained import effect_again
from comitia.cli.count_source import Source

if TYPE_CHECKING:
    from comitia.count import CountbackResult, Difference, Result
    from comitia.count.policy import Policy
    from comitia.exchange.ballots import BallotFile, PointsFile

Again = Annotated[
    Path | None, typer.Option(help="Count again as this result says, and compare.", metavar="RESULT.json")
]
LARGEST = 200_000_000


def count_again(source: Source, path: Path) -> str:
    """Return the first difference between a result and the ballots counted again; nothing where there is none.

    Raises ValueError for a file that is no result, and OSError where one cannot be read.
    """
    from comitia.count import Result

    data = path.read_bytes()
    if len(data) > LARGEST:
        raise ValueError(f"{path}: found {len(data)} bytes, expected a result of up to {LARGEST}")
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        raise ValueError(
            f"{path}: found text that is not JSON, expected a result that comitia count --json wrote"
        ) from None
    try:
        result = _result(told)
        policy = _policy(told)
        points = told.get("points")
        _refuse_another_seed(told)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path}: {error}") from error
    if not (points is None or isinstance(points, str)):
        raise ValueError(f"{path}: found the points {points!r}, expected a range as in 0..5")
    so = replace(source, overvotes=policy.equal, skips=policy.skipped, repeats=policy.repeated, points=points)
    first = result if isinstance(result, Result) else result.first
    ballots = so.read(first.count.rule)
    found = _compared(told, result, ballots)
    if found is not None:
        return f"{path}: {found}."
    for what, there, here in (
        ("names", told.get("names"), list(ballots.names)),
        ("title", told.get("title"), ballots.title),
    ):
        if there is not None and there != here:
            return f"{path}: {what}: the result has {there}, the ballot file has {here}."
    return ""


def _compared(told: Any, result: "Result | CountbackResult", ballots: "BallotFile | PointsFile") -> "Difference | None":
    """Return the first difference of a result from its ballots counted again."""
    from comitia.count import Result, recount, recount_back

    if isinstance(result, Result):
        return recount(result, ballots.profile) or effect_again(told, result, ballots.profile)
    return recount_back(result, ballots.profile)


def _result(told: Any) -> "Result | CountbackResult":
    """Return the result of a count or of a countback, as its format says. Raises ValueError for anything else."""
    from comitia.count import COUNTBACK_FORMAT, countback_from_json, result_from_json

    is_back = isinstance(told, dict) and told.get("format") == COUNTBACK_FORMAT
    return countback_from_json(told) if is_back else result_from_json(told)


def _refuse_another_seed(told: Mapping[str, Any]) -> None:
    """Refuse a result that says its seed twice and differently."""
    seed = (told.get("lots") or {}).get("seed")
    if told.get("lot_seed", seed) != seed:
        raise ValueError(f"the result does not agree with itself: lot_seed has {told['lot_seed']}, not {seed}")


def _policy(told: dict[str, object]) -> "Policy":
    """Return the policy by which a result says that its ballots were made. Raises ValueError for what is none."""
    from comitia.count.policy import STRICT, Policy

    found = told.get("policy")
    if found is None:
        return STRICT
    try:
        how = {name: found[name]["policy"] for name in ("overvotes", "skips", "repeats")}  # type: ignore[index]  # refused below
    except (KeyError, TypeError):
        raise ValueError("found a policy without its parts, expected overvotes, skips and repeats") from None
    if not all(isinstance(each, str) for each in how.values()):
        raise ValueError("found a policy that is no word")
    return Policy(equal=how["overvotes"], skipped=how["skips"], repeated=how["repeats"])
