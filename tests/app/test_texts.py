"""Free texts, on SQLite and PostgreSQL: kept beside the record, taken out with it, checked against it, erased."""

import itertools
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import typer
from django.db import transaction
from tests.app.conftest import fresh_database
from tests.processes import command, forked
from tests.run_folder import comitia, small_folder

from comitia.app import rebuild
from comitia.app.installation import existing_installation, installation
from comitia.app.texts import LONGEST, BadText, Texts
from comitia.core.election.organization import OrganizationFounded
from comitia.core.record.commitment import commitment, text_salt
from comitia.exchange import verification

CHAIN = "fed.test"
TEXTS = {
    "motion-1": "Mow the meadow in June.\nThe hay goes to the barn.",
    "motion-1/grounds": "Larks nest there until May.",
}
COPIES = itertools.count(1)


def save(db: str, key: Path, texts: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Commit to texts and save them."""
    return forked(_save, texts, COMITIA_DB=db, COMITIA_KEY=str(key), DJANGO_SETTINGS_MODULE="comitia.config.settings")


def _save(held: dict[str, str]) -> None:
    """Commit to texts and save those that were confirmed."""
    texts = Texts(existing_installation(), CHAIN)
    for subject, text in held.items():
        texts.commit(subject, text)
        texts.drop()  # nothing of it is kept
        typer.echo(texts.commit(subject, text))
        texts.confirm()
    texts.commit("refused", "What was refused is not kept.")
    texts.drop()
    texts.commit("draft", "What was not confirmed is not kept.")
    for _ in range(2):
        with transaction.atomic():
            texts.save()


def holding(held: list[str], *words: str, key: Path) -> subprocess.CompletedProcess[str]:
    """Run the comitia command, for which the founding holds texts."""
    return forked(_holding, held, *words, COMITIA_KEY=str(key), COLUMNS="200")


def _holding(held: list[str], *words: str) -> None:
    for module in (rebuild, verification):
        module.texts_of = lambda event: iter(held if isinstance(event, OrganizationFounded) else ())
    command(*words)


@pytest.fixture(scope="module")
def held(key: Path) -> list[str]:
    """Return the commitments to the texts."""
    secret = installation(key).secret
    return [commitment(text_salt(secret, CHAIN, subject), text) for subject, text in TEXTS.items()]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, key: Path) -> str:
    """Return a database of each kind in which the small folder has run, and the texts are."""
    place = tmp_path_factory.mktemp("kept")
    sqlite = request.param == "sqlite"
    db = str(place / "a.sqlite3") if sqlite else fresh_database(request.getfixturevalue("postgresql"))
    done = comitia("run", small_folder(place / "folder"), "--db", db, key=key)
    assert done.returncode == 0, done.stderr
    saved = save(db, key, TEXTS)
    assert saved.returncode == 0, saved.stderr
    return db


@pytest.fixture
def db(kept: str, tmp_path: Path) -> Iterator[str]:
    """Return a copy of the database, which a test may change."""
    if "://" not in kept:
        yield str(shutil.copy(kept, tmp_path / "a.sqlite3"))
        return
    import psycopg  # noqa: PLC0415  only where PostgreSQL is tested

    server, _, query = kept.partition("?")
    place, _, name = server.rpartition("/")
    copy = f"texts_{next(COPIES)}"
    with psycopg.connect(f"{place}/postgres?{query}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {copy} TEMPLATE {name}")
    yield f"{place}/{copy}?{query}"


def execute(db: str, statement: str) -> list[tuple[str, ...]]:
    """Change or read the tables behind comitia's back; return the rows there are."""
    if "://" not in db:
        with closing(sqlite3.connect(db)) as file, file:
            return file.execute(statement).fetchall()
    import psycopg  # noqa: PLC0415  only where PostgreSQL is tested

    with psycopg.connect(db) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def checked(db: str, key: Path, held: list[str], out: Path) -> tuple[subprocess.CompletedProcess[str], ...]:
    """Return what `rebuild --check` says, and what `verify` says of an export."""
    exported = holding(held, "record", "export", "--db", db, "-o", str(out), key=key)
    assert exported.returncode == 0, exported.stderr
    return holding(held, "rebuild", "--check", "--db", db, key=key), holding(held, "verify", str(out), key=key)


def test_texts_go_with_an_export_and_are_checked(db: str, key: Path, held: list[str], tmp_path: Path) -> None:
    """Two texts that the record commits to: both are in the export after the names, and both are compared."""
    out = tmp_path / "a.jsonl"

    rebuilt, verified = checked(db, key, held, out)

    assert (0, 0) == (rebuilt.returncode, verified.returncode), rebuilt.stderr + verified.stderr
    assert ["Text", "2", "0"] == next(line for line in rebuilt.stdout.splitlines() if " Text " in line).split()[1::2]
    assert "  2 texts, each one that the record commits to\n" in verified.stdout
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    texts = [line["text"] for line in lines[-3:-1]]
    assert "name" in lines[-4]
    assert dict(zip(held, TEXTS.values(), strict=True)) == {text["commitment"]: text["text"] for text in texts}


def test_an_export_without_texts_has_none(db: str, key: Path, held: list[str], tmp_path: Path) -> None:
    """Neither texts nor their salts; verify says that two are not there."""
    out = tmp_path / "a.jsonl"

    exported = holding(held, "record", "export", "--no-texts", "--db", db, "-o", str(out), key=key)

    assert 0 == exported.returncode
    assert b'{"text":' not in out.read_bytes()
    verified = holding(held, "verify", str(out), key=key)
    assert "  0 texts, each one that the record commits to; 2 more not here: left out or erased\n" in verified.stdout


STRAY = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
ERASE = "UPDATE store_text SET text = '', folded = '', salt = '' WHERE commitment = '{0}'"
ERASED = "SELECT text, salt FROM store_text WHERE commitment = '{0}'"
CHANGED = [
    ("changed", "UPDATE store_text SET text = 'Mow it in May.' WHERE commitment = '{0}'",
     "{0}: not the text that was committed to", "the text is not the one that was committed to as {0}"),
    ("swapped", "UPDATE store_text SET text = CASE commitment WHEN '{0}' THEN '{3}' ELSE '{2}' END",
     "{1}: not the text that was committed to", "the text is not the one that was committed to as {1}"),
    ("stray", "INSERT INTO store_text VALUES ('ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff', '00', 'Stray.', ' stray ')",
     f"{STRAY}: no entry commits to this text", f"no entry commits to the text {STRAY}"),
    ("without salt", "UPDATE store_text SET salt = '' WHERE commitment = '{0}'",
     "{0}: not the text that was committed to", ""),
    ("without text", "UPDATE store_text SET text = '' WHERE commitment = '{0}'",
     "{0}: not the text that was committed to", "the text is not the one that was committed to as {0}"),
    ("searched", "UPDATE store_text SET folded = ' secret ' WHERE commitment = '{0}'",
     "{0}: what is searched is not what is there", ""),
    ("missing", "DELETE FROM store_text WHERE commitment = '{0}'",
     "{0}: the text is missing; erasing one leaves its row", ""),
]  # fmt: skip


@pytest.mark.parametrize("case", [case[1:] for case in CHANGED], ids=[case[0] for case in CHANGED])
def test_a_text_that_is_not_the_one_committed_to_is_found(
    case: tuple[str, str, str], db: str, key: Path, held: list[str], tmp_path: Path
) -> None:
    """The rebuild names the row and verify the commitment; a text that is not in the export is only said to be so."""
    statement, difference, finding = (part.format(*held, *TEXTS.values()) for part in case)
    execute(db, statement)

    rebuilt, verified = checked(db, key, held, tmp_path / "a.jsonl")

    assert 1 == rebuilt.returncode
    assert f"Text: {difference}" in rebuilt.stderr
    assert (1 if finding else 0) == verified.returncode
    assert finding in verified.stderr
    left_out = not finding and "folded" not in statement
    assert ("1 more not here" in verified.stdout) == left_out


def test_an_erased_text_leaves_the_record_standing(db: str, key: Path, held: list[str], tmp_path: Path) -> None:
    """Text and salt cleared: no difference, sound, and both say so; what is entered again stays erased."""
    execute(db, ERASE.format(held[0]))
    assert 0 == save(db, key, TEXTS).returncode

    rebuilt, verified = checked(db, key, held, tmp_path / "a.jsonl")

    assert (0, 0) == (rebuilt.returncode, verified.returncode), rebuilt.stderr + verified.stderr
    assert "1 text was not compared: erased" in rebuilt.stdout
    assert "  1 text, each one that the record commits to; 1 more not here: left out or erased\n" in verified.stdout
    assert [("", "")] == execute(db, ERASED.format(held[0]))


def test_only_confirmed_texts_are_saved_and_only_once(db: str, key: Path, held: list[str]) -> None:
    """Saving the same two again changes nothing; drafts and what was dropped are not there."""
    again = save(db, key, TEXTS)

    assert held == again.stdout.split()
    assert sorted(held) == sorted(row[0] for row in execute(db, "SELECT commitment FROM store_text"))


def test_two_texts_of_one_subject_are_not_saved(db: str, key: Path) -> None:
    """They would have one salt, so that whoever has one of them could test guesses at the other."""
    done = save(db, key, {"motion-1": "Mow it in May."})

    assert 1 == done.returncode
    assert "IntegrityError" in done.stderr
    assert [(2,)] == execute(db, "SELECT count(*) FROM store_text")


@pytest.mark.parametrize(
    ("text", "same"),
    [("Caf\u0065\u0301", "Café"), ("one\r\ntwo", "one\ntwo"), (" \n one\n", "one"), ("x" * LONGEST, "x" * LONGEST)],
    ids=["composed", "line ends", "blank around", "longest"],
)
def test_a_text_has_one_form(text: str, same: str, key: Path) -> None:
    """However it was typed: Unicode NFC, LF between lines, nothing blank around it."""
    texts = Texts(installation(key), CHAIN)

    assert texts.commit("motion-2", same) == texts.commit("motion-2", text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "the text is empty: write one"),
        (" \r\n ", "the text is empty: write one"),
        ("x" * (LONGEST + 1), "the text has 20,001 characters: use at most 20,000"),
        ("one\ntwo\tthree", "line 2 of the text has the control character '\\t': take it out"),
        ("one\rtwo", "line 1 of the text has the control character '\\r': take it out"),
        ("a\0b", "line 1 of the text has the control character '\\x00': take it out"),
        ("a\ud800b", "line 1 of the text has the control character '\\ud800': take it out"),
        ("a\u202eb", "line 1 of the text has the control character '\\u202e': take it out"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused_in_words(text: str, sentence: str, key: Path) -> None:
    """It says what is wrong, and in which line."""
    with pytest.raises(BadText) as refused:
        Texts(installation(key), CHAIN).commit("motion-2", text)

    assert sentence == str(refused.value)
