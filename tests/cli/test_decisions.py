"""`comitia motion` and the commands beside it: what they say, what they refuse, and that nothing is half entered."""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.assembly.house import charter_text
from tests.house_folder import CHALLENGED, MOVE, RELIEVE, Terminal, found_house, house_folder

from comitia.app.assembly.kinds import kinds
from comitia.cli.desk import words
from comitia.core.assembly.effects import EFFECTS

AT_ONCE = CHALLENGED.replace("within: P7D}", "within: P7D, effect: at_once}", 1)
CAST = CHALLENGED.replace("    two_thirds:", "    simple: {gt: 1/2, tie: casting_vote}\n    two_thirds:").replace(
    "two_thirds: {ge: 2/3,", "two_thirds: {ge: 2/3, units: {gt: 1/2},"
)


def house(tmp_path: Path, rules: str) -> Terminal:
    """Return the terminal of a house with rules of its own."""
    return found_house(Terminal(str(tmp_path / "b.sqlite3"), tmp_path / "key.pem"), tmp_path / "folder", rules)


def test_a_motion_says_what_it_will_do_and_what_it_needs(terminal: Terminal) -> None:
    """Before anybody votes: if carried, if lost, the requirement with its path, and from when."""
    told = terminal(*MOVE, *RELIEVE).splitlines()

    assert [
        "Motion 1 is moved in the congress by Member E1.",
        "If carried: Member B1, treasurer, is relieved. If lost: nothing changes.",
        "It needs more than half of the votes for and against (procedure.majorities.simple).",
        "It can be put to the vote at once: comitia motion vote 1",
    ] == told


def test_a_carried_motion_says_what_it_waits_for(terminal: Terminal) -> None:
    """The numbers in a sentence, what it does, and until when the result can be challenged."""
    terminal(*MOVE, *RELIEVE)
    told = terminal("motion", "vote", "1", "--for", "3", "--against", "1", "--abstaining", "1").splitlines()

    assert [
        "Motion 1 in the congress (relief from office): So be it.",
        "3 for, 1 against, 1 abstaining. Carried.",
        "What it does: Member B1, treasurer, is relieved.",
        "It is not in effect yet:",
        "  the result can be challenged until 2026-03-08 (decisions.challenge.within)",
        "It takes effect with the next act of any body after that, or with comitia motion settle",
        "Who sits in the congress can challenge the result before 2026-03-08.",
    ] == told


def test_what_is_due_comes_before_the_next_act(terminal: Terminal) -> None:
    """A week later an attendance is counted: the decision takes effect first, by entries of its own."""
    terminal.carry("relieve", "mandate=b1@treasurer")
    early = terminal("motion", "settle")
    terminal.day = "2026-03-08"
    told = terminal("attendance", "congress", "--present", "5").splitlines()

    assert early.splitlines()[:2] == ["Nothing is due.", "Motion 1 is carried."]
    assert [
        "What was due came first:",
        "      62  The decision on motion 1 is in effect.",
        "      63  Member B1, treasurer, is relieved, by motion 1.",
        "      64  Congress: 5 present.",
    ] == told
    assert "Nothing is due.\n" == terminal("motion", "settle")


def test_each_due_decision_is_an_entry_of_its_own(terminal: Terminal) -> None:
    """Two are due on one day: both are somebody's entry, in the order in which they were moved."""
    terminal.carry("relieve", "mandate=b1@treasurer")
    terminal.carry("resolution")
    terminal.day = "2026-04-01"
    told = terminal("motion", "settle").splitlines()

    assert [
        "      64  The decision on motion 1 is in effect.",
        "      65  Member B1, treasurer, is relieved, by motion 1.",
        "      66  The decision on motion 2 is in effect.",
    ] == told


def test_a_recount_reverses_what_was_done(tmp_path: Path) -> None:
    """Where decisions hold at once: relieved on a misread count, challenged, counted again, and back in the post."""
    terminal = house(tmp_path, AT_ONCE)
    carried = terminal.carry("relieve", "mandate=b1@treasurer")
    terminal("motion", "challenge", "1", "--by", "e2", "--grounds", "Two hands were one person's.")
    told = terminal("motion", "recount", "1", "--for", "1", "--against", "1").splitlines()
    shown = terminal.read("motion", "show", "1")

    assert "In effect: Member B1, treasurer, is relieved." in carried.splitlines()
    assert told[:3] == [
        "Motion 1 in the congress (relief from office): On relieve.",
        "The challenge to motion 1 is upheld.",
        "Counted again: 1 for, 1 against, 0 abstaining. Lost.",
    ]
    assert "Member B1 is treasurer again" in told[-1]
    assert "2026-03-01: 2 for, 0 against, 0 abstaining. Carried." in shown
    assert "2026-03-01, counted again: 1 for, 1 against, 0 abstaining. Lost." in shown
    assert "  Two hands were one person's." in shown.splitlines()


def test_a_dismissed_challenge_lets_the_decision_take_effect(terminal: Terminal) -> None:
    """The result stands, and there is nothing left to wait for."""
    terminal.carry("relieve", "mandate=b1@treasurer")
    terminal("motion", "challenge", "1", "--by", "e2", "--grounds", "I do not like it.")
    told = terminal("motion", "dismiss", "1").splitlines()

    assert [
        "Motion 1 in the congress (relief from office): On relieve.",
        "The challenge to motion 1 is dismissed.",
        "2 for, 0 against, 0 abstaining. Carried.",
        "In effect: Member B1, treasurer, is relieved.",
    ] == told[:4]


def test_a_lost_and_a_withdrawn_motion_change_nothing(terminal: Terminal) -> None:
    """They say so, and the list says where each stands."""
    terminal(*MOVE, *RELIEVE)
    terminal(*MOVE)
    lost = terminal("motion", "vote", "1", "--for", "2", "--against", "2").splitlines()
    withdrawn = terminal("motion", "withdraw", "2")
    listed = terminal.read("motion", "list")

    assert "2 for, 2 against, 0 abstaining. Lost: nothing changes." == lost[1]
    assert "Motion 2 is withdrawn. Nothing changes.\n" == withdrawn
    assert ["2", "1"] == [line.split()[1] for line in listed.splitlines() if "So be it." in line]
    assert "withdrawn" not in terminal.read("motion", "list", "--state", "lost")
    assert "No motion is in this state.\n" == terminal.read("motion", "list", "--state", "in-effect")


def test_a_list_has_an_end(terminal: Terminal) -> None:
    """The latest, and how many more there are."""
    for _ in range(3):
        terminal(*MOVE)
    two, every = (terminal.read("motion", "list", "--limit", limit) for limit in ("2", "3"))

    assert ["3", "2"] == [line.split()[1] for line in two.splitlines() if "So be it." in line]
    assert "And 1 more, moved before these: see --limit." == two.splitlines()[-1]
    assert "more, moved before" not in every


def test_an_edition_changes_what_the_next_run_wants(terminal: Terminal, tmp_path: Path) -> None:
    """The folder of the first edition is told which one is in force; with that one it runs on."""
    second = charter_text(CHALLENGED).replace("edition: 1", "edition: 2").replace("2026-01-01", "2026-03-05", 1)
    (tmp_path / "edition-2.yaml").write_text(second, encoding="utf-8")
    terminal.carry("amend", f"charter={tmp_path / 'edition-2.yaml'}")
    terminal.day = "2026-03-09"
    folder = house_folder(tmp_path / "folder", CHALLENGED)
    terminal("motion", "settle")
    refused = terminal("run", folder, status=1)
    (folder / "charter.yaml").write_text(second, encoding="utf-8")

    assert "charter.yaml: is edition 1, and edition 2 is in force by amendment; put that in the folder" in refused
    assert "Empty, and not declared vacant: 1\n  auditor of Union, 2 places: nobody has held it yet\n" in terminal(
        "run", folder
    )


def test_a_run_counts_who_is_left(terminal: Terminal, tmp_path: Path) -> None:
    """A relieved treasurer's post is vacant, an abolished one is not there; appointed and made posts are, with holders."""
    terminal.carry("relieve", "mandate=b1@treasurer")
    terminal.carry("abolish_post", "post=local_secretary", "units=west", "powers_to=regional_council")
    terminal.carry("appoint", "office=auditor", "persons=e2")
    terminal.carry("create_post", "post=helper", "label=Helper")
    terminal.day = "2026-03-09"
    terminal("motion", "settle")
    told = terminal("run", house_folder(tmp_path / "folder", CHALLENGED))
    rows = [[cell.strip() for cell in line.strip("│").split("│")] for line in told.splitlines() if line.startswith("│")]
    found = {(row[0], row[1]): (row[2], row[3], row[5]) for row in rows}

    assert ("0", "1", "") == found["treasurer", "Union"]
    assert ("1", "1", "Member E2") == found["auditor", "Union"]
    assert ("0", "1", "") == found["Helper", "Union"]
    assert ("local secretary", "West") not in found


def test_somebody_new_is_introduced_by_name(terminal: Terminal) -> None:
    """On no roll, never stood: appointed under a name that the export opens; afterwards known by the reference."""
    terminal.carry("appoint", "office=auditor", "persons=zoe,w1", "--name", "zoe=Zoe Vale")
    terminal.day = "2026-03-09"
    told = terminal("motion", "settle")
    known = terminal.carry("relieve", "mandate=zoe@auditor")
    checked = terminal.read("rebuild", "--check")

    assert "Zoe Vale and Member W1 hold the post of auditor" in told
    assert "What it does: Zoe Vale, auditor, is relieved." in known
    assert "The tables are what the record says." in checked


def test_a_person_and_a_mandate_may_be_named_by_id(terminal: Terminal) -> None:
    """The opaque id of the president does as well as the reference."""
    found, *_ = terminal.asks("SELECT person FROM store_mandate WHERE id = 'president:1'")
    terminal("motion", "move", "congress.union", "--by", found, "--text", "Thanks.", "--effect", "censure",
             "mandate=treasurer:1")  # fmt: skip

    assert "moved in the congress by Member E1" in terminal.read("motion", "show", "1")


def test_resignations(terminal: Terminal) -> None:
    """From a post the congress decides; from a seat it is in effect at once, and what rests on it falls."""
    post = terminal("resign", "treasurer", "--by", "b1", "--text", "I ask to be released.").splitlines()
    seat = terminal("resign", "congress", "--by", "e1", "--text", "I leave.").splitlines()

    assert "The resignation of Member B1 as treasurer is before the congress." in post[0]
    assert "It is resignation 1, and the holder stays until the body has accepted it, by" == post[1]
    assert (
        "comitia motion move congress.union --by PERSON --text TEXT --effect accept_resignation resignation=1"
        == post[2]
    )
    assert (
        "Member E1 is no longer president: the seat on which it rested is lost." == seat[-1].strip().partition("  ")[2]
    )


def test_a_lost_motion_to_accept_leaves_the_request_open(terminal: Terminal) -> None:
    """It is said how it would be refused, once the vote is entered and when it is shown; of other motions nothing."""
    terminal("resign", "treasurer", "--by", "b1", "--text", "I ask to be released.")
    terminal(*MOVE, "--effect", "accept_resignation", "resignation=1")
    lost = terminal("motion", "vote", "1", "--for", "0", "--against", "4")
    terminal(*MOVE)
    other = terminal("motion", "vote", "2", "--for", "0", "--against", "4")

    said = "The request is still open; to refuse it, carry a motion with refuse_resignation.\n"
    assert said in lost
    assert said in terminal.read("motion", "show", "1")
    assert "Lost: nothing changes." in other
    assert "The request is still open" not in other


def test_charges_a_hearing_and_an_appeal(terminal: Terminal) -> None:
    """Each says its number and the next step."""
    laid = terminal("charge", "e4", "--before", "regional_council.east", "--text", "Took the cash box.").splitlines()
    terminal.day = "2026-03-08"
    heard = terminal("hear", "1", "--absent")
    terminal.carry("expel", "charges=1", body="regional_council.east", by="e1")
    terminal.day = "2026-03-15"
    lodged = terminal("appeal", "1", "--to", "congress", "--text", "It was another's.")

    assert "They are charges 1; enter the hearing with comitia hear 1" == laid[-1]
    assert "Member E4 was called to be heard and did not come." in heard
    assert "Member E4 is expelled, by motion 1." in lodged
    assert "An appeal against the decision on motion 1 is before the congress." in lodged


def test_a_resolution_is_reported_on(terminal: Terminal) -> None:
    """Under way, then done; both stay, with what was said."""
    terminal.carry("resolution", "office=treasurer", "due=2026-06-01")
    terminal.day = "2026-04-01"
    terminal("motion", "report", "1", "--outcome", "under-way", "--text", "Half of it.")
    terminal("motion", "report", "1", "--outcome", "done", "--text", "All of it.")
    shown = terminal.read("motion", "show", "1").splitlines()

    assert ["2026-04-01, report under way:", "  Half of it.", "2026-04-01, report done:", "  All of it."] == shown[7:11]


def test_a_tie_is_settled_by_the_chair_and_units_are_counted(tmp_path: Path) -> None:
    """What a requirement asks is said in words, and asked for where it is missing."""
    terminal = house(tmp_path, CAST)
    moved = terminal(*MOVE)
    missing = terminal("motion", "vote", "1", "--for", "2", "--against", "2", status=1)
    cast = terminal("motion", "vote", "1", "--for", "2", "--against", "2", "--casting", "for", "--invalid", "1")

    assert "more than half of the votes for and against, with the chair's casting vote on a tie" in moved
    assert "it is a tie: enter the chair's casting vote, for or against (procedure.majorities.simple)" in missing
    assert "2 for, 2 against, 0 abstaining, 1 invalid; the chair's casting vote is for. Carried." in cast


def test_words_come_from_a_file_or_stdin(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """UTF-8, with or without a mark at its beginning, line by line as written."""
    (tmp_path / "motion.txt").write_text("\ufeffMend the quay.\n\nAll of it.\n", encoding="utf-8")
    terminal("motion", "move", "congress", "--by", "e1", "--text-file", tmp_path / "motion.txt")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"From a pipe.")))

    assert ["  Mend the quay.", "", "  All of it."] == terminal.read("motion", "show", "1").splitlines()[2:5]
    assert "From a pipe." == words(None, Path("-"))


def test_the_day_is_today_where_none_is_given(terminal: Terminal) -> None:
    """In UTC: what is entered without --at is of this day."""
    before = datetime.now(UTC).date()
    done = terminal.run("attendance", "board", "--present", "2", "--db", terminal.db)
    days = {before.isoformat(), datetime.now(UTC).date().isoformat()}

    assert done.returncode == 0
    assert terminal.asks("SELECT occurred FROM store_act ORDER BY seq DESC LIMIT 1")[0] in days


def test_effects_are_listed_with_their_fields() -> None:
    """Every kind there is; the fields are those of its dataclass."""
    found = {kind.kind: [field.name for field in kind.fields] for kind in kinds()}

    assert list(EFFECTS) == list(found)
    assert found["elect"] == ["office", "unit", "persons", "until"]
    assert all(kind.about.endswith(".") for kind in kinds())
