"""Nobody holds two places in one body: lists that name the same person wait, and no run comes to a dead end."""

from pathlib import Path

from tests.core.world import CHARTER
from tests.run_folder import candidates, comitia, small_folder


def test_a_person_on_two_lists_of_one_body_holds_up_both(key: Path, tmp_path: Path) -> None:
    """Neither is counted until the person is off one of the lists; then the run goes on."""
    db, twice = (
        tmp_path / "a.sqlite3",
        candidates().replace("regional_council.b4,1,V,Ada Berg", "regional_council.b4,1,E,Eva Falk"),
    )
    folder = small_folder(tmp_path / "folder", {"candidates.csv": twice})

    done = comitia("run", folder, "--db", db, key=key)

    assert done.returncode == 1
    assert "candidates.csv:9: person E is listed in regional_council.b3 too, line 6" in done.stderr
    assert "regional_council.b3: its file cannot be used as it is" in done.stdout
    assert "regional_council.b4: its file cannot be used as it is" in done.stdout

    mended = comitia("run", small_folder(folder), "--db", db, key=key)

    assert mended.returncode == 0, mended.stderr
    assert "president.round-2: no file yet" in mended.stdout


def test_a_person_left_in_for_a_further_round_holds_up_the_other_list(key: Path, tmp_path: Path) -> None:
    """W ties in b4; a later list of b3 names W too: the round is held first, and b3 waits for its outcome."""
    db, charter = tmp_path / "a.sqlite3", CHARTER.replace("{id: scottish-stv}", "{id: exhaustive, drop: none}")
    folder = small_folder(tmp_path / "folder", {"charter.yaml": charter})
    for file in (folder / "contests").iterdir():
        file.unlink()
    (folder / "contests/regional_council.b4.blt").write_text("2 1\n1 1 0\n1 2 0\n0\n")
    tied = candidates().replace("regional_council.b3,1,E,Eva Falk", "regional_council.b3,1,W,Wu Tan")
    (folder / "candidates.csv").write_text(without(tied, "regional_council.b3"))
    assert comitia("run", folder, "--db", db, key=key).returncode == 0

    (folder / "contests/regional_council.b3.blt").write_text("3 2\n5 1 0\n4 2 0\n0\n")
    (folder / "candidates.csv").write_text(tied)
    done = comitia("run", folder, "--db", db, key=key)

    assert done.returncode == 1
    assert "person W is left in for regional_council.b4.round-2, and nobody can hold two places" in done.stderr
    assert "take the person off this list, or run again when that round has its outcome" in done.stderr
    assert "regional_council.b4.round-2: no file yet" in done.stdout

    (folder / "contests/regional_council.b4.round-2.blt").write_text("2 1\n2 1 0\n1 2 0\n0\n")
    (folder / "candidates.csv").write_text(tied + ROUND)
    assert comitia("run", folder, "--db", db, key=key).returncode == 1
    mended = comitia("run", folder, "--db", db, key=key)

    assert mended.returncode == 0, mended.stderr
    assert "regional_council.b3.round-2: no file yet" in mended.stdout


ROUND = "regional_council.b4.round-2,1,V,Ada Berg\nregional_council.b4.round-2,2,W,Wu Tan\n"


def without(text: str, contest: str) -> str:
    """Return candidates.csv without the list of a contest."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"{contest},"))
