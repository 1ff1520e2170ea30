"""What binds delegates: the kind of their mandates by body, what a breach means, and what is worth a second look."""

import pytest
from tests.charter.test_decisions import SOCIETY

from comitia.charter import Charter, bound, describe, load_text, warnings


def society(mandate: str, *changes: tuple[str, str]) -> Charter:
    """Return the charter of the orchard society with a section mandate, and pieces of it replaced."""
    text = SOCIETY
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load_text(f"{text}{mandate}\n")


def test_a_silent_charter_lets_bodies_instruct_and_reports() -> None:
    """No kind is written; a breach is reported."""
    found = bound(society(""), "assembly")

    assert (None, "report_only", "mandate.kind") == (found.kind, found.breach, found.rule)
    assert not [each for each in describe(society("")) if "instruct" in each and "decided by" not in each]


@pytest.mark.parametrize(
    ("mandate", "board", "others"),
    [
        ("mandate: {kind: free}", ("free", "report_only"), ("free", "report_only")),
        ("mandate: {kind: instructed, instructions: {breach: recall_ground}}", ("imperative", "recall_ground"), ("instructed", "recall_ground")),
        ("mandate: {kind: instructed, instructions: {breach: void}}", ("imperative", "void"), ("instructed", "report_only")),
    ],
)  # fmt: skip
def test_a_body_has_its_own_kind(mandate: str, board: tuple[str, str], others: tuple[str, str]) -> None:
    """The body's own word goes before that of the section; void is for imperative mandates alone."""
    changes = [] if "free" in mandate else [("  board:\n", "  board:\n    mandate: imperative\n")]
    charter = society(mandate, *changes)

    assert board == (bound(charter, "board").kind, bound(charter, "board").breach)
    assert others == (bound(charter, "assembly").kind, bound(charter, "assembly").breach)
    assert ("bodies.board.mandate" if changes else "mandate.kind") == bound(charter, "board").rule
    assert "mandate.kind" == bound(charter, "president").rule


def test_the_rules_are_said_in_words() -> None:
    """The kind, the body with another one, and what a breach is."""
    void = "mandate: {kind: free, instructions: {by: electing_body, recorded: true, breach: void}}"
    said = describe(society(void, ("  board:\n", "  board:\n    mandate: imperative\n")))

    assert (
        "nobody can instruct those who are elected",
        "in the board, those who are elected act only as the body that elected them instructs",
        "a vote of an imperative mandate against its instruction is void",
    ) == said[-3:]
    assert "a vote against an instruction is reported" == describe(society("mandate: {kind: instructed}"))[-1]


def test_mandates_that_nobody_can_instruct_are_worth_a_second_look() -> None:
    """Voters on a roll who meet in no body instruct nobody; a kind for a meeting binds nobody."""
    by_roll = ("seats: {elected_by: assembly, count: 5}", "seats: {elected_by: roll.staff, count: 5}")
    meeting = ("  garden_meeting:\n", "  garden_meeting:\n    mandate: imperative\n")
    reason = "board is elected by voters who meet in no body, so nobody instructs"

    assert () == warnings(society("mandate: {kind: imperative}"))
    assert (f"mandate.kind: {reason}, and it binds nobody",) == warnings(
        society("mandate: {kind: instructed}", by_roll)
    )
    assert (f"mandate.kind: {reason}, and every vote for or against is one without instruction",) == warnings(
        society("mandate: {kind: imperative}", by_roll)
    )
    assert () == warnings(society("mandate: {kind: free}", by_roll))
    assert ("bodies.garden_meeting.mandate: everybody on the roll sits in it, and nobody has a mandate",) == warnings(
        society("", meeting)
    )


def test_electing_bodies_that_may_not_instruct_are_worth_a_second_look() -> None:
    """The charter names the bodies that instruct, and none of them elects the board."""
    charter = society("mandate: {kind: instructed}", ("instruct: {}", "instruct: {by: region_council}"))

    assert ("decisions.effects.instruct.by: those who elect board may not instruct, so it binds nobody",) == tuple(
        each for each in warnings(charter) if "board" in each
    )
