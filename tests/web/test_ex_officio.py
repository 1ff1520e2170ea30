"""Pages of those who sit in a body by virtue of a post: the body, the person, and how that came about."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.decision_folder import RULES, decision_folder
from tests.web.conftest import enter
from tests.web.test_pages import walk
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.core.mandate.departure import EnterDeparture
from comitia.store import models

SEATS = (
    (
        "seats: {elected_by: congress, count: 4}",
        "quorum: {share: 1, of: all_seats}, "
        "seats: [{elected_by: congress, count: 4}, {ex_officio: auditor}, {ex_officio: local_secretary, vote: false}]",
    ),
)


@pytest.mark.django_db
def test_who_sits_by_virtue_of_a_post_is_in_a_group_of_their_own(client: Client, tmp_path: Path) -> None:
    """Two secretaries sit without a vote; two auditors are still to come; one secretary dies, and every page answers."""
    enter(decision_folder(tmp_path / "folder", RULES, changes=SEATS), tmp_path / "key.pem")
    dan = models.Person.objects.get(reference="westd").id
    plenum, before = text(client, "/bodies/plenum/union/"), text(client, f"/people/{dan}/")
    clerk, day = Clerk(now=datetime(2026, 3, 20, 12, tzinfo=UTC)), date(2026, 3, 20)
    with clerk.sitting():
        clerk.enter(EnterDeparture(person=dan, cause="death", mandates=(), text="0" * 64, at=day), day)
    pages = walk(client)

    assert "6 of 8 seats are filled, 2 are vacant" in plenum
    assert "It cannot decide: 6 members must be present, and 4 members have a vote." in plenum
    assert "By virtue of their post" in plenum
    assert "2 seats go with places in posts that nobody holds." in plenum
    assert "An empty ring" not in plenum
    assert "Dan West as local secretary, without a vote, since" in plenum
    assert "Sits ex officio as local secretary: how that came about" in before
    assert "Sat ex officio as local secretary" in text(client, f"/people/{dan}/")
    assert "Dan West" not in text(client, "/bodies/plenum/union/").partition("Who sat in it before")[0]
    assert client.get("/mandates/plenum.union@local_secretary.east/1/").status_code == 200
    assert {} == {address: page.problems for address, page in pages.items() if page.problems}
