"""`comitia chain` on a database file, as a person at a terminal meets it."""

import sqlite3
import subprocess
from pathlib import Path

import pytest
from tests.chain.federation import Federation
from tests.processes import command, forked

pytestmark = pytest.mark.django_db  # the federation is made in the database of the tests, and its folder run again


def comitia(*words: str | Path) -> subprocess.CompletedProcess[str]:
    return forked(command, *map(str, words))


@pytest.fixture(scope="module")
def database(federation: Federation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database made from the same folder by the command itself."""
    place = tmp_path_factory.mktemp("db")
    common = (federation.path, "--db", place / "meadow.sqlite3", "--key", place / "key.pem")
    comitia("run", *common)
    closing = [contest for contest, case in federation.cases.items() if case == "not held"]
    result = comitia("run", *common, *(word for each in closing for word in ("--close", each)), "--as", "not-held")
    assert 0 == result.returncode, result.stderr
    return place / "meadow.sqlite3"


def test_a_post_is_followed_down(database: Path) -> None:
    """A post by its id: the words, what they rest on, and the table."""
    result = comitia("chain", "president", "--db", database)

    assert 0 == result.returncode, result.stderr
    assert (
        "holds the post of president\nElected by the assembly (8 of 12, second round). Of the 12 members"
        in result.stdout
    )
    assert "Down to 291 votes: 270 in 11 branches and 21 in a vote of the staff roll;" in result.stdout
    assert "    Harrow" in result.stdout


def test_a_unit_is_followed_up(database: Path) -> None:
    """A unit by id and by name gives the same way up."""
    by_id, by_name = comitia("chain", "quay-2", "--db", database), comitia("chain", "quay branch 2", "--db", database)

    assert by_id.stdout == by_name.stdout
    assert (
        "Quay Branch 2 elected Amina Novak, Tess Vale and Yara Novak to the district council of Quay," in by_id.stdout
    )


def test_a_person_is_found_by_reference(database: Path, federation: Federation) -> None:
    """A reference names one person; a person without a mandate is told so, and whom their votes reach."""
    result = comitia("chain", "members-quay-1-1", "--db", database)

    assert 0 == result.returncode, result.stderr
    assert [
        f"{federation.names['members-quay-1-1']} holds no seat and no post on this record.",
        "On the roll of quay-1. Whom its votes reach: comitia chain quay-1",
    ] == result.stdout.splitlines()


def test_a_holder_is_found_by_reference(database: Path, federation: Federation) -> None:
    """The latest mandate of the person comes first, and is told as under its own name."""
    with sqlite3.connect(database) as connection:
        [(person,)] = connection.execute(
            "SELECT reference FROM store_person p JOIN store_mandate m ON m.person = p.id WHERE m.office = 'president'"
        ).fetchall()

    by_reference, by_post = (comitia("chain", words, "--db", database) for words in (person, "president"))

    assert 0 == by_reference.returncode, by_reference.stderr
    assert by_reference.stdout.startswith(f"{federation.names[person]} ")
    assert "" != by_post.stdout
    assert by_reference.stdout.startswith(by_post.stdout.rstrip())


def test_several_of_one_name_are_listed(database: Path, federation: Federation) -> None:
    """A name that several persons bear ends with status 2 and a line for each, with unit and reference."""
    names = list(federation.names.values())
    shared = next(name for name in names if names.count(name) > 1)
    result = comitia("chain", shared.upper(), "--db", database)
    bearers = [person for person, name in federation.names.items() if name == shared and person.startswith("members-")]

    assert 2 == result.returncode
    assert "" == result.stdout
    assert all(person in result.stderr for person in bearers[:20])


def test_a_post_of_several_units_is_asked_about(database: Path) -> None:
    """A post that each district has is not one holder; a mandate's id says which."""
    result = comitia("chain", "district_chair", "--db", database)

    assert 2 == result.returncode
    assert "district_chair.moor:1" in result.stderr
    assert 0 == comitia("chain", "district_chair.moor:1", "--db", database).returncode


def test_a_body_lists_its_members(database: Path) -> None:
    """A body by its id: who sits in it, and the mandates by which each can be followed."""
    result = comitia("chain", "board", "--db", database)

    assert 0 == result.returncode, result.stderr
    assert all(f"board.meadow:{place}" in result.stdout for place in (1, 2, 3))
    assert "How one of them was elected: comitia chain MANDATE, such as board.meadow:1" in result.stdout
    assert 0 == comitia("chain", "board.meadow:1", "--db", database).returncode


def test_a_body_of_several_units_is_asked_about(database: Path) -> None:
    """Each unit's body is named by `<body>.<unit>`; its empty seats are told with their contest."""
    result, one = (comitia("chain", words, "--db", database) for words in ("district council", "district_council.moor"))

    assert 2 == result.returncode
    assert "district_council.moor" in result.stderr
    assert 0 == one.returncode, one.stderr
    assert "vacant, district_council.moor-3 was not held." in one.stdout


def test_a_post_that_nobody_holds_is_told(database: Path) -> None:
    """A post that is not yet filled is no unknown name."""
    result = comitia("chain", "district_chair.quay", "--db", database)

    assert (0, "district chair of Quay: awaited, district_chair.quay\n") == (result.returncode, result.stdout)


def test_an_unknown_name_has_near_ones(database: Path) -> None:
    """A misspelt unit ends with status 1 and what looks like it."""
    result = comitia("chain", "Quay Branhc 2", "--db", database)

    assert 1 == result.returncode
    assert "is called 'Quay Branhc 2'. Did you mean: Quay Branch" in result.stderr


def test_a_missing_database_is_said(tmp_path: Path) -> None:
    """There is nothing to follow where there is no database."""
    result = comitia("chain", "president", "--db", tmp_path / "none.sqlite3")

    assert 1 == result.returncode
    assert "there is no such database" in result.stderr
