"""A post and who holds it."""
