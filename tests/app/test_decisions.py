"""Decisions of every kind from a terminal: SQLite and PostgreSQL, record and tables, export and both verifiers agree."""

import json
from pathlib import Path

import pytest
from tests.app.conftest import fresh_database
from tests.assembly.meadow import RULES, charter_text
from tests.exchange.second_verifier import faults
from tests.house_folder import Terminal, found_house

from comitia.core.assembly.effects import EFFECTS

RATIFIED = (
    RULES.replace(
        "majority: two_thirds}", "majority: two_thirds, ratify: {bodies: regional_council, ge: 1/2, within: P60D}}"
    ).replace("  effects:\n", "  effects:\n    relieve: {by: congress}\n")
    + "vacancy: {delegate: [{coopted: {}}]}\n"
    + "recall: {post: {petition: {n: 1}, admissibility: {by: board}}}\n"
)
EDITION_2 = "in_force: 2026-03-10"
EAST, WEST = {"body": "regional_council.east", "by": "e1"}, {"body": "regional_council.west", "by": "w1"}


def decide_everything(terminal: Terminal, folder: Path) -> Path:
    """Carry motions with every kind of effect, and whatever else is entered beside them; return the export."""
    found_house(terminal, folder / "run", RATIFIED)
    terminal("attendance", "congress", "--present", "6")
    _posts(terminal)
    _persons(terminal)
    _expulsion(terminal)
    _amendment(terminal, folder)
    _exercise(terminal)
    _petitions(terminal, folder)
    _units(terminal)
    terminal.read("record", "export", "-o", folder / "record.jsonl")
    return folder / "record.jsonl"


def _posts(terminal: Terminal) -> None:
    terminal.carry("resolution", "office=treasurer", "due=2026-06-01")
    terminal("motion", "report", "1", "--outcome", "under-way", "--text", "It is begun.")
    terminal("motion", "report", "1", "--outcome", "done", "--text", "It is done.")
    terminal.carry("create_post", "post=helper", "label=Helper", "seats=2", 'powers=sign letters,"pay, small sums"')
    terminal.carry("create_post", "post=aide", "label=Aide", "seats=2", "is_organ=yes")
    terminal.carry("elect", "office=helper", "persons=quay1,quay2")
    terminal.carry("elect", "office=aide", "persons=quay1,e2", "until=2027-01-01")
    terminal.carry("resolution", body="aide", by="quay1")
    terminal.carry("alter_post", "post=helper", "seats=3", "powers=sign letters")
    terminal.carry("rename_post", "post=helper", "label=Great helper")
    terminal.carry("transfer_powers", "post=helper", "to=aide", "powers=sign letters")
    terminal.carry("abolish_post", "post=local_secretary", "powers_to=regional_council", "units=west")
    terminal.carry("abolish_post", "post=helper", "powers_to=treasurer")


def _persons(terminal: Terminal) -> None:
    terminal.carry("appoint", "office=auditor", "persons=quay3,w1", "until=2026-12-31")
    terminal.carry("relieve", "mandate=quay3@auditor")
    terminal.carry("recall", "mandate=w3@congress", **WEST)
    terminal("attendance", "congress", "--present", "5")
    terminal.carry("censure", "mandate=b1@treasurer")
    terminal.carry("grant_leave", "mandate=treasurer:1", "begins=2026-04-01", "until=2026-05-01")
    terminal.carry("instruct", "office=congress", **WEST)
    terminal.carry("direct", "office=regional_council", "units=west,east", "due=2026-05-01")
    terminal("resign", "president", "--by", "e1", "--text", "I ask to be released.")
    terminal.carry("refuse_resignation", "resignation=1")
    terminal("resign", "president", "--by", "e1", "--text", "I ask again.")
    terminal.carry("accept_resignation", "resignation=2")
    terminal("resign", "congress", "--by", "e3", "--text", "I leave.")


def _expulsion(terminal: Terminal) -> None:
    terminal("charge", "e4", "--before", "regional_council.east", "--text", "Took the cash box.")
    terminal.day = "2026-03-08"
    terminal("hear", "1", "--absent")
    expelled = terminal.move("expel", "charges=1", **EAST)
    terminal("motion", "vote", expelled, "--for", "3", "--against", "0")
    terminal("appeal", expelled, "--to", "congress", "--text", "It was another's.")
    terminal.carry("decide_appeal", f"motion={expelled}", "outcome=dismissed")
    terminal.carry("restore", "person=e4", **EAST)


def _amendment(terminal: Terminal, folder: Path) -> None:
    second = charter_text(RATIFIED).replace("edition: 1", "edition: 2").replace("in_force: 2026-01-01", EDITION_2)
    (folder / "edition-2.yaml").write_text(second, encoding="utf-8")
    amendment = terminal.move("amend", f"charter={folder / 'edition-2.yaml'}")
    terminal("motion", "vote", amendment, "--for", "2", "--against", "1")
    terminal.carry("ratify", f"motion={amendment}", **EAST)
    terminal.day = "2026-03-10"
    assert "Edition 2 of the charter is in force" in terminal("motion", "settle")


def _exercise(terminal: Terminal) -> None:
    terminal.carry("suspend", "mandate=b2@board", "until=2026-12-31")
    terminal.carry("lift_suspension", "mandate=b2@board")
    terminal.carry("coopt", "office=congress", "person=w4")
    terminal.carry("delegate_powers", "person=quay1", "powers=sign letters", body="aide", by="e2")
    terminal.carry("revoke_delegation", "delegation=1", body="aide", by="e2")


def _petitions(terminal: Terminal, folder: Path) -> None:
    (folder / "signatures.csv").write_text("person,signed\ne2,2026-03-10\n", encoding="utf-8")
    for number, effect in enumerate(("reject_petition", "admit_petition"), 1):
        terminal("petition", "open", "b1@treasurer", "--by", "e2", "--text", "The books are late.")
        terminal("petition", "certify", str(number), "--from", folder / "signatures.csv")
        terminal.carry(effect, f"petition={number}", body="board", by="b3")


def _units(terminal: Terminal) -> None:
    terminal.carry("form_unit", "id=cove", "type=branch", "parent=east", "name=Cove")
    terminal.carry("move_unit", "unit=cove", "parent=west")
    terminal.carry("split_unit", "unit=cove", "new=lagoon", "names=Lagoon")
    terminal.carry("merge_units", "units=lagoon", "into=cove")
    terminal.carry("dissolve_unit", "unit=cove")


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory, key: Path) -> tuple[Terminal, Path]:
    """Return the terminal of a SQLite file on which everything was decided, and the export."""
    place = tmp_path_factory.mktemp("decided")
    terminal = Terminal(str(place / "a.sqlite3"), key)
    return terminal, decide_everything(terminal, place)


def test_every_kind_of_effect_was_decided(decided: tuple[Terminal, Path]) -> None:
    """The journey leaves out none, so the tests below are about all of them."""
    entries = [json.loads(line)["entry"] for line in decided[1].read_bytes().splitlines() if b'"entry":' in line[:10]]
    moved = [entry["body"]["effect"]["kind"] for entry in entries if entry["type"] == "motion_moved/1"]
    done = {entry["body"]["motion"] for entry in entries if entry["type"] == "decision_in_effect/1"}

    assert set(EFFECTS) == set(moved)
    assert len(moved) == len(done)


def test_tables_are_what_the_record_says(decided: tuple[Terminal, Path]) -> None:
    """`rebuild --check` replays the record; a rebuild changes nothing that it would find."""
    terminal, _ = decided

    assert "The tables are what the record says." in terminal.read("rebuild", "--check")
    terminal.read("rebuild")
    assert "The tables are what the record says." in terminal.read("rebuild", "--check")


def test_both_verifiers_find_the_export_sound(decided: tuple[Terminal, Path]) -> None:
    """Every decision is decided again by ours; both open the names and the texts."""
    terminal, export = decided
    head = terminal.read("record", "head").splitlines()[0].removeprefix("head ")

    assert ": sound" in terminal.run("verify", export, "--head", head).stdout
    assert list(faults(export.read_bytes(), head)) == []


def test_texts_can_be_left_out_of_an_export(decided: tuple[Terminal, Path], tmp_path: Path) -> None:
    """It says so, and stays sound: the entries hold commitments only."""
    terminal, export = decided
    terminal.read("record", "export", "--no-texts", "-o", tmp_path / "short.jsonl")
    told = terminal.run("verify", tmp_path / "short.jsonl").stdout

    assert b"Took the cash box" in export.read_bytes()
    assert b"Took the cash box" not in (tmp_path / "short.jsonl").read_bytes()
    assert "more not here: left out or erased" in told


def test_the_same_commands_give_the_same_bytes_on_postgresql(
    decided: tuple[Terminal, Path], postgresql: str, key: Path, tmp_path: Path
) -> None:
    """The same key and the same days: the export is the same to the last byte."""
    terminal = Terminal(fresh_database(postgresql), key)
    export = decide_everything(terminal, tmp_path)

    assert decided[1].read_bytes() == export.read_bytes()
    assert "The tables are what the record says." in terminal.read("rebuild", "--check")
