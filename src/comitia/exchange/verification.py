"""Verification of an export: all that can be checked with the file alone, or against a published head or key.

A finding names the line and says what is wrong. Checked are: the form of each line, the chain of hashes, the Merkle
root and the signature; that every entry follows from those before it by the rules; that the boxes have the digests that
their returns name and come to the same result when counted again; and that names open their commitments.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from comitia.core.audit import audit, follows
from comitia.core.consequences import consequences
from comitia.core.decider import Command
from comitia.core.election.candidacy import CandidatesListed
from comitia.core.election.declaration import ReturnDeclared
from comitia.core.election.organization import OrganizationFounded
from comitia.core.events import Event, event_of
from comitia.core.record.box import OpenedBox, box_digest
from comitia.core.record.canonical import JSON, NotCanonical, decode, encode
from comitia.core.record.codec import BadBody, from_json
from comitia.core.record.commitment import commitment
from comitia.core.record.entry import Chain, Entry, entry_hash
from comitia.core.record.head import Head, head_of, is_signed
from comitia.core.state import State
from comitia.exchange.ballots import BallotFileError, canonical_blt, parse_blt
from comitia.exchange.record_file import FORMAT, BoxLine, NameLine

LONGEST_LINE = 64 * 2**20
TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3])(:[0-5][0-9]){2}Z")
MOST_FINDINGS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that is wrong: the line of the export (0 for the whole) and a sentence."""

    line: int
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


@dataclass(slots=True, kw_only=True)
class Verification:
    """The outcome: what was found wrong, and how much was checked."""

    findings: list[Finding] = field(default_factory=list)
    chain: Chain | None = None
    entries: int = 0
    returns: int = 0
    recounted: int = 0
    uncounted: list[str] = field(default_factory=list)
    names: int = 0
    key: str = ""
    heads: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.findings


class _Stop(Exception):  # noqa: N818  ends the reading of a file that makes no further sense
    """Nothing after this line can be checked."""


class _Reader:
    """Takes the lines of an export one by one."""

    def __init__(self) -> None:
        self.result = Verification()
        self.line = 0
        self.events: list[tuple[int, Entry, Event]] = []
        self.boxes: dict[str, BoxLine] = {}
        self.names: list[tuple[int, NameLine]] = []
        self.named: set[str] = set()
        self.digest = hashlib.sha256()
        self.head: JSON = None

    def find(self, sentence: str, line: int | None = None) -> None:
        self.result.findings.append(Finding(line=self.line if line is None else line, sentence=sentence))
        if len(self.result.findings) >= MOST_FINDINGS:
            raise _Stop

    def stop(self, sentence: str) -> _Stop:
        self.result.findings.append(Finding(line=self.line, sentence=sentence))
        return _Stop()

    def take(self, line: bytes) -> None:
        self.line += 1
        value = self._object(line)
        match value:
            case _ if self.line == 1:
                self._begin(value)
            case {"entry": entry, "hash": str(digest), **rest} if not rest and not self.boxes and not self.names:
                self._entry(entry, digest)
            case {"box": box, **rest} if not rest and not self.names:
                self._box(box)
            case {"name": name, **rest} if not rest:
                self._name(name)
            case {"head": _, "key": _, "lines": _, "signature": _, **rest} if not rest:
                self.head = value
                return
            case _:
                raise self.stop("no line of this kind belongs here")
        self.digest.update(line + b"\n")

    def _object(self, line: bytes) -> dict[str, JSON]:
        if self.head is not None:
            raise self.stop("there is something after the signed head")
        try:
            value = decode(line)
        except NotCanonical as error:
            raise self.stop(f"this is not a line of an export: {error}") from error
        if not isinstance(value, dict):
            raise self.stop("a line of an export is a JSON object")
        return value

    def _begin(self, value: dict[str, JSON]) -> None:
        match value:
            case {"chain": str(chain), "format": str(kind), **rest} if kind == FORMAT and not rest:
                self.result.chain = Chain(id=chain)
            case _:
                raise self.stop(f"the first line must name the chain and the format {FORMAT}")

    def _entry(self, value: JSON, digest: str) -> None:
        chain, content = self.result.chain, encode(value)
        assert chain is not None  # noqa: S101  the first line has begun the chain
        try:
            entry = from_json(Entry, value)
            event = event_of(entry.type, entry.body)
        except BadBody as error:
            raise self.stop(str(error)) from error
        if not _is_day(entry.occurred) or not _is_time(entry.entered):
            raise self.stop(
                "an entry has a day (YYYY-MM-DD) on which it occurred and a time (UTC) at which it was entered"
            )
        if isinstance(event, OrganizationFounded) and event.organization != chain.id:
            raise self.stop(f"this is the founding of {event.organization}, and the export is of {chain.id}")
        if entry.seq != chain.size:
            raise self.stop(f"entry {chain.size} is missing: this one says that it is {entry.seq}")
        if entry_hash(chain.id, chain.size, chain.head, content) != digest:
            raise self.stop(
                f"the content of entry {entry.seq} does not have the hash beside it: one of them was changed"
            )
        self.result.chain = chain.grown(content)
        self.result.heads.append(digest)
        self.events.append((self.line, entry, event))

    def _box(self, value: JSON) -> None:
        try:
            box = from_json(BoxLine, value)
        except BadBody as error:
            raise self.stop(str(error)) from error
        if box_digest(box.ballots) != box.digest:
            self.find(f"the ballots of {box.contest} do not have the digest beside them")
        if box.contest in self.boxes:
            self.find(f"the ballots of {box.contest} are there twice")
        self.boxes[box.contest] = box

    def _name(self, value: JSON) -> None:
        try:
            name = from_json(NameLine, value)
        except BadBody as error:
            raise self.stop(str(error)) from error
        if name.person in self.named:
            self.find(f"the name of {name.person} is there twice")
        self.named.add(name.person)
        self.names.append((self.line, name))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    found = TIME.fullmatch(text)
    return found is not None and _is_day(found[1])


def verify(file: IO[bytes], head: str | None, key: str | None) -> Verification:
    """Return what checking an export finds; `head` and `key` are hex digits published elsewhere, or None."""
    reader = _Reader()
    try:
        for line in _lines(file, reader):
            reader.take(line)
        _check_head(reader, key)
        _check_published(reader, head)
        _check_rules(reader)
        _check_names(reader)
    except _Stop:
        pass
    return reader.result


def _lines(file: IO[bytes], reader: _Reader) -> Iterator[bytes]:
    while line := file.readline(LONGEST_LINE):
        if not line.endswith(b"\n"):
            reader.line += 1
            raise reader.stop("the line has no end: the file was cut, or is no export")
        yield line[:-1]


def _check_head(reader: _Reader, key: str | None) -> None:
    result, value = reader.result, reader.head
    if not isinstance(value, dict) or result.chain is None:
        raise reader.stop("the export does not end in a signed head: its tail was cut")
    try:
        stated = from_json(Head, value["head"])
    except BadBody as error:
        raise reader.stop(str(error)) from error
    actual = head_of(result.chain)
    if stated != actual:
        reader.find(
            f"the head is of {stated.size} entries of {stated.chain}; the entries before it come to another head"
        )
    if value["lines"] != reader.digest.hexdigest():
        reader.find("the lines before the head do not have the digest that it gives: one was changed or left out")
    result.entries, result.key = actual.size, str(value["key"])
    if not is_signed(stated, str(value["signature"]), result.key):
        reader.find("the signature is not that of the key beside it")
    if key is not None and result.key != key:
        reader.find(f"it is signed with another key than yours: {result.key}")


def _check_published(reader: _Reader, head: str | None) -> None:
    if head is not None and not any(each.startswith(head) for each in reader.result.heads):
        reader.find(
            "the published head is not in this export: its tail was cut after the head was published, "
            "or entries were rewritten",
            0,
        )


def _check_rules(reader: _Reader) -> None:
    state, boxes = State(), set(reader.boxes)
    due: list[tuple[Iterator[Command], int]] = []  # what events before bring about, and the entries these are in
    for line, entry, event in reader.events:
        at = date.fromisoformat(entry.occurred)
        box = None
        if isinstance(event, ReturnDeclared):
            box = _opened(reader, line, event)
            boxes.discard(event.contest)
        command, cause = _next_due(due)
        wrong = follows(state, event, command) if command else audit(state, event, at, box)
        if wrong is None and entry.cause != cause:
            wrong = f"it was brought about by entry {cause}, and names {entry.cause}"
        if wrong:
            reader.find(f"entry {entry.seq} ({entry.type}): {wrong}", line)
            raise _Stop  # what follows rests on it
        state.evolve(event, at)
        state.head = reader.result.heads[entry.seq]
        due.append((consequences(state, event, at), entry.seq))
    command, cause = _next_due(due)
    if command is not None:
        reader.find(f"what follows from entry {cause} was not entered", 0)
    for contest in sorted(boxes):
        reader.find(f"there are ballots of {contest}, but no return of it", 0)


def _next_due(due: list[tuple[Iterator[Command], int]]) -> tuple[Command, int] | tuple[None, None]:
    """Return the next command that must have been entered, and the entry that it follows from, the latest first."""
    while due:
        following, cause = due[-1]
        command = next(following, None)
        if command is not None:
            return command, cause
        due.pop()
    return None, None


def _opened(reader: _Reader, line: int, event: ReturnDeclared) -> OpenedBox | None:
    """Return what the box of a return holds; None where it is not in the export, or is not that box."""
    reader.result.returns += 1
    box = reader.boxes.get(event.contest)
    if box is None:
        if event.box is not None:
            reader.result.uncounted.append(event.contest)
        return None
    if event.box != box.digest:
        reader.find(f"the return of {event.contest} is of another box than the ballots in this export", line)
        return None
    try:
        opened = parse_blt(box.ballots.encode(), event.contest)
    except BallotFileError as error:
        reader.find(f"the box of {event.contest} holds no ballots as they are sealed: {error}", line)
        return None
    if canonical_blt(opened.profile, opened.seats) != box.ballots:
        reader.find(f"the box of {event.contest} is not as boxes are sealed: merged, sorted, without names", line)
    reader.result.recounted += 1
    return OpenedBox(profile=opened.profile, seats=opened.seats)


def _check_names(reader: _Reader) -> None:
    committed: dict[str, str] = {}
    for line, _, event in reader.events:
        if isinstance(event, CandidatesListed):
            for candidate in event.candidates:
                if committed.setdefault(candidate.person, candidate.name) != candidate.name:
                    reader.find(f"candidate {candidate.number} of {event.contest} had another name before", line)
    for line, name in reader.names:
        if committed.get(name.person) != commitment(name.salt, name.name):
            reader.find(f"the name {name.name!r} is not the one that the record commits to for {name.person}", line)
    reader.result.names = len(reader.names)
