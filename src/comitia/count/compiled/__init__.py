"""Loops over large batches that numba turns into machine code; without it numpy does the same, and nothing differs.

numba is an extra (`comitia[fast]`). Loading it takes about as long as numpy needs for `LOADING` steps, so it is loaded
where there is more work than that, and used for less once it is there. A step is a mark, or a byte, that is looked at
once. Each loop stands in a module of this folder beside the function that does the same with numpy, and takes and
returns whole numbers and arrays of them.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.util import find_spec
from typing import Any, TypeVar, cast

Loop = TypeVar("Loop", bound=Callable[..., Any])

LOADING = 8_000_000
LOADED = 20_000
"""From so many steps on numba pays before, and after, it was loaded."""
_IN_A_BATCH = ContextVar("in_a_batch", default=False)


def pays(steps: int) -> bool:
    """Return whether work of so many steps is for compiled loops; work in a batch is told by all of the batch."""
    if _IN_A_BATCH.get():
        return True
    if steps < LOADED:
        return False
    return is_there() and (steps >= LOADING or "numba" in sys.modules)


@contextmanager
def batch(steps: int) -> Iterator[None]:
    """Do what is within as part of work of so many steps in all."""
    token = _IN_A_BATCH.set(pays(steps))
    try:
        yield
    finally:
        _IN_A_BATCH.reset(token)


@cache
def is_there() -> bool:
    """Return whether numba is installed."""
    return find_spec("numba") is not None


def loop(function: Loop) -> Loop:
    """Return a function as machine code, made at its first call and kept on disk beside the module."""
    from numba import njit  # noqa: PLC0415  loaded for large batches only

    return cast("Loop", njit(cache=True, nogil=True)(function))
