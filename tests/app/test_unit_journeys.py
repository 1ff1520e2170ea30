"""Units change between elections, from the command line, on both databases; the folder is brought up to them after that."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.decision_folder import RULES, decision_folder
from tests.run_folder import comitia

AT_ONCE = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P30D, effect: at_once}\n")
REGIONS = ("east", "west", "north")


def test_units_are_merged_moved_split_and_dissolved(db: str, key: Path, tmp_path: Path) -> None:
    """Two branches merged, one moved, a region split, a branch dissolved whose delegate falls from the congress too."""
    folder = decision_folder(tmp_path / "folder", AT_ONCE, REGIONS)
    desk = Desk(db, key, folder)
    desk.day = "2026-05-01"
    desk.moves("congress", "easta", "One branch in the east.", "merge_units", "units=east-1", "into=east-2")
    merged = desk.votes(1, 8, 1)
    desk.moves("congress", "easta", "To the north.", "move_unit", "unit=west-1", "parent=north")
    moved = desk.votes(2, 8, 1)
    desk.moves("congress", "easta", "A south.", "split_unit", "unit=west", "new=south", "names=The South",
               "below=west-2", "to=south")  # fmt: skip
    split = desk.votes(3, 8, 1)
    has_units = _refused(desk, "dissolve_unit", "unit=north")
    desk.moves("congress", "easta", "North Quay 2 has no members left.", "dissolve_unit", "unit=north-2")
    dissolved = desk.votes(4, 8, 1)
    gone = _refused(desk, "move_unit", "unit=north-2", "parent=east")

    assert "East Quay 1 is no more: it is merged into East Quay 2, by motion 1" in merged
    assert "West Quay 1 lies in North now, and no longer in West, by motion 2" in moved
    assert "Region The South is formed in River Federation, split off from West, by motion 3" in split
    assert "West Quay 2 lies in The South now, and no longer in West, by motion 3" in split
    assert "west-1, north-1, north-2 lie below it; move, merge or dissolve them first (units)" in has_units
    assert "North Quay 2 is no more: it is dissolved, by motion 4" in dissolved
    assert "Cleo North is no longer a member of the regional council of North: its unit, or the one" in dissolved
    assert "Cleo North is no longer a member of the congress: the seat on which it rested is lost" in dissolved
    assert "north-2 is no longer there: motion-4 dissolved it" in gone
    assert desk.is_sound(tmp_path)
    _the_folder_is_brought_up_to_it(desk, folder, tmp_path)


def _refused(desk: Desk, effect: str, *fields: str) -> str:
    return desk.refuses("motion", "move", "congress", "--by", "easta", "--text", "x", "--effect", effect, *fields)


def _the_folder_is_brought_up_to_it(desk: Desk, folder: Path, tmp_path: Path) -> None:
    """Let the run say what differs; with the units as they are it goes on, and certifies what a split left open."""
    desk.moves("congress", "easta", "Two in the east again.", "split_unit", "unit=east-2", "new=east-3", "names=Weir")
    desk.votes(5, 7, 1)
    old = desk.refuses("run", folder)
    lines = ["unit,type,parent,name,members", "union,union,,River Federation,", "south,region,union,The South,"]
    lines += [f"{region},region,union,{region.title()}," for region in REGIONS]
    lines += ["west-1,branch,north,West Quay 1,20", "west-2,branch,south,West Quay 2,20"]
    lines += ["north-1,branch,north,North Quay 1,20", "east-2,branch,east,East Quay 2,31"]
    (folder / "units.csv").write_text("\n".join([*lines, "east-3,branch,east,Weir,"]) + "\n")
    silent = desk.refuses("run", folder)
    (folder / "units.csv").write_text("\n".join([*lines, "east-3,branch,east,Weir,9"]) + "\n")
    desk.does("run", folder)
    desk.does("run", folder)

    assert "east-1: it is no longer there: motion-1 merged it into east-2; take the line out" in old
    assert "west-1 is on the record as branch, north" in old
    assert "south is on the record but not in the file; restore it" in old
    assert "east-3 has no members: give their number" in silent
    assert desk.is_sound(tmp_path)


def test_a_split_that_was_miscounted_is_undone(db: str, key: Path, tmp_path: Path) -> None:
    """A recount turns the merger round: the region, its branches, its council and its secretary are there again."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", AT_ONCE))
    desk.day = "2026-05-01"
    desk.moves("congress", "easta", "One region.", "merge_units", "units=west", "into=east")
    carried = desk.votes(1, 4, 2)
    pending = desk.refuses("attendance", "regional_council.west", "--present", "3")
    desk.does("motion", "challenge", "1", "--by", "eastb", "--grounds", "Misread.")
    back = desk.says("motion", "recount", "1", "--for", "2", "--against", "4")

    assert "Dan West is no longer local secretary of West: its unit, or the one that elected, is no more" in carried
    assert "west is no longer there: motion-1 merged it into east" in pending
    assert "West is there again, in River Federation: motion 1 is reversed" in back
    assert "Dan West is local secretary of West again, as before" in back
    assert desk.is_sound(tmp_path)
    assert 0 == comitia("run", tmp_path / "folder", "--db", db, "--at", "2026-05-02", key=key).returncode
