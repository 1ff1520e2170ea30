"""The record as pages show it: its head, and its entries."""

from dataclasses import dataclass

from comitia.store import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The growing end of the record: its chain, the number of entries, the last hash and the Merkle root (hex)."""

    chain: str
    size: int
    hash: str
    root: str


def head() -> Head | None:
    """Return the head of the record, or None before the founding."""
    chain = entries.peek()
    if chain is None:
        return None
    return Head(chain=chain.id, size=chain.size, hash=chain.head, root=chain.frontier.root().hex())
