"""The number in an id that the record gives by counting: `motion-12`, `petition-3`, `past-7`."""


def number_of(name: str) -> int:
    """Return the number in an id: 12 for `motion-12`."""
    return int(name.rpartition("-")[2])
