"""What holds for every request: it only reads, and its answer carries the headers that keep a browser careful."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

READING = ("GET", "HEAD")
Answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def careful(get_response: Answer) -> Answer:
    """Set the headers that no other middleware sets."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return answer


def reading_only(get_response: Answer) -> Answer:
    """Refuse everything but GET and HEAD with 405: no page changes anything."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method in READING:
            return get_response(request)
        response: HttpResponse = render(request, "shell/405.html", status=405)
        response["Allow"] = ", ".join(READING)
        response["Cache-Control"] = "no-store"
        return response

    return answer


def without_nul(get_response: Answer) -> Answer:
    """Answer 404 to an address with a zero byte in it: nothing has such a name, and a database may refuse to look."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path:
            return render(request, "shell/404.html", status=404)
        return get_response(request)

    return answer
