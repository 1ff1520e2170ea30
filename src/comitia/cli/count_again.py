"""`comitia count FILE --again RESULT.json`: count the ballots again as a result says, and tell the first difference."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from comitia.exchange.ballots import BallotFile

Again = Annotated[
    Path | None, typer.Option(help="Count again as this result says, and compare.", metavar="RESULT.json")
]
LARGEST = 200_000_000


def count_again(ballots: "BallotFile", path: Path) -> str:
    """Return the first difference between a result and the count made again; nothing where there is none.

    Raises ValueError for a file that is no result, and OSError where it cannot be read.
    """
    from comitia.count import recount, result_from_json

    data = path.read_bytes()
    if len(data) > LARGEST:
        raise ValueError(f"{path}: found {len(data)} bytes, expected a result of up to {LARGEST}")
    try:
        result = result_from_json(json.loads(data))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{path}: {error}") from error
    found = recount(result, ballots.profile)
    return "" if found is None else f"{path}: {found}."
