"""The ways of counting a profile that must all come to the same: plain Python, numpy, compiled loops."""

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

needs_numba = pytest.mark.skipif(not find_spec("numba"), reason="the extra for large batches is not installed")
WAYS = [pytest.param(False, id="numpy"), pytest.param(True, id="compiled", marks=needs_numba)]
WAYS_OF_PAPERS = [
    "papers.ListPapers",
    "table_papers.TablePapers",
    pytest.param("compiled_papers.CompiledPapers", marks=needs_numba),
]


def papers_held(way: str) -> Callable[..., Any]:
    """Return the class of a way of holding papers, as `module.Name` in `comitia.count.stv`."""
    module, name = way.split(".")
    found: Callable[..., Any] = getattr(import_module(f"comitia.count.stv.{module}"), name)
    return found
