"""Many equal contests counted at once, from an array of marks: in each, what `comitia.count.count` finds."""

from comitia.count.many.lots import OwnLots, SourceOf
from comitia.count.many.pluralities import pluralities
from comitia.count.many.result import Pluralities, Ties

__all__ = ["OwnLots", "Pluralities", "SourceOf", "Ties", "pluralities"]
