"""The sizes of units, as any method takes them: whole numbers that are 0 or more."""

from collections.abc import Mapping

from comitia.count.argument import whole


def plain(sizes: Mapping[str, int]) -> dict[str, int]:
    """Return sizes as plain whole numbers. Raises ValueError for one that is none, or below 0."""
    found = {unit: whole(size, f"the size of {unit}") for unit, size in sizes.items()}
    for unit, size in found.items():
        if size < 0:
            raise ValueError(f"the size of {unit} is {size}, and a size is 0 or more")
    return found
