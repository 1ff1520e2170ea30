"""Formats in and out: ballot files, run folders, exports of the record."""
