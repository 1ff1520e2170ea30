"""What the commands on decisions refuse: each slip with its sentence, and the record is as it was before."""

from pathlib import Path

import pytest
from tests.house_folder import MOVE, RELIEVE, Terminal, house_folder
from tests.run_folder import small_folder

NOTHING = "Nothing was entered.\n"

REFUSED = {
    "a motion by somebody outside": (
        ("motion", "move", "congress", "--by", "w4", "--text", "So be it."),
        "the person does not sit in this body; only who sits in it moves and challenges (bodies.congress.seats)",
    ),
    "a mandate of another body": (
        (*MOVE, "--effect", "recall", "mandate=w4@regional_council"),
        "(bodies.regional_council)",
    ),
    "a vote on nothing": (
        ("motion", "vote", "1", "--for", "1", "--against", "0"),
        "there is no such motion (procedure)",
    ),
    "more present than may sit": (
        ("attendance", "congress", "--present", "7"),
        "6 sit in it and may vote: it does not balance",
    ),
    "no charges": (("hear", "1"), "there are no such charges, or they have been heard (discipline)"),
    "no expulsion": (("appeal", "1", "--to", "congress", "--text", "No."), "(discipline.appeal)"),
    "no report": (("motion", "report", "1", "--outcome", "done", "--text", "Yes."), "(decisions)"),
    "nobody": (
        ("motion", "move", "congress", "--by", "member e", "--text", "So be it."),
        "nobody is known here as 'member e'; did you mean",
    ),
    "nobody like it": (
        ("motion", "move", "congress", "--by", "xylophone", "--text", "So be it."),
        "nobody is known here as 'xylophone'; references are those of roll.csv and candidates.csv; "
        "introduce somebody new with --name xylophone=NAME",
    ),
    "no body": (("attendance", "congres", "--present", "1"), "there is no body 'congres'; did you mean congress?"),
    "a body of several units": (
        ("attendance", "regional_council", "--present", "1"),
        "there are 2 of regional_council; say which by its unit: regional_council.east",
    ),
    "no unit": (
        ("attendance", "regional_council.eats", "--present", "1"),
        "there is no unit 'eats'; did you mean east",
    ),
    "an office not held": (
        (*MOVE, "--effect", "relieve", "mandate=e1@treasurer"),
        "e1 does not hold treasurer, but regional_council.east (regional_council.quay:1), congress.union "
        "(congress.east:1), president.union (president:1)",
    ),
    "no mandate": (
        (*MOVE, "--effect", "relieve", "mandate=treasurer"),
        "there is no mandate 'treasurer'; name it as PERSON@OFFICE, or PERSON@OFFICE.UNIT",
    ),
    "somebody else's mandate": (
        ("resign", "e1@president", "--by", "b1", "--text", "I leave."),
        "e1@president is not b1's: nobody acts for somebody else",
    ),
    "no number": (("motion", "withdraw", "first"), "'first' is no number; write the number of the motion, such as 3"),
    "a known person by another name": (
        (*MOVE, "--effect", "appoint", "office=auditor", "persons=w1", "--name", "w1=Zoe Vale"),
        "person w1 is called 'Member W1' elsewhere and 'Zoe Vale' here",
    ),
    "somebody introduced for nothing": (
        (*MOVE, "--name", "zoe=Zoe Vale"),
        "--name zoe: nobody of this reference is named in what you enter",
    ),
    "a text with a bell": (
        ("motion", "move", "congress", "--by", "e1", "--text", "So \a it."),
        "line 1 of the text has the control character '\\x07'",
    ),
    "a charter that is none": (
        (*MOVE, "--effect", "amend", "charter=no-such-file.yaml"),
        "no-such-file.yaml: the file cannot be read",
    ),
}
USAGE = {
    "no such effect": ((*MOVE, "--effect", "releave"), "there is no kind of effect 'releave'; there are resolution,"),
    "no such field": (
        (*MOVE, "--effect", "relieve", "mandat=b1@treasurer"),
        "relieve has no field 'mandat'; its fields are mandate (a mandate, as PERSON@OFFICE or by its id)",
    ),
    "a field that is missing": (
        (*MOVE, "--effect", "elect", "office=helper"),
        "elect needs persons; its fields are office (a text), unit (a unit, where there are several such offices; "
        "may be left out), persons (persons), until (a date, as YYYY-MM-DD; may be left out)",
    ),
    "a field twice": ((*MOVE, *RELIEVE, "mandate=e1@president"), "mandate is given twice"),
    "no date": ((*MOVE, "due=soon"), "due is a date, as YYYY-MM-DD, and not 'soon'"),
    "a date too far off": ((*MOVE, "due=9999-01-01"), "due: 9999-01-01 is too far off"),
    "no number of places": (
        (*MOVE, "--effect", "create_post", "post=helper", "label=Helper", "seats=two"),
        "seats is a whole number, and not 'two'",
    ),
    "neither yes nor no": (
        (*MOVE, "--effect", "create_post", "post=helper", "label=Helper", "is_organ=perhaps"),
        "is_organ is yes or no, and not 'perhaps'",
    ),
    "no such outcome": (
        (*MOVE, "--effect", "decide_appeal", "motion=1", "outcome=denied"),
        "outcome is upheld or dismissed, and not 'denied'",
    ),
    "an empty item": (
        (*MOVE, "--effect", "create_post", "post=helper", "label=Helper", "powers=sign,,pay"),
        "powers: an item of the list 'sign,,pay' is empty",
    ),
    "a quotation without end": (
        (*MOVE, "--effect", "create_post", "post=helper", "label=Helper", 'powers="sign'),
        "powers: '\"sign' is no list; write items between commas",
    ),
    "a value of two lines": (
        (*MOVE, "--effect", "create_post", "post=helper", "label=Hel\nper"),
        "label: write a value of 1 to 300 characters on one line",
    ),
    "no field at all": ((*MOVE, "mandate"), "field mandate: write NAME=VALUE"),
    "no words": (("motion", "move", "congress", "--by", "e1"), "give the words with --text, or their file"),
    "words twice": ((*MOVE, "--text-file", "motion.txt"), "and not both"),
    "no such file of words": (
        ("resign", "president", "--by", "e1", "--text-file", "no-such-file.txt"),
        "no-such-file.txt: cannot be read: No such file or directory",
    ),
    "no college": (
        ("motion", "vote", "1", "--for", "1", "--against", "0", "--college", "lay=8/2"),
        "--college lay=8/2: write NAME=FOR/AGAINST/ABSTAINING, such as lay=8/2/0",
    ),
    "a college twice": (
        ("motion", "vote", "1", "--for", "1", "--against", "0", "--college", "a=1/0/0", "--college", "a=0/0/0"),
        "--college: one college is there twice",
    ),
    "a casting vote for neither": (
        ("motion", "vote", "1", "--for", "1", "--against", "0", "--casting", "maybe"),
        "--casting maybe: write for, or against",
    ),
    "an outcome that is none": (
        ("motion", "report", "1", "--outcome", "finished", "--text", "Yes."),
        "--outcome finished: write one of done, under-way, not-done",
    ),
    "a name twice": ((*MOVE, "--name", "zoe=Zoe", "--name", "zoe=Zoe"), "--name: one person is introduced twice"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_says_why_and_enters_nothing(case: str, founded: Terminal) -> None:
    """Status 1, the sentence, with the path in the charter where a rule is broken; the record is as it was."""
    command, sentence = REFUSED[case]
    before = founded.head()
    said = founded(*command, status=1)

    assert said.startswith(NOTHING)
    assert sentence in said
    assert before == founded.head()


@pytest.mark.parametrize("case", USAGE)
def test_a_slip_on_the_command_line_says_what_to_write(case: str, founded: Terminal) -> None:
    """Status 2, and the record is as it was."""
    command, sentence = USAGE[case]
    before = founded.head()

    assert sentence in founded(*command, status=2)
    assert before == founded.head()


def test_an_act_that_is_refused_leaves_nothing_of_what_was_due(terminal: Terminal) -> None:
    """One transaction: the decision that was due takes effect with the next act that stands."""
    terminal.carry("relieve", "mandate=b1@treasurer")
    before = terminal.head()
    terminal.day = "2026-03-09"
    terminal(*MOVE, "--effect", "relieve", "mandate=treasurer:2", status=1)

    assert before == terminal.head()
    assert "Member B1, treasurer, is relieved, by motion 1." in terminal("motion", "settle")


def test_without_a_key_or_a_record_there_is_nothing_to_enter_on(terminal: Terminal, tmp_path: Path) -> None:
    """The sentences of the other commands: make a record first, name the key."""
    unknown = terminal.run("motion", "settle", "--db", terminal.db, "--key", tmp_path / "none.pem")
    missing = terminal.run("motion", "settle", "--db", tmp_path / "none.sqlite3")
    late = terminal.run("motion", "settle", "--db", terminal.db, "--at", "9998-01-01")
    absent = terminal.run("motion", "show", "9", "--db", terminal.db)

    assert (unknown.returncode, missing.returncode, late.returncode, absent.returncode) == (1, 1, 2, 1)
    assert "there is no signing key; name yours with --key or COMITIA_KEY" in unknown.stderr
    assert "there is no such database; make one with `comitia run FOLDER --db FILE`" in missing.stderr
    assert "--at 9998-01-01 is too far off" in late.stderr
    assert "there is no motion 9; see comitia motion list\n" == absent.stderr


def test_a_database_without_a_record(terminal: Terminal, tmp_path: Path) -> None:
    """Its tables are there, for a run was refused on it; nothing can be entered before one is not."""
    (tmp_path / "empty.sqlite3").touch()
    empty = Terminal(str(tmp_path / "empty.sqlite3"), terminal.key)
    empty(
        "run", small_folder(tmp_path / "folder", {"units.csv": "unit,type,parent,name\nb1,branch,r1,One\n"}), status=1
    )

    assert "this database holds no record yet; begin one with `comitia run`\n" == empty("motion", "settle", status=1)
    assert "Nobody has moved anything yet.\n" == empty.read("motion", "list")


def test_who_is_erased_comes_onto_no_new_entry(terminal: Terminal) -> None:
    """On a roll, never a candidate, the name cleared: an entry could commit to nothing. Candidates are on it already."""
    terminal.asks("UPDATE store_person SET name = '', folded = '', salt = '' WHERE reference IN ('quay1', 'e2')")
    said = terminal("charge", "quay1", "--before", "congress", "--text", "No.", status=1)
    moved = terminal("motion", "move", "congress", "--by", "e2", "--text", "Yes.")

    assert "is erased, so the person comes onto no new entry" in said
    assert "Motion 1 is moved in the congress by (name erased)." in moved


def test_two_mandates_of_one_name_are_told_apart(tmp_path: Path) -> None:
    """One person is local secretary of two regions: the sentence lists both, and the unit is enough."""
    terminal = Terminal(str(tmp_path / "a.sqlite3"), tmp_path / "key.pem")
    lists = house_folder(tmp_path / "folder") / "candidates.csv"
    text = lists.read_text(encoding="utf-8")
    lists.write_text(text.replace("west,1,w4,Member W4", "west,1,e4,Member E4"), encoding="utf-8")
    terminal("run", tmp_path / "folder")
    said = terminal(*MOVE, "--effect", "censure", "mandate=e4@local_secretary", status=1)
    told = terminal(*MOVE, "--effect", "censure", "mandate=e4@local_secretary.west")

    assert (
        "e4 holds 2 mandates as local_secretary: local_secretary.east (local_secretary.east:1), "
        "local_secretary.west (local_secretary.west:1); name one by its id"
    ) in said
    assert "Member E4, local secretary of West, is censured" in told


def test_a_mandate_is_the_one_that_holds_on_the_day(terminal: Terminal) -> None:
    """Appointed again after a term was over: the reference and the office mean the new mandate."""
    terminal.carry("appoint", "office=auditor", "persons=e2", "until=2026-03-20")
    terminal.day = "2026-03-20"
    terminal.carry("appoint", "office=auditor", "persons=e2")
    terminal.day = "2026-03-28"
    terminal.carry("relieve", "mandate=e2@auditor")

    assert ["motion-2:1"] == terminal.asks("SELECT effect ->> 'mandate' FROM store_motion WHERE id = 'motion-3'")
