"""Marked ballots as Parquet, for programs that read tables: a row a ranking. Needs the extra `comitia[parquet]`.

Columns: ``count`` (64 bits) and ``parts`` (a weight is count/parts of a vote; parts is 1 unless it is a fraction), and
``places``, a list of lists of candidate numbers: an empty list is a skipped place, several numbers are ranked equal.
The metadata under ``comitia`` is JSON: all that `own_json` writes, without the ballots.
"""

import importlib
import json
from typing import Any

from comitia.count.limits import MOST_IN_64_BITS
from comitia.exchange.ballots.marked import MarkedFile
from comitia.exchange.ballots.marked_text import CannotHoldError
from comitia.exchange.ballots.own_json import head_of


def write_parquet(file: MarkedFile, reduced: str = "") -> bytes:
    """Return the bytes of a Parquet file. Raises ValueError without the extra, and for weights beyond 64 bits."""
    arrow, parquet = _modules()
    rows = sorted(file.marks.rows)
    if any(max(weight.numerator, weight.denominator) > MOST_IN_64_BITS for _, weight in rows):
        raise CannotHoldError("Parquet", "a weight beyond 64 bits", "JSON can")
    places = arrow.list_(arrow.list_(arrow.uint16()))
    metadata = {"comitia": json.dumps(head_of(file, reduced), ensure_ascii=False)}
    schema = arrow.schema([("count", arrow.int64()), ("parts", arrow.int64()), ("places", places)], metadata=metadata)
    columns = {
        "count": [weight.numerator for _, weight in rows],
        "parts": [weight.denominator for _, weight in rows],
        "places": [[list(place) for place in ranking] for ranking, _ in rows],
    }
    sink = arrow.BufferOutputStream()
    parquet.write_table(arrow.table(columns, schema=schema), sink)
    return bytes(sink.getvalue())


def _modules() -> tuple[Any, Any]:
    """Return the library that writes Parquet, which is no part of a plain installation."""
    try:
        return importlib.import_module("pyarrow"), importlib.import_module("pyarrow.parquet")
    except ModuleNotFoundError:
        raise ValueError("Parquet needs more than a plain installation: pip install 'comitia[parquet]'") from None
