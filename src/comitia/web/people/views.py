"""Persons, and the search for a name."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.people import person_page, search, several_page

LONGEST = 100


def people(request: HttpRequest) -> HttpResponse:
    """Show what a search for a name finds; without one, the form alone."""
    text = " ".join(request.GET.get("q", "").replace("\0", "").split())[:LONGEST]
    return render(request, "people/search.html", {"text": text, "found": search(text) if text else None})


def several(request: HttpRequest) -> HttpResponse:
    """Show those who hold several seats or posts."""
    return render(request, "people/several.html", {"found": several_page()})


def person(request: HttpRequest, person: str) -> HttpResponse:
    """Show a person with a page, or 404."""
    page = person_page(person)
    if page is None:
        raise Http404("Nobody who stood in an election, or whom a decision is about, has this address.")
    return render(request, "people/person.html", {"page": page})
