"""Pages of persons who hold several offices: which do not go together, until when to choose, and who has no vote."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from tests.decision_folder import RULES, decision_folder
from tests.web.conftest import enter
from tests.web.test_words import text

from comitia.app.clerk import Clerk
from comitia.core.mandate.incompatibility import ChooseMandate
from comitia.store import models


def house(tmp_path: Path, rule: str, *changes: tuple[str, str]) -> str:
    """Enter a federation under a rule, and return the address of Ada East, secretary, archivist and of the plenum."""
    extra = f"{RULES}mandate: {{incompatible: {{{rule}}}}}\n"
    enter(decision_folder(tmp_path / "folder", extra, changes=changes), tmp_path / "key.pem")
    return f"/people/{models.Person.objects.get(reference='easta').id}/"


@pytest.mark.django_db
def test_who_has_to_choose_is_told_until_when(client: Client, tmp_path: Path) -> None:
    """On her page, with the entry; after the choice nothing is said, and the office given up is among those held before."""
    ada = house(tmp_path, "choose_within: P14D", ("archivist: {", "archivist: {not_with: [secretary], "))
    before = text(client, ada)
    clerk, day = Clerk(now=datetime(2026, 3, 20, 12, tzinfo=UTC)), date(2026, 3, 20)
    with clerk.sitting():
        clerk.enter(ChooseMandate(mandate="archivist:1", at=day), day)
    after = text(client, ada)

    assert (
        "To be secretary and archivist does not go together: one is to be chosen before 28 March 2026; "
        "otherwise the mandate as archivist ends on that day. entry"
    ) in before
    assert "Held now, at the same time" in before
    assert "does not go together" not in after
    assert "held until 20 March 2026: it does not go with another office that was kept" in after


@pytest.mark.django_db
def test_a_member_without_a_vote_is_named_on_the_page_of_the_body(client: Client, tmp_path: Path) -> None:
    """Ada East sits in the plenum, three vote there, and four are needed."""
    ada = house(tmp_path, "forbidden: vote", ("  plenum: {tier: organ, ", "  plenum: {not_with: [secretary, archivist], quorum: {n: 4}, tier: organ, "))  # fmt: skip
    plenum = text(client, "/bodies/plenum/union/")

    assert "As secretary, without a vote in the plenum." in text(client, ada)
    assert "As archivist, without a vote in the plenum." in text(client, ada)
    assert "1 member sits here without a vote, because of an office that does not go with it: Ada East" in plenum
    assert "3 members vote." in plenum
    assert "It cannot decide: 4 members must be present, and 3 members have a vote." in plenum


@pytest.mark.django_db
def test_those_who_hold_several_offices_are_listed(client: Client, tmp_path: Path) -> None:
    """Those with most first; one who holds a single seat is not among them."""
    house(tmp_path, "forbidden: stand")
    listed = text(client, "/people/several/")

    assert "Who holds several seats or posts" in text(client, "/people/")
    assert "8 people hold more than one seat or post at the same time." in listed
    assert listed.index("Ada East") < listed.index("Bo East")


@pytest.mark.django_db
def test_nobody_holds_several_where_nothing_is_held(client: Client) -> None:
    """Before the founding the list is empty."""
    assert "Nobody holds more than one seat or post at present." in text(client, "/people/several/")
