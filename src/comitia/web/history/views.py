"""The past in order of time, one act of it, the sources, and one source."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.past.page import act_page
from comitia.store.queries.past.register import Filter, register
from comitia.store.queries.past.sources import source_page, sources_page

LARGEST = 9
"""Digits of a number that is looked up."""
ASKED = ("office", "unit", "kind", "flag", "decade")


def history(request: HttpRequest) -> HttpResponse:
    """List acts of the past, the oldest first; what `ASKED` names in the address chooses among them."""
    office, unit, kind, flag, decade = (request.GET.get(name, "").replace("\0", "") for name in ASKED)
    asked = Filter(office=office, unit=unit, kind=kind, flag=flag, decade=decade)
    page = register(asked, _page(request))
    if page is None:
        raise Http404("The history has no such page.")
    kept = {**asked.kept, **({"decade": asked.decade} if asked.decade else {})}
    context = {"page": page, "kept": urlencode(kept), "beside": urlencode(asked.kept)}
    return render(request, "history/register.html", context)


def past(request: HttpRequest, number: int) -> HttpResponse:
    """Show an act of the past, with the acts of a session, or 404."""
    page = act_page(number, _page(request)) if number < 10**LARGEST else None
    if page is None:
        raise Http404("No act of the past has this number.")
    return render(request, "history/act.html", {"page": page})


def sources(request: HttpRequest) -> HttpResponse:
    """List the sources, in the order in which they were registered."""
    page = sources_page(_page(request))
    if page is None:
        raise Http404("The list of sources has no such page.")
    return render(request, "history/sources.html", {"page": page})


def source(request: HttpRequest, number: int) -> HttpResponse:
    """Show a source, with what is cited from it, or 404."""
    page = source_page(number, _page(request)) if number < 10**LARGEST else None
    if page is None:
        raise Http404("No source has this number.")
    return render(request, "history/source.html", {"page": page})


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= LARGEST else 0
