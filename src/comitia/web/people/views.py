"""Views."""

from django.http import Http404, HttpRequest, HttpResponse


def people(request: HttpRequest, **_: object) -> HttpResponse:
    """Show it."""
    raise Http404


def person(request: HttpRequest, **_: object) -> HttpResponse:
    """Show it."""
    raise Http404
