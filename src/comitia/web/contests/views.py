"""Views."""

from django.http import Http404, HttpRequest, HttpResponse


def contest(request: HttpRequest, contest: str) -> HttpResponse:
    """Show one contest."""
    raise Http404(contest)


def ballots(request: HttpRequest, contest: str) -> HttpResponse:
    """Send the ballots of a contest."""
    raise Http404(contest)
