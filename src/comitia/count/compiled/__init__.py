"""Loops over large batches that numba turns into machine code; without it numpy does the same, and nothing differs.

numba is an extra (`comitia[fast]`). Loading it takes about as long as numpy needs for `LOADING` steps, so it is loaded
where there is more work than that, and used for less once it is there. A step is a mark, or a byte, that is looked at
once. Loops take and return whole numbers and arrays of them; whoever calls one has the same with numpy beside it. What
is kept on disk of a loop follows its own module alone: constants of others are handed over, not imported.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
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
    is_enough = steps >= LOADING or (steps >= LOADED and "numba" in sys.modules)
    return is_enough and is_there()


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
    """Return whether numba is installed, loads, and can keep on disk what it compiles; else numpy is faster."""
    try:
        loop(_nothing)
    except (ImportError, RuntimeError):  # not there, not for this numpy; no folder that can be written
        return False
    return True


def loop(function: Loop) -> Loop:
    """Return a function as machine code, made at its first call and kept on disk beside the module."""
    from numba import njit  # noqa: PLC0415  loaded for large batches only

    return cast("Loop", njit(cache=True, nogil=True)(function))


def within(function: Loop) -> Loop:
    """Return a function that is put into loops in the place of each call: to pass an array on costs much."""
    from numba import njit  # noqa: PLC0415  loaded for large batches only

    return cast("Loop", njit(inline="always", nogil=True)(function))


def _nothing() -> None:
    """Do nothing: what is compiled to see whether anything can be."""
