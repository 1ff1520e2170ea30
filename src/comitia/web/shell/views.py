"""The pages for errors, and the answer to those who watch over the program."""

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from comitia.store.queries import record


def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  a view is given its request
    """Answer 200 where the database answers, and say whether it holds a record; 503 where it does not."""
    try:
        head = record.head()
    except Error:
        return _plain("unavailable: the database does not answer, or has no tables\n", 503)
    if head is None:
        return _plain("ok: the database answers; it holds no record yet\n", 200)
    return _plain(f"ok: the database answers; the record has {head.size} entries\n", 200)


def _plain(text: str, status: int) -> HttpResponse:
    kind = "text/plain; charset=utf-8"
    return HttpResponse(text, status=status, content_type=kind, headers={"Cache-Control": "no-store"})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "shell/404.html", {"reason": reason}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  nothing of it is shown
    """Say that the request cannot be understood; nothing is looked up for it."""
    return HttpResponse(render_to_string("shell/400.html"), status=400)


def failed(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  the frame is shown without a look at the database
    """Say that the fault is ours."""
    return HttpResponse(render_to_string("shell/500.html"), status=500)
