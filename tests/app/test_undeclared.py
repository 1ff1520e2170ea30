"""What a run says of empty places: filled or declared vacant is said where it is so, else what is empty is named."""

from pathlib import Path

from tests.app.terminal import Desk
from tests.app.test_takeover import MidTerm, without
from tests.taken_over_folder import CHARTER, taken_over_folder

SAID = "Every body and post is filled or declared vacant."
SILENT = CHARTER[: CHARTER.index("vacancy:")]


def begun(path: Path, db: str, key: Path, charter: str, left_out: str = "") -> tuple[MidTerm, str]:
    """Return a desk at which a federation was taken over, without the lines that hold `left_out`, and what was said."""
    folder = taken_over_folder(path)
    (folder / "charter.yaml").write_text(charter)
    if left_out:
        (folder / "mandates" / "top.csv").write_text(without((folder / "mandates" / "top.csv").read_text(), left_out))
    desk = MidTerm(db, key, folder)
    return desk, desk.begins()


def relieved(desk: Desk) -> None:
    """Let the congress relieve the president."""
    desk.moves("congress", "b5-1", "Go.", "relieve", "mandate=b1-1@president")
    assert "Person b1-1, president, is relieved" in desk.votes(1, 5, 0)


def test_a_charter_without_vacancies_leaves_places_empty_undeclared(db: str, key: Path, tmp_path: Path) -> None:
    """The president is removed, a branch seat resigned: both are named, with the path that says nothing of them."""
    desk, said = begun(tmp_path / "folder", db, key, SILENT)
    assert SAID in said
    relieved(desk)
    desk.does("resign", "--by", "b2-2", "b2-2@district_council.d1", "--text", "Bye.")
    told = desk.says("run", desk.folder)

    assert SAID not in told
    assert "Empty, and not declared vacant: 2" in told
    assert (
        "district council of District 1, 1 place: the charter does not say how it is filled (vacancy.delegate)" in told
    )
    assert "president of Canal Federation, 1 place: the charter does not say how it is filled (vacancy.post)" in told
    assert "│ president │ Canal Federation │ 0 │ 1 │ not declared │" in told
    assert "Nothing new." in told
    assert desk.is_sound(tmp_path)


def test_a_declared_vacancy_is_said_to_be_one(key: Path, tmp_path: Path) -> None:
    """Where the charter has it left vacant, the entry says so, and the table is complete."""
    charter = CHARTER.rstrip() + "\n  post: [left_vacant]\n"
    desk, _ = begun(tmp_path / "folder", str(tmp_path / "a.sqlite3"), key, charter)
    relieved(desk)
    told = desk.says("run", desk.folder)

    assert SAID in told
    assert "│ president │ Canal Federation │ 0 │ 1 │ complete │" in told


def test_places_open_from_the_beginning_and_vacancies_count_once(key: Path, tmp_path: Path) -> None:
    """Of two empty places in a council, one from the beginning, and one left when no alternate remained, none is hidden."""
    desk, _ = begun(tmp_path / "folder", str(tmp_path / "a.sqlite3"), key, CHARTER)
    for who in ("b24-1", "b24-x"):
        desk.does("resign", "--by", who, f"{who}@district_council.d6", "--text", "Bye.")
    told = desk.says("run", desk.folder)

    assert SAID in told
    assert "Empty" not in told


def test_a_post_that_nobody_was_given_is_not_declared_vacant(key: Path, tmp_path: Path) -> None:
    """No auditor was taken over; once one of two is appointed, the other place is still empty."""
    desk, said = begun(tmp_path / "folder", str(tmp_path / "a.sqlite3"), key, CHARTER, left_out="auditor")
    assert "Empty, and not declared vacant: 1 auditor of Canal Federation, 2 places: nobody has held it yet" in said
    desk.moves("congress", "b5-1", "An auditor.", "appoint", "office=auditor", "persons=b5-1")
    desk.votes(1, 5, 0)

    assert "auditor of Canal Federation, 1 place: the charter does not say how it is filled" in desk.says(
        "run", desk.folder
    )


def test_a_place_that_documents_left_open_is_empty_again_after_it_was_given(key: Path, tmp_path: Path) -> None:
    """The second auditor's place, open by the documents, is appointed to and lost: that was never declared."""
    desk, said = begun(tmp_path / "folder", str(tmp_path / "a.sqlite3"), key, CHARTER)
    assert SAID in said
    desk.moves("congress", "b5-1", "An auditor.", "appoint", "office=auditor", "persons=b5-1")
    desk.votes(1, 5, 0)
    assert SAID in desk.says("run", desk.folder)
    desk.moves("congress", "b5-1", "None again.", "relieve", "mandate=b5-1@auditor")
    desk.votes(2, 5, 0)

    assert "auditor of Canal Federation, 1 place: the charter does not" in desk.says("run", desk.folder)


def test_an_election_that_was_not_held_is_declared_vacant(key: Path, tmp_path: Path) -> None:
    """A post without a holder is awaited, and vacant by an entry once its contest is closed."""
    desk, said = begun(tmp_path / "folder", str(tmp_path / "a.sqlite3"), key, CHARTER, left_out="president")
    assert "Awaited: 1" in said
    assert SAID not in said
    assert "Empty" not in said

    assert SAID in desk.says("run", desk.folder, "--close", "president", "--as", "not-held")


def test_a_term_that_is_over_leaves_places_empty(key: Path, tmp_path: Path) -> None:
    """Nobody holds a place after the last day, and no vacancy is declared of it."""
    desk, _ = begun(tmp_path / "folder", str(tmp_path / "a.sqlite3"), key, CHARTER)
    assert SAID in desk.says("run", desk.folder, on="2026-06-30")
    over = desk.says("run", desk.folder, on="2026-07-01")
    late = desk.says("run", desk.folder, on="2028-03-01")

    assert (
        "Empty, and not declared vacant: 1 auditor of Canal Federation, 1 place: the term was over on 2026-07-01"
        in over
    )
    assert "│ president │ Canal Federation │ 0 │ 1 │ not declared │" in late
    assert "Empty, and not declared vacant: 11" in late
    assert "congress of Canal Federation, 6 places: the term was over on 2028-03-01" in late


def test_a_seat_that_goes_with_a_post_hides_no_empty_place(key: Path, tmp_path: Path) -> None:
    """The auditor sits in the congress of six: with five of them there are six members, and one place is empty."""
    seats = "{from: region, apportion: {fixed: 3}}"
    charter = SILENT.replace(f"seats: {seats}", f"seats: [{seats}, {{ex_officio: auditor}}]")
    desk, said = begun(tmp_path / "folder", str(tmp_path / "a.sqlite3"), key, charter)
    assert "│ congress │ Canal Federation │ 7 │ 0 │ complete │" in said
    desk.does("resign", "--by", "b5-1", "b5-1@congress", "--text", "Bye.")
    told = desk.says("run", desk.folder)

    assert "│ congress │ Canal Federation │ 6 │ 1 │ not declared │" in told
    assert "congress of Canal Federation, 1 place: the charter does not say how it is filled (vacancy.delegate)" in told
