"""A folder run from the branches to the post, on SQLite and PostgreSQL: late files, closures, export, rebuild."""

import json
from pathlib import Path

import pytest
from tests.core.world import CHARTER
from tests.run_folder import UNITS, candidates, comitia, small_folder


def export(db: str, key: Path, out: Path) -> bytes:
    """Return the bytes of an export, after verifying it and comparing the tables with the record."""
    made = comitia("record", "export", "--db", db, "-o", out, key=key)
    assert made.returncode == 0, made.stderr
    verified = comitia("verify", out, key=key)
    assert verified.returncode == 0, verified.stderr
    rebuilt = comitia("rebuild", "--check", "--db", db, key=key)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert "The tables are what the record says." in rebuilt.stdout
    return out.read_bytes()


def test_a_folder_runs_to_the_top(db: str, key: Path, tmp_path: Path) -> None:
    """Branches, councils, congress; the post waits for its second round by name, and is then filled."""
    folder = small_folder(tmp_path / "folder")

    first = comitia("run", folder, "--db", db, key=key)

    assert first.returncode == 0, first.stderr
    assert "president.round-2: no file yet" in first.stdout

    left = first_left(tmp_path / "after-one", db, key)
    small_folder(
        folder, {"candidates.csv": candidates(second=left), "contests/president.round-2.blt": "2 1\n2 1 0\n1 2 0\n0\n"}
    )
    second = comitia("run", folder, "--db", db, key=key)

    assert second.returncode == 0, second.stderr
    assert "Every body and post is filled or declared vacant." in second.stdout
    content = export(db, key, tmp_path / "record.jsonl")
    assert b"mandates_issued/1" in content

    third = comitia("run", folder, "--db", db, key=key)

    assert third.returncode == 0, third.stderr
    assert content == export(db, key, tmp_path / "again.jsonl")


def first_left(out: Path, db: str, key: Path) -> str:
    """Return who is left in after the first round for president, read from the export."""
    comitia("record", "export", "--db", db, "-o", out, key=key)
    bodies = [
        json.loads(line)["entry"]["body"] for line in out.read_bytes().splitlines() if line.startswith(b'{"entry"')
    ]
    numbers = next(body["next_round"] for body in bodies if body.get("contest") == "president" and "next_round" in body)
    return "".join("ABE"[number - 1] for number in numbers)


def test_late_files_come_to_the_same_bodies(db: str, key: Path, tmp_path: Path) -> None:
    """A branch that reports late holds up only what rests on it, and the run goes on from there."""
    folder = small_folder(tmp_path / "folder", {"contests/regional_council.b3.blt": None})

    first = comitia("run", folder, "--db", db, key=key)

    assert first.returncode == 0, first.stderr
    assert (
        "regional_council.b3: no file yet (2 seats, 9 may vote); add contests/regional_council.b3.blt" in first.stdout
    )
    assert "congress.r2: the regional council of West is not complete" in first.stdout

    small_folder(folder)
    second = comitia("run", folder, "--db", db, key=key)

    assert second.returncode == 0, second.stderr
    assert "regional_council.b3" not in second.stdout
    export(db, key, tmp_path / "record.jsonl")


def test_what_is_awaited_names_the_body_that_is_missing(key: Path, tmp_path: Path) -> None:
    """East is complete; its seats wait for the ballots cast in the West, and for nothing in the East."""
    folder = small_folder(tmp_path / "folder", {"contests/regional_council.b3.blt": None})

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    missing = "the regional council of West is not complete"
    assert f"congress.r1: its seats are not apportioned yet: {missing}" in done.stdout
    assert f"congress.r2: {missing}" in done.stdout


def test_a_branch_that_never_reports_can_be_closed(db: str, key: Path, tmp_path: Path) -> None:
    """The run moves on without it, its seats stay vacant, and a file that comes later is refused."""
    folder = small_folder(tmp_path / "folder", {"contests/regional_council.b1.blt": None})
    comitia("run", folder, "--db", db, key=key)

    closed = comitia("run", folder, "--db", db, "--close", "regional_council.b1", "--as", "not-held", key=key)

    assert closed.returncode == 1, closed.stdout
    assert "candidate 1 is not a member of the body that elects" in closed.stderr
    content = export(db, key, tmp_path / "record.jsonl")
    assert b'"contest_closed/1"' in content

    small_folder(folder)
    late = comitia("run", folder, "--db", db, key=key)

    assert late.returncode == 1
    assert "regional_council.b1 was closed as not held; a late return needs a decision" in late.stderr
    assert content == export(db, key, tmp_path / "again.jsonl")


def test_the_same_closing_command_can_be_given_again(key: Path, tmp_path: Path) -> None:
    """What is closed already is passed over, and the rest of the run is made."""
    folder = small_folder(
        tmp_path / "folder",
        {"contests/regional_council.b1.blt": None, "contests/congress.r1.blt": None, "contests/president.blt": None},
    )
    db, options = tmp_path / "a.sqlite3", ["--close", "regional_council.b1", "--as", "not-held"]

    first = comitia("run", folder, "--db", db, *options, key=key)
    again = comitia("run", folder, "--db", db, *options, key=key)

    assert (first.returncode, again.returncode) == (0, 0), first.stderr + again.stderr
    assert "congress.r1: no file yet" in again.stdout
    begun, gone_on = first.stdout.split("A new record was begun"), again.stdout.split("The record goes on")
    assert begun[0] == gone_on[0]
    assert begun[1].splitlines()[0] == gone_on[1].splitlines()[0]  # the same head


def test_a_further_round_is_closed_in_the_run_that_opens_it(key: Path, tmp_path: Path) -> None:
    """The tier above is opened in the same run; and a closure that is given twice is made once."""
    charter = CHARTER.replace("rule: {id: scottish-stv}", "rule: {id: exhaustive, drop: none}")
    folder = small_folder(tmp_path / "folder", {"charter.yaml": charter})
    for file in (folder / "contests").iterdir():
        file.unlink()
    (folder / "contests/regional_council.b2.return.csv").write_text("number\n1\n")
    (folder / "contests/regional_council.b4.blt").write_text("2 1\n1 1 0\n1 2 0\n0\n")
    closed = [f"regional_council.{name}" for name in ("b1", "b3", "b4.round-2", "b4.round-2")]
    options = [word for contest in closed for word in ("--close", contest)]

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", *options, "--as", "not-held", key=key)

    assert done.returncode == 0, done.stderr
    assert "congress.r1: no file yet" in done.stdout
    again = comitia("run", folder, "--db", tmp_path / "a.sqlite3", *options, "--as", "not-held", key=key)
    assert again.returncode == 0, again.stderr
    assert done.stdout.split("A new record")[0] == again.stdout.split("The record goes on")[0]


def test_a_closure_that_cannot_be_made_holds_up_nothing_else(key: Path, tmp_path: Path) -> None:
    """It is told with the other things to mend, and what the files allow is entered."""
    folder = small_folder(tmp_path / "folder")

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", "--close", "board", "--as", "not-held", key=key)

    assert done.returncode == 1
    assert "Held up; the rest was entered." in done.stderr
    assert "--close board: the charter and the units have no contest 'board'" in done.stderr
    assert "president.round-2: no file yet" in done.stdout


def test_names_are_shown_as_they_are_written(key: Path, tmp_path: Path) -> None:
    """Square brackets and colons in the name of a place are no instructions to the terminal."""
    units = UNITS.replace("West", "West [/x] :house:").replace("East", "East [bold]").replace("Union,", "Union [/],")
    charter = CHARTER.replace("title: Test Federation", "title: '[/b] Test [red] Federation'")
    folder = small_folder(tmp_path / "folder", {"units.csv": units, "charter.yaml": charter})

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 0, done.stderr
    for name in ("West [/x] :house:", "East [bold]", "Union [/]", "[/b] Test [red] Federation: "):
        assert name in done.stdout


def test_nothing_further_is_said_where_something_stands(key: Path, tmp_path: Path) -> None:
    """A second run that is refused does not deny what the first one entered."""
    folder, db = small_folder(tmp_path / "folder"), tmp_path / "a.sqlite3"
    wrong = small_folder(tmp_path / "wrong", {"candidates.csv": candidates() + "board,1,A,Ada Berg\n"})

    before = comitia("run", wrong, "--db", db, key=key)
    comitia("run", folder, "--db", db, key=key)
    after = comitia("run", wrong, "--db", db, key=key)

    assert before.stderr.lstrip().startswith("Nothing was entered.")
    assert after.stderr.lstrip().startswith("Nothing further was entered.")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--close", "regional_council.b1"], "say what a closed contest is entered as"),
        (["--close", "regional_council.b1", "--as", "lost"], "say what a closed contest is entered as"),
        (["--as", "not-held"], "say what a closed contest is entered as"),
        (["--close", "board", "--as", "not-held"], "the charter and the units have no contest 'board'"),
    ],
)
def test_a_closure_must_make_sense(options: list[str], sentence: str, key: Path, tmp_path: Path) -> None:
    """What cannot be closed is refused with a sentence."""
    folder = small_folder(tmp_path / "folder")

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", *options, key=key)

    assert done.returncode != 0
    assert sentence in done.stderr


@pytest.mark.parametrize(
    ("contest", "sentence"),
    [
        ("regional_council.b1", "it is counted already, and its return stands"),
        ("regional_council.b7", "there is no such contest; did you mean regional_council.b"),
        ("president.round-2", None),
        ("president.round-3", "it is not open yet"),
    ],
)
def test_a_closure_says_what_stands_in_its_way(contest: str, sentence: str | None, key: Path, tmp_path: Path) -> None:
    """Counted, misspelt, or not yet open: each has its own sentence, and what can be closed is."""
    folder = small_folder(tmp_path / "folder")
    db = tmp_path / "a.sqlite3"
    comitia("run", folder, "--db", db, key=key)

    done = comitia("run", folder, "--db", db, "--close", contest, "--as", "not-held", key=key)

    assert (sentence is None) == (done.returncode == 0), done.stderr
    assert sentence is None or sentence in done.stderr


def test_a_contest_with_a_file_is_not_closed(key: Path, tmp_path: Path) -> None:
    """Ballots that lie in the folder are counted, or taken out; a closure does not pass over them."""
    ballots = "2 1\n3 1 0\n0\n"  # for two, where three stand: it cannot be counted as it is
    folder = small_folder(tmp_path / "folder", {"contests/regional_council.b1.blt": ballots})
    db = tmp_path / "a.sqlite3"
    comitia("run", folder, "--db", db, key=key)

    done = comitia("run", folder, "--db", db, "--close", "regional_council.b1", "--as", "not-held", key=key)

    assert done.returncode == 1
    assert "there is a file for it, contests/regional_council.b1.blt; take that out first" in done.stderr


def test_words_for_lots_are_those_of_the_founding(key: Path, tmp_path: Path) -> None:
    """Other words later are refused; the same again are not, and a founding without any says so."""
    folder = small_folder(tmp_path / "folder")
    db = tmp_path / "a.sqlite3"

    first = comitia("run", folder, "--db", db, "--seed", "7 12 31", key=key)
    assert first.returncode == 0, first.stderr
    assert "No words drawn in public" not in first.stdout
    assert comitia("run", folder, "--db", db, "--seed", "7 12 31", key=key).returncode == 0
    late = comitia("run", folder, "--db", db, "--seed", "8", key=key)

    assert late.returncode == 1
    assert "--seed: the words for lots are those of the founding" in late.stderr
    assert "No words drawn in public" in comitia("run", folder, "--db", tmp_path / "b.sqlite3", key=key).stdout
