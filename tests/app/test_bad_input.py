"""Bad input: a clear message, an exit status that is not zero, and the database as it was."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from tests.core.world import CHARTER
from tests.run_folder import CONTESTS, UNITS, candidates, comitia, small_folder

Changes = dict[str, str | bytes | None]


def contents(db: Path) -> list[str]:
    """Return every row of every table."""
    with sqlite3.connect(db) as connection:
        return [line for line in connection.iterdump() if line.startswith("INSERT")]


STRUCTURE: list[tuple[str, Changes, str]] = [
    ("no charter", {"charter.yaml": None}, "charter.yaml: a run folder needs this file"),
    ("no units", {"units.csv": None}, "units.csv: a run folder needs this file"),
    ("cycle of bodies", {"charter.yaml": CHARTER.replace("{from: branch, apportion: {per: 5, round: up, min: 1}}",
                                                         "{elected_by: congress, count: 3}").replace("scope: region", "scope: union")
                                               .replace("{from: region, apportion: {total: 3, method: sainte-lague, floor: 1, base: ballots_cast}}",
                                                        "{elected_by: regional_council, count: 3}")},
     "charter.yaml:16: bodies.regional_council: regional_council is elected by congress is elected by regional_council"),
    ("body nobody elects", {"charter.yaml": CHARTER.replace("seats: {from: branch, apportion: {per: 5, round: up, min: 1}}", "seats: {count: 3}")},
     "charter.yaml:19: bodies.regional_council.seats: say who fills these seats"),
    ("floors above the total", {"charter.yaml": CHARTER.replace("floor: 1", "floor: 2")},
     "charter.yaml: seats of congress.u: 2 units with a floor of 2 need 4 seats, and there are 3"),
    ("floors above the total, by a roll", {"charter.yaml": CHARTER.replace("floor: 1, base: ballots_cast", "floor: 2, base: roll.members")},
     "charter.yaml: seats of congress.u: 2 units with a floor of 2 need 4 seats, and there are 3"),
    ("seats of another type of unit", {"charter.yaml": CHARTER.replace("{per: 5, round: up, min: 1}", "{fixed: {r1: 2}}")},
     "it names r1, which is of type region; each branch fills seats here"),
    ("a total too large", {"charter.yaml": CHARTER.replace("total: 3", "total: 1000000000")}, "write at most 9999"),
    ("fixed too large", {"charter.yaml": CHARTER.replace("{per: 5, round: up, min: 1}", "{fixed: {b1: 3000000}}")}, "write at most 9999"),
    ("in force too late", {"charter.yaml": CHARTER.replace("in_force: 2026", "in_force: 9999")},
     "9999-01-01 is too far off: write a date up to the year 2999"),
    ("in force too early", {"charter.yaml": CHARTER.replace("in_force: 2026", "in_force: 0999")},
     "0999-01-01 is too long ago: write a date from the year 1583 on"),
    ("held too early", {"calendar.csv": "contests,date\npresident,0999-01-01\n"}, "calendar.csv:2: 0999-01-01 is too long ago"),
    ("a folder among the ballot files", {"contests/regional_council.b2.blt/x": ""}, "contests/regional_council.b2.blt: is no file that can be read"),
    ("a reference too long", {"candidates.csv": candidates().replace(",A,Ada", f",{'A' * 200},Ada")},
     "candidates.csv:2: the reference of a person has 200 characters; use at most 128"),
    ("a reference too long on the roll", {"roll.csv": f"person,unit,name\n{'A' * 200},b1,Ada Berg\n"}, "roll.csv:2: the reference of a person has 200"),
    ("an id too long", {"units.csv": UNITS.replace("b4,", "b" * 51 + ",")}, "is no id: use letters, digits, - and _, up to 50"),
    ("a day of no contest", {"calendar.csv": "contests,date\nregional_council.b4,2026-02-01\nboard.b1,2026-02-03\n"},
     "calendar.csv:3: 'board.b1' is no contest, nor a body or post that is elected"),
    ("two days", {"calendar.csv": "contests,date\npresident,2026-02-01\npresident,2026-02-03\n"}, "calendar.csv:3: president has a day in line 2 already"),
    ("a name on two lines", {"candidates.csv": candidates().replace("Ada Berg", '"Ada\nBerg"')}, "candidates.csv:3: name holds a line end"),
    ("a control character", {"units.csv": UNITS.replace("Branch Four", "Branch\x1b[31m Four")}, "units.csv:5: name holds a line end or another control"),
    ("held too late", {"calendar.csv": "contests,date\npresident,9999-01-01\n"}, "calendar.csv:2: 9999-01-01 is too far off"),
    ("parent missing", {"units.csv": UNITS.replace("b4,branch,r2", "b4,branch,r9")}, "units.csv:5: unit b4: its parent 'r9' does not exist"),
    ("unit of no type", {"units.csv": UNITS.replace("b4,branch", "b4,cell")}, "units.csv:5: unit b4: the charter has no unit type 'cell'"),
    ("cycle of units", {"units.csv": UNITS.replace("r1,region,u", "r1,region,r2").replace("r2,region,u", "r2,region,r1")},
     "units.csv:6: the unit lies within itself: r1 in r2 in r1; correct one of these parents"),
    ("a unit in itself", {"units.csv": UNITS.replace("b4,branch,r2", "b4,branch,b4")}, "units.csv:5: the unit lies within itself: b4 in b4"),
    ("no root", {"units.csv": UNITS.replace("u,union,,Union,\n", "")}, "units.csv:1: there is no unit of the type union; list the union, without a parent"),
    ("a folder for a table", {"candidates.csv": None, "candidates.csv/x": ""}, "candidates.csv: cannot be read: Is a directory"),
    ("a folder for the units", {"units.csv": None, "units.csv/x": ""}, "units.csv: cannot be read: Is a directory"),
    ("unit twice", {"units.csv": UNITS + "B1,branch,r1,Again,\n"}, "units.csv:9: unit B1 stands in line 2 already: capitals"),
    ("two roots", {"units.csv": UNITS + "u2,union,,Second Union,\n"}, "units.csv:9: unit u2: there is a root already, u"),
    ("unit with a dot", {"units.csv": UNITS.replace("b4,", "b.4,")}, "units.csv:5: unit 'b.4' is no id"),
    ("members not a number", {"units.csv": UNITS.replace("Branch Four,", "Branch Four,many")}, "units.csv:5: members must be a whole number of at most 12 digits, found 'many'"),
    ("members beyond counting", {"units.csv": UNITS.replace("Branch Four,", f"Branch Four,{10**12}")},
     "units.csv:5: members must be a whole number of at most 12 digits, found '1000000000000'"),
    ("members not the roll", {"units.csv": UNITS.replace("Branch Four,", "Branch Four,4")}, "b4 has 4 members here and 3 lines in roll.csv"),
    ("no header", {"units.csv": UNITS.removeprefix("unit,type,parent,name,members\n")}, "units.csv:1: the first line must name the columns"),
    ("person twice", {"roll.csv": "person,unit,name\nA,b1,Ada Berg\nA,b2,Ada Berg\n"}, "roll.csv:3: person A stands on the roll in line 2 already"),
    ("person twice, the roll named once", {"roll.csv": "person,unit,name,roll\nA,b1,Ada Berg,members\nA,b2,Ada Berg,\n"},
     "roll.csv:3: person A stands on the roll in line 2 already"),
    ("roll of no unit", {"roll.csv": "person,unit,name\nA,b7,Ada Berg\n"}, "roll.csv:2: there is no unit 'b7' in units.csv"),
    ("roll in another encoding", {"roll.csv": "person,unit,name\nA,b1,Zoë Berg\n".encode("latin-1")}, "roll.csv:2: byte 0xeb is not UTF-8"),
    ("roll that is no text", {"roll.csv": "person,unit,name\nA,b1,Zoe\0\n"}, "roll.csv:2: holds a zero byte"),
    ("file for no contest", {"contests/board.b1.blt": "1 1\n0\n"}, "contests/board.b1.blt: the charter and the units have no contest 'board.b1'"),
    ("candidates for no contest", {"candidates.csv": candidates() + "board,1,A,Ada Berg\n"}, "candidates.csv:19: the charter and the units have no contest 'board'"),
    ("round of no such rule", {"contests/congress.r1.round-2.blt": "1 1\n0\n"}, "have no contest 'congress.r1.round-2'"),
    ("round with a zero", {"contests/president.round-02.blt": "1 1\n0\n"}, "have no contest 'president.round-02'"),
    ("round that is the first", {"contests/president.round-1.blt": "1 1\n0\n"}, "have no contest 'president.round-1'"),
    ("number twice", {"candidates.csv": candidates() + "president,1,A,Ada Berg\n"}, "president has a number 1 in line"),
    ("two files", {"contests/regional_council.b1.csv": "x"}, "has a file already"),
    ("a file of another kind", {"contests/notes.txt": "x"}, "contests/notes.txt: is no ballot file"),
    ("changed after its count", {"contests/regional_council.b1.blt": CONTESTS["regional_council.b1.blt"] + "\n"},
     "contests/regional_council.b1.blt: the file changed after regional_council.b1 was counted"),
    ("charter changed", {"charter.yaml": CHARTER.replace("term: P2Y", "term: P3Y")}, "charter.yaml: differs from edition 1, which is in force"),
    ("another organisation", {"charter.yaml": CHARTER.replace("fed.test", "fed.other")}, "this database keeps the record of fed.test"),
    ("list changed after its count", {"candidates.csv": candidates().replace("regional_council.b1,1,A,Ada Berg", "regional_council.b1,1,H,Member H")},
     "candidates.csv:2: the list of regional_council.b1 changed after it was counted"),
    ("semicolons", {"units.csv": UNITS.replace(",", ";")}, "units.csv:1: the columns are separated by semicolons or tabs"),
    ("unit renamed", {"units.csv": UNITS.replace("Branch Four", "Branch 4")}, "units.csv:5: b4 is on the record as branch, r2, 'Branch Four'"),
    ("unit added", {"units.csv": UNITS + "b5,branch,r2,Five,3\n"}, "units.csv:9: b5 was not there at the founding"),
    ("unit gone", {"units.csv": UNITS.replace("b4,branch,r2,Branch Four,\n", "")}, "units.csv: b4 is on the record but not in the file; restore it"),
    ("roll changed", {"roll.csv": None, "units.csv": "\n".join(line + "5" if line.startswith("b") else line for line in UNITS.splitlines())},
     "the roll of b1 was certified with 8 electors and is now another"),
    ("bad date", {"calendar.csv": "contests,date\npresident,2026-02-30\n"}, "calendar.csv:2: '2026-02-30' is not a date"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "sentence"), [case[1:] for case in STRUCTURE], ids=[case[0] for case in STRUCTURE])
def test_a_folder_that_cannot_be_used_enters_nothing(
    changes: Changes, sentence: str, started: Path, key: Path, tmp_path: Path
) -> None:
    """What is wrong with the folder as a whole is refused before anything is entered, on an old record and a new one."""
    folder = small_folder(tmp_path / "folder", {"contests/regional_council.b3.blt": None, **changes})
    old, new = tmp_path / "old.sqlite3", tmp_path / "new.sqlite3"
    shutil.copy(started, old)
    before = contents(old)

    on_old = comitia("run", folder, "--db", old, key=key)
    on_new = comitia("run", folder, "--db", new, key=key)

    assert sentence in on_old.stderr + on_new.stderr
    assert on_old.returncode == 1
    assert before == contents(old)
    if sentence in on_new.stderr:
        assert on_new.returncode == 1
        assert not new.exists() or not any("store_" in line for line in contents(new))


CONTEST: list[tuple[str, Changes, str]] = [
    ("unknown candidate", {"contests/regional_council.b3.blt": "3 2\n3 1 4 0\n0\n"}, "contests/regional_council.b3.blt:2:"),
    ("repeated preference", {"contests/regional_council.b3.blt": "3 2\n3 1 1 0\n0\n"}, "contests/regional_council.b3.blt:2:"),
    ("wrong count", {"contests/regional_council.b3.blt": "3 2\n-3 1 2 0\n0\n"}, "contests/regional_council.b3.blt:2:"),
    ("no end", {"contests/regional_council.b3.blt": "3 2\n3 1 2 0\n"}, "contests/regional_council.b3.blt:"),
    ("too many ballots", {"contests/regional_council.b3.blt": "3 2\n30 1 2 0\n0\n"}, "30 ballots, but only 9 may vote in Branch Three"),
    ("other seats", {"contests/regional_council.b3.blt": "3 1\n3 1 2 0\n0\n"}, "the ballot file is for 1 seat; this contest fills 2"),
    ("other candidates", {"contests/regional_council.b3.blt": "2 2\n3 1 2 0\n0\n"}, "the ballot file has 2 candidates, the list of candidates 3"),
    ("no candidates", {"candidates.csv": "\n".join(line for line in candidates().splitlines() if ".b3," not in line)},
     "candidates.csv: lists nobody for regional_council.b3"),
    ("another name", {"candidates.csv": candidates().replace("b3,1,E,Eva Falk", "b3,1,E,Eva Fall")},
     "person E is called 'Eva Falk' elsewhere and 'Eva Fall' here"),
    ("swapped numbers", {"contests/regional_council.b3.blt": '3 2\n3 1 2 0\n3 2 1 0\n1 3 0\n0\n"Finn Gal"\n"Eva  falk"\n"Gia Haas"\n"Branch Three"\n'},
     "number 1 is Eva Falk here and Finn Gal in regional_council.b3.blt, where the list has Finn Gal as number 2"),
    ("names of another list", {"contests/regional_council.b3.blt": '3 2\n3 1 2 0\n3 2 1 0\n1 3 0\n0\n"Hal Ito"\n"Ivy Jung"\n"Jo Kern"\n"Branch Nine"\n'},
     "none of the 3 names in regional_council.b3.blt is on this list; is it the file of another election?"),
    ("swapped numbers, accents apart", {"candidates.csv": candidates().replace("Finn Gal", "Zo\u00eb \u00c9mond"),
                                        "contests/regional_council.b3.blt": '3 2\n3 1 2 0\n3 2 1 0\n1 3 0\n0\n"ZOE\u0308 e\u0301mond"\n"Eva Falk"\n"Gia Haas"\n""\n'},
     "number 1 is Eva Falk here and ZOE\u0308 e\u0301mond in regional_council.b3.blt, where the list has"),
    ("bad totals", {"contests/regional_council.b3.blt": None, "contests/regional_council.b3.return.csv": "number,votes\n1,x\n2,3\n3,1\n"},
     "contests/regional_council.b3.return.csv:2: votes must be a whole number"),
    ("more invalid than cast", {"contests/regional_council.b3.blt": None,
                                "contests/regional_council.b3.return.csv": "number,votes,elected\n1,,yes\n2,,yes\n3,,no\ncast,2,\ninvalid,3,\n"},
     "2 ballots cast, but 3 blank and invalid ones; correct the figures"),
    ("totals of nobody", {"contests/regional_council.b3.blt": None, "contests/regional_council.b3.return.csv": "number,votes\ncast,4\n"},
     "contests/regional_council.b3.return.csv: no candidate is listed"),
    ("neither yes nor no", {"contests/regional_council.b3.blt": None, "contests/regional_council.b3.return.csv": "number,elected\n1,maybe\n"},
     "elected must be yes or no, found 'maybe'"),
    ("candidate twice", {"contests/regional_council.b3.blt": None, "contests/regional_council.b3.return.csv": "number\n1\n1\n"},
     "candidate 1 is there twice"),
    ("no candidate", {"contests/regional_council.b3.blt": None, "contests/regional_council.b3.return.csv": "number\nanna\n"},
     "'anna' is not the number of a candidate"),
    ("a number without end", {"contests/regional_council.b3.blt": None, "contests/regional_council.b3.return.csv": f"number\n{'9' * 5000}\n"},
     f"'{'9' * 40}' is not the number of a candidate"),
    ("votes beyond counting", {"contests/regional_council.b3.blt": None, "contests/regional_council.b3.return.csv": f"number,votes\n1,{10**12}\n"},
     "votes must be a whole number of at most 12 digits, found '1000000000000'"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "sentence"), [case[1:] for case in CONTEST], ids=[case[0] for case in CONTEST])
def test_one_bad_file_holds_up_its_own_contest_only(
    changes: Changes, sentence: str, started: Path, key: Path, tmp_path: Path
) -> None:
    """The file is named with its line; the record is as it was, for nothing else was new."""
    folder = small_folder(tmp_path / "folder", changes)
    db = tmp_path / "a.sqlite3"
    shutil.copy(started, db)
    before = contents(db)

    done = comitia("run", folder, "--db", db, key=key)

    assert done.returncode == 1
    assert "Held up; the rest was entered." in done.stderr
    assert sentence in done.stderr
    assert before == contents(db)

    mended = comitia("run", small_folder(tmp_path / "mended"), "--db", db, key=key)

    assert mended.returncode == 0, mended.stderr


@pytest.mark.parametrize(
    "names",
    [
        ("Falk, Eva", "Gal, Finn", "Haas, Gia"),
        ("Candidate 1", "Candidate 2", "Candidate 3"),
        ("1", "2", "3"),
        ("A", "B", "C"),
    ],
    ids=["turned round", "places", "numbers", "letters"],
)
def test_names_otherwise_spelt_hold_up_nothing(names: tuple[str, ...], key: Path, tmp_path: Path) -> None:
    """Family names first, or words in place of names, are no sign of another election."""
    ballots = CONTESTS["regional_council.b3.blt"] + "".join(f'"{name}"\n' for name in (*names, "Branch Three"))
    folder = small_folder(tmp_path / "folder", {"contests/regional_council.b3.blt": ballots})

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 0, done.stderr


def test_what_desktops_leave_in_a_folder_is_passed_over(key: Path, tmp_path: Path) -> None:
    """Hidden files and those of file managers hold up nothing."""
    left = {"contests/.DS_Store": b"\0\1", "contests/Thumbs.db": b"\0", "contests/desktop.ini": "x"}

    done = comitia("run", small_folder(tmp_path / "folder", left), "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 0, done.stderr


def test_a_place_for_ballots_that_cannot_be_read_is_named(key: Path, tmp_path: Path) -> None:
    """A file where the folder of ballots should be is no absent folder: nothing is entered."""
    folder = small_folder(tmp_path / "folder")
    shutil.rmtree(folder / "contests")
    (folder / "contests").write_text("")

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 1
    assert "contests: cannot be read: Not a directory; it must be a folder that you may read" in done.stderr


def test_a_file_for_a_unit_without_seats_is_named(key: Path, tmp_path: Path) -> None:
    """A unit to which the charter gives no seats holds no contest; its file is not passed over in silence."""
    charter = CHARTER.replace("{per: 5, round: up, min: 1}", "{per: 5, round: down}")
    folder = small_folder(tmp_path / "folder", {"charter.yaml": charter})

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 1
    assert "contests/regional_council.b2.return.csv: b2 has no seats in the regional_council" in done.stderr


def test_a_file_for_a_round_that_is_not_held_is_named(key: Path, tmp_path: Path) -> None:
    """Where an earlier round settled the contest, ballots of a later one are not passed over in silence."""
    changes: Changes = {"contests/president.blt": "3 1\n2 1 0\n1 2 0\n0\n", "contests/president.round-3.blt": "x"}
    folder = small_folder(tmp_path / "folder", changes)

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 1
    assert "contests/president.round-3.blt: president has its outcome, and no round 3 is held; take the" in done.stderr

    closing = ["--close", "president.round-3", "--as", "not-held"]
    closed = comitia("run", folder, "--db", tmp_path / "a.sqlite3", *closing, key=key)

    assert "--close president.round-3: president has its outcome, and no round 3 is held" in closed.stderr


def test_a_unit_may_be_called_as_a_round_is(key: Path, tmp_path: Path) -> None:
    """`regional_council.round-2` is the contest of the unit round-2, and has a further round of its own."""
    named = {"units.csv": UNITS, "candidates.csv": candidates(), "charter.yaml": CHARTER}
    named["charter.yaml"] = CHARTER.replace("{id: scottish-stv}", "{id: exhaustive, drop: none}")
    changes: Changes = {name: re.sub(r"\bb4\b", "round-2", text) for name, text in named.items()}
    folder = small_folder(tmp_path / "folder", changes)
    (folder / "roll.csv").write_text((folder / "roll.csv").read_text().replace(",b4,", ",round-2,"))
    for file in (folder / "contests").iterdir():
        file.unlink()
    (folder / "contests/regional_council.round-2.blt").write_text("2 1\n1 1 0\n1 2 0\n0\n")

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 0, done.stderr
    assert "regional_council.round-2.round-2: no file yet" in done.stdout


def test_accents_are_composed(key: Path, tmp_path: Path) -> None:
    """One name, written with composed accents in one table and with combining ones in another, is one name."""
    composed, combining = "Zo\u00eb Berg", "Zoe\u0308 Berg"
    folder = small_folder(tmp_path / "folder", {"candidates.csv": candidates().replace("Ada Berg", combining)})
    roll = folder / "roll.csv"
    roll.write_text(roll.read_text().replace("Ada Berg", composed), encoding="utf-8")

    done = comitia("run", folder, "--db", tmp_path / "a.sqlite3", key=key)

    assert done.returncode == 0, done.stderr


def test_a_failing_database_is_told_in_a_sentence(started: Path, key: Path, tmp_path: Path) -> None:
    """Whatever the database says in the middle of a run comes without a traceback."""
    db = tmp_path / "a.sqlite3"
    shutil.copy(started, db)
    with sqlite3.connect(db) as connection:
        connection.execute("DROP TABLE store_mandate")

    done = comitia("run", small_folder(tmp_path / "folder"), "--db", db, key=key)

    assert done.returncode == 1
    assert "The database failed: no such table: store_mandate. What was entered before stands" in done.stderr
    assert "Traceback" not in done.stderr
