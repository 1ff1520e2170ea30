"""The page on the record's format is enough: a verifier written from it alone agrees with ours."""

import ast
import io
import re
import subprocess
from pathlib import Path

import pytest
from tests.exchange.second_verifier import TEXTS, faults

from comitia.core.events import TYPES
from comitia.exchange.verification import verify

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "reference" / "record.md"
EXPORT = (HERE / "golden" / "small.jsonl").read_bytes()
TEXT = re.compile(r"`([a-z]+)` \(\*text\*")
ALLOWED = {"hashlib", "json", "re", "sys", "collections.abc", "pathlib", "typing"}


def test_both_verifiers_find_a_released_export_sound() -> None:
    """An export made once stays readable and sound, for ours and for one that knows only the page."""
    ours = verify(io.BytesIO(EXPORT), None, None)

    assert list(map(str, ours.findings)) == []
    assert list(faults(EXPORT)) == []


def test_the_second_verifier_knows_nothing_of_comitia() -> None:
    """It may use hashes, JSON and Ed25519."""
    tree = ast.parse((HERE / "second_verifier.py").read_text())
    names = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names])
    }

    assert {name for name in names if not name.startswith("cryptography.")} == ALLOWED


def lines() -> list[bytes]:
    """Return the lines of the export."""
    return EXPORT.splitlines(keepends=True)


@pytest.mark.parametrize("place", range(len(lines())))
def test_a_line_left_out_is_found_by_both(place: int) -> None:
    """Whatever line it is: an entry, a box, a name or the head."""
    cut = b"".join(line for number, line in enumerate(lines()) if number != place)

    assert list(faults(cut))
    assert not verify(io.BytesIO(cut), None, None).is_sound


@pytest.mark.parametrize("place", range(0, len(EXPORT), 211))
def test_a_changed_byte_is_found_by_both(place: int) -> None:
    """One bit is enough."""
    changed = EXPORT[:place] + bytes([EXPORT[place] ^ 1]) + EXPORT[place + 1 :]

    assert found_by_second(changed)
    assert not verify(io.BytesIO(changed), None, None).is_sound


def found_by_second(content: bytes) -> bool:
    """Tell whether the second verifier refuses an export; one that it cannot read at all is refused too."""
    try:
        return bool(list(faults(content)))
    except (ValueError, LookupError, TypeError):
        return True


def test_a_cut_tail_is_found_against_a_published_head() -> None:
    """The record up to an earlier entry, signed anew, is sound by itself; the published head is not in it."""
    published = verify(io.BytesIO(EXPORT), None, None).heads[-1]

    assert list(faults(EXPORT, published)) == []
    assert list(faults(EXPORT, "0" * 64)) == ["the published head is not among the entries"]


def test_the_vectors_of_the_page_come_out_in_a_shell() -> None:
    """Every line after a dollar sign prints what stands below it."""
    blocks = re.findall(r"```console\n(.*?)```", PAGE.read_text(), re.DOTALL)
    script = "\n".join(line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ "))
    printed = [line for block in blocks for line in block.splitlines() if not line.startswith("$ ")]
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines() == printed
    assert len(printed) == 11


def test_every_event_type_stands_on_the_page() -> None:
    """With every field of its body."""
    rows = dict(re.findall(r"^\| `([a-z_]+/1)` \| (.*) \|$", PAGE.read_text(), re.MULTILINE))

    assert set(TYPES) == set(rows)
    assert {
        name: [field for field in kind.__slots__ if f"`{field}`" not in rows[name]] for name, kind in TYPES.items()
    } == {name: [] for name in TYPES}


def test_the_second_verifier_knows_every_text_that_the_page_names() -> None:
    """Fields that the page marks as texts, in the rows of event types and in what is told below the table."""
    page = PAGE.read_text()
    past = next(line for line in page.splitlines() if line.startswith("- Of the past"))
    told = set(TEXT.findall(past))
    marked = {
        name: found
        for name, row in re.findall(r"^\| `([a-z_]+/1)` \| (.*) \|$", page, re.MULTILINE)
        if (found := set(TEXT.findall(row)))
    }
    known = {name: {path.rpartition(".")[2] for path in paths} for name, paths in TEXTS.items()}

    assert marked == {name: fields - told for name, fields in known.items() if fields - told}
    assert told == known["testimony_added/1"] | {"words"}
