"""Ballots written in digits, as a file has them: one ballot a line, read in one go.

Meant for large files with nothing unusual: whoever calls finds out what is amiss, and where.
"""

from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from comitia.count import compiled
from comitia.count.form import COMMAS, Form
from comitia.count.limits import MOST_EQUAL_BALLOTS, MOST_IN_64_BITS, MOST_PACKED
from comitia.count.merging import Run, few_votes, merged, parts_of, run_of, run_of_records
from comitia.count.packing import bits_of, is_sound, packed, words_of

LEAST, MOST = 1 << 18, 1 << 24
"""So many bytes are read at a time on each processor, at least and at most."""
MOST_CELLS = 1 << 22
"""So many marks, with the empty places after them, stand in memory at a time."""
_DIGITS_AND_LINES = b"0123456789 \n"
_COMMAS_AND_LINES = b"0123456789,\n"
_LEAST_LINE = 3  # bytes, of a blank ballot


def run_of_text(candidates: int, text: bytes | memoryview, form: Form) -> Run | None:
    """Return the run of the ballots of a text; None when anything is amiss."""
    if candidates > MOST_PACKED or not len(text) or text[-1] != ord("\n"):
        return None
    if not compiled.pays(len(text)):
        return _plain(candidates, bytes(text), form)
    octets = np.frombuffer(text, dtype=np.uint8)
    blocks = _blocks(octets, parts_of(len(octets), LEAST, MOST))
    return merged(blocks, partial(_compiled, candidates, form, 1))


def _blocks(octets: NDArray[np.uint8], parts: int) -> list[NDArray[np.uint8]]:
    """Return a text in about so many parts that end with a line end."""
    ends = [0]
    for part in range(1, parts):
        begins = max(ends[-1], len(octets) * part // parts)
        line = bytes(octets[begins : begins + (1 << 16)]).find(b"\n")
        if line >= 0:
            ends.append(begins + line + 1)
    return [octets[start:end] for start, end in pairwise([*ends, len(octets)]) if start < end]


def _compiled(candidates: int, form: Form, words: int, block: NDArray[np.uint8]) -> Run | None:
    """Return the run of a block whose rankings take so many words; where they take more, by parts as much smaller."""
    from comitia.count.compiled import records as loops  # noqa: PLC0415  numba is loaded for large batches only
    from comitia.count.compiled.text import TOO_LONG, Lines, parse  # noqa: PLC0415

    bits = bits_of(candidates)
    few = few_votes()
    lines = Lines(form.separator[0], int(form.has_zero), candidates, bits, MOST_EQUAL_BALLOTS, few.shift)
    records = np.empty((len(block) // _LEAST_LINE + 1, words + 1), dtype=np.uint64)
    found, is_weighted = parse(block, lines, records, few.votes)
    if found == TOO_LONG and words < words_of(candidates, bits):
        return merged(_blocks(block, 2), partial(_compiled, candidates, form, 2 * words))
    if found < 0:
        return None
    left = records[:found] if is_weighted else records[:found, :words].copy()
    run = run_of_records(left, few, words, bits)
    return run if loops.is_sound(run.keys, bits, candidates) else None


def _plain(candidates: int, text: bytes, form: Form) -> Run | None:
    spaced = _spaced(text) if form is COMMAS else text
    lines = spaced.count(b"\n")
    if spaced.translate(None, _DIGITS_AND_LINES) or spaced.count(b" 0\n") != lines:
        return None
    numbers = np.fromstring(spaced, dtype=np.int64, sep=" ")
    ends = np.flatnonzero(numbers == 0)
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1] + 1))
    lengths = ends - starts - 1
    if len(ends) != lines or not 0 <= lengths.min() <= lengths.max() <= candidates:
        return None
    most = int(numbers[starts].max())
    if most > MOST_EQUAL_BALLOTS or most * lines > MOST_IN_64_BITS:
        return None
    rows = max(1, MOST_CELLS // (int(lengths.max()) + 1))
    blocks = [slice(row, row + rows) for row in range(0, lines, rows)]
    return merged(blocks, lambda block: _run(candidates, numbers, starts[block], lengths[block]))


def _spaced(text: bytes) -> bytes:
    """Return lines with commas as lines with blanks and a 0; what is no line where they are not written so."""
    if text.translate(None, _COMMAS_AND_LINES) or text.count(b",\n") != text.count(b"\n"):
        return b"\0"
    if b",," in text or text.startswith(b",") or b"\n," in text:
        return b"\0"
    return text.replace(b",\n", b" 0\n").replace(b",", b" ")


def _run(
    candidates: int, numbers: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> Run | None:
    """Return the run of the lines that begin at `starts` and have so many marks."""
    places = np.arange(1, int(lengths.max()) + 1)
    rankings = numbers.take(starts[:, None] + places, mode="clip")
    rankings *= places <= lengths[:, None]
    if rankings.max(initial=0) > candidates:
        return None
    copies, bits = numbers[starts], bits_of(candidates)
    run = run_of(packed(rankings, bits), None if copies.max() == 1 else copies)
    return run if is_sound(run.keys, bits, candidates) else None
