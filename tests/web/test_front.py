"""The front page."""

from django.test import Client


def test_front_answers(complete: None, client: Client) -> None:
    """It shows the president."""
    page = client.get("/")
    assert page.status_code == 200
    open("/tmp/front.html","wb").write(page.content)
