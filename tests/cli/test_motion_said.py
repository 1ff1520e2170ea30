"""What a motion says of what comes before its vote and after it: quorum, ratification, a vote of a later day."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.assembly.house import charter_text
from tests.assembly.meadow import RULES
from tests.house_folder import MOVE, RELIEVE, Terminal, found_house, house_folder

RATIFIED = RULES.replace(
    "majority: two_thirds}", "majority: two_thirds, ratify: {bodies: regional_council, ge: 1, within: P60D}}"
)
EDITION_2 = "in_force: 2026-03-10"


def house(tmp_path: Path, rules: str) -> Terminal:
    """Return the terminal of a house with rules of its own."""
    return found_house(Terminal(str(tmp_path / "b.sqlite3"), tmp_path / "key.pem"), tmp_path / "folder", rules)


def with_quorum(place: Path, rules: str, quorum: str) -> Terminal:
    """Return a terminal at a federation with these rules, whose congress has this quorum."""
    charter = house_folder(place / "folder", rules) / "charter.yaml"
    text = charter.read_text(encoding="utf-8").replace("  congress:\n", f"  congress:\n{quorum}", 1)
    charter.write_text(text, encoding="utf-8")
    terminal = Terminal(str(place / "b.sqlite3"), place / "key.pem")
    terminal("run", charter.parent)
    return terminal


def test_what_is_entered_before_a_vote_is_said_with_its_command(tmp_path: Path) -> None:
    """A quorum asks for the attendance of the day: said at the moving and on show, until enough are entered."""
    terminal = with_quorum(tmp_path, RULES, "    quorum: {n: 4}\n")
    moved = terminal(*MOVE)
    terminal("attendance", "congress", "--present", "3")
    few = terminal(*MOVE)
    terminal("attendance", "congress", "--present", "4")
    enough = terminal(*MOVE)

    asked = (
        "the attendance of that day: at least 4 must be present (bodies.congress.quorum): comitia attendance congress"
    )
    assert "at once, once these are entered: comitia motion vote 1" in moved
    assert asked in moved
    assert asked in few
    assert "It can be put to the vote at once: comitia motion vote 3\n" in enough
    assert asked in terminal.read("motion", "show", "1"), "on another day others are there"


def test_an_amendment_says_who_must_ratify_it_who_has_and_that_it_was_too_few(tmp_path: Path) -> None:
    """From the moving to the lapse, at the terminal: how many, until when, who; then that it was not in time."""
    terminal = house(tmp_path, RATIFIED)
    second = charter_text(RATIFIED).replace("edition: 1", "edition: 2").replace("in_force: 2026-01-01", EDITION_2)
    (tmp_path / "two.yaml").write_text(second, encoding="utf-8")
    moved = terminal(*MOVE, "--effect", "amend", f"charter={tmp_path / 'two.yaml'}")
    carried = terminal("motion", "vote", "1", "--for", "2", "--against", "0")
    terminal.carry("ratify", "motion=1", body="regional_council.east", by="e1")
    ratified = terminal.read("motion", "show", "1")
    terminal.day = "2026-06-01"
    lapsed = terminal("motion", "settle")

    assert "Once carried, it must be ratified by at least 2 of 2 regional councils within 60 days" in moved
    needs = "It needs ratification by at least 2 of 2 regional councils, until 2026-04-29 (amend.ratify)."
    assert f"{needs} None has ratified it so far." in carried
    assert f"{needs} 1 has ratified it so far; the regional council of West has not." in ratified
    assert "  2026-03-01: The regional council of East ratifies the amendment of motion 1, by motion 2." in ratified
    assert "It was not ratified in time by enough (amend.ratify.within)\nIt lapses with the next act" in ratified
    assert "The decision on motion 1 lapses: it was not ratified in time by enough (amend.ratify.within)." in lapsed
    assert "It needed ratification by" in terminal.read("motion", "show", "1")


def test_a_vote_of_a_later_day_is_seen_from_that_day(terminal: Terminal) -> None:
    """Dated years ahead of the clock: it is said that it is, and what the motion waits for on that day."""
    before = datetime.now(UTC).date() + timedelta(days=1)
    terminal.day = str(before)
    terminal(*MOVE, *RELIEVE)
    terminal("motion", "vote", "1", "--for", "3", "--against", "1")
    shown = terminal.read("motion", "show", "1")

    assert f"The vote is on {before}, later than {before - timedelta(days=1)}; as of that day:" in shown
    assert "the result can be challenged until" in shown


OF_ADMITTED = RULES.replace("majorities:\n", "majorities:\n    admitted: {gt: 1/2, of: credentialed}\n").replace(
    "effects:\n", "effects:\n    resolution: {by: congress, majority: admitted}\n"
)


@pytest.mark.parametrize(("quorum", "rule"), [("", ""), ("    quorum: {n: 4}\n", "bodies.congress.quorum, ")])
def test_a_share_of_those_admitted_asks_how_many_they_are(tmp_path: Path, quorum: str, rule: str) -> None:
    """Not at once with those present alone, also where they are a quorum; what is said is what a vote is refused for."""
    terminal = with_quorum(tmp_path, OF_ADMITTED, quorum)
    before = terminal(*MOVE)
    terminal("attendance", "congress", "--present", "4")
    without = terminal(*MOVE)
    refused = terminal("motion", "vote", "2", "--for", "3", "--against", "1", status=1)
    terminal("attendance", "congress", "--present", "4", "--credentialed", "5")
    enough = terminal(*MOVE)

    least = ": at least 4 must be present" if quorum else ""
    command = "comitia attendance congress.union --present NUMBER --credentialed NUMBER"
    share = "decisions.effects.resolution"
    assert f"  the attendance of that day, with those admitted{least} ({rule}{share}): {command}\n" in before
    assert f"  the attendance of that day, with those admitted ({share}): {command}\n" in without
    assert "at once, once these are entered: comitia motion vote 2" in without
    assert f"enter the attendance of the day first: the share is of those credentialed ({share})" in refused
    assert "It can be put to the vote at once: comitia motion vote 3\n" in enough
