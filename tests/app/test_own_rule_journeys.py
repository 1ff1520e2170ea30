"""What the charter says of one post, one type of unit, posts made ad hoc and its own amendment, from the command line."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.decision_folder import CHARTER, decision_folder

RULES = """
decisions:
  effects:
    abolish_post: {by: [plenum, congress]}
    relieve: {by: [plenum, congress]}
amend: {by: congress, majority: two_thirds, cycle: P1Y, entrenched: [posts.ad_hoc, amend.entrenched]}
vacancy:
  post.archivist: [coopted]
  plenum: [left_vacant]
"""
CHANGES = (
    (
        "posts:\n",
        "posts:\n  ad_hoc: {create: {by: congress}, abolish: {by: plenum, effect: {holders: terminate, powers: {to: plenum}}}}\n",
    ),
    ("  secretary: {elected_by: plenum,", "  secretary: {body: plenum, elected_by: plenum,"),
    ("branch: {parent: region}", "branch: {parent: region, form: {by: regional_council, majority: two_thirds}}"),
)


def edition(path: Path, number: int, *changes: tuple[str, str]) -> Path:
    """Write the next edition of the charter with changes, and return its path."""
    text = CHARTER.replace("PLENUM", "4").replace("EXTRA", RULES)
    year = 2024 + number
    in_force = (
        "edition: 1\nin_force: 2026-01-01",
        f"edition: {number}\nsupersedes: {number - 1}\nin_force: {year}-07-01",
    )
    for before, after in (*CHANGES, in_force, *changes):
        assert before in text
        text = text.replace(before, after, 1)
    path.write_text(text)
    return path


def test_posts_and_branches_are_made_by_whom_the_charter_names_apart(db: str, key: Path, tmp_path: Path) -> None:
    """The congress makes a post, the plenum alone ends it and has its powers; the council of the east forms a branch."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", RULES, changes=CHANGES))
    desk.day = "2026-06-01"
    post = ("--text", "A post.", "--effect", "create_post", "post=press", "label=Press officer", "powers=speak")
    outside = desk.refuses("motion", "move", "plenum", "--by", "easta", *post)
    desk.moves("congress", "easta", "A post.", *post[3:])
    desk.votes(1, 4, 2)
    abolish = ("--text", "No more.", "--effect", "abolish_post", "post=press")
    other = desk.refuses("motion", "move", "congress", "--by", "easta", *abolish)
    desk.moves("plenum", "easta", "No more.", *abolish[3:])
    ended = desk.votes(2, 3, 1)
    desk.moves("regional_council.east", "easta", "A branch.", "form_unit", "id=wharf", "type=branch", "parent=east",
               "name=Wharf")  # fmt: skip
    formed = desk.votes(3, 3, 1)

    assert "the charter lets congress decide this, not plenum (posts.ad_hoc.create.by)" in outside
    assert "the charter lets plenum decide this, not congress (posts.ad_hoc.abolish.by)" in other
    assert "Carried." in ended
    assert "Wharf" in formed
    assert desk.is_sound(tmp_path)


def test_one_post_is_filled_by_a_rule_of_its_own(db: str, key: Path, tmp_path: Path) -> None:
    """The archivist is co-opted; of other posts the charter says nothing, so nothing is declared of the secretary."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", RULES, changes=CHANGES))
    desk.day = "2026-06-01"
    desk.moves("plenum", "westa", "Relieved.", "relieve", "mandate=easta@archivist")
    archivist = desk.votes(1, 3, 1)
    desk.moves("plenum", "westa", "Relieved.", "relieve", "mandate=easta@secretary")
    secretary = desk.votes(2, 3, 1)
    desk.moves("plenum", "westa", "Chosen.", "coopt", "office=archivist", "person=eastd")
    chosen = desk.votes(3, 3, 1)

    assert "is vacant" in archivist
    assert "is vacant" not in secretary
    assert "Dan East" in chosen
    assert desk.is_sound(tmp_path)


def test_the_charter_is_amended_once_a_year_and_not_in_everything(db: str, key: Path, tmp_path: Path) -> None:
    """Three auditors from July 2026; four a year later at the earliest; who makes posts stays as it is."""
    desk = Desk(db, key, decision_folder(tmp_path / "folder", RULES, changes=CHANGES))
    three, four = (("seats: 2, term: P1Y", f"seats: {number}, term: P1Y") for number in (3, 4))
    desk.day = "2026-07-01"
    desk.moves("congress", "easta", "Three.", "amend", f"charter={edition(tmp_path / '2.yaml', 2, three)}")
    desk.votes(1, 4, 2)
    desk.day = "2027-06-30"
    fixed = edition(tmp_path / "fixed.yaml", 3, ("create: {by: congress}", "create: {by: plenum}"))
    entrenched = desk.refuses("motion", "move", "congress", "--by", "easta", "--text", "x", "--effect", "amend",
                              f"charter={fixed}")  # fmt: skip
    desk.moves("congress", "easta", "Four.", "amend", f"charter={edition(tmp_path / '3.yaml', 3, four)}")
    early = desk.refuses("motion", "vote", "2", "--for", "4", "--against", "2")
    desk.day = "2027-07-01"
    carried = desk.votes(2, 4, 2)

    assert "the charter entrenches posts.ad_hoc, and this edition changes it: leave it as it is" in entrenched
    assert "amended less than 1 year ago; it can be put from 2027-07-01 on (amend.cycle)" in early
    assert "Edition 3 of the charter is in force" in carried
    assert desk.is_sound(tmp_path)
