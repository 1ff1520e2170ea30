"""Style sheets and pictures under addresses that hold a hash of their content, so that they may be kept for ever.

There is no step that collects files: the addresses are worked out when the program starts.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from whitenoise.middleware import WhiteNoiseMiddleware  # type: ignore[import-untyped]  # it has no types

WEB = Path(__file__).parent.parent
PREFIX = "/static/"


@cache
def files() -> dict[str, Path]:
    """Return the files of all page families by name; a name is used once."""
    return {path.name: path for path in sorted(WEB.glob("*/static/*")) if path.is_file()}


@cache
def address(name: str) -> str:
    """Return the address of a file, with the hash of its content in it; KeyError where there is none."""
    path = files()[name]
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    return f"{PREFIX}{path.stem}.{digest}{path.suffix}"


@cache
def edition() -> str:
    """Return a hash over all templates and assets: pages made by another edition of them are not fresh."""
    digest = hashlib.sha256()
    for path in sorted([*WEB.glob("*/templates/**/*"), *WEB.glob("*/static/*")]):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


class Assets(WhiteNoiseMiddleware):  # type: ignore[misc]  # as above
    """Serves the files above at their addresses, to be kept for ever, and nothing else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        super().__init__(get_response)
        for name, path in files().items():
            self.add_file_to_dictionary(address(name), str(path))

    def immutable_file_test(self, path: str, url: str) -> bool:  # noqa: ARG002  whitenoise asks this way
        """Tell that a file may be kept for ever: its address changes with its content."""
        return True
