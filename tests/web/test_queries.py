"""No page asks the database more often because the organisation is larger."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comitia.store import models

MOST = 60
PAGES = (
    "/",
    "/units/tide/",
    "/units/north/",
    "/units/ash/",
    "/bodies/region_council/north/",
    "/bodies/assembly/tide/",
    "/bodies/branch_meeting/ash/",
    "/posts/president/tide/",
    "/elections/",
    "/elections/?office=region_council",
    "/people/?q=e",
    "/record/",
    "/record/3/",
    "/rules/",
)


def numbers(client: Client) -> dict[str, int]:
    """Return the number of queries of each page."""
    found = {}
    for address in PAGES:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        found[address] = len(queries)
    return found


def grow(number: int) -> None:
    """Add so many branches to the north, each with an election, a candidate and a mandate like that of Ashford."""
    contest, declared = (
        models.Contest.objects.get(id="region_council.ash"),
        models.Return.objects.get(contest="region_council.ash"),
    )
    mandate = models.Mandate.objects.get(id="region_council.ash:1")
    shares = models.Apportionment.objects.get(body="region_council", unit="north")
    for place in range(number):
        unit, name = f"more{place}", f"region_council.more{place}"
        models.Unit(id=unit, type="branch", parent="north", name=f"Even more {place}", seq=1000 + place).save()
        models.Person(id=f"p{place}", reference=f"r{place}", name=f"Else {place}", salt="").save()
        models.Candidate(key=f"{name}/1", contest=name, number=1, person=f"p{place}", name="").save()
        contest.id, contest.first, contest.unit, declared.contest = name, name, unit, name
        mandate.id, mandate.contest, mandate.person = f"{name}:1", name, f"p{place}"
        for row in (contest, declared, mandate):
            row.save(force_insert=True)
        shares.seats[unit] = 2
    shares.save()


@pytest.mark.usefixtures("complete")
def test_queries_do_not_grow(client: Client) -> None:
    """Two hundred more branches, and every page needs as many queries as before."""
    before = numbers(client)
    grow(200)

    assert before == numbers(client)
    assert max(before.values()) <= MOST


@pytest.mark.usefixtures("complete")
def test_large_page_holds_them_all(client: Client) -> None:
    """The front page and the page of a region list every branch."""
    grow(200)

    assert client.get("/").content.decode().count("Even more") == 200
    assert client.get("/units/north/").content.decode().count("Even more") == 200
    assert "Page 1 of 3" in client.get("/elections/?office=region_council").content.decode()
    assert "Page 3 of 3" in client.get("/elections/?office=region_council&page=3").content.decode()
