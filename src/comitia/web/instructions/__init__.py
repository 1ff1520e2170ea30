"""Instructed and voted: the report of all motions, and of one, delegate by delegate."""
