"""Free texts in an export: each opens a commitment that an entry holds, for both verifiers."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.exchange import second_verifier
from tests.exchange.signing import Lines, forged

from comitia.core.assembly.texts import texts_of
from comitia.core.election.organization import OrganizationFounded
from comitia.core.events import Event, event_of
from comitia.core.record.commitment import commitment
from comitia.exchange import verification
from comitia.exchange.record_reader import Verification

EXPORT = (Path(__file__).parent / "golden" / "small.jsonl").read_bytes()
LINES: Lines = [json.loads(line) for line in EXPORT.splitlines()][:-1]
SALTS = ("0123456789abcdef" * 2, "fedcba9876543210" * 2, "00112233445566778899aabbccddeeff")
TEXTS = ("Mow the meadow in June.\nThe hay goes to the barn.", "The quay needs a new rail.", "The river is high.")
HELD = [commitment(salt, text) for salt, text in zip(SALTS, TEXTS, strict=True)]


@pytest.fixture(autouse=True)
def _held(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the founding hold three texts, for both verifiers."""

    def held(event: Event) -> Iterator[str]:
        yield from HELD if isinstance(event, OrganizationFounded) else ()

    monkeypatch.setattr(verification, "texts_of", held)
    monkeypatch.setattr(second_verifier, "committed_texts", lambda _: iter(HELD))


def line(number: int, **other: str) -> dict[str, dict[str, str]]:
    """Return the line of a text, with fields changed."""
    return {"text": {"commitment": HELD[number], "salt": SALTS[number], "text": TEXTS[number], **other}}


def checked(change: Callable[[Lines], None]) -> tuple[Verification, list[str]]:
    """Return what both verifiers find."""
    content = forged(LINES, change)
    return verification.verify(io.BytesIO(content), None, None), list(second_verifier.faults(content))


def test_texts_that_open_their_commitments_are_sound() -> None:
    """Two of three are there; the third was left out or erased, which is no fault."""
    ours, second = checked(lambda lines: lines.extend((line(0), line(1))))

    assert ([], []) == ([*map(str, ours.findings)], second)
    assert (2, 1) == (ours.texts, ours.texts_elsewhere)


FIRST_LINE, _, SECOND_LINE = TEXTS[0].partition("\n")
NAME = next(value["name"] for value in LINES if "name" in value)
WRONG: list[tuple[str, Callable[[Lines], None], str]] = [
    ("changed", lambda ls: ls.append(line(0, text="Mow the meadow in May.")), f"the text is not the one that was committed to as {HELD[0]}"),
    ("swapped", lambda ls: ls.extend((line(0, text=TEXTS[1]), line(1, text=TEXTS[0]))), f"the text is not the one that was committed to as {HELD[1]}"),
    ("swapped with its salt", lambda ls: ls.append(line(0, text=TEXTS[1], salt=SALTS[1])), f"the text is not the one that was committed to as {HELD[0]}"),
    ("another salt", lambda ls: ls.append(line(0, salt=SALTS[1])), f"the text is not the one that was committed to as {HELD[0]}"),
    ("a line made salt", lambda ls: ls.append(line(0, salt=f"{SALTS[0]}\n{FIRST_LINE}", text=SECOND_LINE)), f"the text is not the one that was committed to as {HELD[0]}"),
    ("nobody committed to it", lambda ls: ls.append(line(0, commitment=commitment(SALTS[0], "Stray."), text="Stray.")),
     f"no entry commits to the text {commitment(SALTS[0], 'Stray.')}"),
    ("a name as a text", lambda ls: ls.append(line(0, commitment=commitment(NAME["salt"], NAME["name"]), salt=NAME["salt"], text=NAME["name"])),
     f"no entry commits to the text {commitment(NAME['salt'], NAME['name'])}"),
    ("twice", lambda ls: ls.extend((line(0), line(0))), f"the text {HELD[0]} is there twice"),
    ("before the names", lambda ls: ls.insert(-1, line(0)), "no line of this kind belongs here"),
    ("before the boxes", lambda ls: ls.insert(next(place for place, value in enumerate(ls) if "box" in value), line(0)), "no line of this kind belongs here"),
    ("before the entries", lambda ls: ls.insert(1, line(0)), "no line of this kind belongs here"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "sentence"), [case[1:] for case in WRONG], ids=[case[0] for case in WRONG])
def test_a_text_that_is_not_the_one_committed_to_is_found_by_both(
    change: Callable[[Lines], None], sentence: str
) -> None:
    """Changed, swapped, stray, twice, at the wrong place: ours says which, and the second one refuses it too."""
    ours, second = checked(change)

    assert sentence in " ".join(map(str, ours.findings))
    assert second


@pytest.mark.parametrize("other", [{"note": "x"}, {"text": 1}, {"salt": None}], ids=["a field", "a number", "nothing"])
def test_a_text_line_of_another_form_is_refused(other: dict[str, str]) -> None:
    """It has three fields, which are texts; nothing but a finding comes out."""
    content = forged(LINES, lambda lines: lines.append(line(0, **other)))

    ours = verification.verify(io.BytesIO(content), None, None)

    assert 1 == len(ours.findings)


def test_elections_hold_no_texts() -> None:
    """Names and files are committed to, and are no texts."""
    events = [event_of(value["entry"]["type"], value["entry"]["body"]) for value in LINES if "entry" in value]

    assert [] == [held for event in events for held in texts_of(event)]


def test_the_second_verifier_finds_commitments_in_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path leads into each item of a list; null holds nothing."""
    monkeypatch.undo()
    monkeypatch.setattr(second_verifier, "TEXTS", {"x/1": ("text", "charges.grounds")})
    body = {"text": "a", "charges": [{"grounds": "b"}, {"grounds": None}, {"grounds": "c"}]}
    entries = [{"type": "x/1", "body": body}, {"type": "y/1", "body": body}, {"type": "x/1", "body": {"text": None, "charges": None}}]  # fmt: skip

    assert ["a", "b", "c"] == list(second_verifier.committed_texts(entries))
