"""An editor's note on an act or a source: kept apart from what was said then, and from what sources say."""

from __future__ import annotations

from dataclasses import dataclass

from comitia.core.facts import Facts
from comitia.core.refused import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote:
    """Add a note on an act of the past, or on a source; `text` is a commitment."""

    about: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteAdded:
    """A note is added as `note-N`."""

    note: str
    about: str
    text: str


def decide_note(facts: Facts, command: AddNote) -> list[NoteAdded]:
    """Return the note added, or refuse one on what is not there."""
    if facts.history.act(command.about) is None and facts.history.source(command.about) is None:
        raise Refused("there is no such act of the past, and no such source", rule="history", subject=command.about)
    return [NoteAdded(note=f"note-{len(facts.history.notes) + 1}", about=command.about, text=command.text)]
