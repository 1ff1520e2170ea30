"""Apportionment: how many seats each unit (or list) has, from its size: exact, and with every tie a lot of its own."""

from comitia.count.apportion.apportionment import apportion
from comitia.count.apportion.by_size import banded, fixed, per_n
from comitia.count.apportion.methods import METHODS
from comitia.count.apportion.result import Apportionment
from comitia.count.apportion.roots import cube_root_total, square_roots
from comitia.count.apportion.threshold import passing

__all__ = [
    "METHODS",
    "Apportionment",
    "apportion",
    "banded",
    "cube_root_total",
    "fixed",
    "passing",
    "per_n",
    "square_roots",
]
