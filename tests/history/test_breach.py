"""Flags: raised by hand or by what can be seen, settled by hand, cleared up by what is found later."""

import pytest
from tests.assembly.house import TEXT
from tests.history.past import HALF, Archive, told

from comitia.core.audit import audit
from comitia.core.decider import Command
from comitia.core.history.breach import (
    LEVELS,
    BreachFlagged,
    BreachSettled,
    CureBreach,
    FlagBreach,
    FlagVisible,
    SettleBreach,
)
from comitia.core.history.retraction import RetractPastAct

MISSED = told(for_="10", against="20")


@pytest.fixture(name="archive")
def begun() -> Archive:
    """Return an archive in which 10 against 20 was declared carried (past-1, flag-1), and something retracted (past-2)."""
    archive = Archive()
    archive.past("motion", "1924", MISSED, demanded=HALF)
    archive.enter(RetractPastAct(act=archive.past("session", "1925"), text=TEXT))
    return archive


def test_a_flag_names_the_rule_and_how_grave_it_is(archive: Archive) -> None:
    """Comitia's by its path, an editor's in words."""
    archive.enter(FlagBreach(act="past-1", rule="rules of 1922, section 14", level="contested", text=TEXT))

    assert [("flag-1", "history.demanded", "irregular", "majority_missed", None), ("flag-2", "rules of 1922, section 14", "contested", "", TEXT)] == [
        (each.flag, each.rule, each.level, each.why, each.text) for each in archive.entered_flags()  # type: ignore[union-attr]  raised, all of them
    ]  # fmt: skip
    assert [] == archive.faults()


def test_what_is_settled_by_hand_stays_so(archive: Archive) -> None:
    """Cured by a later vote, say the editors: what is found later neither raises it again nor clears it up."""
    archive.enter(SettleBreach(flag="flag-1", level="cured", text=TEXT))
    archive.add("past-1", told(2, for_="11", against="20"))
    assert [("majority_missed", "", "cured"), ("figures_differ", "for", "contested")] == archive.flags("past-1")

    archive.enter(SettleBreach(flag="flag-1", level="void", text=TEXT))
    archive.add("past-1", told(2, for_="30", against="20"))
    assert ("majority_missed", "", "void") == archive.flags("past-1")[0]
    assert [] == archive.faults()


@pytest.mark.parametrize(
    ("command", "reason", "rule"),
    [
        (FlagBreach(act="past-1", rule="r", level="bad", text=TEXT), f"it is one of {', '.join(LEVELS)}", "history.flags"),  # type: ignore[arg-type]  no level
        (FlagBreach(act="past-9", rule="r", level="void", text=TEXT), "there is no such act of the past", "history.acts"),
        (FlagBreach(act="past-2", rule="r", level="void", text=TEXT), "there is no such act of the past", "history.acts"),
        (FlagBreach(act="past-1", rule="", level="void", text=TEXT), "name the rule that it breaks, in a few words", "history.flags"),
        (FlagBreach(act="past-1", rule="r" * 121, level="void", text=TEXT), "name the rule that it breaks, in a few words", "history.flags"),
        (FlagBreach(act="past-1", rule="a\nb", level="void", text=TEXT), "name the rule that it breaks, in a few words", "history.flags"),
        (SettleBreach(flag="flag-1", level="bad", text=TEXT), f"it is one of {', '.join(LEVELS)}", "history.flags"),  # type: ignore[arg-type]  no level
        (SettleBreach(flag="flag-9", level="void", text=TEXT), "there is no such flag", "history.flags"),
        (SettleBreach(flag="flag-1", level="irregular", text=TEXT), "it is irregular already", "history.flags"),
        (FlagVisible(act="past-1", why="no_quorum", about=""), "nothing of this is to be seen, or it is flagged", "history.flags"),
        (FlagVisible(act="past-1", why="majority_missed", about=""), "nothing of this is to be seen, or it is flagged", "history.flags"),
        (CureBreach(flag="flag-1"), "it is still to be seen, or settled", "history.flags"),
    ],
)  # fmt: skip
def test_what_is_refused(archive: Archive, command: Command, reason: str, rule: str) -> None:
    """No such level, act, flag or rule; nothing to be seen, or flagged already; still there."""
    assert (reason, rule) == archive.refuses(command)


def test_an_entry_that_nothing_brings_about_is_found(archive: Archive) -> None:
    """A verifier decides flags of comitia again as what follows; one that stands alone is found."""
    raised = next(event for _, event in archive.acts if isinstance(event, BreachFlagged))
    cured = BreachSettled(flag="flag-1", act="past-1", level="cured", text=None)

    for event in (raised, cured):
        assert "no entry before it brings it about" in (audit(archive.state, event, archive.day, None) or "")
