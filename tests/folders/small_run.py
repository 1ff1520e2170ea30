"""The small folder, run from the command line: a vacant seat, a lot, two rounds, a branch that never reports."""

import hashlib
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from tests.processes import command, forked

FOLDER = Path(__file__).parent / "small"
KEY = hashlib.sha256(b"comitia tests: this key is known to everybody").digest()


def comitia(*words: str | Path, at: Path) -> str:
    """Return what a comitia command prints, working in a database in the folder `at`; raise where it fails."""
    place = {"COMITIA_DB": str(at / "small.sqlite3"), "COMITIA_KEY": str(at / "key.pem")}
    done = forked(command, *map(str, words), **place)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def small_export(at: Path) -> Path:
    """Return the export of the small folder after all its elections, made in the folder `at`."""
    key = Ed25519PrivateKey.from_private_bytes(KEY)
    (at / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    comitia("run", FOLDER, at=at)
    comitia("run", FOLDER, "--close", "council.fir", "--as", "not-held", at=at)
    comitia("record", "export", "-o", at / "record.jsonl", at=at)
    return at / "record.jsonl"
