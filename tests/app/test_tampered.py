"""Exports that somebody changed, cut, or made anew: verification names the line, or needs a published head or key."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.run_folder import comitia, small_folder


def _edit(change: Callable[[list[bytes]], list[bytes]]) -> Callable[[bytes], bytes]:
    return lambda content: b"".join(change(content.splitlines(keepends=True)))


TAMPERED: list[tuple[str, Callable[[bytes], bytes], str]] = [
    ("tail cut", _edit(lambda lines: lines[:-1]), "does not end in a signed head: its tail was cut"),
    ("half a line", lambda content: content[:-10], "the line has no end"),
    ("empty", lambda _: b"", "does not end in a signed head"),
    ("an entry left out", _edit(lambda lines: lines[:3] + lines[4:]), "entry 2 is missing"),
    ("two entries swapped", _edit(lambda lines: [*lines[:3], lines[4], lines[3], *lines[5:]]), "entry 2 is missing"),
    ("something after the head", lambda content: content + b"{}\n", "there is something after the signed head"),
    ("no export", lambda _: b"hello\n", "line 1: this is not a line of an export"),
    ("a name changed", lambda content: content.replace(b'"name":"Ada Berg"', b'"name":"Ada Burg"', 1), "Ada Burg"),
    ("ballots changed", lambda content: content.replace(b"\\n3 2 3 0\\n", b"\\n4 2 3 0\\n"), "do not have the digest beside them"),
    ("a box left out", _edit(lambda lines: [line for line in lines if not line.startswith(b'{"box"')]), "one was changed or left out"),
]  # fmt: skip


@pytest.fixture(scope="module")
def exported(started: Path, key: Path) -> bytes:
    """Return an export of the database."""
    out = started.with_name("export.jsonl")
    done = comitia("record", "export", "--db", started, "-o", out, key=key)
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


@pytest.mark.parametrize(("change", "sentence"), [case[1:] for case in TAMPERED], ids=[case[0] for case in TAMPERED])
def test_a_tampered_export_is_found(
    change: Callable[[bytes], bytes], sentence: str, exported: bytes, key: Path, tmp_path: Path
) -> None:
    """Verification names the line and says what is wrong."""
    out = tmp_path / "export.jsonl"
    out.write_bytes(change(exported))

    done = comitia("verify", out, key=key)

    assert done.returncode == 1
    assert "NOT sound" in done.stderr
    assert sentence in done.stderr


def test_every_changed_byte_is_found(exported: bytes, tmp_path: Path) -> None:
    """Whichever byte of an export is changed, to whatever: it is not sound. Each 97th is tried, and all of the head."""
    from comitia.exchange.verification import verify  # noqa: PLC0415  in this process: there are many

    out = tmp_path / "export.jsonl"
    places = [*range(0, len(exported) - 800, 97), *range(len(exported) - 800, len(exported))]
    for place in places:
        changed = bytes([exported[place] ^ (1 if place % 2 else 32)])
        out.write_bytes(exported[:place] + changed + exported[place + 1 :])
        with out.open("rb") as file:
            assert not verify(file, None, None).is_sound, f"byte {place} changed to {changed!r}"


def test_a_rewritten_record_needs_a_published_head_or_key(
    exported: bytes, started: Path, tmp_path: Path, key: Path
) -> None:
    """A record that somebody else made and signed is consistent with itself; a published head or key tells."""
    other = tmp_path / "other.pem"
    folder = small_folder(
        tmp_path / "folder", {"contests/regional_council.b1.blt": "3 2\n1 1 2 0\n3 2 3 0\n3 3 0\n0\n"}
    )
    assert comitia("run", folder, "--db", tmp_path / "b.sqlite3", key=other).returncode == 1
    forged = tmp_path / "forged.jsonl"
    assert comitia("record", "export", "--db", tmp_path / "b.sqlite3", "-o", forged, key=other).returncode == 0
    published = dict(line.split() for line in comitia("record", "head", "--db", started, key=key).stdout.splitlines())

    alone = comitia("verify", forged, key=key)
    assert alone.returncode == 0
    assert "consistent with itself only" in alone.stdout
    by_head = comitia("verify", forged, "--head", published["head"], key=key)
    assert by_head.returncode == 1
    assert "the published head is not in this export" in by_head.stderr
    by_key = comitia("verify", forged, "--key", published["key"], key=key)
    assert by_key.returncode == 1
    assert "it is signed with another key than yours" in by_key.stderr

    ours = tmp_path / "ours.jsonl"
    ours.write_bytes(exported)
    assert comitia("verify", ours, "--head", published["head"], "--key", published["key"], key=key).returncode == 0
    assert (
        "consistent with itself only" not in comitia("verify", ours, "--head", published["head"][:16], key=key).stdout
    )


def test_a_head_published_earlier_is_found_in_a_longer_export(exported: bytes, tmp_path: Path, key: Path) -> None:
    """A record that has grown since still holds the head that was read aloud."""
    early = json.loads(exported.splitlines()[5])["hash"]
    out = tmp_path / "export.jsonl"
    out.write_bytes(exported)

    assert comitia("verify", out, "--head", early, key=key).returncode == 0
