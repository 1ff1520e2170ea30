"""Ballot files: BLT and the CSV layout of the published Scottish ballots, read strictly and written canonically."""

from comitia.exchange.ballots.blt import parse_blt
from comitia.exchange.ballots.file import BallotFile, BallotFileError
from comitia.exchange.ballots.points_csv import PointsFile, canonical_points, parse_points, read_points
from comitia.exchange.ballots.read import parse_ballots, read_ballots
from comitia.exchange.ballots.scottish_csv import parse_csv
from comitia.exchange.ballots.write import canonical_blt, write_blt

__all__ = [
    "BallotFile",
    "BallotFileError",
    "PointsFile",
    "canonical_blt",
    "canonical_points",
    "parse_ballots",
    "parse_blt",
    "parse_csv",
    "parse_points",
    "read_ballots",
    "read_points",
    "write_blt",
]
