"""Long work says how far it has come to whoever shows it."""

from typing import Protocol


class Progress(Protocol):
    """Is told how far long work has come."""

    def start(self, what: str, total: int) -> None:
        """Begin a step: `what` it is, in words, and of how many parts."""

    def advance(self) -> None:
        """Move on by one part of the step."""
