"""Ballot files in many formats, read strictly as they are marked; only BLT and the Scottish CSV go on record."""

from comitia.exchange.ballots.blt import parse_blt
from comitia.exchange.ballots.file import BallotFile, BallotFileError
from comitia.exchange.ballots.points_csv import PointsFile, parse_points, read_points
from comitia.exchange.ballots.read import parse_ballots, read_all, read_ballots
from comitia.exchange.ballots.scottish_csv import parse_csv
from comitia.exchange.ballots.write import write_blt

__all__ = [
    "BallotFile",
    "BallotFileError",
    "PointsFile",
    "parse_ballots",
    "parse_blt",
    "parse_csv",
    "parse_points",
    "read_all",
    "read_ballots",
    "read_points",
    "write_blt",
]
