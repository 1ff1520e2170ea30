"""Mandates: who holds which seat or post, from whom, by which cause, from when to when."""
