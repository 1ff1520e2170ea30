"""The organisation as a whole: who holds its posts, its bodies, and the tree of its units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.decisions.register import latest
from comitia.store.queries.organization import front

LATEST = 3
"""Decisions that the front page shows."""


def organization(request: HttpRequest) -> HttpResponse:
    """Show the organisation; before the founding, how to begin."""
    page = front()
    if page is None:
        return render(request, "organization/begin.html")
    return render(request, "organization/front.html", {"front": page, "decisions": latest(LATEST, voted__isnull=False)})
