"""The comitia command."""


def main() -> None:
    """Run the comitia command."""
