"""A house that has elected its bodies, under rules with a challenge; and copies of it to enter acts on."""

import shutil
from pathlib import Path

import pytest
from tests.house_folder import CHALLENGED, Terminal, found_house


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Return the terminal of a house that has elected its bodies, under rules with a challenge."""
    place = tmp_path_factory.mktemp("founded")
    return found_house(Terminal(str(place / "a.sqlite3"), place / "key.pem"), place / "folder", CHALLENGED)


@pytest.fixture(name="terminal")
def fresh(founded: Terminal, tmp_path: Path) -> Terminal:
    """Return the terminal of a copy of that house."""
    shutil.copy(founded.db, tmp_path / "a.sqlite3")
    return Terminal(str(tmp_path / "a.sqlite3"), founded.key)
