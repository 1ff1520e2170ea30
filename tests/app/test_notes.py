"""Notes of a run: what is lawful, and may still be a slip."""

from pathlib import Path

from tests.run_folder import ROLLS, UNITS, candidates, comitia, name_of, small_folder

SLIP = candidates().replace("regional_council.b3,3,G,Gia Haas", "regional_council.b3,3,GG,Gia Haas")
NOTE = "note: GG (Gia Haas), who stands in regional_council.b3, is on no listed roll; G on the roll has this name"


def noted(folder: Path, key: Path) -> list[str]:
    """Return the notes of a run, and what is said after them."""
    done = comitia("run", folder, "--db", folder / "a.sqlite3", key=key)
    assert done.returncode == 0, done.stderr
    return [line for line in done.stdout.splitlines() if line.startswith("note: ") or line.endswith("more notes")]


def test_a_candidate_on_no_roll(key: Path, tmp_path: Path) -> None:
    """A slip of the pen makes a second person: the run says who is on no roll, and who has the name."""
    assert [NOTE] == noted(small_folder(tmp_path / "folder", {"candidates.csv": SLIP}), key)


def test_numbers_beside_lists_hide_nothing(key: Path, tmp_path: Path) -> None:
    """A subtotal for a region, for which no roll is kept, and the number of a branch whose members are listed."""
    units = UNITS.replace("r1,region,u,East,", "r1,region,u,East,12").replace("Branch One,", "Branch One,8")
    folder = small_folder(tmp_path / "folder", {"candidates.csv": SLIP, "units.csv": units})

    assert [NOTE, "note: 12 members of r1 are not counted, for no roll is kept for each region"] == noted(folder, key)


def test_who_may_be_on_a_roll_known_only_by_number(key: Path, tmp_path: Path) -> None:
    """Nothing is said of those who stand in b3, of which only the number of members is known; of b1 it is."""
    changes = {"candidates.csv": SLIP.replace("regional_council.b1,3,C,", "regional_council.b1,3,CC,")}
    folder = small_folder(
        tmp_path / "folder", {**changes, "units.csv": UNITS.replace("Branch Three,", "Branch Three,9")}
    )
    rows = [f"{person},{unit},{name_of(person)}\n" for unit in ("b1", "b2", "b4") for person in ROLLS[unit]]
    (folder / "roll.csv").write_text("person,unit,name\n" + "".join(rows))

    [found] = noted(folder, key)

    assert found.startswith("note: CC (Cleo Diaz), who stands in regional_council.b1, is on no listed roll; C on the")


def test_notes_that_are_not_shown_are_numbered(key: Path, tmp_path: Path) -> None:
    """Fourteen strangers: twelve are named."""
    rows = "".join(f"regional_council.b4,{number},S{number},Stranger\n" for number in range(3, 17))
    changes = {"candidates.csv": candidates() + rows, "contests/regional_council.b4.return.csv": None}

    *named, last = noted(small_folder(tmp_path / "folder", changes), key)

    assert (12, "and 2 more notes") == (len(named), last)
