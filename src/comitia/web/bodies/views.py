"""One body."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.bodies import body_page
from comitia.store.queries.petitions import petition_lines
from comitia.web.bodies.seats import chamber

PETITIONS = 12
"""Petitions that the page of a body lists."""


def body(request: HttpRequest, body: str, unit: str) -> HttpResponse:
    """Show the body of a unit with its seats drawn, or 404."""
    page = body_page(body, unit)
    if page is None:
        raise Http404("No body has this address.")
    alternates = [delegation for delegation in page.delegations if delegation.alternates]
    petitions, _ = petition_lines(PETITIONS, office=body, unit=unit)
    context = {"page": page, "chamber": chamber(page.delegations), "alternates": alternates, "petitions": petitions}
    return render(request, "bodies/body.html", context)
