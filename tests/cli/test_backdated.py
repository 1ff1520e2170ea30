"""An act of an earlier day than what was entered last: it is entered, and said to be; order is by place."""

from pathlib import Path

import pytest
from tests.house_folder import MOVE, Terminal

SAID = "This is entered for 2026-03-20, before what was entered last (2026-04-02): it stands after it on the record.\n"


@pytest.fixture
def dated(terminal: Terminal) -> Terminal:
    """Return the terminal of a house that has met on 2 April."""
    terminal.day = "2026-04-02"
    terminal("attendance", "congress", "--present", "4")
    return terminal


def at(terminal: Terminal, day: str, *words: str | Path) -> tuple[int, str]:
    """Return how a command of a day ended, and what it says on stderr."""
    done = terminal.run(*words, "--db", terminal.db, "--at", day)
    return done.returncode, done.stderr


def test_an_act_of_an_earlier_day_is_entered_and_said_to_be(dated: Terminal) -> None:
    """On stderr, once for a day; the same day and a later one are nothing to speak of."""
    before = dated.head()

    assert (0, SAID) == at(dated, "2026-03-20", *MOVE)
    assert before != dated.head()
    assert (0, "") == at(dated, "2026-03-20", *MOVE)
    assert (0, "") == at(dated, "2026-03-21", *MOVE)
    assert (0, "") == at(dated, "2026-04-02", "attendance", "congress", "--present", "3")
    assert (0, SAID) == at(dated, "2026-03-20", "attendance", "congress", "--present", "3")


def test_what_enters_nothing_says_nothing_of_days(dated: Terminal) -> None:
    """A refusal, and a settling of nothing."""
    status, said = at(dated, "2026-03-20", "motion", "vote", "1", "--for", "2", "--against", "0")

    assert 1 == status
    assert said.startswith("Nothing was entered.")
    assert "This is entered for" not in said
    assert (0, "") == at(dated, "2026-03-20", "motion", "settle")


def test_a_file_of_history_is_of_the_past_anyway(dated: Terminal, tmp_path: Path) -> None:
    """Nothing is said of the day on which it is entered, nor is a later act compared with the days that it tells of."""
    file = tmp_path / "past.yaml"
    file.write_text(
        "sources:\n  minutes: {nature: minutes, title: Minutes}\n"
        "acts:\n  - {kind: session, when: 1924, text: A session, outcome: held, by: congress.union,\n"
        "    sources: [{source: minutes, page: p. 1}]}\n",
        encoding="utf-8",
    )

    assert (0, "") == at(dated, "2026-03-20", "history", "enter", file)
    assert (0, "") == at(dated, "2026-03-20", "history", "note", "past-1", "--text", "It was in May.")
