"""The installation that keeps a record: its signing key, and the secret behind opaque ids and salts.

The key lies outside the database and outside the run folder, in one file that only its owner may read.
"""

import hmac
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)


class BadKey(Exception):  # noqa: N818  said to the person at the terminal
    """The key file cannot be used."""


class NoKey(BadKey):
    """There is no key file, and none is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """Who signs, and the secret from which ids and salts are derived."""

    key: Ed25519PrivateKey

    @property
    def secret(self) -> bytes:
        """Return the secret of ids and salts; who has it not cannot guess them."""
        raw = self.key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        return hmac.digest(raw, b"comitia-persons/1", "sha256")


def key_path() -> Path:
    """Return where the key file is: `COMITIA_KEY`, or `comitia/key.pem` in the user's configuration folder."""
    if named := os.environ.get("COMITIA_KEY"):
        return Path(named)
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "comitia" / "key.pem"


def installation(path: Path | None = None) -> Installation:
    """Return the installation whose key is at `path`; make a key there where none is."""
    make_key(path)
    return existing_installation(path)


def make_key(path: Path | None = None) -> Path | None:
    """Make a key where none is and return its place; None where one is there. Only for a record that is to begin."""
    place = path or key_path()
    try:
        return place.absolute() if not place.exists() and _create(place) else None
    except OSError as error:
        reason = error.strerror or error
        message = f"{place}: the signing key cannot be made ({reason}); name another with --key or COMITIA_KEY"
        raise BadKey(message) from error


def existing_installation(path: Path | None = None) -> Installation:
    """Return the installation whose key is at `path`, or raise `BadKey`; for those who only read, and make no key."""
    place = path or key_path()
    if not place.exists():
        message = (
            f"{place}: there is no signing key; name yours with --key or COMITIA_KEY "
            "(one is made only where `comitia run` or `comitia demo` begins a record)"
        )
        raise NoKey(message)
    try:
        key = load_pem_private_key(place.read_bytes(), password=None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        reason = error.strerror if isinstance(error, OSError) else "it holds no key in PEM form without a password"
        message = f"{place}: the signing key cannot be read ({reason}); name another with --key or COMITIA_KEY"
        raise BadKey(message) from error
    if not isinstance(key, Ed25519PrivateKey):
        message = f"{place}: the signing key must be an Ed25519 key in PEM form"
        raise BadKey(message)
    return Installation(key=key)


def _create(place: Path) -> bool:
    """Tell whether the key was made here; another process may just have made one."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
    try:
        os.link(draft, place)  # never over a key that is there
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True
