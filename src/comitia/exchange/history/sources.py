"""The sources of a file of history, and the digests of the copies that lie beside it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from comitia.core.history.source import NATURES
from comitia.exchange.history.acts import remarks
from comitia.exchange.history.part import Part
from comitia.exchange.history.told import SourceTold

SOURCE = ("nature", "author", "title", "made", "kept", "file", "notes")


def source(part: Part, folder: Path) -> SourceTold:
    """Return a document; where something of it cannot be read, something else stands for it, and it is told."""
    nature = part.choice("nature", NATURES)
    if "nature" not in part.value:
        part.tell("nature", f"nature is missing: write one of {', '.join(NATURES)}")
    return SourceTold(
        line=part.line,
        name=str(part.path[-1]),
        nature=nature or "other",
        author=part.short("author"),
        title=part.needed("title", "write what the document is called, or what it is"),
        made=part.date("made"),
        kept=part.short("kept"),
        digest=_digest(part, folder),
        notes=remarks(part),
    )


def _digest(part: Part, folder: Path) -> str | None:
    """Return the hex SHA-256 of the copy, which lies in the folder of the file or in one under it."""
    name = part.short("file")
    if name is None:
        return None
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        part.tell("file", f"there is no file {name!r} beside this one: put it there, or leave file out")
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        part.tell("file", f"{name} cannot be read ({(error.strerror or 'error').lower()}): check it, or leave file out")
        return None
