"""What the terminal says of organs, of requests that were refused, and of the past of who holds nothing."""

from pathlib import Path

from tests.house_folder import Terminal

PAST = """\
persons:
  h-1: Nora Falk
sources:
  minutes: {nature: minutes, title: Minutes}
acts:
  - {kind: resignation, when: 1990, persons: [h-1], places: [treasurer.union], sources: [{source: minutes}]}
  - {kind: session, when: 1991, by: congress.union, outcome: held, sources: [{source: minutes}]}
"""


def test_an_organ_is_an_organ_to_its_end(terminal: Terminal) -> None:
    """Created, elected to and abolished, in the words of an organ; results can be challenged, so all waits a week."""
    terminal.carry("create_post", "post=pit_council", "label=Pit Council", "seats=2", "is_organ=yes")
    terminal.day = "2026-03-10"
    terminal.carry("elect", "office=pit_council", "persons=e1,e2")
    terminal.day = "2026-03-20"
    terminal.carry("abolish_post", "post=pit_council", "powers_to=board")
    terminal.day = "2026-03-30"
    told = terminal("motion", "settle")

    assert "are elected to the Pit Council. If lost" in terminal.read("motion", "show", "2")
    assert "If carried: the organ Pit Council is abolished" in terminal.read("motion", "show", "3")
    assert "member of the Pit Council: the organ is abolished, by motion 3" in told
    assert "the organ was abolished, by motion 3" in terminal.read("mandate", "show", "e2")
    assert "From 2026-03-20 until 2026-03-30." in terminal.read("chain", "motion-2:1")


def test_a_refused_request_is_told_after_the_office_has_ended(terminal: Terminal) -> None:
    """b1 asked to go as treasurer, was refused, and was relieved later: both are told, and that b1 stayed till then."""
    terminal("resign", "treasurer", "--by", "b1", "--text", "I ask to go.")
    terminal.carry("refuse_resignation", "resignation=1")
    terminal.day = "2026-03-10"
    live = terminal("motion", "settle") + terminal.read("mandate", "show", "b1")
    terminal.carry("relieve", "mandate=b1@treasurer")
    terminal.day = "2026-03-20"
    terminal("motion", "settle")
    told = terminal.read("mandate", "show", "b1")

    assert "the holder stays in post" in live
    assert "relieved, by motion 2. Asked to be released on 1 March 2026: refused on " in told
    assert "the holder stayed in post" in told
    assert "the holder stays" not in told


def test_who_holds_nothing_may_have_a_past(terminal: Terminal, tmp_path: Path) -> None:
    """The commands that find nothing say where it is, and that command lists it; a folder is named where it is none."""
    (tmp_path / "past.yaml").write_text(PAST, encoding="utf-8")
    terminal("history", "enter", tmp_path / "past.yaml")
    only = "comitia history list --person h-1"

    assert f"The past tells of 1 act about this person: {only}\n" in terminal.read("chain", "h-1")
    listed = terminal.read("resign", "list", "--person", "h-1")
    assert f"The past tells of 1 request to resign by this person: {only} --kind resignation\n" in listed
    found = terminal.read("history", "list", "--person", "h-1", "--kind", "resignation")
    assert "Nora" in found
    assert "session" not in terminal.read("history", "list", "--person", "h-1")
    assert "past tells" not in terminal.read("resign", "list", "--person", "e1")
    refused = terminal.run("history", "list", "--person", "nobody", "--db", terminal.db)
    assert "nobody is known here as 'nobody'" in refused.stderr
    assert f"{Path()}: the file cannot be read" in terminal("history", "enter", ".", status=1)
