"""Ballots written in digits, as a file has them: one ballot a line, read in one go.

Meant for large files with nothing unusual: whoever calls finds out what is amiss, and where.
"""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from comitia.count import compiled
from comitia.count.form import COMMAS, Form
from comitia.count.limits import MOST_EQUAL_BALLOTS, MOST_IN_64_BITS, MOST_PACKED
from comitia.count.packing import Keys, bits_of, is_sound, packed, words_of
from comitia.count.runs import Run, by_blocks, joined, parts_of, run_of, run_of_records

LEAST, MOST = 1 << 18, 1 << 24
"""So many bytes are read at a time on each processor, at least and at most."""
_DIGITS_AND_LINES = b"0123456789 \n"
_LEAST_LINE = 3  # bytes, of a blank ballot


def run_of_text(candidates: int, text: bytes | memoryview, form: Form) -> Run | None:
    """Return the run of the ballots of a text; None when anything is amiss."""
    if candidates > MOST_PACKED or not len(text) or text[-1] != ord("\n"):
        return None
    if not compiled.pays(len(text)):
        return _plain(candidates, text, form)
    found = by_blocks(_blocks(text), lambda block: _compiled(candidates, block, form))
    runs = [run for run in found if run is not None]
    if len(runs) < len(found) or sum(run.ballots for run in runs) > MOST_IN_64_BITS:
        return None
    return joined(runs)


def _blocks(text: bytes | memoryview) -> list[NDArray[np.uint8]]:
    """Return the text in parts that end with a line end."""
    octets = np.frombuffer(text, dtype=np.uint8)
    parts = parts_of(len(octets), LEAST, MOST)
    ends = [0]
    for part in range(1, parts):
        begins = max(ends[-1], len(octets) * part // parts)
        line = bytes(octets[begins : begins + (1 << 16)]).find(b"\n")
        if line >= 0:
            ends.append(begins + line + 1)
    return [octets[start:end] for start, end in pairwise([*ends, len(octets)]) if start < end]


def _compiled(candidates: int, block: NDArray[np.uint8], form: Form) -> Run | None:
    from comitia.count.compiled import runs  # noqa: PLC0415  numba is loaded for large batches only
    from comitia.count.compiled.text import TOO_LONG, Lines, parse  # noqa: PLC0415

    bits = bits_of(candidates)
    lines = Lines(form.separator[0], int(form.has_zero), candidates, bits)
    words, most_words = 1, words_of(candidates, bits)
    while True:
        records = np.empty((len(block) // _LEAST_LINE + 1, words + 1), dtype=np.uint64)
        found, ballots = parse(block, lines, records)
        if found != TOO_LONG or words == most_words:
            break
        words = min(2 * words, most_words)
    if found < 0:
        return None
    records = records[:found] if ballots > found else records[:found, :words].copy()
    run = run_of_records(records, words, bits)
    return run if runs.is_sound(run.keys, bits, candidates) else None


def _plain(candidates: int, text: bytes | memoryview, form: Form) -> Run | None:
    spaced = _spaced(bytes(text)) if form is COMMAS else bytes(text)
    lines = spaced.count(b"\n")
    if spaced.translate(None, _DIGITS_AND_LINES) or spaced.count(b" 0\n") != lines:
        return None
    numbers = np.fromstring(spaced, dtype=np.int64, sep=" ")
    ends = np.flatnonzero(numbers == 0)
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1] + 1))
    lengths = ends - starts - 1
    if len(ends) != lines or lengths.min() < 0:
        return None
    copies = numbers[starts]
    rankings = _rankings(numbers, starts, lengths)
    most = int(copies.max())
    if most > MOST_EQUAL_BALLOTS or most * len(copies) > MOST_IN_64_BITS or rankings.max(initial=0) > candidates:
        return None
    return _run(packed(rankings, bits_of(candidates)), None if most == 1 else copies, candidates)


def _spaced(text: bytes) -> bytes:
    """Return lines with commas as lines with blanks and a 0; nothing where they are not written so."""
    if text.count(b",\n") != text.count(b"\n") or b",," in text or text.startswith(b",") or b"\n," in text:
        return b"\0"
    return text.replace(b",\n", b" 0\n").replace(b",", b" ")


def _rankings(numbers: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    places = np.arange(1, int(lengths.max()) + 1)
    rankings = numbers.take(starts[:, None] + places, mode="clip")
    rankings *= places <= lengths[:, None]
    return rankings


def _run(keys: Keys, copies: NDArray[np.int64] | None, candidates: int) -> Run | None:
    run = run_of(keys, copies)
    return run if is_sound(run.keys, bits_of(candidates), candidates) else None
