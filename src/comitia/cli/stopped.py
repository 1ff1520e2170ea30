"""Stopping a command with Ctrl-C: it says in one line what that means."""

from collections.abc import Iterator
from contextlib import contextmanager

import typer

STATUS = 130
"""The status of a command that was stopped, as shells have it."""


@contextmanager
def stoppable(said: str) -> Iterator[None]:
    """End the program with a sentence on stderr where it is stopped."""
    try:
        yield
    except KeyboardInterrupt:
        typer.echo(f"\nStopped. {said}", err=True)
        raise typer.Exit(STATUS) from None
