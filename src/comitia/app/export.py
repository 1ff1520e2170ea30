"""Exports of the record, signed by the installation."""

import os
from collections.abc import Iterator
from pathlib import Path

from comitia.app.installation import Installation
from comitia.core.record.entry import Chain
from comitia.core.record.head import Head, head_of
from comitia.exchange.record_file import BoxLine, Enclosed, NameLine, TextLine, first_line, write_export
from comitia.store import entries, models

FIRST = b'{"chain":'
"""How every export begins."""


class NothingToExport(Exception):  # noqa: N818  said to the person at the terminal
    """There is no record to export, or no place to export it to."""


def export_record(path: Path, keeper: Installation, *, with_ballots: bool, with_names: bool, with_texts: bool) -> str:
    """Write the record as of one moment to a file and return its fingerprint.

    The file is there whole, or as it was before; `Damaged` is raised where the entries are not sound. What is entered
    meanwhile waits for the next export.
    """
    place = _regular(path)
    draft = place.parent / f".{place.name}.{os.getpid()}"
    try:
        with entries.snapshot(), draft.open("wb") as file:
            chain = _chain()
            _refuse_other(path, chain)
            enclosed = Enclosed(
                boxes=_boxes() if with_ballots else (),
                names=_names() if with_names else (),
                texts=_texts() if with_texts else (),
            )
            write_export(file, chain, entries.sound(chain), enclosed, keeper.key)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)
    return chain.head


def _regular(path: Path) -> Path:
    """Return the file that a path leads to; raise `NothingToExport` where a folder, a pipe or a device is there."""
    if os.path.lexists(path) and not path.is_file():
        message = f"{path}: cannot be written: it is no regular file; name another with -o"
        raise NothingToExport(message)
    return path.resolve()


def _refuse_other(path: Path, chain: Chain) -> None:
    """Raise `NothingToExport` where a file is there that is no earlier export of this record."""
    if not path.is_file():
        return
    expected = first_line(chain) + b"\n"
    with path.open("rb") as file:
        found = file.read(len(expected))
    if found.startswith(FIRST) and found != expected:
        message = f"{path}: there is the export of another organisation; name another file with -o"
        raise NothingToExport(message)
    if found != expected:
        message = f"{path}: there is another file of this name, which is no export; name another with -o"
        raise NothingToExport(message)


def present_head() -> Head:
    """Return the head of the record as it is now."""
    return head_of(_chain())


def _chain() -> Chain:
    chain = entries.peek()
    if chain is None:
        message = "this database holds no record yet; begin one with `comitia run`"
        raise NothingToExport(message)
    return chain


def _boxes() -> Iterator[BoxLine]:
    for contest in sorted(models.Box.objects.values_list("contest", flat=True)):
        box = models.Box.objects.get(contest=contest)
        yield BoxLine(contest=box.contest, digest=box.digest, ballots=box.ballots)


def _names() -> Iterator[NameLine]:
    """Yield the names of all who stood or were entered, and are not erased; who is only on a roll stays private."""
    stood = set(models.Candidate.objects.values_list("person", flat=True))
    entered = models.Act.objects.filter(type="person_entered/1").values_list("person", flat=True)
    stood |= {person for person in entered if person is not None}
    rows = models.Person.objects.exclude(salt="").values_list("id", "salt", "name")
    for person, salt, name in sorted(row for row in rows.iterator() if row[0] in stood):
        yield NameLine(person=person, salt=salt, name=name)


def _texts() -> Iterator[TextLine]:
    """Yield the free texts that are not erased."""
    rows = models.Text.objects.exclude(salt="").order_by("commitment").values_list("commitment", "salt", "text")
    for commitment, salt, text in rows.iterator():
        yield TextLine(commitment=commitment, salt=salt, text=text)
