"""Offices that do not go together, from the command line, on both databases; the record, tables and export agree."""

from pathlib import Path

import pytest
from tests.app.terminal import Desk
from tests.decision_folder import RULES, decision_folder
from tests.run_folder import comitia

CHALLENGED = RULES.replace("decisions:\n", "decisions:\n  challenge: {within: P60D, effect: at_once}\n")
ARCHIVIST = (("archivist: {", "archivist: {not_with: [secretary], "),)
AUDITOR = (("auditor: {", "auditor: {not_with: [plenum.*, secretary], "),)
VACANT = "vacancy: {post: [left_vacant]}\n"


def desk_with(tmp_path: Path, db: str, key: Path, rule: str, changes: tuple[tuple[str, str], ...] = ARCHIVIST) -> Desk:
    """Return a desk of the federation under a rule on offices that do not go together."""
    extra = f"{CHALLENGED}{VACANT}mandate: {{incompatible: {{{rule}}}}}\n"
    return Desk(db, key, decision_folder(tmp_path / "folder", extra, changes=changes))


def test_who_holds_both_chooses_one(db: str, key: Path, tmp_path: Path) -> None:
    """Ada East, secretary, is elected archivist on 1 March; she keeps the archive on the 10th, and is secretary no more."""
    desk = desk_with(tmp_path, db, key, "choose_within: P14D")
    to_choose = "one is to be chosen before 15 March 2026; otherwise the mandate as archivist ends on that day"
    assert f"Ada East, secretary and archivist: {to_choose}" in desk.says("motion", "settle")
    assert f"To be secretary and archivist does not go together: {to_choose}." in desk.says("chain", "easta")
    assert "its holder has nothing to choose" in desk.refuses("choose", "plenum", "--by", "easta")
    assert "is not westa's: nobody acts for somebody else" in desk.refuses("choose", "easta@archivist", "--by", "westa")

    chosen = desk.says("choose", "archivist", "--by", "easta", on="2026-03-10")
    assert "Ada East chooses to stay archivist, and not secretary." in chosen
    assert "Ada East is no longer secretary: this does not go with another office held." in chosen
    assert "The post of secretary is vacant" in chosen
    assert "does not go together" not in desk.says("chain", "easta")
    assert desk.says("motion", "settle", on="2026-06-01").startswith("Nothing is due.")
    assert desk.is_sound(tmp_path)


def test_who_is_silent_loses_one_on_the_day(db: str, key: Path, tmp_path: Path) -> None:
    """The older, as the charter says: on 15 March, although the next act of anybody is of 2 April."""
    desk = desk_with(tmp_path, db, key, "choose_within: P14D, if_silent: older_lapses")
    entered = desk.says("resign", "archivist", "--by", "easta", "--text", "Too much.", on="2026-04-02")

    assert "What was due came first" in entered
    assert "Ada East is no longer secretary: this does not go with another office held" in entered
    assert "Ended on 2026-03-15: it does not go with another office that was kept." in desk.says("chain", "secretary:1")
    assert desk.is_sound(tmp_path)


def test_an_appointment_reversed_gives_back_the_seat_that_was_given_up(db: str, key: Path, tmp_path: Path) -> None:
    """Bo West gives up the plenum to be auditor; the recount reverses the appointment, and he sits there again."""
    desk = desk_with(tmp_path, db, key, "choose_within: P14D", AUDITOR)
    desk.moves("congress", "easta", "An auditor.", "appoint", "office=auditor", "persons=westb")
    assert "Bo West is a member of the plenum and auditor, which do not go together" in desk.votes(1, 4, 1)
    desk.does("choose", "auditor", "--by", "westb", on="2026-03-05")
    desk.does("motion", "challenge", "1", "--by", "easta", "--grounds", "Miscounted.", on="2026-03-07")
    back = desk.says("motion", "recount", "1", "--for", "2", "--against", "3")

    assert "Bo West is a member of the plenum again" in back
    assert desk.is_sound(tmp_path)


def test_without_a_vote_in_the_body(db: str, key: Path, tmp_path: Path) -> None:
    """Bo West, auditor, sits in the plenum without a vote: three vote there, and four present are too many."""
    desk = desk_with(tmp_path, db, key, "forbidden: vote", AUDITOR)
    desk.moves("congress", "easta", "An auditor.", "appoint", "office=auditor", "persons=westb")
    desk.votes(1, 4, 1)
    assert "4 present, and 3 sit in it and may vote" in desk.refuses("attendance", "plenum", "--present", "4")
    desk.does("attendance", "plenum", "--present", "3")
    desk.moves("plenum", "westb", "Thanks.", "resolution")
    assert "Carried" in desk.votes(2, 3, 0)
    assert "As auditor, without a vote in the plenum." in desk.says("chain", "westb")
    assert desk.is_sound(tmp_path)


@pytest.mark.usefixtures("key")
def test_a_list_with_somebody_who_cannot_stand_is_reported_with_its_line(db: str, key: Path, tmp_path: Path) -> None:
    """Ada East is secretary, and on the list for archivist: that contest waits, all others have their returns."""
    folder = decision_folder(
        tmp_path / "folder", f"{RULES}mandate: {{incompatible: {{forbidden: stand}}}}\n", changes=ARCHIVIST
    )
    done = comitia("run", folder, "--db", db, "--at", "2026-03-01", key=key)
    said = " ".join((done.stdout + done.stderr).split())
    line = next(number for number, row in enumerate((folder / "candidates.csv").read_text().split("\n"), 1) if row.startswith("archivist,"))  # fmt: skip

    assert f"candidates.csv:{line}" in said
    assert (
        "person easta holds secretary of union, and nobody who does can stand for archivist (posts.archivist.not_with)"
        in said
    )
    assert "Ada East" in " ".join(comitia("chain", "secretary", "--db", db, key=key).stdout.split())
    assert comitia("rebuild", "--check", "--db", db, key=key).returncode == 0
