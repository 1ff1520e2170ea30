"""What the record holds of the files that returns came in: nothing that guessed names can be tested against."""

import hashlib
import json
from pathlib import Path

import pytest
from tests.run_folder import CONTESTS, comitia, small_folder

from comitia.app.installation import make_key

BOX = CONTESTS["regional_council.b1.blt"]
NAMED = f'{BOX}"Ada Berg"\n"Bo Chen"\n"Cleo Diaz"\n"Branch One"\n'


def source_of(db: Path, key: Path, out: Path, contest: str) -> str:
    """Return what an export without names says of the file of a contest."""
    done = comitia("record", "export", "--no-names", "--db", db, "-o", out, key=key)
    assert done.returncode == 0, done.stderr
    bodies = [json.loads(line)["entry"]["body"] for line in out.read_bytes().splitlines() if b'"entry"' in line[:9]]
    return next(body["source"] for body in bodies if body.get("contest") == contest and "source" in body)


def test_guessed_names_cannot_be_tested_against_an_export_without_names(key: Path, tmp_path: Path) -> None:
    """A box and the right names, put together as a file, have no hash that is on the record."""
    folder = small_folder(tmp_path / "folder", {"contests/regional_council.b1.blt": NAMED})
    found = []
    for number, other in enumerate((key, key, tmp_path / "other.pem")):
        db = tmp_path / f"{number}.sqlite3"
        assert comitia("run", folder, "--db", db, key=other).returncode == 0
        found.append(source_of(db, other, tmp_path / "export.jsonl", "regional_council.b1"))

    assert found[0] == found[1]
    assert 2 == len({*found})
    assert hashlib.sha256(NAMED.encode()).hexdigest() not in (tmp_path / "export.jsonl").read_text() + found[0]


@pytest.mark.parametrize("changed", ["contests/regional_council.b1.blt", "contests/regional_council.b4.return.csv"])
def test_whoever_runs_still_finds_a_file_that_changed(changed: str, key: Path, tmp_path: Path) -> None:
    """With the key, the commitment is made again; a byte more is another file."""
    folder, db = small_folder(tmp_path / "folder"), tmp_path / "a.sqlite3"
    assert comitia("run", folder, "--db", db, key=key).returncode == 0
    (folder / changed).write_bytes((folder / changed).read_bytes() + b"\n")

    done = comitia("run", folder, "--db", db, key=key)

    assert done.returncode == 1
    assert f"{changed}: the file changed after " in done.stderr


def test_with_a_new_key_the_run_goes_on_and_says_what_was_not_compared(key: Path, tmp_path: Path) -> None:
    """Who lost the key changes it on purpose, and goes on; files whose persons came with the old key cannot be compared."""
    late = "contests/regional_council.b3.blt"
    folder, db = small_folder(tmp_path / "folder", {late: None}), tmp_path / "a.sqlite3"
    assert comitia("run", folder, "--db", db, key=key).returncode == 0
    small_folder(folder)
    new = tmp_path / "new.pem"
    assert make_key(new) == new

    assert comitia("record", "change-key", "--key", new, "--db", db, key=key).returncode == 0

    told = "note: 3 files were not compared with their returns"
    for _ in range(2):
        done = comitia("run", folder, "--db", db, key=new)
        assert done.returncode == 0, done.stderr
        assert told in done.stdout
    (folder / late).write_bytes((folder / late).read_bytes() + b"\n")
    assert told.replace("3", "4") in comitia("run", folder, "--db", db, key=new).stdout


def test_an_older_key_names_the_other_key_as_a_reason(key: Path, tmp_path: Path) -> None:
    """What was entered meanwhile with another key does not fit the older one; the refusal says so too."""
    late = "contests/regional_council.b3.blt"
    folder, db = small_folder(tmp_path / "folder", {late: None}), tmp_path / "a.sqlite3"
    assert comitia("run", folder, "--db", db, key=key).returncode == 0
    new = tmp_path / "new.pem"
    assert make_key(new) == new
    assert comitia("record", "change-key", "--key", new, "--db", db, key=key).returncode == 0
    assert comitia("run", small_folder(folder), "--db", db, key=new).returncode == 0
    assert comitia("record", "change-key", "--key", key, "--db", db, key=key).returncode == 0

    done = comitia("run", folder, "--db", db, key=key)

    assert done.returncode == 1
    assert (
        f"{late}: the file changed after regional_council.b3 was counted, or that was with another key" in done.stderr
    )
