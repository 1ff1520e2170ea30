"""One unit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.units import unit_page


def unit(request: HttpRequest, unit: str) -> HttpResponse:
    """Show a unit, or 404."""
    page = unit_page(unit)
    if page is None:
        raise Http404("No unit has this address.")
    return render(request, "units/unit.html", {"page": page})
