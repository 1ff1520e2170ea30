"""The lengths of columns, in characters."""

HASH = 64
ID = 128
