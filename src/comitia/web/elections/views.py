"""All elections, and those for one body or post."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.elections import listing, overview
from comitia.web.shell.states import STATES

LARGEST = 7


def elections(request: HttpRequest) -> HttpResponse:
    """Show the elections by office; with `office`, `state` and `page`, one page of those for one office."""
    office = request.GET.get("office")
    if office is None:
        return render(request, "elections/overview.html", {"groups": overview()})
    state, number = request.GET.get("state", ""), request.GET.get("page", "1")
    if not (number.isascii() and number.isdecimal() and len(number) < LARGEST) or (state and state not in STATES):
        raise Http404("There is no such list of elections.")
    page = listing(office, state, int(number))
    if page is None:
        raise Http404("There is no such list of elections.")
    return render(request, "elections/listing.html", {"page": page, "states": STATES})
