"""The Merkle tree of RFC 9162, section 2.1: one root over all entries, and proofs that one entry is under it.

A leaf is the 32-byte hash of an entry. `Frontier` holds the roots of the full subtrees on the right edge, largest
first, so that appending costs a few hashes however long the record is.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of a leaf (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of a node with two children (RFC 9162, 2.1.1)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """The right edge of a tree of `size` leaves: one root for each bit of `size`, largest subtree first."""

    size: int = 0
    roots: tuple[bytes, ...] = ()

    def add(self, data: bytes) -> "Frontier":
        """Return the frontier with one more leaf."""
        roots, size, node = list(self.roots), self.size, leaf_hash(data)
        while size & 1:
            node = node_hash(roots.pop(), node)
            size >>= 1
        roots.append(node)
        return Frontier(self.size + 1, tuple(roots))

    def root(self) -> bytes:
        """Return the Merkle tree hash; that of no leaves is the hash of nothing."""
        if not self.roots:
            return hashlib.sha256().digest()
        *rest, node = self.roots
        for left in reversed(rest):
            node = node_hash(left, node)
        return node


def frontier(leaves: Iterable[bytes]) -> Frontier:
    """Return the frontier over leaves in order."""
    edge = Frontier()
    for data in leaves:
        edge = edge.add(data)
    return edge


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the audit path of the leaf at `index` from 0, lowest sibling first (RFC 9162, 2.1.3.1)."""
    if not 0 <= index < len(leaves):
        message = f"no leaf {index} among {len(leaves)}"
        raise IndexError(message)
    if len(leaves) == 1:
        return ()
    split = 1 << ((len(leaves) - 1).bit_length() - 1)
    if index < split:
        return (*inclusion_proof(leaves[:split], index), frontier(leaves[split:]).root())
    return (*inclusion_proof(leaves[split:], index - split), frontier(leaves[:split]).root())


def root_from_proof(data: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the root that an audit path leads to, or None where its length cannot be right (RFC 9162, 2.1.3.2)."""
    node, position, last = leaf_hash(data), index, size - 1
    for sibling in path:
        if last == 0:
            return None
        if position & 1 or position == last:
            node = node_hash(sibling, node)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        position, last = position >> 1, last >> 1
    return node if last == 0 else None
