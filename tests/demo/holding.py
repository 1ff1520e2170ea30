"""Holding a demonstration in the database that is open, with nobody watching."""

from datetime import UTC, datetime
from pathlib import Path

from comitia.app.rehearsal import Author, Rehearsal, public_keeper, rehearse
from comitia.core.state import State
from comitia.exchange.demonstration import FOUNDED, Demonstration, FolderWriter


class Quiet:
    """Progress that nobody watches."""

    def start(self, what: str, total: int) -> None:
        """Say nothing."""

    def advance(self) -> None:
        """Say nothing."""


def hold(society: Demonstration, folder: Path, author: Author | None = None) -> State:
    """Return what came of a demonstration; `author` makes its ballots in the place of the society."""
    writer = FolderWriter(folder)
    writer.begin(society.charter(), society.tables())
    rehearsal = Rehearsal(
        keeper=public_keeper(),
        signer=public_keeper(),
        entered=datetime(2026, 5, 31, tzinfo=UTC),
        day=FOUNDED,
        seed_words=society.words,
        progress=Quiet(),
        said=lambda held, closed: None,  # noqa: ARG005  nobody listens
    )
    return rehearse(rehearsal, author or society, writer)
