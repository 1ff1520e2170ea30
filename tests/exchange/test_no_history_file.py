"""What is no file of history: other bytes, bombs and tricks, each with one sentence that a terminal can show."""

from pathlib import Path

import pytest
from tests.exchange.test_history_file import faults


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"sources:\n  m: {nature: minutes, title: Caf\xe9}\n", "past.yaml:2: byte 0xe9 is not UTF-8: save the file"),
        (b"sources:\n  m: {title: \x00}\n", "past.yaml:2: the character U+0000 is not allowed: remove it"),
        (b"x" * 10_000_000, "past.yaml:1: the file has 10000000 bytes, and a file of history at most 3000000: enter it in"),
        (b"acts: " + b"[" * 100_000, "past.yaml:1: nested more than 30 deep: a file of history is not"),
        (b"sources:\n\tm: a\n", "past.yaml:2: this is not YAML (found character '\\t'"),
        (b"sources: {}\n---\nacts: []\n", "past.yaml:2: a file of history is one document: remove this ---"),
        (b"%YAML 1.1\n---\nacts: []\n", "past.yaml:3: a file of history has no YAML directives"),
        (b"acts: !!python/name:os.system []\n", "past.yaml:1: acts: a file of history has no tags: remove"),
        (b"acts: &a [*a, *a]\n", "past.yaml:1: acts: a file of history has no anchors: remove &a"),
        (b"- a\n", "past.yaml:1: this is a list: write the keys persons, sources, acts, add"),
        (b"sources: [a]\n", "past.yaml:1: sources: this is a list: write each source as NAME"),
        (b"acts: {a: b}\n", "past.yaml:1: acts: this is a mapping, and not a list"),
        (b"acts: [true]\n", "past.yaml:1: acts[0]: this is `true`: write the keys id, kind"),
        (b'add: [{to: past-1}]\n"\\x1b[31m": a\n', "past.yaml:2: \\x1b[31m: there is no key '\\x1b[31m' here"),
    ],
)  # fmt: skip
def test_what_is_no_file_of_history(tmp_path: Path, content: bytes, said: str) -> None:
    """Bytes, bombs, tricks and other documents: one sentence, with its line, and no sign that a terminal obeys."""
    path = tmp_path / "past.yaml"
    path.write_bytes(content)

    found = faults(path)

    assert [each for each in found if each.startswith(said)], found
    assert all(each.isprintable() for each in found)


def test_a_fault_is_a_sentence_however_long_the_words(tmp_path: Path) -> None:
    """What is wrong stands before the gap, what to do after it."""
    path = tmp_path / "past.yaml"
    path.write_text(f"sources: {'x' * 900_000}\n", encoding="utf-8")

    (found,) = faults(path)

    assert found.startswith("past.yaml:1: sources: this is `xxx")
    assert found.endswith("x`: write each source as NAME: {nature: ..., title: ...}, or leave the key out")
    assert 600 < len(found) < 650


def test_ten_thousand_names_that_are_wrong_take_seconds(tmp_path: Path) -> None:
    """Which name is meant is looked for a hundred times, and no more."""
    acts = "".join(
        f"  - {{id: act-{number}, kind: motion, when: 1924, text: a{number}, outcome: lost, of: axt-{number}}}\n"
        for number in range(10_000)
    )
    path = tmp_path / "past.yaml"
    path.write_text(f"acts:\n{acts}", encoding="utf-8")

    found = [each for each in faults(path) if ".of: " in each]

    assert 10_000 == len(found)
    assert 99 == sum("did you mean act-" in each for each in found)
    assert "there is no act 'axt-9999': give the act an id in this file, or write past-N of the record" in found[-1]
