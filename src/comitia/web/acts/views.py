"""All acts done in office, and all delegations."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.powers.delegated import every
from comitia.store.queries.powers.done import done_page

LARGEST = 9
"""Digits of a number that is looked up."""


def acts(request: HttpRequest) -> HttpResponse:
    """List acts in office, newest first, and on the first page the delegations."""
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= LARGEST else 0
    page = done_page(number)
    if page is None:
        raise Http404("The list of acts has no such page.")
    return render(request, "acts/acts.html", {"page": page, "delegated": every() if number == 1 else ()})
