"""A register with every state in it, and a client that reads it."""
# ruff: noqa: E402  the settings are named before anything of Django is read

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

pytest.importorskip("django", reason="the register needs the extra `web`")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "comitia.config.settings")

import django

django.setup()

from tests.web.deciding import decide_all
from tests.web.federation import write_folder
from tests.web.hall import CHARTER_THAT_DECIDES, Hall
from tests.web.past import enter_past

from comitia.app.clerk import Clerk
from comitia.app.installation import installation
from comitia.app.persons import Persons
from comitia.app.plan import Closure, Plan
from comitia.app.run import run
from comitia.app.sources import Sources
from comitia.app.texts import Texts
from comitia.charter import load
from comitia.exchange.folder import read_folder


class Silent:
    """Progress that nobody watches."""

    def start(self, what: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""


def enter(folder: Path, key: Path, *closed: str) -> None:
    """Run the elections of a folder on the database of the test; `closed` contests were not held."""
    charter, tables = load(folder / "charter.yaml"), read_folder(folder)
    now = datetime(2026, 3, 14, 18, 2, tzinfo=UTC)
    plan = Plan(
        clerk=Clerk(now=now),
        keeper=installation(key),
        folder=tables,
        persons=Persons(installation(key), charter.id),
        sources=Sources(installation(key), charter.id),
        texts=Texts(installation(key), charter.id),
        day=now.date(),
        progress=Silent(),
    )
    run(plan, charter, "", ())
    if closed:
        problems = run(plan, charter, "", [Closure(contest=contest, outcome="not_held") for contest in closed])
        assert not problems, problems


@pytest.fixture
def awaiting(db: None, tmp_path: Path) -> None:  # noqa: ARG001  the database is open while this runs
    """Enter the federation while one branch has not reported: nothing above its region council is complete."""
    enter(write_folder(tmp_path / "folder"), tmp_path / "key.pem")


@pytest.fixture
def complete(db: None, tmp_path: Path) -> None:  # noqa: ARG001  as above
    """Enter the federation after that branch was closed as not held: filled to the top, but for the secretary."""
    enter(write_folder(tmp_path / "folder"), tmp_path / "key.pem", "region_council.fern")


@pytest.fixture
def decided(db: None, tmp_path: Path) -> None:  # noqa: ARG001  as above
    """Enter the federation complete, under a charter that lets its bodies decide, and all that they decided."""
    key = tmp_path / "key.pem"
    enter(write_folder(tmp_path / "folder", CHARTER_THAT_DECIDES), key, "region_council.fern")
    decide_all(Hall(key))


@pytest.fixture
def told(db: None, tmp_path: Path) -> None:  # noqa: ARG001  as above
    """Enter the federation complete, and what documents tell of its past."""
    key = tmp_path / "key.pem"
    enter(write_folder(tmp_path / "folder", CHARTER_THAT_DECIDES), key, "region_council.fern")
    enter_past(Hall(key))
