"""An export of the record: JSON Lines that anyone can check without comitia. The format is on docs/reference/record.md.

First a line that says what follows, then one line an entry, the boxes of ballots, the names and the free
texts with their salts, and last the signed head with the SHA-256 of all lines before it. Every line is canonical JSON.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from comitia.core.record.canonical import JSON, encode
from comitia.core.record.entry import Chain
from comitia.core.record.head import head_of, public_key, sign

FORMAT = "comitia-record/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxLine:
    """The ballots of one contest."""

    contest: str
    digest: str
    ballots: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLine:
    """The name behind a commitment, and its salt."""

    person: str
    salt: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """The free text behind a commitment, and its salt."""

    commitment: str
    salt: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosed:
    """What goes with the entries: what they commit to and do not hold, or as much of it as is to travel."""

    boxes: Iterable[BoxLine] = ()
    names: Iterable[NameLine] = ()
    texts: Iterable[TextLine] = ()


def write_export(
    file: IO[bytes],
    chain: Chain,
    entries: Iterable[tuple[bytes, str]],
    enclosed: Enclosed,
    key: Ed25519PrivateKey,
) -> None:
    """Write a whole export; `entries` are canonical bytes with their hashes, in order."""
    digest = hashlib.sha256()
    for line in _lines(chain, entries, enclosed):
        file.write(line + b"\n")
        digest.update(line + b"\n")
    head = head_of(chain)
    file.write(
        encode(
            {
                "head": {"chain": head.chain, "hash": head.hash, "root": head.root, "size": head.size},
                "key": public_key(key),
                "lines": digest.hexdigest(),
                "signature": sign(head, key),
            }
        )
        + b"\n"
    )


def first_line(chain: Chain) -> bytes:
    """Return the line with which every export of a record begins, without its end."""
    return encode({"chain": chain.id, "format": FORMAT})


def _lines(chain: Chain, entries: Iterable[tuple[bytes, str]], enclosed: Enclosed) -> Iterator[bytes]:
    yield first_line(chain)
    for content, digest in entries:
        yield b'{"entry":' + content + b',"hash":"' + digest.encode() + b'"}'
    for box in enclosed.boxes:
        line: JSON = {"box": {"ballots": box.ballots, "contest": box.contest, "digest": box.digest}}
        yield encode(line)
    for name in enclosed.names:
        yield encode({"name": {"name": name.name, "person": name.person, "salt": name.salt}})
    for text in enclosed.texts:
        yield encode({"text": {"commitment": text.commitment, "salt": text.salt, "text": text.text}})
