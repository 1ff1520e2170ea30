"""The record: one append-only chain of entries, its fingerprint, and what anyone needs to check it."""
