"""Stopping a command with Ctrl-C: it says in one line what that means."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from comitia.cli.django import unused_removed

STATUS = 130
"""The status of a command that was stopped, as shells have it."""
GOES_ON = "What was entered stands, and nothing is lost: the same command goes on from there."
BEGINS_ANEW = "Nothing was entered, and the database that was just made is removed: the same command begins anew."


@contextmanager
def stoppable(said: str) -> Iterator[None]:
    """End the program with a sentence on stderr where it is stopped."""
    try:
        yield
    except KeyboardInterrupt:
        raise _stopped(said) from None


@contextmanager
def entering(made: Path | None) -> Iterator[None]:
    """End the program likewise where it enters what is kept; a database it has just made goes, where nothing was."""
    try:
        with unused_removed(made):
            yield
    except KeyboardInterrupt:
        is_removed = made is not None and not made.exists()
        raise _stopped(BEGINS_ANEW if is_removed else GOES_ON) from None


def _stopped(said: str) -> typer.Exit:
    typer.echo(f"\nStopped. {said}", err=True)
    return typer.Exit(STATUS)
