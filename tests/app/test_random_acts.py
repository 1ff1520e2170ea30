"""Random acts entered by the clerk: the tables say what the same acts come to in memory, and a rebuild agrees."""

import subprocess
import sys

from tests.architecture.tree import ROOT

HOUSES = 5


def test_tables_say_what_the_acts_come_to(db: str) -> None:
    """Five random houses of 60 acts each: facts, mandates, motions, votes, editions, and every row of a rebuild."""
    arguments = ("-m", "tests.app.random_records", db, "1", str(HOUSES))

    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )

    assert done.returncode == 0, done.stderr[-4000:]
