"""Views."""

from django.http import Http404, HttpRequest, HttpResponse


def unit(request: HttpRequest, **_: object) -> HttpResponse:
    """Show it."""
    raise Http404
