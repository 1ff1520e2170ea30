"""An entry of an earlier day than the one before it is marked on the record, in the list and on its own page."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from tests.web.hall import Hall
from tests.web.test_words import text

from comitia.store import models
from comitia.store.queries.record import PAGE

MARK = "earlier than the entry before it"


@pytest.mark.usefixtures("complete")
def test_an_entry_of_an_earlier_day_is_marked(client: Client, tmp_path: Path) -> None:
    """It is, also as the last one of a page of the list; those of the same day and of a later one are not."""
    hall, first = Hall(tmp_path / "key.pem"), models.Chain.objects.get().size
    for number, day in enumerate((date(2026, 8, 2), date(2026, 7, 20), date(2026, 7, 20), date(2026, 7, 21))):
        hall.day = day
        hall.newcomer(f"new-{number}", f"New {number}")
    page, own = text(client, "/record/"), text(client, f"/record/{first + 1}/")
    for number in range(4, PAGE + 1):
        hall.newcomer(f"new-{number}", f"New {number}")
    last_of_page = text(client, f"/record/?before={first + 1 + PAGE}")

    marked = f"20 July 2026, {MARK} · entry {first + 1} "
    assert marked in page
    assert f"20 July 2026 · entry {first + 2} " in page
    assert 1 == page[page.index(f"entry {first + 3}") :].count(MARK)
    assert f"It happened on 20 July 2026, {MARK} (2 August 2026), and was entered on" in own
    assert all(MARK not in text(client, f"/record/{first + number}/") for number in (0, 2, 3))
    assert marked in last_of_page
    assert f"entry {first} " not in last_of_page


@pytest.mark.usefixtures("told")
def test_acts_of_the_past_are_passed_over(client: Client, tmp_path: Path) -> None:
    """After a file of history: what is entered for a day before the last act that is not of the past is marked."""
    entries = models.Entry.objects.order_by("-seq")
    past = entries[0].seq
    hall = Hall(tmp_path / "key.pem")
    hall.day = date(2026, 3, 1)
    hall.newcomer("new-1", "New 1")

    assert f"1 March 2026, {MARK} · entry {past + 1} " in text(client, "/record/")
    assert f"It happened on 1 March 2026, {MARK} (" in text(client, f"/record/{past + 1}/")
