"""The head: the record's fingerprint, signed by the installation that keeps the record (Ed25519, RFC 8032)."""

import re
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from comitia.core.record.canonical import encode
from comitia.core.record.entry import Chain

HEX = re.compile(r"[0-9a-f]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What commits to every entry so far: the chain's id and size, the last entry's hash, and the Merkle root."""

    chain: str
    size: int
    hash: str
    root: str

    def signed_bytes(self) -> bytes:
        """Return the bytes that a signature covers."""
        return b"comitia-head/1\n" + encode(
            {"chain": self.chain, "hash": self.hash, "root": self.root, "size": self.size}
        )


def head_of(chain: Chain) -> Head:
    """Return the head of a chain."""
    return Head(chain=chain.id, size=chain.size, hash=chain.head, root=chain.frontier.root().hex())


def public_key(key: Ed25519PrivateKey) -> str:
    """Return the public half of a signing key as 64 hex digits."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def sign(head: Head, key: Ed25519PrivateKey) -> str:
    """Return the signature of a head as 128 hex digits."""
    return key.sign(head.signed_bytes()).hex()


def is_signed(head: Head, signature: str, key: str) -> bool:
    """Tell whether `signature` is that of the holder of the public key `key` (both hex) on this head."""
    if not (HEX.fullmatch(key) and HEX.fullmatch(signature)):
        return False  # one way to write it, so that no byte of an export can change
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key)).verify(bytes.fromhex(signature), head.signed_bytes())
    except (InvalidSignature, ValueError):
        return False
    return True
