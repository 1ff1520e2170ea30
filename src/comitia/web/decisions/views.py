"""The register of motions, one motion, the registers of resolutions and of petitions, and one petition."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.decisions.motion import motion_page
from comitia.store.queries.decisions.register import Filter, register
from comitia.store.queries.decisions.resolutions import resolutions as resolutions_page
from comitia.store.queries.petitions import petition_lines, petition_page

PETITIONS = 50
"""Petitions on one page."""
LARGEST = 9
"""Digits of a number that is looked up."""


def decisions(request: HttpRequest) -> HttpResponse:
    """List motions, newest first; `?body=`, `?unit=`, `?state=` and `?kind=` choose among them."""
    asked = Filter(**{name: request.GET.get(name, "").replace("\0", "") for name in ("body", "unit", "state", "kind")})
    page = register(asked, _page(request))
    if page is None:
        raise Http404("The register of motions has no such page.")
    kept = {name: getattr(asked, name) for name in ("body", "unit", "state", "kind") if getattr(asked, name)}
    return render(request, "decisions/register.html", {"page": page, "kept": urlencode(kept)})


def decision(request: HttpRequest, number: int) -> HttpResponse:
    """Show a motion, or 404."""
    page = motion_page(number) if number < 10**LARGEST else None
    if page is None:
        raise Http404("No motion has this number.")
    return render(request, "decisions/motion.html", {"page": page})


def resolutions(request: HttpRequest) -> HttpResponse:
    """List what is to be carried out; what nobody has reported on comes first."""
    page = resolutions_page(_page(request))
    if page is None:
        raise Http404("The register of resolutions has no such page.")
    return render(request, "decisions/resolutions.html", {"page": page})


def petitions(request: HttpRequest) -> HttpResponse:
    """List petitions for recall, newest first."""
    page = _page(request)
    lines, more = petition_lines(PETITIONS, max(page - 1, 0) * PETITIONS)
    if page < 1 or (page > 1 and not lines):
        raise Http404("The list of petitions has no such page.")
    return render(request, "decisions/petitions.html", {"lines": lines, "more": more, "page": page})


def petition(request: HttpRequest, number: int) -> HttpResponse:
    """Show a petition for recall, or 404."""
    page = petition_page(f"petition-{number}") if number < 10**LARGEST else None
    if page is None:
        raise Http404("No petition has this number.")
    return render(request, "decisions/petition.html", {"page": page})


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) <= LARGEST else 0
