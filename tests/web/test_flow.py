"""The page of a contest shows how votes passed on, where they did, and what the clauses say."""

import pytest
from django.test import Client


def page_of(client: Client, contest: str) -> str:
    """Return the page of a contest."""
    return client.get(f"/contests/{contest}/").content.decode()


@pytest.mark.django_db
@pytest.mark.usefixtures("complete")
def test_the_picture_stands_where_votes_passed_on(client: Client) -> None:
    """A surplus of one passed from Anna to Bruno; the words of the clause are there; the table stands below."""
    page = page_of(client, "region_council.ash")

    assert "How they passed on" in page
    assert "<title>1 vote from Anna Berg to Bruno Costa</title>" in page
    assert page.index('class="flow"') < page.index("Stage by stage, as a table")
    assert "<dt>rule 47(1)</dt><dd>Whoever has as many votes as the quota, or more, is elected.</dd>" in page
    assert "style=" not in page


@pytest.mark.django_db
@pytest.mark.usefixtures("complete")
def test_there_is_none_where_none_did(client: Client) -> None:
    """A count of rounds, and an election without a vote."""
    for contest in ("president", "region_council.cedar"):
        page = page_of(client, contest)
        assert "<h1>" in page
        assert 'class="flow"' not in page
