"""A name with accents is found in capitals or not, and however the accents were typed, on both databases."""

from pathlib import Path
from unicodedata import normalize

import pytest
from tests.core.world import CHARTER
from tests.run_folder import ROLLS, UNITS, candidates, comitia, name_of, small_folder


@pytest.fixture
def accents(db: str, key: Path, tmp_path: Path) -> str:
    """Return a database of the small folder, in which person, unit and post have names with accents."""
    roll = "".join(f"{person},{unit},{name_of(person)}\n" for unit, persons in ROLLS.items() for person in persons)
    changes = {
        "charter.yaml": CHARTER,
        "units.csv": UNITS.replace("Branch One", "Östra Ängby (1+1)"),
        "roll.csv": f"person,unit,name\n{roll}".replace("Bo Chen", "Åsa Öberg-Ruiz"),
        "candidates.csv": candidates().replace("Bo Chen", "Åsa Öberg-Ruiz"),
    }
    folder = small_folder(tmp_path / "folder", {name: normalize("NFD", text) for name, text in changes.items()})
    done = comitia("run", folder, "--db", db, key=key)
    assert done.returncode == 0, done.stderr
    return db


def test_accents_are_found(accents: str, key: Path) -> None:
    """As it is written, in small and large letters, and with the accents as signs of their own."""
    for name in ("Åsa Öberg-Ruiz", "Östra Ängby (1+1)"):
        expected = comitia("chain", name, "--db", accents, key=key)
        assert expected.returncode == 0, expected.stderr
        assert name in expected.stdout
        for typed in (name.lower(), name.upper(), normalize("NFD", name), normalize("NFD", name.lower())):
            found = comitia("chain", typed, "--db", accents, key=key)
            assert (0, expected.stdout) == (found.returncode, found.stdout), found.stderr


def test_a_name_is_no_pattern_and_no_part(accents: str, key: Path) -> None:
    """Only the whole name is meant; what is near is offered."""
    for typed in ("Åsa Öberg", "sa Öberg-Ruiz", "Åsa Öberg.Ruiz", "Åsa Öberg-Ruiz|Ö", "östra ängby (1+2)"):
        found = comitia("chain", typed, "--db", accents, key=key)
        assert found.returncode == 1, found.stdout
    for typed in ("åsa öberg-riuz", normalize("NFD", "åsa öberg-riuz")):
        assert "Did you mean: Åsa Öberg-Ruiz?" in comitia("chain", typed, "--db", accents, key=key).stderr
