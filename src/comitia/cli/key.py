"""The signing key on the command line: read for every record, made for a new one only, and never in silence."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from comitia.app.installation import Installation


def keeper_of(path: Path | None, *, is_new: bool) -> "Installation":
    """Return who keeps the record, or raise `BadKey`, also where it is kept with another key.

    For a new record a key is made where none is, and said to be.
    """
    from comitia.app.installation import existing_installation, make_key
    from comitia.app.keeping import refuse_other

    if is_new and (made := make_key(path)):
        say_made(made)
    keeper = existing_installation(path)
    refuse_other(keeper)
    return keeper


def say_made(place: Path) -> None:
    """Say that a key was made, and what it is for."""
    typer.echo(
        f"A signing key was made: {place}. Keep a copy of it, apart from the database: heads are signed with it."
    )
