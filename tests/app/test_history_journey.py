"""The past from documents, on both databases: a plenum of 1924, four requests of one person, and what was found later."""

import json
from pathlib import Path

from tests.app.terminal import Desk
from tests.browsing import Reader, Reading
from tests.decision_folder import decision_folder
from tests.exchange.second_verifier import faults

PLENUM = """\
persons: {h-17: Ida Kern}
sources:
  minutes: {nature: minutes, author: The clerk, title: Minutes of the plenum, made: 1924-06, kept: "Archive, box 12", file: minutes.txt}
  herald: {nature: press, title: The River Herald, made: 1924-06-02}
acts:
  - id: plenum
    kind: session
    when: 1924-05-23/1924-05-31
    by: plenum.union
    text: Spring plenum
    outcome: held
    demanded: {share: 1/2, of: for_plus_against, quorum: 30, words: More than half of the votes cast.}
    sources:
      - {source: minutes, page: p. 3, quotation: The plenum met in the last days of May., figures: {present: 40..45}}
      - {source: herald, page: p. 1, when: 1924-05-30, figures: {present: 52}}
  - id: first
    kind: resignation
    when: 1924-05-23/1924-05-31
    within: plenum
    persons: [h-17]
    places: [secretary.union]
    text: I ask to be released.
    sources: [{source: minutes, page: p. 4}]
  - kind: settlement
    when: 1924-05-23/1924-05-31
    within: plenum
    of: first
    outcome: refused
    sources:
      - source: minutes
        page: p. 4
        quotation: Not released, with one abstention.
        figures: {for: 0, against: all but one, abstaining: 1}
    notes: [The minutes give no count.]
    flags: [{rule: "rules of 1922, 14", level: irregular, text: The request was not on the agenda.}]
  - {id: second, kind: resignation, when: 1926-03, persons: [h-17], places: [secretary.union], sources: [{source: minutes}]}
  - {kind: settlement, when: 1926-04, of: second, outcome: refused, sources: [{source: minutes}]}
  - {id: third, kind: resignation, when: 192X, persons: [h-17], places: [secretary.union], sources: [{source: minutes}]}
  - {kind: settlement, when: 1929, of: third, outcome: withdrawn, sources: [{source: minutes}]}
  - {id: fourth, kind: resignation, when: 1933-01, persons: [h-17], places: [secretary.union], sources: [{source: minutes}]}
  - {kind: settlement, when: 1933-02, of: fourth, outcome: accepted, sources: [{source: minutes}]}
  - {kind: end, when: 1936, persons: [h-17], places: [secretary.union], sources: [{source: herald}]}
"""
LETTER = """\
sources:
  letter: {nature: letter, author: Max Thorn, title: Letter to a friend, made: 1926-05}
add:
  - {to: past-5, sources: [{source: letter, quotation: So she was let go after all., outcome: accepted}], notes: [Box 13.]}
"""
BALLOT = """\
persons: {h-19: Ola Reed}
acts:
  - kind: election
    when: 1934
    persons: [h-17]
    places: [secretary.union]
    outcome: elected
    sources: [{source: source-2, page: p. 2, figures: {for: by a large majority}}]
"""
BAD = """\
sources:
  letter: {nature: letter, author: Max Thorn, title: Letter to a friend, made: 1926-05}
acts:
  - {kind: resignation, when: 1930, persons: [nobody], places: [secretary.union], sources: [{source: letter}]}
  - {id: lost, kind: settlement, when: 1930, outcome: accepted, sources: [{source: letter}]}
  - {kind: motion, when: 1930, within: past-2, text: Yes., outcome: carried, sources: [{source: source-9}]}
  - {kind: motion, when: 1930, text: Yes., outcome: lost, demanded: {share: 3/2, of: valid}, sources: [{source: letter}]}
  - {kind: motion, when: 1930, text: No., within: lost, outcome: lost, sources: [{source: letter}]}
  - {kind: session, when: 1924-05-23/1924-05-31, by: plenum.union, text: Spring plenum, outcome: held, sources: [{source: letter}]}
  - {kind: motion, when: 1931, text: "\\a", outcome: lost, sources: [{source: letter}]}
add:
  - {to: past-77, notes: [None.], sources: [{source: letter}]}
  - {to: past-1, sources: [{source: source-2, page: p. 1, when: 1924-05-30, figures: {present: 52}}]}
  - {to: past-3, notes: [The minutes give no count.], flags: [{rule: "rules of 1922, 14", level: void, text: The request was not on the agenda.}]}
"""


class Archive(Desk):
    """A desk at which files of history are entered."""

    def file(self, name: str, text: str) -> Path:
        """Write a file beside the folder, and return its path."""
        path = self.place / name
        path.write_text(text, encoding="utf-8")
        return path

    def __init__(self, db: str, key: Path, tmp_path: Path) -> None:
        super().__init__(db, key, decision_folder(tmp_path / "folder"))
        self.place = tmp_path
        self.file("minutes.txt", "scanned")
        self.told = self.says("history", "enter", self.file("plenum.yaml", PLENUM), on="2026-03-02")

    def is_sound(self, tmp_path: Path) -> bool:
        """Tell also whether a second verifier finds nothing."""
        return super().is_sound(tmp_path) and [] == list(faults((tmp_path / "record.jsonl").read_bytes()))

    def size(self) -> str:
        """Return what is said of the end of the record."""
        return self.says("record", "head")


def test_a_plenum_and_four_requests(db: str, key: Path, tmp_path: Path, reading: Reading) -> None:
    """Two sources disagree on who was there, and all is entered, flagged, and said with its id."""
    archive = Archive(db, key, tmp_path)
    told = archive.told

    assert "source-1 minutes: Minutes of the plenum, June 1924" in told
    assert "past-1 23 to 31 May 1924: The plenum met" in told
    assert "past-2 23 to 31 May 1924: Ida Kern asked to resign as secretary" in told
    assert "past-3 23 to 31 May 1924: The request of Ida Kern to resign as secretary: refused" in told
    assert "past-6 the 1920s: Ida Kern asked to resign as secretary" in told
    assert "past-9 February 1933: The request of Ida Kern to resign as secretary: accepted" in told
    assert "flag-1 on past-1 is contested: Sources do not agree on how many: present." in told
    assert "flag-2 on past-3 is irregular: rules of 1922, 14" in told
    assert "flag-3 on past-10 is irregular: The mandate had ended before, by past act 9." in told
    assert archive.is_sound(tmp_path)
    lines = [json.loads(line) for line in (tmp_path / "record.jsonl").read_text().splitlines()]
    entries = [json.dumps(line) for line in lines if "entry" in line]
    assert ["1924-05-23/1924-05-31"] * 3 == [
        line["entry"]["occurred"] for line in lines if "entry" in line and "1924-05" in line["entry"]["occurred"]
    ]
    assert not [line for line in entries if "Kern" in line or "one abstention" in line or "all but one" in line]
    reading(db, reads_the_plenum)


def reads_the_plenum(historian: Reader) -> None:
    """Read the page of the plenum, and that of the person whose requests it heard."""
    reads_both_sources(historian)
    reads_four_requests(historian)


def reads_both_sources(historian: Reader) -> None:
    """Read both counts side by side, the range of dates, who says what on which page, and the note apart from it."""
    plenum = historian.opens("/history/1/")

    assert "The plenum met 23 to 31 May 1924." in plenum
    heads = "What Entered The clerk, Minutes of the plenum The River Herald Together"
    assert f"What was entered, and what each source says. They differ on: present {heads}" in plenum
    assert "Date 23 to 31 May 1924 not noted 30 May 1924 · one source only Present 40 to 45 52 ≠ differ" in plenum
    assert (
        "The plenum met in the last days of May. The clerk, Minutes of the plenum, p. 3 The River Herald, p. 1."
        in plenum
    )
    assert "30 present; “More than half of the votes cast”. What was entered" in plenum
    assert "? contested Sources do not agree on how many: present." in plenum
    answer = historian.follows("The request of Ida Kern to resign as secretary")
    assert (
        "Not released, with one abstention. The clerk, Minutes of the plenum, p. 4: 0 for, “all but one” against"
        in answer
    )
    assert "! irregular The request was not on the agenda. Rule: rules of 1922, 14." in answer
    assert "Editors’ note The minutes give no count." in answer


def reads_four_requests(historian: Reader) -> None:
    """Read the request of the plenum and the three later ones, each with what became of it, on one page."""
    historian.opens("/people/?q=Ida+Kern")
    person = historian.follows("Ida Kern")

    assert "4 requests, each with what became of it." in person
    rest = person
    for when, outcome in (
        ("23 to 31 May 1924", "Refused, 23 to 31 May 1924"),
        ("March 1926", "Refused, April 1926"),
        ("The 1920s", "Withdrawn, 1929"),
        ("January 1933", "Accepted, February 1933"),
    ):
        rest = rest.partition(f"{when}: Ida Kern asked to resign as secretary, by documents.")[2]
        assert outcome in rest.partition("asked to resign")[0], when


def test_a_letter_found_later_bears_on_what_came_after(db: str, key: Path, tmp_path: Path, reading: Reading) -> None:
    """It says that the second request was accepted: contested, with the later acts named, until somebody settles it."""
    archive = Archive(db, key, tmp_path)
    letter = archive.says("history", "enter", archive.file("letter.yaml", LETTER), on="2026-04-01")
    shown = archive.says("history", "show", "5")
    settling = ("history", "settle", "4", "--level", "cured", "--text", "The letter is hearsay.")
    settled = archive.says(*settling, on="2026-04-02")
    same = archive.refuses(*settling)
    noted = archive.says("history", "note", "source-3", "--text", "The date is by another hand.")
    flagging = ("history", "flag", "5", "--rule", "rules of 1922, 9", "--level", "void", "--text", "No quorum.")
    flagged = archive.says(*flagging)

    assert "flag-4 on past-5 is contested: Sources do not agree on the outcome, or not with what is entered." in letter
    assert (
        "past-5 bears on past-6: about the same holder of the same office; the dates leave open whether it was later"
        in letter
    )
    assert (
        "past-5 bears on past-7, past-8, past-9 and past-10: later, and about the same holder of the same office"
        in letter
    )
    assert "note-2 a note on past-5" in letter
    assert "Entered: refused. By source 1, The clerk, Minutes of the plenum. By source 3" in shown
    assert "(found later): accepted. “So she was let go after all.” They differ on: outcome." in shown
    assert "flag-4 on past-5 is cured" in settled
    assert "it is cured already" in same
    assert "note-3 a note on source-3" in noted
    assert "flag-5 on past-5 is void: rules of 1922, 9" in flagged
    assert archive.is_sound(tmp_path)
    reading(db, reads_an_answer_that_a_letter_contradicts)


def reads_an_answer_that_a_letter_contradicts(historian: Reader) -> None:
    """Read what was entered beside what each source says."""
    answer = historian.opens("/history/5/")
    assert "What was entered, and what each source says. They differ on: outcome" in answer
    assert "Outcome refused not noted accepted ≠ differ" in answer


def test_a_ballot_found_later_clears_a_flag_up(db: str, key: Path, tmp_path: Path) -> None:
    """She had left in 1933, and left again in 1936: an election of 1934 explains it, until that is retracted."""
    archive = Archive(db, key, tmp_path)
    unused = archive.refuses("history", "enter", archive.file("ballot.yaml", BALLOT), on="2026-04-01")
    ballot = archive.file("ballot.yaml", BALLOT.replace("h-19: Ola Reed", "h-17: Ida Kern"))
    found = archive.says("history", "enter", ballot)
    retracted = archive.says("history", "retract", "11", "--text", "Another secretary.")
    again = archive.refuses("history", "retract", "past-11", "--text", "Again.")

    assert "ballot.yaml:1: persons.h-19: nobody of this reference is in an act of this file" in unused
    assert "past-11 1934: Ida Kern elected as secretary" in found
    assert "flag-3 on past-10 is cured: what was entered since has cleared it up" in found
    assert "past-11 bears on past-10: later, and about the same holder of the same office" in found
    assert "past-11 retracted: it was entered in error" in retracted
    assert "flag-4 on past-10 is irregular: The mandate had ended before, by past act 9." in retracted
    assert "there is no such act of the past" in again
    assert archive.is_sound(tmp_path)


def test_a_bad_file_enters_nothing(db: str, key: Path, tmp_path: Path) -> None:
    """Every fault with its line; what rests on a part that is refused is not told of too; the same file is not entered twice."""
    archive = Archive(db, key, tmp_path)
    before = archive.size()
    bad = archive.refuses("history", "enter", archive.file("bad.yaml", BAD))
    twice = archive.refuses("history", "enter", archive.file("plenum.yaml", PLENUM), on="2026-04-01")
    early = archive.refuses("history", "enter", archive.file("letter.yaml", LETTER), on="1925-01-01")

    for said in (
        "bad.yaml:4: nobody is known here as 'nobody'; references are those of roll.csv and candidates.csv; "
        "introduce somebody new by a line under persons, nobody: NAME",
        "bad.yaml:5: settlement: name the resignation that it settles (of) (history.acts)",
        "bad.yaml:6: source-9: register the source first (history.sources)",
        "bad.yaml:7: 3/2: write the share as a fraction up to 1, such as 1/2 (history.demanded)",
        "bad.yaml:9: this is on the record already, in the same words, as past-1: "
        "leave it out; what other sources say of it is entered with add: to: past-1",
        "bad.yaml:10: line 1 of the text has the control character '\\x07': take it out",
        "bad.yaml:12: past-77: there is no such act of the past (history.acts)",
        "bad.yaml:12: past-77: there is no such act of the past, and no such source (history)",
        "bad.yaml:13: this is on the record already, in the same words, as past-1: leave it out",
        "bad.yaml:14: this is on the record already, in the same words, as past-3: leave it out",
    ):
        assert said in bad
    assert 11 == bad.count("bad.yaml:")
    assert "bad.yaml:8" not in bad
    assert "plenum.yaml: all of this is on the record already (source-1, source-2, past-1 and 9 others)" in twice
    assert "letter.yaml:2: sources.letter.made: 1926-05 lies after 1925-01-01" in early
    assert before == archive.size()
    assert archive.is_sound(tmp_path)
