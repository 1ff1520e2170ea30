"""The comitia command."""

import gc

MOST_NEW = 200_000
"""So many more objects are made than thrown away before Python looks for those that hold each other."""


def main() -> None:
    """Run the comitia command.

    What is loaded stays; to look through it again and again while it is loaded takes a twentieth of a short command.
    """
    gc.set_threshold(MOST_NEW)
    from comitia.cli.app import main as run

    run()
