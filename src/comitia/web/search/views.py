"""The search: what is found of every kind, or one kind page by page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.asked import LONGEST
from comitia.store.queries.search.find import KINDS, find

DIGITS = 6


def search(request: HttpRequest) -> HttpResponse:
    """Show what `?q=` finds; `?kind=` asks for one kind, whose pages are `?page=`."""
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
    kind, asked = request.GET.get("kind", ""), request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= DIGITS else 0
    found = find(text, kind, number)
    if found is None:
        raise Http404("The search has no such page.")
    return render(
        request, "search/search.html", {"text": text, "kind": KINDS.get(kind, ""), "of": kind, "found": found}
    )
