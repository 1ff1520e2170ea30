"""Reading an export line by line: the form of each line, the order of their kinds, and the chain of hashes.

What is read is checked against itself only; what it says is checked in `verification`.
"""

import hashlib
import re
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from comitia.core.election.organization import OrganizationFounded
from comitia.core.events import Event, event_of
from comitia.core.history.past_act import PastActEntered
from comitia.core.record.box import box_digest
from comitia.core.record.canonical import JSON, NotCanonical, decode, encode
from comitia.core.record.codec import BadBody, from_json
from comitia.core.record.entry import Chain, Entry, entry_hash
from comitia.exchange.record_file import FORMAT, BoxLine, NameLine, TextLine

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
    countbacks: int = 0
    countbacks_again: int = 0
    names: int = 0
    texts: int = 0
    texts_elsewhere: int = 0
    key: str = ""
    heads: list[str] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.findings


class Stop(Exception):  # noqa: N818  ends the reading of a file that makes no further sense
    """Nothing after this line can be checked."""


class Reader:
    """Takes the lines of an export one by one."""

    def __init__(self) -> None:
        self.result = Verification()
        self.line = 0
        self.events: list[tuple[int, Entry, Event]] = []
        self.boxes: dict[str, BoxLine] = {}
        self.names: list[tuple[int, NameLine]] = []
        self.named: set[str] = set()
        self.texts: dict[str, tuple[int, TextLine]] = {}
        self.digest = hashlib.sha256()
        self.head: JSON = None

    def read(self, file: IO[bytes]) -> None:
        """Take every line of an export."""
        while line := file.readline(LONGEST_LINE):
            if not line.endswith(b"\n"):
                self.line += 1
                raise self.stop("the line has no end: the file was cut, or is no export")
            self.take(line[:-1])

    def find(self, sentence: str, line: int | None = None) -> None:
        """Note what is wrong, with the line that is being read or another; raise `Stop` after enough findings."""
        self.result.findings.append(Finding(line=self.line if line is None else line, sentence=sentence))
        if len(self.result.findings) >= MOST_FINDINGS:
            raise Stop

    def stop(self, sentence: str) -> Stop:
        """Note what is wrong, and return what to raise."""
        self.result.findings.append(Finding(line=self.line, sentence=sentence))
        return Stop()

    def take(self, line: bytes) -> None:
        """Check the form of one line, and keep what it holds."""
        self.line += 1
        value = self._object(line)
        match value:
            case _ if self.line == 1:
                self._begin(value)
            case {"entry": entry, "hash": str(digest), **rest} if not (rest or self.boxes or self.names or self.texts):
                self._entry(entry, digest)
            case {"box": box, **rest} if not (rest or self.names or self.texts):
                self._box(box)
            case {"name": name, **rest} if not (rest or self.texts):
                self._name(name)
            case {"text": text, **rest} if not rest:
                self._text(text)
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
        if not _is_dated(entry, event) or not _is_time(entry.entered):
            raise self.stop(
                "an entry has a day (YYYY-MM-DD) on which it occurred, or the date that its document gives, "
                "and a time (UTC) at which it was entered"
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

    def _text(self, value: JSON) -> None:
        try:
            text = from_json(TextLine, value)
        except BadBody as error:
            raise self.stop(str(error)) from error
        if text.commitment in self.texts:
            self.find(f"the text {text.commitment} is there twice")
        self.texts[text.commitment] = (self.line, text)


def _is_dated(entry: Entry, event: Event) -> bool:
    return entry.occurred == event.when if isinstance(event, PastActEntered) else _is_day(entry.occurred)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _is_time(text: str) -> bool:
    found = TIME.fullmatch(text)
    return found is not None and _is_day(found[1])
