"""Reading a ballot file by what its name ends in."""

from collections.abc import Callable
from pathlib import Path

from comitia.exchange.ballots.blt import parse_blt
from comitia.exchange.ballots.file import BallotFile, BallotFileError
from comitia.exchange.ballots.scottish_csv import parse_csv

_LAYOUTS: dict[str, Callable[[bytes, str], BallotFile]] = {".blt": parse_blt, ".csv": parse_csv}


def read_ballots(path: Path | str) -> BallotFile:
    """Return the contents of a ballot file. Raises `BallotFileError`, and OSError when it cannot be opened."""
    return parse_ballots(Path(path).read_bytes(), str(path))


def parse_ballots(data: bytes, name: str) -> BallotFile:
    """Return the contents of a ballot file, given its bytes and its name. Raises `BallotFileError`."""
    dot = name.rfind(".")
    ending = name[dot:].lower() if dot >= 0 else ""
    if ending not in _LAYOUTS:
        raise BallotFileError(name, 1, f"a file that ends in {ending!r}", "a name that ends in .blt or .csv")
    return _LAYOUTS[ending](data, name)
