"""Seats that go with a post, from the command line, on both databases; the record, the tables and the export agree."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.decision_folder import RULES, decision_folder

SEATS = (
    (
        "seats: {elected_by: congress, count: 4}",
        "seats: [{elected_by: congress, count: 4}, {ex_officio: auditor}, {ex_officio: local_secretary, vote: false}]",
    ),
)
RECALL = f"{RULES}  delegate: {{effective: on_receipt}}\n"


def test_who_holds_the_post_sits_in_the_plenum_until_it_ends(db: str, key: Path, tmp_path: Path) -> None:
    """Appointed, seated; relieved, and no more; the seat alone is nobody's to leave, and the chain leads to the post."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", extra=RECALL, changes=SEATS))
    desk.moves("congress", "easta", "An auditor.", "appoint", "office=auditor", "persons=eastc")
    appointed = desk.votes(1, 4, 0)
    alone = desk.refuses("resign", "--by", "eastc", "eastc@plenum", "--text", "Not here.")
    members, seat = desk.says("chain", "plenum"), desk.says("chain", "plenum.union@motion-1:1")
    desk.moves("congress", "easta", "No auditor.", "relieve", "mandate=eastc@auditor")
    relieved = desk.votes(2, 4, 0)

    assert "Cleo East sits in the plenum ex officio, as auditor" in appointed
    assert "it goes with the post of auditor, and ends with mandate motion-1:1" in alone
    assert "Cleo East: sits ex officio as auditor" in members
    assert "Dan West: sits ex officio as local secretary, without a vote" in members
    assert "plenum.union@motion-1:1 is a seat ex officio: it goes with motion-1:1." in seat
    assert "it went with a post no longer held" in relieved
    assert "sits ex officio as auditor" not in desk.says("chain", "plenum")
    assert desk.is_sound(tmp_path)
