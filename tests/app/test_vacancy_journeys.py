"""Vacancies filled from the command line, on both databases: by-elections through files, co-option, acting holders."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.decision_folder import RULES, decision_folder
from tests.run_folder import comitia

VACANCY = (
    RULES
    + """
  delegate: {effective: on_receipt}
vacancy:
  delegate: [{by_election: {within: P60D, unless: "remaining < P6M"}}]
  post: [{acting: archivist, max: P90D}, {by_election: {within: P30D}}]
"""
)
COUNCIL = "regional_council.east-1"
BY = f"{COUNCIL}.by-election-1"
BALLOTS = '2 1\n7 1 0\n4 2 0\n0\n"Eva East"\n"Dan Quay"\n"Quay 1"\n'


def bring(folder: Path, contest: str, day: str, file: str, content: str, *persons: tuple[str, str]) -> None:
    """Put the candidates, the day and the file of a contest into a folder."""
    with (folder / "candidates.csv").open("a") as rows:
        rows.writelines(f"{contest},{number},{who},{name}\n" for number, (who, name) in enumerate(persons, 1))
    calendar = folder / "calendar.csv"
    before = calendar.read_text() if calendar.exists() else "contests,date\n"
    calendar.write_text(f"{before}{contest},{day}\n")
    (folder / "contests" / file).write_text(content)


def held_up(desk: Desk, folder: Path) -> str:
    """Return what a run says whose by-election is held up by its day; it is not awaited, for its file is there."""
    shown = comitia("run", folder, "--db", desk.db, "--at", desk.day, key=desk.key)
    assert f"add contests/{BY}.blt" not in shown.stdout
    return desk.refuses("run", folder)


def test_a_delegate_resigns_and_a_by_election_is_held_through_files(db: str, key: Path, tmp_path: Path) -> None:
    """Ada resigns on 1 March; by 29 April the members elect Eva from two, ballots counted; she sits for the rest."""
    folder = decision_folder(tmp_path / "folder", VACANCY)
    desk = Desk(db, key, folder)
    resigned = desk.says("resign", f"{COUNCIL}:1", "--by", "easta", "--text", "I go.")
    waits = desk.says("motion", "settle", on="2026-03-02")
    late = desk.says("motion", "settle", on="2026-05-01")
    bring(folder, BY, "2026-02-01", f"{BY}.blt", BALLOTS, ("easte", "Eva East"), ("quayd", "Dan Quay"))
    early = held_up(desk, folder)
    (folder / "calendar.csv").write_text(f"contests,date\n{BY},2026-05-02\n")
    held = desk.says("run", folder)
    again = desk.says("run", folder)
    chain = desk.says("chain", "Eva East")

    assert (
        "A seat in the regional council of East is vacant: a by-election is to be held, until 29 April 2026" in resigned
    )
    assert "vacant since 2026-03-01: a by-election is to be held, until 2026-04-29 at the latest" in waits
    assert ("overdue" in waits, "at the latest; overdue" in late) == (False, True)
    assert f"contests/{BY}.blt: contest {COUNCIL}: its place fell vacant on 2026-03-01, after 2026-02-01" in early
    above = (
        "congress.east.by-election-1: a by-election is to be held by 2026-04-29; overdue; add contests/congress.east"
    )
    assert f"Awaited: 1 {above}" in held
    assert f"Awaited: 1 {above}" in again
    assert "Nothing new." in again
    assert "Nothing new." not in held
    assert "Elected in a by-election by the members of East Quay 1 (7 votes of 11" in chain.replace(
        "7 of 11", "7 votes of 11"
    )
    assert "From 2026-05-02 until 2031-02-28." in chain
    assert f"Mandate {BY}:1" in chain
    assert desk.is_sound(tmp_path)


def test_a_vacant_post_has_who_acts_until_it_is_filled(db: str, key: Path, tmp_path: Path) -> None:
    """The secretary is released: the archivist acts for 90 days, that runs out, and the plenum elects another."""
    folder = decision_folder(tmp_path / "folder", VACANCY)
    (folder / "candidates.csv").write_text(
        (folder / "candidates.csv").read_text().replace("archivist,1,easta,Ada East", "archivist,1,westb,Bo West")
    )
    desk = Desk(db, key, folder)
    desk.moves("plenum", "eastb", "Relieved.", "relieve", "mandate=easta@secretary")
    relieved = desk.votes(1, 3, 0)
    chain, person = desk.says("chain", "secretary"), desk.says("chain", "Bo West")
    listed = desk.says("motion", "settle", on="2026-03-20")
    over = desk.says("motion", "settle", on="2026-06-10")
    bring(
        folder,
        "secretary.by-election-1",
        "2026-06-12",
        "secretary.by-election-1.return.csv",
        "number\n1\n",
        ("westa", "Ada West"),
    )
    desk.does("run", folder)

    assert (
        "The post of secretary is vacant: a by-election is to be held, until 30 March 2026 at the latest." in relieved
    )
    assert "Bo West acts as secretary while the post is vacant, until 29 May 2026 at the latest." in relieved
    assert "Bo West acts, since 2026-03-01, until 2026-05-29 at the latest" in chain
    assert "Acts as secretary since 2026-03-01, until 2026-05-29 at the latest" in person
    assert "Bo West acts until 2026-05-30" in listed
    assert "Bo West acts as secretary no more: the time for that is over." in over
    assert "Ada West holds the post of secretary" in desk.says("chain", "secretary")
    assert desk.is_sound(tmp_path)


def test_who_acts_ends_when_the_by_election_fills_the_post(db: str, key: Path, tmp_path: Path) -> None:
    """The run of 10 March settles first, then elects."""
    folder = decision_folder(tmp_path / "folder", VACANCY)
    (folder / "candidates.csv").write_text(
        (folder / "candidates.csv").read_text().replace("archivist,1,easta,Ada East", "archivist,1,westb,Bo West")
    )
    desk = Desk(db, key, folder)
    desk.moves("plenum", "eastb", "Relieved.", "relieve", "mandate=easta@secretary")
    desk.votes(1, 3, 0)
    bring(
        folder,
        "secretary.by-election-1",
        "2026-03-10",
        "secretary.by-election-1.return.csv",
        "number\n1\n",
        ("westa", "Ada West"),
    )
    desk.does("run", folder)
    acts = desk.says("chain", "Bo West")

    assert "Acts as" not in acts
    assert "Ada West holds the post of secretary" in desk.says("chain", "secretary")
    assert desk.is_sound(tmp_path)


def test_a_body_co_opts_into_its_own_seat(db: str, key: Path, tmp_path: Path) -> None:
    """A member of the plenum resigns, and the plenum chooses another for the rest of the term."""
    rules = VACANCY.replace('[{by_election: {within: P60D, unless: "remaining < P6M"}}]', "[{coopted: {max: 1}}]")
    desk = Desk(db, key, decision_folder(tmp_path / "folder", rules))
    desk.does("resign", "plenum.union:4", "--by", "westb", "--text", "I go.")
    other = desk.refuses(
        "motion",
        "move",
        "congress",
        "--by",
        "easta",
        "--text",
        "No.",
        "--effect",
        "coopt",
        "office=plenum",
        "person=westd",
    )
    desk.moves("plenum", "easta", "Dan is to sit with us.", "coopt", "office=plenum", "person=westd")
    said = desk.votes(1, 3, 0)

    assert "plenum of union chooses who is co-opted into it (vacancy.delegate.coopted)" in other
    assert "Dan West is co-opted to a seat in the plenum, by motion 1." in said
    assert "Co-opted by the plenum (motion 1: 3 for, 0 against" in desk.says("chain", "motion-1:1")
    assert desk.is_sound(tmp_path)
