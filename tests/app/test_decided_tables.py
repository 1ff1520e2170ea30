"""Tables of what bodies decide, changed behind the record's back: the rebuild names the table and the row."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.tree import ROOT
from tests.run_folder import comitia

CORRUPTED = [
    ("Act", "UPDATE store_act SET body = replace(body, 'Warden', 'Master') WHERE type = 'post_created/1'"),
    ("Act", "UPDATE store_act SET motion = 'motion-2' WHERE type = 'post_created/1'"),
    ("Act", "UPDATE store_act SET person = 'x9' WHERE type = 'mandate_ended/1' AND person = 'e4'"),
    ("Act", "UPDATE store_act SET mandate = 'x:1' WHERE type = 'mandate_ended/1' AND person = 'e4'"),
    ("Act", "UPDATE store_act SET cause = NULL WHERE type = 'decision_reversed/1'"),
    ("Motion", "UPDATE store_motion SET state = 'in_effect' WHERE id = 'motion-3'"),
    ("Motion", "UPDATE store_motion SET challenged = 'dismissed' WHERE id = 'motion-3'"),
    ("Motion", "UPDATE store_motion SET voted = '2026-02-01' WHERE id = 'motion-3'"),
    ("Motion", "UPDATE store_motion SET effect = replace(effect, 'x1', 'x2') WHERE id = 'motion-2'"),
    ("Vote", "UPDATE store_vote SET against = 1 WHERE key = 'motion-1/1'"),
    ("Vote", "UPDATE store_vote SET carried = 1 WHERE key = 'motion-3/2'"),
    ("Vote", "UPDATE store_vote SET tally = replace(tally, '2', '3') WHERE key = 'motion-1/1'"),
    ("Vote", "DELETE FROM store_vote WHERE key = 'motion-3/2'"),
    ("Edition", "UPDATE store_edition SET charter = replace(charter, 'Meadow', 'Other') WHERE edition = 1"),
    ("Edition", "DELETE FROM store_edition WHERE edition = 2"),
    ("Organization", "UPDATE store_organization SET edition = 1"),
    ("Mandate", "UPDATE store_mandate SET is_live = 1 WHERE id = 'local_secretary.east:1'"),
    ("Mandate", "UPDATE store_mandate SET cause = 'relieved' WHERE id = 'local_secretary.east:1'"),
    ("Mandate", "UPDATE store_mandate SET ended_by = NULL WHERE id = 'local_secretary.east:1'"),
    ("Mandate", "UPDATE store_mandate SET motion = 'motion-1' WHERE id = 'motion-2:1'"),
    ("Mandate", "UPDATE store_mandate SET is_live = 0, ended = '2026-03-01', cause = 'relieved', ended_by = 'motion-3' "
                "WHERE id = 'treasurer:1'"),
]  # fmt: skip


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database in which bodies have decided."""
    db = tmp_path_factory.mktemp("decided") / "a.sqlite3"
    done = subprocess.run(
        [sys.executable, "-m", "tests.app.decided_house", db], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return db


@pytest.mark.parametrize(
    ("table", "statement"), CORRUPTED, ids=[f"{t}-{number}" for number, (t, _) in enumerate(CORRUPTED)]
)
def test_a_changed_row_is_named(table: str, statement: str, decided: Path, tmp_path: Path) -> None:
    """Each table, each column that pages read; no key is asked for, as the clerk alone has made the record."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(decided, db)
    with sqlite3.connect(db) as connection:
        before = list(connection.iterdump())
        assert connection.execute(statement).rowcount > 0
        assert before != list(connection.iterdump())

    done = comitia("rebuild", "--check", "--db", db, key=tmp_path / "none.pem")

    assert done.returncode == 1
    assert f"{table}: " in done.stderr
