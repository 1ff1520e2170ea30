"""`comitia record`: an export as of one moment, and a key that readers never make."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.core.world import CHARTER
from tests.run_folder import CONTESTS, comitia, small_folder

RACE = """
import subprocess, sys
from dataclasses import replace
from pathlib import Path
from comitia.cli.django import connect

database, folder, out = sys.argv[1:]
connect(database)

from comitia.app import export
from comitia.app.installation import existing_installation

def after_a_run(boxes):
    done = subprocess.run([sys.executable, "-m", "comitia", "run", folder, "--db", database], capture_output=True)
    assert done.returncode == 0, done.stderr
    yield from boxes

def write(file, chain, entries, enclosed, key):
    write_export(file, chain, entries, replace(enclosed, boxes=after_a_run(enclosed.boxes)), key)

write_export, export.write_export = export.write_export, write
export.export_record(Path(out), existing_installation(), with_ballots=True, with_names=True, with_texts=True)
"""
"""Exports a record; after its entries are written and before its boxes are, a run enters more."""


def test_an_export_during_a_run_is_that_of_one_moment(db: str, key: Path, tmp_path: Path) -> None:
    """What is entered between the entries and the boxes is in neither; the next export has both."""
    folder, out = tmp_path / "folder", tmp_path / "export.jsonl"
    late = {"contests/regional_council.b3.blt": None}
    assert comitia("run", small_folder(folder, late), "--db", db, key=key).returncode == 0
    before = comitia("record", "head", "--db", db, key=key).stdout.split()[1]
    small_folder(folder)

    raced = subprocess.run(
        [sys.executable, "-c", RACE, db, folder, out],
        env={**os.environ, "COMITIA_KEY": str(key)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert raced.returncode == 0, raced.stderr
    verified = comitia("verify", out, key=key)
    assert verified.returncode == 0, verified.stderr
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert before == lines[-1]["head"]["hash"]
    assert len([name for name in CONTESTS if name.endswith(".blt")]) > len([line for line in lines if "box" in line])
    assert comitia("record", "export", "--db", db, "-o", out, key=key).returncode == 0
    assert comitia("verify", out, key=key).returncode == 0
    assert before != json.loads(out.read_text().splitlines()[-1])["head"]["hash"]


@pytest.mark.parametrize("command", [("head",), ("export", "-o", "export.jsonl")], ids=["head", "export"])
@pytest.mark.parametrize("by_option", [True, False], ids=["option", "environment"])
def test_a_reader_makes_no_key(
    command: tuple[str, ...], by_option: bool, whole: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no key is, `record` says so and makes none: a mistyped name would sign as somebody else."""
    monkeypatch.chdir(tmp_path)
    typo = tmp_path / "keys" / "typo.pem"
    named = ("--key", str(typo)) if by_option else ()

    done = comitia("record", *command, "--db", whole, *named, key=key if by_option else typo)

    assert done.returncode == 1
    assert f"{typo}: there is no signing key; name yours with --key or COMITIA_KEY" in done.stderr
    assert "" == done.stdout
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize("content", [b"", b"no key", bytes(range(256))], ids=["empty", "text", "bytes"])
def test_a_key_that_is_none_is_said_to_be_so(content: bytes, whole: Path, tmp_path: Path) -> None:
    """The file is named, and left as it is."""
    wrong = tmp_path / "key.pem"
    wrong.write_bytes(content)

    done = comitia("record", "head", "--db", whole, key=wrong)

    assert done.returncode == 1
    assert f"{wrong}: the signing key cannot be read" in done.stderr
    assert content == wrong.read_bytes()


@pytest.mark.parametrize("out", [".", "/", "missing/export.jsonl"])
def test_a_place_that_cannot_be_written_is_named(
    out: str, whole: Path, key: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder is no file; nothing is left behind."""
    monkeypatch.chdir(tmp_path)

    done = comitia("record", "export", "--db", whole, "-o", out, key=key)

    assert done.returncode == 1
    assert f"{out}: cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert not any(tmp_path.iterdir())


def test_a_database_without_a_record_has_nothing_to_export(whole: Path, key: Path, tmp_path: Path) -> None:
    """It says how to begin one."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(whole, db)
    with sqlite3.connect(db) as connection:
        connection.executescript("DELETE FROM store_chain; DELETE FROM store_entry")

    done = comitia("record", "export", "--db", db, "-o", tmp_path / "export.jsonl", key=key)

    assert done.returncode == 1
    assert "holds no record yet" in done.stderr
    assert not (tmp_path / "export.jsonl").exists()


def test_nothing_but_an_export_is_written_over(key: Path, tmp_path: Path) -> None:
    """Neither the database nor any other file gives way to an export; an older export does."""
    db, out, other = tmp_path / "a.sqlite3", tmp_path / "a.jsonl", tmp_path / "keep.csv"
    assert comitia("run", small_folder(tmp_path / "folder"), "--db", db, key=key).returncode == 0
    other.write_text("keep me")
    before = db.read_bytes()

    for place in (db, other):
        done = comitia("record", "export", "--db", db, "-o", place, key=key)
        assert done.returncode == 1
        assert "there is another file of this name, which is no export" in done.stderr

    assert (before, "keep me") == (db.read_bytes(), other.read_text())
    for _ in range(2):
        assert comitia("record", "export", "--db", db, "-o", out, key=key).returncode == 0


def test_only_a_regular_file_is_written_over(whole: Path, key: Path, tmp_path: Path) -> None:
    """A pipe, a device, a link to either and a link to nothing stay what they are."""
    pipe, device, dangling, within = (tmp_path / name for name in ("pipe", "device", "dangling", "pipe-link"))
    os.mkfifo(pipe)
    for link, target in ((device, "/dev/null"), (dangling, tmp_path / "nothing"), (within, pipe)):
        link.symlink_to(target)

    for place in (pipe, device, dangling, within):
        done = comitia("record", "export", "--db", whole, "-o", place, key=key)
        assert done.returncode == 1
        assert f"{place}: cannot be written: it is no regular file" in done.stderr

    assert pipe.is_fifo()
    assert ["/dev/null", str(tmp_path / "nothing"), str(pipe)] == [
        str(link.readlink()) for link in (device, dangling, within)
    ]
    assert {pipe, device, dangling, within} == set(tmp_path.iterdir())


def test_a_link_to_an_older_export_leads_there(whole: Path, key: Path, tmp_path: Path) -> None:
    """The file it leads to is the new export, and the link still leads there."""
    out, link = tmp_path / "folder" / "a.jsonl", tmp_path / "latest.jsonl"
    out.parent.mkdir()
    assert comitia("record", "export", "--no-names", "--db", whole, "-o", out, key=key).returncode == 0
    before = out.read_bytes()
    link.symlink_to("folder/a.jsonl")

    assert comitia("record", "export", "--db", whole, "-o", link, key=key).returncode == 0

    assert "folder/a.jsonl" == str(link.readlink())
    assert before != out.read_bytes()
    assert comitia("verify", out, key=key).returncode == 0
    assert [out] == list(out.parent.iterdir())


def test_the_export_of_another_organisation_stays(whole: Path, key: Path, tmp_path: Path) -> None:
    """Each keeps its own file: the first line says whose it is."""
    out, db = tmp_path / "a.jsonl", tmp_path / "other.sqlite3"
    other = small_folder(tmp_path / "folder", {"charter.yaml": CHARTER.replace("fed.test", "fed.test2")})
    assert comitia("run", other, "--db", db, key=key).returncode == 0
    assert comitia("record", "export", "--db", whole, "-o", out, key=key).returncode == 0
    before = out.read_bytes()

    done = comitia("record", "export", "--db", db, "-o", out, key=key)

    assert done.returncode == 1
    assert f"{out}: there is the export of another organisation; name another file with -o" in done.stderr
    assert before == out.read_bytes()
