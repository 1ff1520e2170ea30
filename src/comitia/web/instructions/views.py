"""The report "instructed and voted"."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.decisions.instructed import Asked
from comitia.store.queries.instructions.report import motion_report, reports

LARGEST = 9
"""Digits of a number that is looked up."""
ASKED = ("body", "unit", "by", "by_unit")


def instructions(request: HttpRequest) -> HttpResponse:
    """List the motions with instructions or votes by name; `?body=&unit=` voted on them, `?by=&by_unit=` instructed."""
    asked = Asked(**{name: request.GET.get(name, "").replace("\0", "") for name in ASKED})
    number = request.GET.get("page", "1")
    page = reports(asked, int(number) if number.isascii() and number.isdecimal() and len(number) <= LARGEST else 0)
    if page is None:
        raise Http404("The report on instructions has no such page.")
    kept = {name: getattr(asked, name) for name in ASKED if getattr(asked, name)}
    return render(request, "instructions/reports.html", {"page": page, "kept": urlencode(kept)})


def names(request: HttpRequest, number: int) -> HttpResponse:
    """Show who was instructed on a motion, and how each voted, or 404."""
    page = motion_report(number) if number < 10**LARGEST else None
    if page is None:
        raise Http404("No motion has this number.")
    return render(request, "instructions/names.html", {"page": page})
