"""Views."""

from django.http import Http404, HttpRequest, HttpResponse


def record(request: HttpRequest, **_: object) -> HttpResponse:
    """Show it."""
    raise Http404


def entry(request: HttpRequest, **_: object) -> HttpResponse:
    """Show it."""
    raise Http404
