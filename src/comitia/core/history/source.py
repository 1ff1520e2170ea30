"""A source: the document that what is entered of the past rests on, with who wrote it, its title, and where it lies.

What was written by whom, and where it lies, are free texts; the record has commitments to them alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, get_args

from comitia.core.facts import Facts
from comitia.core.record.when import NoDate, when
from comitia.core.refused import Refused

Nature = Literal["minutes", "report", "letter", "press", "list", "memoir", "other"]
NATURES: tuple[Nature, ...] = get_args(Nature)
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterSource:
    """Register a document. `author`, `title` and `kept` (where it lies) are commitments, `made` its date in EDTF.

    `digest` is the SHA-256 of a copy, where there is one.
    """

    nature: Nature
    author: str | None
    title: str
    made: str | None
    kept: str | None
    digest: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRegistered:
    """A document is registered as `source-N`."""

    source: str
    nature: Nature
    author: str | None
    title: str
    made: str | None
    kept: str | None
    digest: str | None


def decide_source(facts: Facts, command: RegisterSource) -> list[SourceRegistered]:
    """Return the source registered, or refuse what cannot be a document's date or digest."""
    if command.nature not in NATURES:
        raise Refused(f"it is one of {', '.join(NATURES)}", rule="history.sources", subject=command.nature)
    refuse_no_date(command.made)
    if command.digest is not None and not _DIGEST.fullmatch(command.digest):
        raise Refused("a digest has 64 hex digits", rule="history.sources", subject=command.digest)
    return [
        SourceRegistered(
            source=f"source-{len(facts.history.sources) + 1}",
            nature=command.nature,
            author=command.author,
            title=command.title,
            made=command.made,
            kept=command.kept,
            digest=command.digest,
        )
    ]


def refuse_no_date(text: str | None) -> None:
    """Refuse a text that is no date in EDTF."""
    if text is None:
        return
    try:
        when(text)
    except NoDate as error:
        raise Refused(str(error), rule="history.dates", subject=text) from error
