"""No page asks the database more often because the organisation is larger."""

from collections.abc import Iterable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comitia.store import models

MOST = 60
MOST_OF_DECISIONS = 90
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


DECIDED = (
    "/",
    "/units/tide/",
    "/decisions/",
    "/decisions/13/",
    "/decisions/18/",
    "/decisions/20/",
    "/decisions/25/",
    "/decisions/30/",
    "/resolutions/",
    "/rules/",
    "/posts/archivist/tide/",
    "/posts/steward/ash/",
    "/bodies/assembly/tide/",
    "/bodies/harbour_committee/tide/",
    "/mandates/motion-11/1/",
    "/mandates/president/1/",
    "/units/ash/up/",
    "/record/",
)


def numbers(client: Client, addresses: Iterable[str] = PAGES) -> dict[str, int]:
    """Return the number of queries of each page."""
    found = {}
    for address in addresses:
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
        there = {"since": date(2026, 1, 1), "is_live": True}
        models.Unit(id=unit, type="branch", parent="north", name=f"Even more {place}", seq=1000 + place, **there).save()
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


def decide_more(number: int) -> None:
    """Add as many motions like each of four, with their votes, and as much that one of them did."""
    for like in (1, 15, 18, 26):
        motion, votes = (
            models.Motion.objects.get(number=like),
            list(models.Vote.objects.filter(motion=f"motion-{like}")),
        )
        for place in range(number):
            motion.number = like * 1000 + place
            motion.id, motion.seq = f"motion-{motion.number}", motion.number
            motion.save(force_insert=True)
            for vote in votes:
                vote.key, vote.motion = f"{motion.id}/{vote.number}", motion.id
                vote.save(force_insert=True)
    ended, mandate = models.Act.objects.filter(motion="motion-13", type="mandate_ended/1").get(), "region_council.ash:1"
    for place in range(number):
        ended.seq = 100_000 + place
        ended.body = {**ended.body, "mandate": mandate, "office_unit": "dell" if place % 2 else "elm"}
        ended.save(force_insert=True)


@pytest.mark.usefixtures("decided")
def test_queries_do_not_grow_with_decisions(client: Client) -> None:
    """Four times forty more motions, and forty more entries of one decision: no page needs more queries."""
    person = models.Person.objects.get(reference="dell1").id
    pages = (*DECIDED, f"/people/{person}/")
    before = numbers(client, pages)
    decide_more(40)
    after = numbers(client, pages)

    assert [] == [address for address in pages if after[address] > before[address]]
    assert max(before.values()) <= MOST_OF_DECISIONS


@pytest.mark.usefixtures("complete")
def test_large_page_holds_them_all(client: Client) -> None:
    """The front page and the page of a region list every branch."""
    grow(200)

    assert client.get("/").content.decode().count("Even more") == 200
    assert client.get("/units/north/").content.decode().count("Even more") == 200
    assert "Page 1 of 3" in client.get("/elections/?office=region_council").content.decode()
    assert "Page 3 of 3" in client.get("/elections/?office=region_council&page=3").content.decode()
