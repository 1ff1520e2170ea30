"""The comitia command."""

from comitia.cli.app import main

__all__ = ["main"]
