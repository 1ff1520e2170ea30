"""A second verifier, written from docs/reference/record.md alone. It imports nothing of comitia.

It checks points 1 to 4 of that page; counting again by the rules (point 5) is not its work.
``python tests/exchange/second_verifier.py record.jsonl [published head]`` prints what it finds.
"""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

KINDS = ("format", "entry", "box", "name", "text", "head")
TOLD = ("place", "quotation", "figures.*.phrase")
TEXTS: dict[str, tuple[str, ...]] = {
    "motion_moved/1": ("text",),
    "vote_challenged/1": ("grounds",),
    "appeal_lodged/1": ("text",),
    "resolution_reported/1": ("text",),
    "resignation_tendered/1": ("text", "condition"),
    "resignation_withdrawn/1": ("text",),
    "resignation_condition_met/1": ("text",),
    "charges_laid/1": ("text",),
    "act_in_office/1": ("text",),
    "departure_entered/1": ("text",),
    "departure_withdrawn/1": ("text",),
    "petition_opened/1": ("grounds",),
    "contest_taken_over/1": ("holders.evidence", "alternates.evidence"),
    "source_registered/1": ("author", "title", "kept"),
    "past_act_entered/1": ("text", "demanded.words", *(f"testimonies.{field}" for field in TOLD)),
    "testimony_added/1": tuple(f"testimony.{field}" for field in TOLD),
    "past_act_retracted/1": ("text",),
    "note_added/1": ("text",),
    "breach_flagged/1": ("text",),
    "breach_settled/1": ("text",),
}
"""The fields of each event type that hold commitments to texts; `a.b` is a field within a, or in each item of it."""


def sha(*parts: bytes | str) -> str:
    """Return the hex SHA-256 of parts put together."""
    return hashlib.sha256(b"".join(part.encode() if isinstance(part, str) else part for part in parts)).hexdigest()


def canonical(value: object) -> bytes:
    """Return canonical JSON; right for values without fractions and with ASCII keys."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def root(leaves: list[bytes]) -> bytes:
    """Return the Merkle tree hash of RFC 9162, section 2.1.1, as it is defined there."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + root(leaves[:split]) + root(leaves[split:])).digest()


def faults(content: bytes, published: str | None = None) -> Iterator[str]:
    """Yield what is wrong with an export."""
    lines = content.split(b"\n")
    if lines.pop() != b"":
        yield "the last line has no end"
    values: list[dict[str, Any]] = []
    for number, line in enumerate(lines, 1):
        try:
            values.append(json.loads(line))
        except ValueError:
            yield f"line {number} is not JSON"
            return
        if canonical(values[-1]) != line:
            yield f"line {number} is not canonical"
    kinds = [next((kind for kind in KINDS if kind in value), "") for value in values]
    if kinds[:1] != ["format"] or kinds[-1:] != ["head"] or "" in kinds or kinds != sorted(kinds, key=KINDS.index):
        yield "the lines are not first the format, then entries, boxes, names, texts, and last the head"
        return
    if kinds.count("format") != 1 or kinds.count("head") != 1 or values[0]["format"] != "comitia-record/1":
        yield "there must be one format, comitia-record/1, and one head"
    broken = list(head_faults(values, content, published))
    yield from broken
    if broken:
        return  # what the entries say rests on the chain
    entries = [value["entry"] for value in values if "entry" in value]
    hashes = [value["hash"] for value in values if "entry" in value]
    yield from evidence_faults(entries, values)
    yield from text_faults(set(committed_texts(entries)), [value["text"] for value in values if "text" in value])
    yield from seed_faults(values[0]["chain"], entries, hashes)


def head_faults(values: list[dict[str, Any]], content: bytes, published: str | None) -> Iterator[str]:
    """Yield faults of chain, root, digest of lines and signature."""
    chain, previous, leaves = values[0]["chain"], "0" * 64, []
    for seq, value in enumerate(value for value in values if "entry" in value):
        if value["entry"]["seq"] != seq:
            yield f"entry {seq} has the place {value['entry']['seq']}"
        previous = sha(f"comitia-entry/1\n{chain}\n{seq}\n{previous}\n", canonical(value["entry"]))
        leaves.append(bytes.fromhex(previous))
        if previous != value["hash"]:
            yield f"entry {seq} has another hash"
    last = values[-1]
    head = last["head"]
    if head != {"chain": chain, "hash": previous, "root": root(leaves).hex(), "size": len(leaves)}:
        yield "the head is not that of the entries"
    if last["lines"] != sha(content[: content.rindex(b"\n", 0, len(content) - 1) + 1]):
        yield "the lines have another digest"
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(last["key"]))
        key.verify(bytes.fromhex(last["signature"]), b"comitia-head/1\n" + canonical(head))
    except (InvalidSignature, ValueError):
        yield "the signature is not that of the key"
    if published is not None and published not in {leaf.hex() for leaf in leaves}:
        yield "the published head is not among the entries"


def evidence_faults(entries: list[dict[str, Any]], values: list[dict[str, Any]]) -> Iterator[str]:
    """Yield faults of names and boxes against what the entries commit to."""
    commitments: dict[str, set[str]] = {}
    for person, name in (named for entry in entries for named in committed_names(entry)):
        commitments.setdefault(person, set()).add(name)
    returns = (entry["body"] for entry in entries if entry["type"] == "return_declared/1")
    boxes = {body["contest"]: body["box"] for body in returns}
    yield from (f"{person} has two names" for person, found in commitments.items() if len(found) > 1)
    for name in (value["name"] for value in values if "name" in value):
        if {sha("comitia-commitment/1\n", name["salt"], "\n", name["name"])} != commitments.get(name["person"]):
            yield f"the name of {name['person']} is another"
    for box in (value["box"] for value in values if "box" in value):
        if not box["digest"] == sha(box["ballots"]) == boxes.get(box["contest"]):
            yield f"the box of {box['contest']} is another"


def committed_names(entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the persons that an entry brings onto the record, with the commitments to their names."""
    if entry["type"] == "candidates_listed/1":
        yield from ((candidate["person"], candidate["name"]) for candidate in entry["body"]["candidates"])
    if entry["type"] == "contest_taken_over/1":
        named = (*entry["body"]["holders"], *entry["body"]["alternates"])
        yield from ((each["person"], each["name"]) for each in named)
    if entry["type"] == "person_entered/1":
        yield entry["body"]["person"], entry["body"]["name"]


def committed_texts(entries: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the commitments to texts that entries hold."""
    for entry in entries:
        for field in TEXTS.get(entry["type"], ()):
            yield from within(entry["body"], field.split("."))


def within(value: Any, path: list[str]) -> Iterator[str]:
    """Yield what stands at a path, in each item of a list, and at `*` under every name; null is nothing."""
    if path[:1] == ["*"]:
        yield from (found for item in value.values() for found in within(item, path[1:]))
    elif isinstance(value, list):
        yield from (found for item in value for found in within(item, path))
    elif path and value is not None:
        yield from within(value[path[0]], path[1:])
    elif value is not None:
        yield value


def text_faults(held: set[str], texts: list[dict[str, Any]]) -> Iterator[str]:
    """Yield faults of texts against the commitments that the entries hold."""
    seen: set[str] = set()
    for text in texts:
        if text["commitment"] not in held or text["commitment"] in seen:
            yield f"nothing commits to the text {text['commitment']}, or it is there twice"
        seen.add(text["commitment"])
        salted = re.fullmatch("[0-9a-f]{32}", text["salt"])
        if not salted or text["commitment"] != sha("comitia-commitment/1\n", text["salt"], "\n", text["text"]):
            yield f"the text {text['commitment']} is another"


def seed_faults(chain: str, entries: list[dict[str, Any]], hashes: list[str]) -> Iterator[str]:
    """Yield faults of the charter's digest, the seeds, and the lots drawn from them."""
    yield from founding_faults(chain, entries[0]["body"], entries[1]["body"])
    seeds: dict[str, str] = {}
    for entry, before in zip(entries, ["0" * 64, *hashes], strict=False):
        body = entry["body"]
        if entry["type"] in ("contest_opened/1", "seats_apportioned/1"):
            name = body.get("contest") or f"{body['body']}.{body['unit']}:{body['group']}"
            seeds[name] = body["lot_seed"]
            if seeds[name] != sha(f"comitia-lot-seed/1\n{chain}\n{name}\n{entries[0]['body']['seed']}\n{before}"):
                yield f"the lot seed of {name} is another"
            yield from lot_faults(name, seeds[name], body.get("lots", ()))
        if entry["type"] == "return_declared/1":
            yield from lot_faults(body["contest"], seeds[body["contest"]], (body["count"] or {}).get("lots", ()))


def founding_faults(chain: str, founded: dict[str, Any], adopted: dict[str, Any]) -> Iterator[str]:
    """Yield faults of the first two entries."""
    if founded["organization"] != chain:
        yield "the record is that of another organisation"
    if adopted["digest"] != sha(canonical(adopted["charter"])):
        yield "the charter has another digest"
    if founded["seed"] != sha(f"comitia-founding-seed/1\n{chain}\n{adopted['digest']}\n{founded['seed_words']}"):
        yield "the founding seed is another"


def lot_faults(name: str, seed: str, lots: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the lots that were not drawn from their seed."""
    for place, lot in enumerate(lots, 1):
        drawn = sorted(lot["tied"], key=lambda tied: sha(f"comitia-lot/1 {seed} {place} {tied}"))
        if lot["draw"] != place or lot["order"] != drawn:
            yield f"lot {place} of {name} was drawn otherwise"


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1]).read_bytes(), *sys.argv[2:3]))
    sys.stdout.write("\n".join([*found, "NOT sound" if found else "sound", ""]))
    sys.exit(1 if found else 0)
