"""An entry on the record, and the chain that binds each entry to all before it.

The bytes of an entry are the canonical JSON of its fields. Its hash is the SHA-256 over four lines of text (the
domain, the chain's id, `seq`, the hash of the entry before) and those bytes, so that no entry can be changed, moved,
left out or taken over into another chain without changing every hash after it.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from comitia.core.record.canonical import JSON, encode
from comitia.core.record.merkle import Frontier

NO_ENTRY = "0" * 64
"""The hash that stands before the first entry."""


class Damaged(Exception):  # noqa: N818  a fault, told to the person at the terminal
    """The record as it is stored is not one that comitia wrote: somebody, or a disk, changed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act: what happened (`type`, `body`), when it happened and was entered, by whom, and what caused it.

    `seq` counts from 0. `occurred` is an EDTF date, `entered` an RFC 3339 time in UTC; neither orders anything.
    `cause` is the `seq` of the entry that brought this one about, or None.
    """

    seq: int
    type: str
    occurred: str
    entered: str
    actor: str
    cause: int | None
    body: JSON

    def canonical(self) -> bytes:
        """Return the bytes that are stored, exported and hashed."""
        return encode(
            {
                "actor": self.actor,
                "body": self.body,
                "cause": self.cause,
                "entered": self.entered,
                "occurred": self.occurred,
                "seq": self.seq,
                "type": self.type,
            }
        )


def entry_hash(chain: str, seq: int, previous: str, content: bytes) -> str:
    """Return the hex hash of an entry from its chain, place, predecessor's hash and canonical bytes."""
    return hashlib.sha256(f"comitia-entry/1\n{chain}\n{seq}\n{previous}\n".encode() + content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The state of a record that appending needs: its length, the last hash, and the Merkle frontier."""

    id: str
    head: str = NO_ENTRY
    frontier: Frontier = field(default_factory=Frontier)

    @property
    def size(self) -> int:
        """Return the number of entries."""
        return self.frontier.size

    def grown(self, content: bytes) -> "Chain":
        """Return the chain after the entry with these canonical bytes."""
        digest = entry_hash(self.id, self.size, self.head, content)
        return Chain(id=self.id, head=digest, frontier=self.frontier.add(bytes.fromhex(digest)))


def rfc3339(moment: datetime) -> str:
    """Return a time in UTC as entries hold it: to the second, the year in four digits."""
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
