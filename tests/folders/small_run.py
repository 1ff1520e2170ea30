"""The small folder, run from the command line: a vacant seat, a lot, two rounds, a branch that never reports."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

FOLDER = Path(__file__).parent / "small"
KEY = hashlib.sha256(b"comitia tests: this key is known to everybody").digest()


def comitia(*words: str | Path, at: Path) -> str:
    """Return what a comitia command prints, working in a database in the folder `at`; raise where it fails."""
    environment = {**os.environ, "COMITIA_DB": str(at / "small.sqlite3"), "COMITIA_KEY": str(at / "key.pem")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    script = "from comitia.cli import main; main()"
    command = [sys.executable, "-c", script, *map(str, words)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
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
