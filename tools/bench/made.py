"""Ballots made by a fixed seed, once, and kept in build/bench/made (`make clean` removes it): as arrays and as files.

Each ballot ranks candidates as in a Plackett-Luce model (the chance to come next is in proportion to a weight, here
1/number^0.7) and stops after some marks: 3.6 on the average where enough candidates stand, 3.5 of ten, 20 at most. The
first ballots of a larger set are those of a smaller one.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Marks = NDArray[np.uint8]
ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "build" / "bench" / "made"
SEED = 7
CHUNK = 100_000
MEAN = 3.6
MOST_PLACES = 20


def marks(ballots: int, candidates: int) -> Marks:
    """Return the array of so many ballots: a row each, the candidates from 1 in order, 0 after the last mark."""
    path = FOLDER / f"{ballots}x{candidates}.npy"
    if not path.exists():
        _kept(path, ballots, min(candidates, MOST_PLACES), lambda chunk: _rankings(chunk, candidates))
    found: Marks = np.load(path)
    return found


def sets(ballots: int, candidates: int) -> Marks:
    """Return the same ballots as sets of marks: each row in the order of candidates."""
    path = FOLDER / f"{ballots}x{candidates}-sets.npy"
    if not path.exists():
        found = marks(ballots, candidates)
        found[found == 0] = 255
        found.sort(axis=1)
        found[found == 255] = 0
        _saved(path, found)
    ordered: Marks = np.load(path)
    return ordered


def file(ballots: int, candidates: int, seats: int, *, as_sets: bool = False) -> Path:
    """Return the path of a file with these ballots, one a line, in the layout of the published Scottish ballots."""
    path = FOLDER / f"{ballots}x{candidates}{'-sets' if as_sets else ''}.csv"
    if path.exists():
        return path
    rows = (sets if as_sets else marks)(ballots, candidates)
    part = path.with_suffix(".part")
    with part.open("w") as out:
        out.write(f"{candidates},{seats},\n")
        for start in range(0, ballots, CHUNK):
            for row in rows[start : start + CHUNK].tolist():
                out.write(f"1,{','.join(map(str, filter(None, row)))},\n")
        for number in range(1, candidates + 1):
            out.write(f'"Candidate {number}","Name {number}","None",\n')
        out.write('"Made ballots",')
    part.rename(path)
    return path


def councils(number: int, voters: int, candidates: int) -> Marks:
    """Return the votes of so many councils: a row each, a vote for one candidate in each place, each as likely."""
    path = FOLDER / f"{number}x{voters}-councils.npy"
    if not path.exists():
        _saved(path, np.random.default_rng(SEED).integers(1, candidates + 1, (number, voters), dtype=np.uint8))
    found: Marks = np.load(path)
    return found


def _saved(path: Path, array: Marks) -> None:
    """Write an array; a file of that name is there only when it is whole."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    with part.open("wb") as out:
        np.save(out, array)
    part.rename(path)


def _kept(path: Path, ballots: int, places: int, chunk_of: Any) -> None:
    """Write the chunks of an array, two at a time."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    array = np.lib.format.open_memmap(part, mode="w+", dtype=np.uint8, shape=(ballots, places))
    with ThreadPoolExecutor(2) as pool:
        chunks = -(-ballots // CHUNK)
        for start in range(0, chunks, 8):
            several = range(start, min(start + 8, chunks))
            for number, rows in zip(several, pool.map(chunk_of, several), strict=True):
                left = min(CHUNK, ballots - number * CHUNK)
                array[number * CHUNK :][:left] = rows[:left]
    array.flush()
    del array
    part.rename(path)


def _rankings(chunk: int, candidates: int) -> Marks:
    """Return the ballots of one chunk: whoever's waiting time ends first comes first."""
    source = np.random.default_rng((SEED, candidates, chunk))
    weights = (np.arange(1, candidates + 1) ** -0.7).astype(np.float32)
    waiting = source.standard_exponential((CHUNK, candidates), dtype=np.float32) / weights
    places = min(candidates, MOST_PLACES)
    order = (waiting.argsort(axis=1)[:, :places] + 1).astype(np.uint8)
    lengths = np.minimum(source.geometric(1 / MEAN, CHUNK), places)
    order[np.arange(places) >= lengths[:, None]] = 0
    return order
