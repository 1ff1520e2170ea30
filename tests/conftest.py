"""What holds for all tests: none of them fails for being slow, however busy the machine is; who reads a register."""

import gc
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.browsing import Reading

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_finish() -> None:
    """Freeze the thousands of tests, which are there to the end: the garbage collector need not look at them again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module")
def reading() -> Iterator["Reading"]:
    """Return how to read a register; the browser starts with the first page, and ends with the file of tests.

    Where there is no browser, the journeys are made all the same, and pytest's warnings tell what was not read.
    """
    from tests.browsing import chromium, missing, read  # noqa: PLC0415  only where pages are read

    if why := missing():
        yield lambda db, reads: warnings.warn(f"{reads.__name__}: {why}", stacklevel=2)  # noqa: ARG005  as below
        return
    with ExitStack() as to_the_end:
        browser = cache(lambda: to_the_end.enter_context(chromium()))
        yield lambda db, reads: read(browser(), db, reads)
