"""Journey 8: a federation taken over in mid-term from spreadsheets, at the terminal, on both databases."""

import re
from pathlib import Path

import pytest
from tests.app.terminal import Desk
from tests.browsing import Reader, Reading
from tests.taken_over_folder import CHARTER, taken_over_folder


class MidTerm(Desk):
    """A desk whose record begins on a day in mid-term."""

    def __init__(self, db: str, key: Path, folder: Path, day: str = "2026-01-10") -> None:
        self.db, self.key, self.day, self.folder = db, key, day, folder

    def begins(self) -> str:
        """Return what the first run says."""
        return self.says("run", self.folder)


def test_1_200_branches_are_taken_over_from_spreadsheets(db: str, key: Path, tmp_path: Path, reading: Reading) -> None:
    """All bodies stand; an appointment and a resignation follow, what rests on the seat falls, an alternate moves up."""
    desk = MidTerm(db, key, taken_over_folder(tmp_path / "folder", branches=1200, per_district=20, per_region=10))
    begun = desk.begins()
    desk.moves("congress", "b21-1", "One more auditor.", "appoint", "office=auditor", "persons=b21-1")
    appointed = desk.votes(1, 18, 0)
    gone = desk.says("resign", "--by", "b1-1", "b1-1@district_council.d1", "--text", "I am going.")

    assert "Taken over from documents: 2,839 mandates, by 1,268 electorates." in begun
    assert "Every body and post is filled or declared vacant." in begun
    assert "Person b21-1 is appointed auditor" in appointed
    for office in ("a member of the regional council of Region 1", "a member of the congress", "president"):
        assert f"Person b1-1 is no longer {office}: the seat on which it rested is lost." in gone
    assert "Person b1-x moves up to a seat in the district council of District 1" in gone
    assert "(taken over from a document; the votes are not known)" in desk.says("chain", "auditor")
    assert desk.is_sound(tmp_path)
    reading(db, all_branches_are_there)


def all_branches_are_there(reader: Reader) -> None:
    """Say of each of the 1,200 that it was taken over, what is vacant since, and who sits for one of them."""
    front = reader.opens("/")
    assert "1,200 were held before this record began." in front
    assert 1200 == len(re.findall(r"Branch \d+ ◈ taken over", front))
    assert "2,639 of 2,640 seats filled, elected by branch meetings. 1,200 branch meetings" in front
    assert "17 of 18 seats filled" in front
    assert "President × vacant" in front
    branch = reader.follows("Branch 1")
    assert "2 people sit for Branch 1 in the district council of District 1." in branch
    assert "Person b1-2" in branch
    assert "Person b1-x" in branch


def test_a_later_run_adds_what_is_new_and_refuses_what_differs(key: Path, tmp_path: Path) -> None:
    """A table that comes later is taken over; a line of what is on the record must read as it was entered."""
    folder = taken_over_folder(tmp_path / "folder")
    top, first = folder / "mandates" / "top.csv", folder / "mandates" / "d1.csv"
    whole, said = top.read_text(), first.read_text()
    top.write_text("".join(line for line in whole.splitlines(keepends=True) if not line.startswith("auditor")))
    desk = MidTerm(str(tmp_path / "record.sqlite3"), key, folder)
    assert "76 mandates, by 33 electorates" in desk.begins()
    top.write_text(whole)
    assert "77 mandates, by 34 electorates" in desk.says("run", folder)
    assert "Ada Audit" in desk.says("chain", "auditor")

    for text, why in (
        (
            said.replace(",2025-03-01,", ",2025-03-02,", 1),
            "d1.csv:2: district_council.b1 was taken over with another line",
        ),
        (
            said.replace("b1-2", "b1-9"),
            "d1.csv:3: district_council.b1 was taken over with another line here; restore it",
        ),
        (
            said.replace("Person b1-2", "Persona"),
            "d1.csv:3: person b1-2 is called 'Person b1-2' elsewhere and 'Persona'",
        ),
        (said.replace("alternate,b1-x", ",b1-x"), "d1.csv:4: a holder needs the day since when"),
        (without(said, "b1-x"), "d1.csv:2: district_council.b1 was taken over with 3 persons; restore its lines"),
        (
            said + "district_council,b1,vacant,,,,,,\n",
            "d1.csv:2: district_council.b1 was taken over with 2 places, and",
        ),
    ):
        first.write_text(text)
        assert why in desk.refuses("run", folder)
    first.write_text(said)
    assert desk.is_sound(tmp_path)


def without(text: str, part: str) -> str:
    """Return a text without the lines that hold a part."""
    return "".join(line for line in text.splitlines(keepends=True) if part not in line)


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        ("district_council,b1,,b1-1", "senate,b1,,b1-1", "2: the charter has no body or post 'senate'; it has branch_meeting"),
        ("district_council,b1,,b1-1", "district_council,b77,,b1-1", "2: there is no unit 'b77' in units.csv"),
        ("district_council,b1,,b1-1", "district_council,r1,,b1-1", "2: r1 is a region; places in district_council are given"),
        ("district_council,b1,,b1-1", "branch_meeting,b1,,b1-1", "2: branch_meeting is a meeting of everybody on a roll"),
        ("district_council,b1,,b1-1", "district_council,b1,boss,b1-1", "2: role is 'boss': write one of holder, alternate"),
        ("district_council,b1,,b1-1", "district_council,b1,vacant,b1-1", "2: a vacant place has no person: leave person"),
        ("district_council,b1,,b1-1", "district_council,b1,holder,", "2: a line of a holder needs a person and a name"),
        ("2025-03-01", "01.03.2025", "2: since: '01.03.2025' is not a date: write YYYY-MM-DD"),
        ("2025-03-01", "0001-01-01", "2: since: 0001-01-01 is too long ago: write a date from"),
        ("2025-03-01", "2021-03-01", "2: district_council.b1, number 1: its term was over on 2024-03-01"),
        ('"Return of branch 1, 2025"', "", "2: say in which document it stands: write document (title, page)"),
        ('2025"\n', '2025",none.pdf\n', "2: there is no file 'none.pdf' in documents/; put it there, or leave file empty"),
        ("b1-1,", "b" * 129 + ",", "2: the reference of a person has 129 characters; use at most 128"),
        ("b1-2,", "b1-1,", "3: person b1-1 is called 'Person b1-1' elsewhere and 'Person b1-2' here"),
        ("office,", "bureau,", "1: the first line must name the columns office, unit, person"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_so_is_refused_with_its_place(
    before: str, after: str, why: str, key: Path, tmp_path: Path
) -> None:
    """Nothing is entered, and the file, the line and what to do are named."""
    folder = taken_over_folder(tmp_path / "folder")
    table = folder / "mandates" / "d1.csv"
    text = table.read_bytes().decode().replace("\r\n", "\n").replace(",\n", "\n")
    assert before in text
    table.write_text(text.replace(before, after, 1))
    desk = MidTerm(str(tmp_path / "record.sqlite3"), key, folder)

    refused = desk.refuses("run", folder)
    assert refused.startswith("Nothing was entered.")
    assert f"mandates/d1.csv:{why}" in refused


FIRST = 'district_council,b1,,b1-1,Person b1-1,2025-03-01,,"Return of branch 1, 2025",'
WAITS = 'district_council,b1,alternate,b1-x,Person b1-x,,,"Return of branch 1, 2025",'


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (FIRST, f"{FIRST}\n{FIRST}", "d1.csv:3: person b1-1 stands in line 2 already; keep one of the two"),
        (WAITS, f"{WAITS}\n{WAITS}", "d1.csv:5: person b1-x stands in line 4 already; keep one of the two"),
        (WAITS, WAITS.replace("b1-x", "b1-1"), "d1.csv:4: person b1-1 stands in line 2 already; keep one of the two"),
        ("district_council,b2,,b2-1,Person b2-1", "district_council,b2,,b1-1,Person b1-1", "d1.csv:5: person b1-1 stands in line 2 already; keep one of the two"),
        (FIRST, FIRST.replace("Person b1-1", "Persona"), "top.csv:2: person b1-1 is called 'Persona' elsewhere and 'Person b1-1' here; correct one of the two (see mandates/d1.csv, line 2)"),
        (FIRST, FIRST.replace("2025-03-01", "2026-03-01"), "d1.csv:2: district_council.b1, number 1: it begins on 2026-03-01, after the day"),
        (FIRST, FIRST.replace("2025-03-01", "2021-03-01"), "d1.csv:2: district_council.b1, number 1: its term was over on 2024-03-01"),
        (FIRST, FIRST.replace("2025-03-01,", "2025-03-01,2025-12-31"), "d1.csv:2: district_council.b1, number 1: its term was over on 2026-01-01"),
        (WAITS, f"{WAITS}\n{WAITS.replace('b1-x', 'b1-y')}", "d1.csv:2: contest district_council.b1: 2 alternates, and by the charter there are at most 1"),
    ],
)  # fmt: skip
def test_a_fault_is_named_once_and_nothing_that_follows_from_it(
    before: str, after: str, why: str, key: Path, tmp_path: Path
) -> None:
    """b1-1 sits in the councils above and is president, all by the seat for b1: of those lines nothing is said."""
    folder = taken_over_folder(tmp_path / "folder")
    desk = MidTerm(str(tmp_path / "record.sqlite3"), key, folder)
    top = desk.folder / "mandates" / "top.csv"
    changed_line(folder / "mandates" / "d1.csv", before, after)
    if "b2,,b1-1" in after:  # nobody else sits there for b2
        top.write_text(without(top.read_text(), ",b2-1,"))
    refused = desk.refuses("run", folder)

    assert refused.startswith("Nothing was entered.")
    assert refused.count("mandates/") == 1 + why.count("mandates/"), refused
    assert f"mandates/{why}" in refused


def changed_line(table: Path, before: str, after: str) -> None:
    """Write a table with one line changed."""
    text = table.read_bytes().decode().replace("\r\n", "\n")
    assert before in text
    table.write_text(text.replace(before, after, 1))


def test_what_is_wrong_above_is_named_beside_what_is_wrong_below(key: Path, tmp_path: Path) -> None:
    """A seat that was refused below hides no fault of another line above; who waits below, or sits nowhere, has no seat."""
    folder = taken_over_folder(tmp_path / "folder")
    changed_line(folder / "mandates" / "d1.csv", "b1-1,Person b1-1,2025-03-01", "b1-1,Person b1-1,2026-03-01")
    top = folder / "mandates" / "top.csv"
    changed_line(top, "regional_council,d1,,b2-1,Person b2-1", "regional_council,d1,,b1-x,Person b1-x")
    changed_line(
        top, "regional_council,d2,,b5-1,Person b5-1,2025-03-01", "regional_council,d2,,b5-1,Person b5-1,2026-02-01"
    )
    refused = MidTerm(str(tmp_path / "record.sqlite3"), key, folder).refuses("run", folder)

    assert refused.count("mandates/") == 3, refused
    assert "mandates/d1.csv:2: district_council.b1, number 1: it begins on 2026-03-01" in refused
    assert (
        "mandates/top.csv:3: regional_council.d1, number 1: the person does not sit in the district_council" in refused
    )
    assert "mandates/top.csv:5: regional_council.d2, number 1: it begins on 2026-02-01" in refused


def test_seats_that_are_shared_out_already_are_named_once(key: Path, tmp_path: Path) -> None:
    """A branch that comes later finds its council taken over without it; its seats there are not doubted once more."""
    folder = taken_over_folder(tmp_path / "folder")
    table = folder / "mandates" / "d2.csv"
    whole = table.read_text()
    table.write_text("".join(line for line in whole.splitlines(keepends=True) if ",b5," not in line))
    changed_line(folder / "mandates" / "top.csv", "regional_council,d2,,b5-1", "regional_council,d2,,b6-2")
    text = (folder / "mandates" / "top.csv").read_text()
    (folder / "mandates" / "top.csv").write_text(without(without(text, ",b5-1,"), "president"))
    desk = MidTerm(str(tmp_path / "record.sqlite3"), key, folder)
    table_top = (folder / "mandates" / "top.csv").read_text()
    (folder / "mandates" / "top.csv").write_text(table_top.replace("b6-2,Person b5-1", "b6-2,Person b6-2"))
    desk.begins()
    table.write_text(whole)
    refused = desk.refuses("run", folder)

    assert refused.count("mandates/") == 1, refused
    assert "mandates/d2.csv:2: seats of district_council.d2: they are apportioned already" in refused


def test_what_is_no_table_in_the_folder_of_tables_is_named(key: Path, tmp_path: Path) -> None:
    """A document beside the tables is not passed over in silence; a hidden file is."""
    folder = taken_over_folder(tmp_path / "folder")
    (folder / "mandates" / "notes.txt").write_text("x")
    (folder / "mandates" / ".hidden").write_text("x")
    desk = MidTerm(str(tmp_path / "record.sqlite3"), key, folder)

    assert "mandates/notes.txt: is no table: put CSV files here, and nothing else" in desk.refuses("run", folder)


def test_an_elected_contest_is_not_taken_over(key: Path, tmp_path: Path) -> None:
    """What is on the record as an election stays one; the lines are refused."""
    folder = taken_over_folder(tmp_path / "folder")
    last = folder / "mandates" / "top.csv"
    whole = last.read_text()
    last.write_text(without(whole, "president"))
    desk = MidTerm(str(tmp_path / "record.sqlite3"), key, folder)
    assert "Awaited: 1" in desk.begins()
    last.write_text(whole)

    assert "president is on the record as an election; take its lines out" in desk.refuses("run", folder)


def test_an_unchanged_folder_runs_again_whatever_became_of_the_mandates(db: str, key: Path, tmp_path: Path) -> None:
    """A seat is recalled and its alternate moves up, the recall is reversed, a seat is resigned: each time nothing new.

    A line that does change is refused as before, also that of who has moved up.
    """
    folder = taken_over_folder(tmp_path / "folder")
    (folder / "charter.yaml").write_text(CHARTER + "decisions: {challenge: {within: P7D, effect: at_once}}\n")
    desk = MidTerm(db, key, folder)
    desk.begins()
    recall = ("branch_meeting.b1", "b1-2", "Recalled.", "recall", "mandate=b1-1@district_council.d1")
    desk.moves(*recall)
    assert "Person b1-x moves up" in desk.votes(1, 20, 3)
    assert runs_again(desk)
    assert refuses_changes(desk)
    desk.does("motion", "challenge", "1", "--by", "b1-2", "--grounds", "Misread.")
    assert "Person b1-1 is president again" in desk.says("motion", "recount", "1", "--for", "3", "--against", "20")
    assert runs_again(desk)
    assert refuses_changes(desk)
    assert "Person b1-x moves up" in desk.says("resign", "--by", "b1-2", "b1-2@district_council.d1", "--text", "Bye.")
    assert runs_again(desk, on="2026-01-20")
    desk.does("resign", "--by", "b1-x", "b1-x@district_council.d1", "--text", "Me too.")
    assert runs_again(desk)
    assert refuses_changes(desk)
    assert runs_again(desk, on="2030-01-01")
    assert desk.is_sound(tmp_path)


def runs_again(desk: MidTerm, on: str | None = None) -> bool:
    """Tell whether the folder as it is brings nothing new."""
    return "Nothing new." in desk.says("run", desk.folder, on=on)


def refuses_changes(desk: MidTerm) -> bool:
    """Tell whether lines of who was recalled, and of who has moved up, are held against what was entered then."""
    table = desk.folder / "mandates" / "d1.csv"
    said = table.read_text()
    seat, waits = said.splitlines()[1], said.splitlines()[3]
    assert (seat.split(",")[3], waits.split(",")[2:4]) == ("b1-1", ["alternate", "b1-x"])
    changes = (
        said.replace(seat, seat.replace(",2025-03-01,", ",2025-03-02,")),
        said.replace(seat, seat.replace(",2025-03-01,,", ",2025-03-01,2026-12-31,")),
        said.replace(waits, waits.replace("b1-x", "b1-y")),
        said.replace(waits, waits.replace("alternate", "holder").replace("b1-x,,", "b1-x,2026-01-10,")),
    )
    refused = []
    for number, text in zip((2, 2, 4, 4), changes, strict=True):
        assert text != said
        table.write_text(text)
        refused.append(
            f"mandates/d1.csv:{number}: district_council.b1 was taken over" in desk.refuses("run", desk.folder)
        )
    table.write_text(said)
    return all(refused)
