"""Views."""

from django.http import Http404, HttpRequest, HttpResponse


def body(request: HttpRequest, **_: object) -> HttpResponse:
    """Show it."""
    raise Http404
