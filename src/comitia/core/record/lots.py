"""Where the seed of a lot comes from: fixed when a contest opens, before anyone has seen a ballot."""

import hashlib


def lot_seed(*, chain: str, contest: str, founding_seed: str, head: str) -> str:
    """Return the hex seed of a contest's lots; `head` is the hash of the entry before the one that opens it."""
    return hashlib.sha256(f"comitia-lot-seed/1\n{chain}\n{contest}\n{founding_seed}\n{head}".encode()).hexdigest()


def founding_seed(chain: str, charter_digest: str, words: str) -> str:
    """Return the founding seed from the charter adopted at the founding and, where given, words drawn in public."""
    return hashlib.sha256(f"comitia-founding-seed/1\n{chain}\n{charter_digest}\n{words}".encode()).hexdigest()


def countback_seed(*, contest_seed: str, mandate: str) -> str:
    """Return the hex seed of the lots of a countback: fixed with that of the contest, another for each seat."""
    return hashlib.sha256(f"comitia-countback-seed/1\n{contest_seed}\n{mandate}".encode()).hexdigest()
