"""What the record holds in place of a name, or of a file with names in it: a salted commitment; and an opaque id.

The name and its salt live in an erasable table. Whoever is given both can check the commitment; once they are
erased, the entry still stands and says nothing about the person. The salts of files are kept nowhere: they follow from
the installation's secret.
"""

import hashlib
import hmac


def commitment(salt: str, text: str) -> str:
    """Return the hex SHA-256 that commits to a text under a salt of 32 hex digits."""
    return hashlib.sha256(f"comitia-commitment/1\n{salt}\n{text}".encode()).hexdigest()


def salt_for(secret: bytes, person: str) -> str:
    """Return the salt of a person's name: 32 hex digits that nobody can guess without the installation's secret."""
    return hmac.digest(secret, f"comitia-salt/1\n{person}".encode(), "sha256").hex()[:32]


def source_salt(secret: bytes, chain: str, contest: str) -> str:
    """Return the salt of the file of a contest: 32 hex digits that nobody can guess without the secret."""
    return hmac.digest(secret, f"comitia-source-salt/1\n{chain}\n{contest}".encode(), "sha256").hex()[:32]


def source_commitment(salt: str, digest: str) -> str:
    """Return the hex SHA-256 that commits to a file, given its plain hex SHA-256, under a salt of 32 hex digits.

    The plain one must not be on the record: a ballot file is its box and some names, and names can be guessed.
    """
    return hashlib.sha256(f"comitia-source/1\n{salt}\n{digest}".encode()).hexdigest()


def person_id(secret: bytes, chain: str, reference: str) -> str:
    """Return the opaque id of a person whom the organisation knows as `reference`: "p" and 16 hex digits."""
    return "p" + hmac.digest(secret, f"comitia-person/1\n{chain}\n{reference}".encode(), "sha256").hex()[:16]


def roll_digest(electors: list[tuple[str, str]]) -> str:
    """Return the hex SHA-256 over a certified roll: one line `person commitment` each, sorted."""
    text = "".join(f"{person} {name}\n" for person, name in sorted(electors))
    return hashlib.sha256(f"comitia-roll/1\n{text}".encode()).hexdigest()
