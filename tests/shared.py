"""Where the shared test material lies: beside the repository, never in it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
SCOTTISH = SHARED / "data" / "scottish"

needs_scottish = pytest.mark.skipif(
    not SCOTTISH.is_dir(), reason=f"the real Scottish ballots are not here: {SCOTTISH} does not exist"
)
COUNTING = SHARED / "data" / "counting.tar.xz"
needs_counting = pytest.mark.skipif(
    not COUNTING.is_file(), reason=f"the reference counts are not here: {COUNTING} does not exist"
)
