"""Free texts on the record: which commitments an event holds. The texts themselves lie in an erasable table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.events import Event


def texts_of(event: "Event") -> Iterator[str]:  # noqa: ARG001  no event holds a text yet
    """Yield the commitments to free texts that an event holds; names and files are not among them."""
    yield from ()
