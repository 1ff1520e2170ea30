"""A page is the same until the record grows: its entity tag is made of the record's head, and spares the rendering.

The tag covers the head, the address and the edition of templates and program. Every page is to be asked for again each
time (`max-age=0`); where the tag still holds, the answer is 304 and costs one query.
"""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from comitia import __version__
from comitia.store.queries import record
from comitia.web.shell import assets
from comitia.web.shell.middleware import Answer

FRESH = "public, max-age=0, must-revalidate"
NEVER = "no-store"


def conditional(get_response: Answer) -> Answer:
    """Answer 304 where the reader's copy of a page is still right; tag every page that is found."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz":
            return get_response(request)
        tag = _tag(request)
        if tag.removeprefix("W/") in _held(request):
            return _stamp(HttpResponse(status=304), tag)
        response = get_response(request)
        if response.status_code == 200 and not response.has_header("Cache-Control"):
            return _stamp(response, tag)
        response.headers.setdefault("Cache-Control", NEVER if response.status_code >= 500 else "public, max-age=0")
        return response

    return answer


def _tag(request: HttpRequest) -> str:
    head = record.head()
    parts = [head.hash if head else "", request.get_full_path(), __version__, assets.edition()]
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def _held(request: HttpRequest) -> list[str]:
    return [tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))]


def _stamp(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = FRESH
    patch_vary_headers(response, ["Accept-Encoding"])
    return response
