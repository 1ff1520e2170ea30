"""Recall by petition from the command line, on both databases: signatures from a CSV file, and all that follows."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.house_folder import RULES, house_folder

RECALL = (
    RULES.replace("discipline:", "vacancy: {delegate: [next_alternate]}\ndiscipline:")
    + """
recall:
  delegate:
    petition: {share: 1/4, of: electing_body, grounds: required, within: P30D}
    admissibility: {by: board, within: P14D}
    hearing: required
    pass: "> 1/2 of members of electing body"
    cooling: P1M
  post: {pass: "> 1/2 of cast", replaces: constructive}
"""
)
COUNCIL = "regional_council"
MEETING = "branch_meeting.quay"


def folder(path: Path) -> Path:
    """Write the federation, in whose council of the east quay1 is the alternate of those of quay."""
    found = house_folder(path, RECALL)
    charter = (found / "charter.yaml").read_text()
    (found / "charter.yaml").write_text(
        charter.replace("    scope: region\n", "    scope: region\n    alternates: {per_contest: 1}\n", 1)
    )
    with (found / "candidates.csv").open("a") as rows:
        rows.write(f"{COUNCIL}.quay,3,quay1,Member Quay1\n")
    totals = "number,votes\n1,4\n2,4\n3,2\ncast,5\nblank,0\ninvalid,0\n"
    (found / "contests" / f"{COUNCIL}.quay.return.csv").write_text(totals)
    return found


def signatures(path: Path, *lines: str) -> Path:
    """Write a list of signatures."""
    path.write_text("person,signed\n" + "".join(f"{line}\n" for line in lines))
    return path


MOVE = (
    "motion",
    "move",
    MEETING,
    "--by",
    "quay2",
    "--text",
    "Recall.",
    "--effect",
    "recall",
    f"mandate=e1@{COUNCIL}.east",
)


def few_sign(desk: Desk, tmp_path: Path) -> None:
    """Open the petition on 1 April, and certify a list in which one signature of five counts."""
    opening = ("petition", "open", f"e1@{COUNCIL}.east", "--by", "quay2")
    early = desk.refuses(*opening, "--text", "Absent.", on="2026-03-30")
    bare = desk.refuses(*opening, on="2026-04-01")
    opened = desk.says(*opening, "--text", "Absent all winter.")
    bad = signatures(tmp_path / "bad.csv", "quay2,2026-04-01", ",2026-04-02", "quay3,4 April", "quay4,2026-05-01")
    unread = desk.refuses("petition", "certify", "1", "--from", bad, on="2026-04-10")
    few = signatures(tmp_path / "few.csv", "quay2,2026-04-01", "quay3,2026-03-31", "quay2,", "mill1,", "nobody,")
    counted = desk.says("petition", "certify", "1", "--from", few)

    assert "possible from 2026-04-01 on" in early
    assert "give the grounds (recall.delegate.petition.grounds)" in bare
    assert "to recall Member E1, member of the regional council of East is open: 3 of 10 must sign" in opened
    assert "bad.csv:3: nobody is named in the column person" in unread
    assert "bad.csv:4: '4 April' is no day" in unread
    assert "bad.csv:5: signed on 2026-05-01, which is after 2026-04-10" in unread
    assert "few.csv:3: does not count: before it was opened" in counted
    assert "few.csv:4: does not count: of persons who had signed already" in counted
    assert "few.csv:6: does not count: of persons who may not sign" in counted
    assert "has 1 valid signature, and 4 that do not count: that is not enough yet" in counted
    assert "petition 1 is signed by 1 of the 3 who must (recall.delegate)" in desk.refuses(*MOVE)


def enough_sign(desk: Desk, tmp_path: Path) -> None:
    """Hand in three signatures on the day after the last, and let the board admit the petition on 2 May."""
    full = signatures(
        tmp_path / "full.csv",
        "quay2,2026-04-01",
        "quay3,2026-04-20",
        "quay4,2026-04-30",
        "quay5,2026-05-01",
        "mill1,2026-05-01",
        "quay2,",
    )
    complete = desk.says("petition", "certify", "1", "--from", full, on="2026-05-01")
    same = desk.says("petition", "check", "1", "--from", full)
    other = desk.refuses("petition", "check", "1", "--from", tmp_path / "few.csv")
    waiting = desk.refuses(*MOVE, on="2026-05-02")
    desk.moves("board", "b1", "Admit it.", "admit_petition", "petition=1")

    assert "full.csv:5: does not count: after its last day" in complete
    assert "full.csv:6: does not count: of persons who may not sign" in complete
    assert "full.csv:7: does not count: after its last day" in complete
    assert "has 3 valid signatures, and 3 that do not count: that is enough" in complete
    assert "This is the list that was certified." in same
    assert "This is not the list that was certified." in other
    assert "petition 1 is not admitted yet" in waiting
    assert "is admitted, by motion 1" in desk.votes(1, 2, 1)


def test_a_delegate_is_recalled_by_petition(db: str, key: Path, tmp_path: Path) -> None:  # noqa: PLR0915  one story
    """Three of ten sign, the third on the last day; the board admits it, e1 is called, six recall, quay1 moves up."""
    desk = Desk(db, key, folder(tmp_path / "folder"))
    few_sign(desk, tmp_path)
    enough_sign(desk, tmp_path)
    moved = desk.says(*MOVE, on="2026-05-03")
    unheard = desk.refuses("motion", "vote", "2", "--for", "6", "--against", "1")
    heard = desk.says("petition", "hear", "2", "--absent")
    recalled = desk.votes(2, 6, 1)
    shown = desk.says("petition", "show", "1")
    followed = desk.says("motion", "show", "2").partition("Entries:")[2]

    assert "Member Quay1 moves up to a seat in the regional council of East" in followed
    assert "It can be put to the vote at once, once these are entered: comitia motion vote 2" in moved
    assert "heard, or called and did not come (recall.delegate.hearing): comitia petition hear 2" in moved
    assert "enter the hearing first (recall.delegate.hearing)" in unheard
    assert "was called to be heard, and did not come, on the recall" in heard
    assert "is recalled, by motion 2" in recalled
    assert "Member Quay1 moves up to a seat in the regional council of East" in recalled
    assert "Petition 1, to recall Member E1, member of the regional council of East: voted on, and recalled." in shown
    assert "Grounds: Absent all winter." in shown
    assert "3 of 10 must sign, the members of the branch meeting of Quay, until 2026-04-30." in shown
    assert "3 of 3" in desk.says("petition", "list")
    assert desk.is_sound(tmp_path)
    lines = (tmp_path / "record.jsonl").read_text().splitlines()
    assert any("petition_opened/1" in line for line in lines)
    assert not [line for line in lines if line.startswith('{"entry"') and "Absent" in line]
    assert not [line for line in lines if "Quay3" in line]


def test_a_petition_lapses_and_a_vote_fails(db: str, key: Path, tmp_path: Path) -> None:
    """The first lapses on its day; silence admits the second, the vote fails, and a third must wait for a month."""
    desk = Desk(db, key, folder(tmp_path / "folder"))
    opening = ("petition", "open", f"e1@{COUNCIL}.east", "--by", "quay2", "--text", "Absent.")
    desk.does(*opening, on="2026-04-01")
    lapsed = desk.says("motion", "settle", on="2026-05-10")
    late = desk.refuses(
        "petition", "certify", "1", "--from", signatures(tmp_path / "s.csv", "quay2,", "quay3,", "quay4,")
    )
    desk.does(*opening)
    desk.does("petition", "certify", "2", "--from", tmp_path / "s.csv")
    silent = desk.says("motion", "settle", on="2026-05-30")
    desk.moves(MEETING, "quay2", "Recall.", "recall", f"mandate=e1@{COUNCIL}.east")
    desk.does("petition", "hear", "1")
    lost = desk.votes(1, 5, 0)
    again = desk.refuses(*opening, on="2026-06-29")
    desk.does(*opening, on="2026-06-30")

    assert "lapses: its time is over" in lapsed
    assert "it is lapsed already" in late
    assert "is admitted: nobody has decided on it in time" in silent
    assert "Lost: nothing changes." in lost
    assert (
        "a vote on it failed less than 1 month ago: it is possible from 2026-06-30 on (recall.delegate.cooling)"
        in again
    )
    assert "Member E1" in desk.says("chain", "Member E1")
    assert desk.is_sound(tmp_path)


def test_a_constructive_recall(db: str, key: Path, tmp_path: Path) -> None:
    """The congress recalls its president and has w1 take the post in the same vote."""
    desk = Desk(db, key, folder(tmp_path / "folder"))
    move = (
        "motion",
        "move",
        "congress",
        "--by",
        "e2",
        "--text",
        "Another.",
        "--effect",
        "recall",
        "mandate=e1@president",
    )
    without = desk.refuses(*move)
    outside = desk.refuses(*move, "successor=quay3")
    desk.does(*move, "successor=w1")
    carried = desk.votes(1, 5, 1)

    assert "name the successor: nobody is recalled without one (recall.post.replaces)" in without
    assert "does not sit in the congress of union" in outside
    assert "Member E1, president, is recalled, by motion 1." in carried
    assert "Member W1 has the post of president in the place of who is recalled, by motion 1." in carried
    assert "vacant" not in carried
    assert "Member W1 holds the post of president" in desk.says("chain", "president")
    assert desk.is_sound(tmp_path)


def test_what_is_asked_the_wrong_way(db: str, key: Path, tmp_path: Path) -> None:
    """No petition of that number; a number where the list can be checked; a list that is empty."""
    desk = Desk(db, key, folder(tmp_path / "folder"))
    empty = desk.refuses("petition", "certify", "1", "--from", signatures(tmp_path / "s.csv"), on="2026-04-01")
    assert "there is no petition 1; see comitia petition list" in empty
    desk.does("petition", "open", f"e1@{COUNCIL}.east", "--by", "quay2", "--text", "Absent.")
    assert "s.csv: has no signatures" in desk.refuses("petition", "certify", "1", "--from", tmp_path / "s.csv")
    assert "s.csv: has no signatures" in desk.refuses("petition", "check", "1", "--from", tmp_path / "s.csv")
    assert "there is no petition 7" in desk.refuses("petition", "check", "7", "--from", tmp_path / "s.csv")
    assert "there is no petition 7" in desk.refuses("petition", "show", "7")


BAD_LISTS = {
    "empty": ("", "missing: person"),
    "columns": ("name,signed\nquay2,2026-04-01\n", "missing: person"),
    "semicolons": ("person;signed\nquay2;2026-04-01\n", "save the file as CSV with commas"),
    "nobody": ("person,signed\n,2026-04-01\n", ":2: nobody is named in the column person"),
    "blank": ("person,signed\n\n,\n", "blank.csv: has no signatures"),
    "basic": ("person,signed\nquay2,20260401\n", ":2: '20260401' is no day: write it as 2026-03-31"),
    "week": ("person,signed\nquay2,2026-W14-3\n", ":2: '2026-W14-3' is no day"),
    "later": ("person,signed\nquay2,2026-04-11\n", ":2: signed on 2026-04-11, which is after 2026-04-10"),
}


def opened(desk: Desk, person: str = "e1") -> None:
    """Open a petition to recall a member of the council of the east."""
    desk.does("petition", "open", f"{person}@{COUNCIL}.east", "--by", "quay2", "--text", "Absent.")


def test_a_list_is_checked_as_it_would_be_certified(db: str, key: Path, tmp_path: Path) -> None:
    """The same verdicts on the same day, before anything is certified, and after; and nothing is entered."""
    desk = Desk(db, key, folder(tmp_path / "folder"))
    desk.day = "2026-04-01"
    opened(desk)
    before = desk.says("petition", "show", "1")
    few = tmp_path / "few.csv"
    few.write_text("\ufeffperson,signed\nquay2,2026-04-01\nquay3,2026-03-31\nquay2,\nmill1,\nnobody,\nquay4,\n")
    checked = desk.says("petition", "check", "1", "--from", few, on="2026-04-10")
    assert all(f"few.csv:{line}: does not count" in checked for line in (3, 4, 5, 6))
    assert "2 signatures are valid: certified, that would not be enough yet. Nothing was entered." in checked
    assert before == desk.says("petition", "show", "1")
    assert checked.partition(" 2 signatures")[0] in desk.says("petition", "certify", "1", "--from", few)
    assert "This is the list that was certified." in desk.says("petition", "check", "1", "--from", few, on="2026-04-20")
    more = signatures(tmp_path / "more.csv", "quay2,", "quay3,", "quay4,", "quay5,2026-04-15")
    other = desk.says("petition", "check", "1", "--from", more)
    assert "4 signatures are valid: certified, that would be enough." in other
    assert "The list that was certified is another." in other
    assert desk.is_sound(tmp_path)


def test_a_list_is_refused_as_it_would_be(db: str, key: Path, tmp_path: Path) -> None:
    """Lists that cannot be read, and a petition that is over: with the same words."""
    desk = Desk(db, key, folder(tmp_path / "folder"))
    desk.day = "2026-04-01"
    opened(desk)
    desk.day = "2026-04-10"
    for name, (text, said) in BAD_LISTS.items():
        bad = tmp_path / f"{name}.csv"
        bad.write_text(text)
        refused = desk.refuses("petition", "check", "1", "--from", bad)
        assert said in refused, refused
        assert refused == desk.refuses("petition", "certify", "1", "--from", bad)
    good = signatures(tmp_path / "good.csv", "quay2,2026-04-01")
    over = desk.refuses("petition", "check", "1", "--from", good, on="2026-05-25")
    assert "it is lapsed already" in over
    assert over == desk.refuses("petition", "certify", "1", "--from", good)


def test_a_list_is_what_it_was_on_its_day(db: str, key: Path, tmp_path: Path) -> None:
    """Certified without days, and a signer has died since: on a later day, and once admitted, it is the same list."""
    desk = Desk(db, key, folder(tmp_path / "folder"))
    desk.does("petition", "open", f"e1@{COUNCIL}.east", "--by", "quay2", "--text", "Absent.", on="2026-04-01")
    full = signatures(tmp_path / "full.csv", "quay2,", "quay3,", "quay4,")
    desk.does("petition", "certify", "1", "--from", full, on="2026-04-10")
    desk.does("depart", "death", "quay3", "--text", "She has died.", on="2026-04-11")
    desk.does("motion", "settle", on="2026-05-20")
    assert ": admitted." in desk.says("petition", "show", "1")
    same = desk.says("petition", "check", "1", "--from", full)
    assert "3 signatures are valid." in same
    assert "This is the list that was certified." in same
    less = signatures(tmp_path / "less.csv", "quay2,", "quay4,")
    assert "This is not the list that was certified." in desk.refuses("petition", "check", "1", "--from", less)
    assert "it is admitted already" in desk.refuses("petition", "certify", "1", "--from", full)
