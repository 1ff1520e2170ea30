"""Journeys of resignations, from the command line, on both databases: four in ten years, conditions, days, refusals."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.decision_folder import RULES, decision_folder

NEEDS = "accept_by: electing_body, within: P30D, silence: "
LONG = (("term: P5Y", "term: P12Y"),)
FOUR = (
    "1 2027-05-10: Ada East as secretary, before the plenum: refused on 10 May 2027; the holder stayed in post.",
    "2 2029-01-15: Ada East as secretary, before the plenum: withdrawn; the holder stayed in post.",
    "3 2032-06-01: Ada East as secretary, before the plenum: refused on 1 July 2032; the holder stayed in post.",
    "4 2035-03-03: Ada East as secretary, before the plenum: accepted.",
)
REQUESTS = ("resign", "list", "--person", "easta")


def desk_with(post: str, db: str, key: Path, tmp_path: Path) -> Desk:
    """Return the desk of a federation whose posts are left on these terms; its terms are twelve years."""
    rules = RULES.replace("post: {needs: {accept_by: electing_body}}", f"post: {post}")
    return Desk(db, key, decision_folder(tmp_path / "folder", rules, changes=LONG))


def asks(desk: Desk, on: str, *more: str) -> str:
    """Let the secretary ask to be released."""
    return desk.says("resign", "easta@secretary", "--by", "easta", "--text", "I ask to be released.", *more, on=on)


def test_four_requests_in_ten_years(db: str, key: Path, tmp_path: Path) -> None:  # noqa: PLR0915  one journey
    """Refused in 2027, taken back in 2029, refused by silence in 2032, accepted in 2035: four on one page."""
    desk = desk_with(f"{{needs: {{{NEEDS}refused}}, withdraw_until: question_put}}", db, key, tmp_path)
    asked = asks(desk, "2027-05-10", "--request", "leave")
    desk.moves("plenum", "westa", "Not released.", "refuse_resignation", "resignation=1")
    late = desk.refuses("resign", "withdraw", "1")
    refused = desk.votes(1, 3, 0)
    asks(desk, "2029-01-15")
    withdrawn = desk.says("resign", "withdraw", "2", "--text", "I stay after all.", on="2029-01-20")
    asks(desk, "2032-06-01", "--request", "posting")
    waits = desk.says("motion", "settle", on="2032-06-20")
    settled = desk.says("motion", "settle", on="2032-08-01")
    asks(desk, "2035-03-03")
    desk.moves("plenum", "westa", "Released, with thanks.", "accept_resignation", "resignation=4")
    before = desk.says(*REQUESTS)
    accepted = desk.votes(2, 4, 0)

    assert "is before the plenum, with a request for leave, which decides before 9 June 2027; silence means" in asked
    assert "the question is put, by motion-1, and it can be withdrawn no more (resign.post.withdraw_until)" in late
    assert "The resignation of Ada East as secretary is refused, by motion 1: the holder stays in post." in refused
    assert "The resignation of Ada East as secretary is withdrawn, and the holder stays in post." in withdrawn
    assert "Nothing is due." in waits
    assert "Resignation 3 2032-06-01: Ada East as secretary, before the plenum: not decided yet; to be decided" in waits
    assert "before 1 July 2032; silence means that it is refused, and the holder stays in post (11 days left)." in waits
    assert "is refused, since the body was silent until then: the holder stays in post." in settled
    assert "(29 days left)" not in before
    assert "(30 days left)" in before
    assert "Ada East, secretary, has resigned, by motion 2." in accepted
    page = desk.says(*REQUESTS)
    assert sorted(page.index(line) for line in FOUR) == [page.index(line) for line in FOUR]
    assert desk.says("resign", "list") == page
    assert desk.is_sound(tmp_path)


def test_on_a_day_and_on_a_condition(db: str, key: Path, tmp_path: Path) -> None:
    """For 1 July if a successor is found: found in June, it is 1 July; where the letter names no day it is refused."""
    desk = desk_with("{effective: on_date, conditional: allowed}", db, key, tmp_path)
    nameless = desk.refuses("resign", "easta@secretary", "--by", "easta", "--text", "I leave.", on="2026-05-10")
    asked = asks(desk, "2026-05-10", "--on", "2026-07-01", "--condition", "A successor is found.")
    waits = desk.says("motion", "settle", on="2026-06-10")
    met = desk.says("resign", "met", "1", "--text", "Bo East is ready.", on="2026-06-10")
    twice = desk.refuses("resign", "met", "1", "--text", "Once more.")
    left = desk.says("motion", "settle", on="2026-07-05")

    assert "it takes effect on the day that the letter names: name one (resign.post.effective)" in nameless
    assert "is received, and takes effect on 1 July 2026 once its condition is met." in asked
    assert "takes effect no sooner than its condition is met, by comitia resign met 1 --text TEXT" in asked
    assert "no leave is needed; it takes effect once its condition is met; not before 1 July 2026 (21" in waits
    assert "The condition of the resignation of Ada East as secretary is met." in met
    assert "its condition was met on 2026-06-10 already" in twice
    assert "The resignation of Ada East as secretary takes effect." in left
    assert "Secretary: 1 March 2026 to 1 July 2026, resigned." in desk.says("mandate", "show", "easta")
    assert "in effect." in desk.says(*REQUESTS)
    assert desk.is_sound(tmp_path)


def test_a_notice_is_given(db: str, key: Path, tmp_path: Path) -> None:
    """Three months from the receipt, without anybody's leave."""
    desk = desk_with("{effective: notice P3M, accept_by: none}", db, key, tmp_path)
    asked = asks(desk, "2026-05-10")
    both = desk.refuses("resign", "easta@secretary", "--by", "easta", "--text", "Again.", on="2026-06-10")
    left = desk.says("motion", "settle", on="2026-09-01")

    assert "is received, and takes effect on 10 August 2026." in asked
    assert "a resignation from it is pending already (resign)" in both
    assert "Ada East, secretary, has resigned." in left
    assert desk.is_sound(tmp_path)


def test_refused_as_often_as_the_rules_allow(db: str, key: Path, tmp_path: Path) -> None:
    """Refused once by a vote and once by silence, the third letter needs nobody's leave; the fourth is of nothing."""
    desk = desk_with(f"{{needs: {{{NEEDS}refused}}, may_refuse: true, max_refusals: 2}}", db, key, tmp_path)
    asks(desk, "2026-05-10")
    desk.moves("plenum", "westa", "Not released.", "refuse_resignation", "resignation=1")
    desk.votes(1, 3, 0)
    asks(desk, "2026-07-01")
    third = asks(desk, "2026-09-01")

    assert "is refused, since the body was silent until then: the holder stays in post." in third
    assert "takes effect: it was refused as often as the rules allow." in third
    assert "Ada East, secretary, has resigned." in third
    again = desk.refuses("resign", "easta@secretary", "--by", "easta", "--text", "Again.")
    assert "easta does not hold secretary" in again
    assert desk.is_sound(tmp_path)


def test_a_body_that_may_only_accept(db: str, key: Path, tmp_path: Path) -> None:
    """A motion to refuse is refused; the letter is put first by its option, as it always could be."""
    desk = desk_with(f"{{needs: {{{NEEDS}accepted}}, may_refuse: false, form: written}}", db, key, tmp_path)
    desk.does("resign", "--by", "easta", "easta@secretary", "--reason", "I am tired.", on="2026-05-10")
    bound = desk.refuses("motion", "move", "plenum", "--by", "westa", "--text", "No.", "--effect",
                         "refuse_resignation", "resignation=1")  # fmt: skip
    bare = desk.refuses("resign", "tender", "easta@archivist", "--by", "easta", "--text", "x", "--condition", "If so.")
    left = desk.says("motion", "settle", on="2026-07-05")

    assert "the charter lets the body accept it, and not refuse it (resign.post.may_refuse)" in bound
    assert "it may not name a condition (resign.post.conditional)" in bare
    assert "is accepted, since the body was silent until then." in left
    assert "Ada East, secretary, has resigned." in left
    assert desk.is_sound(tmp_path)
