"""What can be entered of the past, and what is refused: only what is no act, never what broke a rule."""

from dataclasses import replace

import pytest
from tests.assembly.house import TEXT
from tests.history.past import COUNCIL, HALF, SECRETARY, Archive, figure, told

from comitia.core.decider import Command
from comitia.core.history.figure import Figure
from comitia.core.history.note import AddNote
from comitia.core.history.past_act import KINDS, Place
from comitia.core.history.retraction import RetractPastAct
from comitia.core.history.source import RegisterSource
from comitia.core.history.testimony import AddTestimony

SOURCE = RegisterSource(nature="minutes", author=None, title=TEXT, made="192X", kept=None, digest="a" * 64)


@pytest.fixture(name="archive", scope="module")
def begun() -> Archive:
    """Return the archive with a session (past-1), a request (past-2) and an act that was retracted (past-3)."""
    archive = Archive()
    archive.past("session", "1924-05-23/1924-05-31")
    archive.past("resignation", "1924-05-24", within="past-1")
    archive.enter(RetractPastAct(act=archive.past("session", "1925"), text=TEXT))
    return archive


def test_every_kind_of_act_is_entered_and_changes_nothing_of_today() -> None:
    """Nine kinds, in a row; who holds what today is as before, and a verifier finds the record sound."""
    archive = Archive()
    before = [(held.mandate, held.is_live) for held in archive.state.holdings.mandates]
    for kind in KINDS:
        archive.past(kind, "1924", of="past-4" if kind == "settlement" else None)

    assert [f"past-{number}" for number in range(1, 10)] == list(archive.state.history.acts)
    assert before == [(held.mandate, held.is_live) for held in archive.state.holdings.mandates]
    assert [] == archive.faults()


def test_an_entry_occurred_when_its_document_says(archive: Archive) -> None:
    """The entry of the session is of 23 to 31 May 1924, not of the day on which it was entered."""
    entry = next(entry for entry, _ in archive.acts if entry.type == "past_act_entered/1")

    assert "1924-05-23/1924-05-31" == entry.occurred


@pytest.mark.parametrize(
    ("kind", "parts", "reason", "rule"),
    [
        ("dance", {}, f"it is one of {', '.join(KINDS)}", "history.acts"),
        ("session", {"when": "May 1924"}, "'May 1924' is no date", "history.dates"),
        ("motion", {"outcome": "elected"}, "the outcome of this is one of carried, lost, withdrawn, put_off, unknown", "history.acts"),
        ("motion", {"testimonies": ()}, "name the source, and what it says", "history.sources"),
        ("motion", {"testimonies": (told(3),)}, "register the source first", "history.sources"),
        ("motion", {"testimonies": (told(when="1924-02-30"),)}, "'1924-02-30' is no date", "history.dates"),
        ("motion", {"testimonies": (told(outcome="held"),)}, "the outcome is one of carried, lost, withdrawn, put_off, unknown", "history.acts"),
        ("motion", {"testimonies": (replace(told(), figures={"cheers": figure("3")}),)}, "what is counted is one of for, against, abstaining, invalid, not_voting, present, entitled", "history.figures"),
        ("motion", {"testimonies": (told(for_="5..4"),)}, "5 to 4 is no number of anything", "history.figures"),
        ("motion", {"testimonies": (replace(told(), figures={"for": Figure(least=-1, most=2, phrase=None)}),)}, "-1 to 2 is no number of anything", "history.figures"),
        ("session", {"by": None}, "name the body that met (by), and no other", "history.acts"),
        ("session", {"places": (SECRETARY,)}, "name the body that met (by), and no other", "history.acts"),
        ("motion", {"text": None}, "give the text that was put", "history.acts"),
        ("election", {"persons": ()}, "name the persons, and the office", "history.acts"),
        ("removal", {"places": ()}, "name the persons, and the office", "history.acts"),
        ("end", {"persons": ()}, "name the persons, and the office", "history.acts"),
        ("resignation", {"persons": ("e1", "e2")}, "name one person, and the offices", "history.acts"),
        ("resignation", {"places": ()}, "name one person, and the offices", "history.acts"),
        ("settlement", {}, "name the resignation that it settles (of)", "history.acts"),
        ("settlement", {"of": "past-2", "persons": ("e2",)}, "leave out persons, they are those of the resignation", "history.acts"),
        ("settlement", {"of": "past-2", "places": (Place(office="organist", unit="union"),)}, "it settles offices that were not asked to be released from", "history.acts"),
        ("post_created", {"places": ()}, "name the offices, and no persons", "history.acts"),
        ("post_abolished", {"persons": ("e1",)}, "name the offices, and no persons", "history.acts"),
        ("election", {"persons": ("e1", "e1")}, "name each person and each office once", "history.acts"),
        ("election", {"places": (SECRETARY, SECRETARY)}, "name each person and each office once", "history.acts"),
        ("election", {"places": (Place(office="The Chair", unit="union"),)}, "an office is an id of small letters, digits, - and _, and so is its unit, with capitals too", "history.acts"),
        ("session", {"by": Place(office="old_council", unit="")}, "an office is an id of small letters, digits, - and _, and so is its unit, with capitals too", "history.acts"),
        ("motion", {"within": "past-9"}, "there is no such session of the past", "history.acts"),
        ("motion", {"within": "past-2"}, "there is no such session of the past", "history.acts"),
        ("motion", {"within": "past-3"}, "there is no such session of the past", "history.acts"),
        ("session", {"within": "past-1"}, "a session is within no other", "history.acts"),
        ("settlement", {"of": "past-9"}, "there is no such act of the past", "history.acts"),
        ("settlement", {"of": "past-3"}, "there is no such act of the past", "history.acts"),
        ("settlement", {"of": "past-1"}, "a settlement is of a resignation, and nothing else is", "history.acts"),
        ("motion", {"of": "past-2"}, "a settlement is of a resignation, and nothing else is", "history.acts"),
        ("motion", {"demanded": replace(HALF, share="0.5")}, "write the share as a fraction up to 1, such as 1/2", "history.demanded"),
        ("motion", {"demanded": replace(HALF, share="3/2")}, "write the share as a fraction up to 1, such as 1/2", "history.demanded"),
        ("motion", {"demanded": replace(HALF, of="members")}, "it is a share of one of for_plus_against, valid, present, entitled", "history.demanded"),
        ("motion", {"demanded": replace(HALF, quorum=0)}, "a quorum is a number from 1", "history.demanded"),
    ],
)  # fmt: skip
def test_what_is_no_act(archive: Archive, kind: str, parts: dict[str, object], reason: str, rule: str) -> None:
    """Each with what is wrong, and what to write."""
    said, path = archive.refuses(replace(archive.told(kind, "1924"), **parts))  # type: ignore[arg-type]  also what is none

    assert said.startswith(reason)
    assert rule == path


@pytest.mark.parametrize(
    ("command", "reason", "rule"),
    [
        (replace(SOURCE, nature="song"), "it is one of minutes, report, letter, press, list, memoir, other", "history.sources"),
        (replace(SOURCE, made="soon"), "'soon' is no date", "history.dates"),
        (replace(SOURCE, digest="abc"), "a digest has 64 hex digits", "history.sources"),
        (AddTestimony(act="past-9", testimony=told()), "there is no such act of the past", "history.acts"),
        (AddTestimony(act="past-3", testimony=told()), "there is no such act of the past", "history.acts"),
        (AddTestimony(act="past-1", testimony=told(7)), "register the source first", "history.sources"),
        (AddNote(about="past-9", text=TEXT), "there is no such act of the past, and no such source", "history"),
        (RetractPastAct(act="past-9", text=TEXT), "there is no such act of the past", "history.acts"),
        (RetractPastAct(act="past-3", text=TEXT), "there is no such act of the past", "history.acts"),
        (RetractPastAct(act="past-1", text=TEXT), "past-2 rest on it: retract these first", "history.acts"),
    ],
)  # fmt: skip
def test_what_else_is_refused(archive: Archive, command: Command, reason: str, rule: str) -> None:
    """Sources, testimonies, notes and retractions of what is not there, or cannot be."""
    said, path = archive.refuses(command)

    assert said.startswith(reason)
    assert rule == path


def test_notes_are_kept_apart(archive: Archive) -> None:
    """On an act, on a source, and on an act that was retracted."""
    for about in ("past-1", "source-2", "past-3"):
        archive.enter(AddNote(about=about, text=TEXT))

    assert ["past-1", "source-2", "past-3"] == [note.about for note in archive.state.history.notes.values()]


def test_a_settlement_is_about_what_was_asked(archive: Archive) -> None:
    """Its persons and offices are those of the resignation, unless it names some of the offices."""
    both = archive.past("resignation", "1930", places=(SECRETARY, COUNCIL))
    of_all, of_one = (
        archive.past("settlement", "1931", of=both),
        archive.past("settlement", "1931", of=both, places=(COUNCIL,)),
    )
    history = archive.state.history

    assert [(("e1",), (SECRETARY, COUNCIL)), (("e1",), (COUNCIL,))] == [
        history.subject(history.acts[act].entered) for act in (of_all, of_one)
    ]
