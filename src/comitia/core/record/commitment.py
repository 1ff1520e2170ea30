"""What the record holds in place of a name, a free text, or a file with names in it: a salted commitment; opaque ids.

Names, texts and their salts live in erasable tables. Whoever is given both can check the commitment; once they
are erased, the entry still stands and says nothing of them. The salts of files are kept nowhere: they follow from the
installation's secret.
"""

import hashlib
import hmac
import re

SALT = re.compile(r"[0-9a-f]{32}")


def commitment(salt: str, text: str) -> str:
    """Return the hex SHA-256 that commits to a text under a salt of 32 hex digits."""
    return hashlib.sha256(f"comitia-commitment/1\n{salt}\n{text}".encode()).hexdigest()


def opens(committed: str, salt: str, text: str) -> bool:
    """Tell whether salt and text open a commitment; a longer salt would take the first lines of the text into it."""
    return SALT.fullmatch(salt) is not None and commitment(salt, text) == committed


def salt_for(secret: bytes, person: str) -> str:
    """Return the salt of a person's name: 32 hex digits that nobody can guess without the installation's secret."""
    return hmac.digest(secret, f"comitia-salt/1\n{person}".encode(), "sha256").hex()[:32]


def text_salt(secret: bytes, chain: str, subject: str) -> str:
    """Return the salt of a free text: 32 hex digits that nobody can guess without the secret.

    A subject (`motion-3`, `motion-3/grounds`) is of one text for ever: texts of one salt tell each other's.
    """
    return hmac.digest(secret, f"comitia-text-salt/1\n{chain}\n{subject}".encode(), "sha256").hex()[:32]


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


def signatures_salt(secret: bytes, chain: str, petition: str, seq: int) -> str:
    """Return the salt of the list of signatures that entry `seq` certifies: 32 hex digits, as `text_salt`."""
    return hmac.digest(secret, f"comitia-signatures-salt/1\n{chain}\n{petition}\n{seq}".encode(), "sha256").hex()[:32]


def signatures_digest(salt: str, persons: list[str]) -> str:
    """Return the hex SHA-256 that commits to who signed, under a salt of 32 hex digits: one opaque id a line, sorted.

    Without the salt nobody can try lists of those on a roll.
    """
    text = "".join(f"{person}\n" for person in sorted(persons))
    return hashlib.sha256(f"comitia-signatures/1\n{salt}\n{text}".encode()).hexdigest()
