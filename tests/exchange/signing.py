"""Exports that somebody changed and made consistent with themselves again, signed with another key."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from comitia.core.record.canonical import encode
from comitia.core.record.entry import Chain
from comitia.core.record.head import head_of, public_key, sign

KEY = Ed25519PrivateKey.from_private_bytes(b"forger" + b"." * 26)
Lines = list[dict[str, Any]]


def forged(lines: Lines, change: Callable[[Lines], None]) -> bytes:
    """Return the export that comes of the lines (but for the head) after a change: chained, and signed, anew."""
    found: Lines = json.loads(json.dumps(lines))
    change(found)
    chain = Chain(id=found[0]["chain"])
    for line in found:
        if "entry" in line:
            line["entry"]["seq"] = line["entry"].pop("forged_seq", chain.size)
            chain = chain.grown(encode(line["entry"]))
            line["hash"] = chain.head
    text = b"".join(encode(line) + b"\n" for line in found)
    head = head_of(chain)
    last = {
        "head": {"chain": head.chain, "hash": head.hash, "root": head.root, "size": head.size},
        "key": public_key(KEY),
        "lines": hashlib.sha256(text).hexdigest(),
        "signature": sign(head, KEY),
    }
    return text + encode(last) + b"\n"
