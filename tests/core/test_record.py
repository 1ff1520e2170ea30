"""The record: canonical bytes, hashes, the Merkle tree, heads, and events to and from entries."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from comitia.core.record.canonical import JSON, LARGEST_INTEGER, NotCanonical, decode, encode
from comitia.core.record.codec import BadBody, from_json, to_json
from comitia.core.record.commitment import (
    commitment,
    opens,
    person_id,
    roll_digest,
    salt_for,
    source_commitment,
    source_salt,
    text_salt,
)
from comitia.core.record.entry import NO_ENTRY, Chain, Entry, entry_hash, rfc3339
from comitia.core.record.head import Head, head_of, is_signed, public_key, sign
from comitia.core.record.lots import founding_seed, lot_seed
from comitia.core.record.merkle import Frontier, frontier, inclusion_proof, leaf_hash, node_hash, root_from_proof

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-LARGEST_INTEGER, LARGEST_INTEGER) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="ascii")), inner),
)


@given(VALUES)
def test_canonical_bytes_come_back_as_they_were(value: object) -> None:
    """What is written is read again, and only in one form."""
    content = encode(value)

    assert value == decode(content)
    assert content == encode(decode(content))


def test_canonical_form_is_that_of_the_standard() -> None:
    """Keys sorted, no spaces, control characters short where JSON has a short form (RFC 8785, 3.2.2)."""
    assert b'{"a":"\xe2\x82\xac$\\u000f\\nA\'B\\"\\\\","b":[56,null,true]}' == encode(
        {"b": [56, None, True], "a": "€$\u000f\nA'B\"\\"}
    )


@pytest.mark.parametrize(
    "line",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":NaN}',
        b'{"a":9007199254740993}',
        b'{"a":"\\u0041"}',
        b'{"a":',
        b"\xff",
        b"[" * 100_000,
        b"1" * 5000,
    ],
)
def test_other_forms_are_refused(line: bytes) -> None:
    """Spaces, order, repeated keys, floats, large integers, needless escapes and broken JSON are not canonical."""
    with pytest.raises(NotCanonical):
        decode(line)


def test_half_a_surrogate_pair_is_refused() -> None:
    """Text that has no UTF-8 form cannot be entered."""
    with pytest.raises(NotCanonical, match="surrogate"):
        encode("\ud800")


@pytest.mark.parametrize("value", [2**53, {1: "a"}, date(2026, 1, 31), b"a"])
def test_what_the_record_cannot_hold_is_refused(value: JSON) -> None:
    """An integer beyond 2^53, a key that is no text, or another kind of value never gets a form by accident."""
    with pytest.raises(NotCanonical):
        encode({"a": value})


@given(VALUES)
def test_the_bytes_are_those_of_a_second_writer(value: JSON) -> None:
    """The standard library's writer, told to sort and not to space, writes the same bytes for every text."""
    assert encode(value) == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A nested part."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """One field of each kind that events have."""

    text: str
    parts: tuple[Part, ...]
    table: dict[str, int]
    day: date
    flag: bool
    maybe: str | None


WHOLE = Whole(text="a", parts=(Part(number=2**60),), table={"x": -1}, day=date(2026, 1, 31), flag=True, maybe=None)
BODY = {
    "text": "a",
    "parts": [{"number": str(2**60)}],
    "table": {"x": -1},
    "day": "2026-01-31",
    "flag": True,
    "maybe": None,
}


def test_an_event_is_its_fields() -> None:
    """A body names every field; integers beyond 2^53 are strings."""
    assert BODY == to_json(WHOLE)
    assert WHOLE == from_json(Whole, to_json(WHOLE))


@pytest.mark.parametrize(
    "change",
    [
        {"text": 1},
        {"text": None},
        {"parts": {}},
        {"parts": [{"number": True}]},
        {"parts": [{"number": "12"}]},
        {"parts": [{"number": "1x"}]},
        {"parts": [{}]},
        {"table": []},
        {"table": {"x": "y"}},
        {"day": "2026-02-30"},
        {"day": "20260131"},
        {"day": 3},
        {"flag": 1},
        {"maybe": 1},
        {"more": 1},
    ],
)
def test_a_body_that_does_not_fit_is_refused(change: dict[str, object]) -> None:
    """A missing, unknown or differently typed field is refused."""
    with pytest.raises(BadBody):
        from_json(Whole, {**BODY, **change})


ENTRY = Entry(
    seq=0, type="x/1", occurred="2026-01-01", entered="2026-01-01T00:00:00Z", actor="founder", cause=None, body={"a": 1}
)


def test_the_hash_of_an_entry_can_be_redone_by_hand() -> None:
    """The preimage is four lines and the canonical bytes."""
    content = json.dumps(
        {
            "actor": "founder",
            "body": {"a": 1},
            "cause": None,
            "entered": "2026-01-01T00:00:00Z",
            "occurred": "2026-01-01",
            "seq": 0,
            "type": "x/1",
        },
        separators=(",", ":"),
    ).encode()
    expected = hashlib.sha256(b"comitia-entry/1\nfed.test\n0\n" + b"0" * 64 + b"\n" + content).hexdigest()

    assert content == ENTRY.canonical()
    assert expected == entry_hash("fed.test", 0, NO_ENTRY, ENTRY.canonical())
    assert expected == Chain(id="fed.test").grown(ENTRY.canonical()).head


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_every_leaf_is_provable_under_the_root(leaves: list[bytes]) -> None:
    """The frontier gives the root of RFC 9162 (2.1.1), and each audit path leads to it."""
    root = _tree(leaves)
    edge = frontier(leaves)

    assert root == edge.root()
    assert len(leaves) == edge.size
    for index, leaf in enumerate(leaves):
        path = inclusion_proof(leaves, index)
        assert root == root_from_proof(leaf, index, len(leaves), path)
        assert root != root_from_proof(leaf + b"x", index, len(leaves), path)
        assert root_from_proof(leaf, index, len(leaves), (*path, b"x" * 32)) in (None, *[]) or len(leaves) == 1


def _tree(leaves: list[bytes]) -> bytes:
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaf_hash(leaves[0])
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return node_hash(_tree(leaves[:split]), _tree(leaves[split:]))


def test_a_leaf_that_is_not_there_has_no_proof() -> None:
    """A proof is of one of the leaves."""
    with pytest.raises(IndexError, match="no leaf 3 among 3"):
        inclusion_proof([b"a", b"b", b"c"], 3)
    assert Frontier().size == 0


def test_a_signature_holds_for_its_head_and_key_only() -> None:
    """Another head, another key or another signature is found."""
    key, other = Ed25519PrivateKey.from_private_bytes(b"1" * 32), Ed25519PrivateKey.from_private_bytes(b"2" * 32)
    head = head_of(Chain(id="fed.test").grown(ENTRY.canonical()))
    signature = sign(head, key)

    assert is_signed(head, signature, public_key(key))
    assert not is_signed(head, signature, public_key(other))
    assert not is_signed(Head(chain="x", size=1, hash=head.hash, root=head.root), signature, public_key(key))
    assert not is_signed(head, "00" * 64, public_key(key))
    assert not is_signed(head, "zz", "zz")


def test_commitments_and_seeds_can_be_redone_by_hand() -> None:
    """Each is the SHA-256 of a few lines of text, with a domain in the first."""
    assert hashlib.sha256(b"comitia-commitment/1\nabcd\nAda").hexdigest() == commitment("abcd", "Ada")
    assert hashlib.sha256(b"comitia-roll/1\np1 c1\np2 c2\n").hexdigest() == roll_digest([("p2", "c2"), ("p1", "c1")])
    assert hashlib.sha256(b"comitia-source/1\nabcd\nff").hexdigest() == source_commitment("abcd", "ff")
    assert hashlib.sha256(b"comitia-lot-seed/1\nfed\nboard\nff\n00").hexdigest() == lot_seed(
        chain="fed", contest="board", founding_seed="ff", head="00"
    )
    assert hashlib.sha256(b"comitia-founding-seed/1\nfed\nab\n7 12 31").hexdigest() == founding_seed(
        "fed", "ab", "7 12 31"
    )


def test_a_salt_of_another_length_opens_nothing() -> None:
    """A line of the text, made part of the salt, leaves the hash as it is; such a salt is none."""
    salt, text = "0123456789abcdef" * 2, "one\ntwo"
    made = commitment(salt, text)

    assert made == commitment(f"{salt}\none", "two")
    assert [True, False, False, False, False] == [
        opens(made, salt, text),
        opens(made, f"{salt}\none", "two"),
        opens(made, salt, "one\nTwo"),
        opens(commitment(salt.upper(), text), salt.upper(), text),
        opens(commitment(f"{salt}\n", text), f"{salt}\n", text),
    ]


def test_ids_and_salts_say_nothing_without_the_secret() -> None:
    """They differ by secret and person, and are the same for the same."""
    assert person_id(b"s", "fed", "a@x") == person_id(b"s", "fed", "a@x")
    assert len({person_id(secret, "fed", who) for secret in (b"s", b"t") for who in "ab"}) == 4
    assert len({salt_for(secret, who) for secret in (b"s", b"t") for who in "ab"}) == 4
    assert source_salt(b"s", "fed", "board") == source_salt(b"s", "fed", "board")
    salts = {source_salt(secret, chain, where) for secret in (b"s", b"t") for chain in "fg" for where in "ab"}
    assert len(salts) == 8
    salts |= {text_salt(secret, chain, where) for secret in (b"s", b"t") for chain in "fg" for where in "ab"}
    assert len(salts) == 16
    assert text_salt(b"s", "fed", "motion-3") == text_salt(b"s", "fed", "motion-3")
    assert {32} == {len(salt) for salt in salts}


@pytest.mark.parametrize("year", ["0001", "0999", "1583", "2026", "9999"])
def test_a_time_has_four_digits_for_its_year(year: str) -> None:
    """The year 999 is 0999, and what is less than a second is left out (RFC 3339, 5.6)."""
    moment = datetime(int(year), 1, 31, 9, 5, 7, 999, tzinfo=UTC)

    assert f"{year}-01-31T09:05:07Z" == rfc3339(moment)
