"""The past and the search at the terminal, the same on both databases, and the tables as the record says."""

import re
from pathlib import Path

import pytest
from tests.processes import forked
from tests.run_folder import comitia
from tests.web.federation import write_folder
from tests.web.hall import CHARTER_THAT_DECIDES, Hall
from tests.web.past import enter_past


@pytest.fixture
def told(db: str, key: Path, tmp_path: Path) -> str:
    """Return a database with a federation and what documents tell of its past."""
    done = comitia("run", write_folder(tmp_path / "folder", CHARTER_THAT_DECIDES), "--db", db, key=key)
    assert done.returncode == 0, done.stderr
    done = forked(_enter_past, key, COMITIA_DB=db)
    assert done.returncode == 0, done.stderr
    return db


def _enter_past(key: Path) -> None:
    enter_past(Hall(key))


def says(db: str, key: Path, *arguments: str) -> str:
    """Return what a command prints that is done."""
    done = comitia(*arguments, "--db", db, key=key)
    assert done.returncode == 0, (arguments, done.stderr)
    return " ".join(done.stdout.split())


def refuses(db: str, key: Path, *arguments: str) -> str:
    """Return what a command says that cannot be done."""
    done = comitia(*arguments, "--db", db, key=key)
    assert done.returncode in {1, 2}, (arguments, done.stdout)
    return " ".join(done.stderr.split())


def numbers(listed: str) -> list[int]:
    """Return the numbers of the acts in a list."""
    return [int(each) for each in re.findall(r"│ +(\d+) │", listed)]


def test_the_past_at_the_terminal(told: str, key: Path) -> None:
    """The list in order of time and its filters; one act with each source; what is not there."""
    assert numbers(says(told, key, "history", "list")) == [1, 2, 3, 4, 11, 6, 7, 5, 8, 9, 10]
    assert numbers(says(told, key, "history", "list", "--kind", "resignation", "--from", "1925")) == [6, 8]
    assert numbers(says(told, key, "history", "list", "--office", "assembly", "--unit", "tide")) == [1, 2, 3, 4]
    assert numbers(says(told, key, "history", "list", "--from", "1928", "--to", "192X")) == [11, 6, 7, 5]
    assert "And 9 more, later than these" in says(told, key, "history", "list", "--limit", "2")
    assert "No act of the past is like that." in says(told, key, "history", "list", "--office", "nobody")
    assert "write one of session, motion" in refuses(told, key, "history", "list", "--kind", "x")
    assert "--from: 'May' is no date" in refuses(told, key, "history", "list", "--from", "May")
    assert "--unit goes with --office" in refuses(told, key, "history", "list", "--unit", "tide")
    assert "there is no act 99 of the past" in refuses(told, key, "history", "show", "99")
    assert "there is no act x of the past" in refuses(told, key, "history", "show", "x")

    shown = says(told, key, "history", "show", "3")
    assert "p. 8: refused; 31 for, 12 against, 1 abstaining. “Refused without discussion.”" in shown
    assert "front page: refused; 30 for, “a handful” against." in shown
    assert "sheet 2 (found later): accepted." in shown
    assert "Entered: refused. By source 1" in shown
    assert "They differ on: outcome, for." in shown
    assert "Act 4, motion, 23 to 31 May 1924: That the path" in says(told, key, "history", "show", "1")
    assert "RETRACTED, entered in error: The name had been misread." in says(told, key, "history", "show", "10")
    assert "Act 11 was found to bear on it" in says(told, key, "history", "show", "past-6")


def test_the_search_at_the_terminal(told: str, key: Path) -> None:
    """Each kind, words and phrases, nothing, and what is asked for wrongly."""
    assert says(told, key, "search", "QUARREL", "Cafe").startswith("Quotations from sources (1)")
    assert "The [café] [quarrel] ended in a vote of 30." in says(told, key, "search", "cafe", "quarrel")
    assert "[the water meadow]" in says(told, key, "search", "the water meadow")
    assert "Nothing has all of these words." in says(told, key, "search", "water the meadow")
    people = says(told, key, "search", "BERG")
    assert "People (2) Anna [Berg] · of" in people
    assert "and 1 more: see --kind" not in people
    members = says(told, key, "search", "member", "--kind", "person")
    assert members == says(told, key, "search", "MÉMBER", "--kind", "person", "--page", "1")
    assert "there is no page 9" in refuses(told, key, "search", "berg", "--kind", "person", "--page", "9")
    assert "write one of person" in refuses(told, key, "search", "berg", "--kind", "x")
    assert "--page goes with --kind" in refuses(told, key, "search", "berg", "--page", "2")


def test_the_tables_are_what_the_record_says(told: str, key: Path, tmp_path: Path) -> None:
    """With the past in them; what is lost or changed in them is written anew."""
    says(told, key, "rebuild", "--check")
    before = says(told, key, "search", "the")
    says(told, key, "rebuild")
    says(told, key, "rebuild", "--check")
    assert says(told, key, "search", "the") == before
    export = tmp_path / "record.jsonl"
    says(told, key, "record", "export", "-o", str(export))
    checked = comitia("verify", export, key=key)
    assert checked.returncode == 0, checked.stderr
