"""A count explained to people."""

from comitia.count.explanation.sentences import explain

__all__ = ["explain"]
