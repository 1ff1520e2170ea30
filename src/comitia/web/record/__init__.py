"""The record: its fingerprint, how to check it, and its entries."""
