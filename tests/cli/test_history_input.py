"""What `comitia history` refuses: each slip with its sentence, and the record is as it was before."""

import shutil
from pathlib import Path

import pytest
from tests.house_folder import Terminal

from comitia.cli.history import FAULTS

NOTHING = "Nothing was entered.\n"
PAST = """\
sources:
  minutes: {nature: minutes, title: Minutes}
acts:
  - {id: asks, kind: resignation, when: 1990, persons: [b1], places: [treasurer.union], sources: [{source: minutes}]}
  - {kind: settlement, of: asks, when: 1991, outcome: accepted, sources: [{source: minutes}]}
"""
TEXT = ("--text", "So it was.")
FLAG = ("--rule", "rules of 1922, 14", "--level", "irregular", *TEXT)
REFUSED = {
    "a note on nothing": (
        ("note", "past-9", *TEXT),
        "past-9: there is no such act of the past, and no such source (history)",
    ),
    "a flag on nothing": (("flag", "9", *FLAG), "past-9: there is no such act of the past (history.acts)"),
    "a flag for no rule": (
        ("flag", "1", "--rule", "a\x1bb", *FLAG[2:]),
        "past-1: name the rule that it breaks, in a few words (history.flags)",
    ),
    "a flag for a whole book": (
        ("flag", "1", "--rule", "x" * 121, *FLAG[2:]),
        "past-1: name the rule that it breaks, in a few words (history.flags)",
    ),
    "no flag": (("settle", "9", "--level", "cured", *TEXT), "flag-9: there is no such flag (history.flags)"),
    "nothing to retract": (("retract", "past-9", *TEXT), "past-9: there is no such act of the past (history.acts)"),
    "no act": (("retract", "the first", *TEXT), "the first: there is no such act of the past (history.acts)"),
    "what others rest on": (
        ("retract", "1", *TEXT),
        "past-1: past-2 rest on it: retract these first (history.acts)",
    ),
    "a text that a terminal obeys": (
        ("note", "past-1", "--text", "a\x1bb"),
        "line 1 of the text has the control character '\\x1b': take it out",
    ),
}
USAGE = {
    "no level": (("flag", "1", *FLAG[:3], "wrong", *TEXT), "--level wrong: write one of irregular, contested, cured, void"),
    "no level to settle at": (("settle", "1", "--level", "", *TEXT), "--level is empty: give a value"),
    "no words": (("note", "past-1"), "give the words with --text, or their file with --text-file, and not both"),
    "no words for retracting": (("retract", "past-1"), "give the words with --text"),
}  # fmt: skip


@pytest.fixture(scope="module", name="kept")
def entered(founded: Terminal, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Return the terminal of a house of which two acts of the past are entered."""
    place = tmp_path_factory.mktemp("past")
    shutil.copy(founded.db, place / "a.sqlite3")
    terminal = Terminal(str(place / "a.sqlite3"), founded.key)
    terminal("history", "enter", written(place, PAST))
    return terminal


@pytest.fixture(name="archive")
def copied(kept: Terminal, tmp_path: Path) -> Terminal:
    """Return the terminal of a copy of that house."""
    shutil.copy(kept.db, tmp_path / "a.sqlite3")
    return Terminal(str(tmp_path / "a.sqlite3"), kept.key)


def written(place: Path, text: str) -> Path:
    """Write a file of history, and return its path."""
    path = place / "past.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_says_why_and_enters_nothing(case: str, kept: Terminal) -> None:
    """Status 1, the sentence, with the path where a rule is broken; the record is as it was."""
    command, sentence = REFUSED[case]
    before = kept.head()
    said = kept("history", *command, status=1)

    assert said.startswith(NOTHING)
    assert sentence in said
    assert before == kept.head()


@pytest.mark.parametrize("case", USAGE)
def test_a_slip_on_the_command_line_says_what_to_write(case: str, kept: Terminal) -> None:
    """Status 2, and the record is as it was."""
    command, sentence = USAGE[case]
    before = kept.head()

    assert sentence in kept("history", *command, status=2)
    assert before == kept.head()


def test_an_act_bears_on_a_mandate_of_today(archive: Terminal, tmp_path: Path) -> None:
    """The treasurer of today is called so in 1990: what is entered together bears on nothing but what was there."""
    again = PAST.replace("1990", "1980").replace("1991", "1981").replace("title: Minutes", "title: More minutes")
    said = archive("history", "enter", written(tmp_path, again))

    assert (
        "past-4 bears on the mandate treasurer:1 of this record, past-1 and past-2: "
        "later, and about the same holder of the same office" in said
    )
    assert "bears on past-3" not in said
    assert "bears on past-4" not in said


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[b1]", "[z1]", ":4: nobody is known here as 'z1'; references are those of roll.csv and candidates.csv; introduce"),
        ("of: asks", "of: past-9", ":6: past-9: there is no such act of the past (history.acts)"),
        ("of: asks", "within: asks, of: asks", ":6: past-1: there is no such session of the past (history.acts)"),
        ("treasurer.union", "Treasurer.union", ":5: Treasurer of union: an office is an id of small letters"),
        ("outcome: accepted", 'outcome: accepted, notes: ["a\\x1bb"]', ":6: line 1 of the text has the control character"),
        ("sources:\n", 'persons: {b1: "Member Q"}\nsources:\n', "past.yaml:5: person b1 is called 'Member B1' elsewhere and 'Member Q' here; correct"),
    ],
)  # fmt: skip
def test_a_file_half_bad_enters_nothing(founded: Terminal, tmp_path: Path, before: str, after: str, said: str) -> None:
    """Neither entries, nor persons, nor texts: what is mended is entered as if nothing had been."""
    shutil.copy(founded.db, tmp_path / "a.sqlite3")
    terminal = Terminal(str(tmp_path / "a.sqlite3"), founded.key)
    text = PAST.replace("[b1]", "[n1]", 1).replace("sources:\n", "persons: {n1: Nora New}\nsources:\n", 1)
    bad = PAST.replace(before, after, 1) if "b1" in before + after else text.replace(before, after, 1)
    head, tables = terminal.head(), counted(terminal)
    found = terminal("history", "enter", written(tmp_path, bad), status=1)

    assert found.startswith(NOTHING)
    assert said in found
    assert (head, tables) == (terminal.head(), counted(terminal))
    assert "past-1     1990: Nora New asked" in terminal("history", "enter", written(tmp_path, text))


def counted(terminal: Terminal) -> list[str]:
    """Return how many persons and texts the database holds."""
    return [
        found
        for table in ("store_person", "store_text")
        for found in terminal.asks(f"SELECT count(*) FROM {table}")  # noqa: S608  these two names
    ]


def test_what_is_there_already_is_told_and_not_entered_twice(archive: Terminal, tmp_path: Path) -> None:
    """The same file, and one with something new in it, in which what was there is named line by line."""
    before = archive.head()
    same = archive("history", "enter", written(tmp_path, PAST), status=1)
    more = f"{PAST}    notes: [New.]\n  - {{kind: end, when: 1992, persons: [b1], places: [treasurer.union], sources: [{{source: minutes}}]}}\n".replace("    notes", "#")  # fmt: skip
    mixed = archive("history", "enter", written(tmp_path, more), status=1)

    assert f"{NOTHING}past.yaml: all of this is on the record already (source-1, past-1 and past-2): there is nothing to enter\n" == same  # fmt: skip
    assert "past.yaml:2: this is on the record already, in the same words, as source-1: leave it out, and write source-1" in mixed  # fmt: skip
    assert ["2", "4", "5"] == [line.split(":")[1] for line in mixed.splitlines()[1:]]
    assert before == archive.head()


def test_faults_beyond_a_hundred_are_counted(kept: Terminal, tmp_path: Path) -> None:
    """A file of something else does not fill the terminal."""
    said = kept("history", "enter", written(tmp_path, f"acts: [{'a, ' * 1234}]\n"), status=1).splitlines()

    assert [f"... and {1234 - FAULTS:,} more: mend these first"] == said[FAULTS + 1 :]


def test_a_thousand_acts_are_entered_at_once(kept: Terminal, tmp_path: Path) -> None:
    """A century of sessions in one file; the tables are what the record says."""
    shutil.copy(kept.db, tmp_path / "a.sqlite3")
    terminal = Terminal(str(tmp_path / "a.sqlite3"), kept.key)
    sessions = "".join(
        f"  - {{kind: session, when: {1900 + number % 100}, by: congress.union, text: Session {number}, outcome: held, "
        f"sources: [{{source: source-1, page: p. {number}, figures: {{present: 40..45}}}}]}}\n"
        for number in range(1000)
    )
    said = terminal("history", "enter", written(tmp_path, f"acts:\n{sessions}"))

    assert "past-1002" in said
    terminal.read("rebuild", "--check")
