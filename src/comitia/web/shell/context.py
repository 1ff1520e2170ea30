"""What the frame of every page shows: whose register it is, and how long its record."""

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from comitia.store.queries import organization


def frame(request: HttpRequest) -> dict[str, object]:
    """Return the masthead, looked up when the template asks for it, and the section that the address lies in."""
    section = request.path.strip("/").partition("/")[0]
    return {
        "masthead": SimpleLazyObject(organization.masthead),
        "section": "register" if section in REGISTER else section,
    }


REGISTER = ("", "units", "bodies", "posts", "mandates")
"""Where addresses begin that lie in the section of the front page; what begins otherwise is its own, or nothing."""
