"""Ballot files in many formats, read strictly as they are marked; only BLT and the Scottish CSV go on record."""

from comitia.exchange.ballots.blt import parse_blt
from comitia.exchange.ballots.file import BallotFile, BallotFileError
from comitia.exchange.ballots.read import parse_ballots, read_ballots
from comitia.exchange.ballots.scottish_csv import parse_csv
from comitia.exchange.ballots.write import write_blt

__all__ = [
    "BallotFile",
    "BallotFileError",
    "parse_ballots",
    "parse_blt",
    "parse_csv",
    "read_ballots",
    "write_blt",
]
