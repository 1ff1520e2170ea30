"""Journeys of instructed delegates, from the command line, on both databases: instruct, vote, name, report, reverse."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.decision_folder import RULES, decision_folder

GROUND = (
    RULES + "mandate: {kind: instructed, instructions: {by: electing_body, recorded: true, breach: recall_ground}}\n"
)
VOID = RULES + "mandate: {kind: imperative, instructions: {by: electing_body, recorded: true, breach: void}}\n"
FREE = RULES + "mandate: {kind: free}\n"


def told(region: str, vote: str, motion: int = 1) -> tuple[str, ...]:
    """Return the words by which the council of a region instructs its delegates."""
    fields = ("office=congress", f"motion={motion}", f"vote={vote}")
    text = f"We are {vote} it."
    mover = f"{region}a"
    return (f"regional_council.{region}", mover, text, "instruct", *fields)


def test_delegates_are_instructed_and_one_votes_otherwise(db: str, key: Path, tmp_path: Path) -> None:
    """The east changes its mind and says against; Bo East votes for, and the report says so, of all and of each."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", GROUND))
    desk.day = "2026-05-01"
    desk.moves("congress", "westa", "We buy the mill.", "resolution")
    desk.moves(*told("east", "for"))
    desk.votes(2, 3, 0)
    desk.moves(*told("east", "against"))
    instructed = desk.votes(3, 3, 1)
    desk.votes(1, 4, 2)
    late = desk.refuses("motion", "move", "regional_council.west", "--by", "westa", "--text", "Too late.",
                        "--effect", "instruct", "office=congress", "motion=1", "vote=for")  # fmt: skip
    table = tmp_path / "votes.csv"
    table.write_text("person,vote\neasta,against\neastb,for\nwesta,for\nwestb,For\n")
    named = desk.says("motion", "names", "1", "--from", table)
    single = desk.says("motion", "names", "1", "westc=for", "eastc=against", on="2026-05-04")
    report = desk.says("instructions", "1")

    assert "In effect: the delegates in the congress are instructed to vote against motion 1." in instructed
    assert "motion-1 has been put to the vote, or is withdrawn: it is too late for an instruction" in late
    assert "Votes by name on motion 1: 3 for, 1 against." in named
    assert "Votes by name on motion 1: 1 for, 1 against." in single
    assert "2 kept, 1 breached, 3 no instruction. A vote against an instruction is a ground for recall." in report
    assert "Bo East │ regional council of East │ against (motion 3) │ for │ breached" in report
    assert "Motion 2 in the regional council of East" in report
    for asked, said in (
        ((), "2 kept, 1 breached, 3 no instruction"),
        (("--by", "regional_council.east"), "2 kept, 1 breached"),
        (("--by", "regional_council.west"), "No delegates were instructed"),
        (("--person", "eastb"), "voted against the instruction on motion 1"),
        (("--person", "eastd"), "Never instructed on a motion"),
    ):
        assert said in desk.says("instructions", *asked)
    assert desk.is_sound(tmp_path)


def test_a_table_is_refused_line_by_line(db: str, key: Path, tmp_path: Path) -> None:
    """Each line that is wrong is named, and nothing is entered; the numbers are checked as a whole, with names."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder"))
    desk.day = "2026-05-01"
    desk.moves("congress", "westa", "We buy the mill.", "resolution")
    desk.votes(1, 4, 2)
    table = tmp_path / "votes.csv"
    table.write_text("person,vote\neasta,yes\nnobody,for\neastd,for\neastb,for\neastb,for\n")
    wrong = desk.refuses("motion", "names", "1", "--from", table)
    table.write_text("person,vote\n")
    empty = desk.refuses("motion", "names", "1", "--from", table)
    many = desk.refuses("motion", "names", "1", "easta=against", "eastb=against", "eastc=against")
    desk.does("motion", "names", "1", "easta=against")
    again = desk.refuses("motion", "names", "1", "easta=for")

    for line in (
        "votes.csv:2: easta: 'yes' is no vote; write one of for, against, abstain, not_voting, absent",
        "votes.csv:3: nobody is known here as 'nobody'",
        "votes.csv:4: eastd had no seat in congress of union, or no vote, when it was put to the vote",
        "votes.csv:6: eastb is named twice",
    ):
        assert line in wrong
    assert "votes.csv: nobody is named in it" in empty
    assert "3 are named as against, and 2 were counted: count again, or correct the names" in many
    assert "how Ada East voted is on the record" in again
    assert "there is no such motion" in desk.refuses("motion", "names", "9", "easta=for")
    assert "eastd had no seat" in desk.refuses("motion", "names", "1", "eastd=for")
    assert desk.is_sound(tmp_path)


def test_a_void_vote_is_named_before_the_result(db: str, key: Path, tmp_path: Path) -> None:
    """By hands 4 to 2; one of the four was to vote against: 3 to 2, and one invalid. The roll call comes first."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", VOID))
    desk.day = "2026-05-01"
    desk.moves("congress", "westa", "We buy the mill.", "resolution")
    desk.moves(*told("east", "against"))
    desk.votes(2, 4, 0)
    before = desk.says("motion", "show", "1")
    unnamed = desk.refuses("motion", "vote", "1", "--for", "4", "--against", "2")
    desk.does("motion", "names", "1", "easta=against", "eastb=for", "eastc=against", "westa=for")
    counted = desk.refuses("motion", "vote", "1", "--for", "4", "--against", "2")
    declared = desk.votes(1, 3, 2, "--invalid", "1")
    report = desk.says("instructions", "1")

    asked = "the votes by name, of that day (mandate.instructions.breach): comitia motion names 1 PERSON=VOTE"
    assert f"once these are entered: comitia motion vote 1 {asked}" in before
    assert (
        "enter first how those instructed voted: Ada East, Bo East, Cleo East (mandate.instructions.breach)" in unnamed
    )
    assert "Bo East voted against the instruction, which is void: count 1 as invalid, of which there are 0" in counted
    assert "3 for, 2 against, 0 abstaining, 1 invalid. Carried." in declared
    assert "2 kept, 1 void, 2 no instruction, 1 without instruction." in report
    assert desk.is_sound(tmp_path)


def test_free_mandates_are_not_instructed(db: str, key: Path, tmp_path: Path) -> None:
    """The charter says that nobody can."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", FREE))
    desk.moves("congress", "westa", "We buy the mill.", "resolution")
    body, by, text, effect, *fields = told("east", "for")

    assert "the mandates in congress are free: nobody can instruct who has one (mandate.kind)" in desk.refuses(
        "motion", "move", body, "--by", by, "--text", text, "--effect", effect, *fields
    )
    assert desk.is_sound(tmp_path)
