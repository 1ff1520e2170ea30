"""Persons: what they hold, where they stood, and the search."""
