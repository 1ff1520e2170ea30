"""The state that tables give is the state that the record gives; writers wait for each other."""

import subprocess
import sys
from pathlib import Path

from tests.run_folder import comitia, small_folder

COMPARE = """
import os, sys
os.environ.update(COMITIA_DB=sys.argv[1], DJANGO_SETTINGS_MODULE="comitia.config.settings")
import django
django.setup()
from comitia.core.events import day_of, event_of
from comitia.core.state import State
from comitia.store import entries, facts

chain = entries.peek()
loaded, replayed = facts.load(chain), State()
for content, digest in entries.read(end=chain.size):
    entry = entries.parse(content)
    event = event_of(entry.type, entry.body)
    replayed.evolve(event, day_of(event, entry.occurred))
    replayed.head = digest
def plain(state):
    values = dict(vars(state))
    values.pop("charter", None)
    values.pop("_charters")  # read from the editions as they are asked for
    values.pop("_enrolled")  # the record holds the digest of a list, not the list
    inner = {name: vars(getattr(state.holdings, name)) for name in ("vacant", "letters", "members")}
    holdings = {**vars(state.holdings), **inner}
    values["course"] = vars(values["course"]) | {"petitions": vars(values["course"].petitions)}
    parts = {name: vars(values[name]) for name in ("authority", "proceedings", "tree", "enrolment", "history")}
    return {**values, "holdings": holdings, **parts}
left, right = plain(loaded), plain(replayed)
for name in left:
    assert left[name] == right[name], (name, left[name], right[name])
print(len(left), "parts", len(left["_contests"]), "contests")
"""

APPEND = """
import os, sys
os.environ.update(COMITIA_DB=sys.argv[1], DJANGO_SETTINGS_MODULE="comitia.config.settings")
import django
django.setup()
from datetime import UTC, date, datetime
from comitia.app.clerk import Clerk
from comitia.core.assembly.attendance import CountAttendance

clerk = Clerk(now=datetime(2026, 3, 14, tzinfo=UTC))
for number in range(int(sys.argv[2])):
    with clerk.sitting():
        day = date(2026, 3, 14)
        clerk.enter(CountAttendance(body="regional_council", unit="r1", present=0, credentialed=None, at=day), day)
"""


def python(code: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a process of Python."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_tables_give_the_state_that_the_record_gives(db: str, key: Path, tmp_path: Path) -> None:
    """Loaded from tables or replayed from entries: the same facts."""
    folder = small_folder(tmp_path / "folder", {"contests/regional_council.b3.blt": None})
    closing = ("--close", "regional_council.b3", "--as", "not-held")
    comitia("run", folder, "--db", db, key=key)
    assert comitia("run", folder, "--db", db, *closing, key=key).returncode == 1  # E is no member, so congress.r2 waits

    out, error = (compared := python(COMPARE, db)).communicate(timeout=120)

    assert compared.returncode == 0, error
    assert "6 contests" in out


def test_writers_wait_and_the_chain_never_forks(db: str, key: Path, tmp_path: Path) -> None:
    """Four processes make twenty entries each at once: all eighty are there, in one chain."""
    comitia("run", small_folder(tmp_path / "folder"), "--db", db, key=key)

    writers = [python(APPEND, db, "20") for number in range(4)]
    results = [(writer.communicate(timeout=120), writer.returncode) for writer in writers]

    assert [0] * 4 == [status for _, status in results], [error[-400:] for (_, error), _ in results]
    checked = comitia("rebuild", "--check", "--db", db, key=key)
    assert checked.returncode == 0, checked.stderr
    assert "80" in next(line for line in checked.stdout.splitlines() if "Act" in line)
    out = tmp_path / "export.jsonl"
    comitia("record", "export", "--db", db, "-o", out, key=key)
    assert comitia("verify", out, key=key).returncode == 0
