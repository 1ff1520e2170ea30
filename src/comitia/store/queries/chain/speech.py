"""The small words of sentences: numbers with their nouns, lists, places in order."""

from collections.abc import Sequence

from comitia.charter import Label

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

_MANY = frozenset({"clergy", "faculty", "personnel", "staff"})
"""Words for many persons at once: one says all staff, and staffs of several societies only."""


def number(value: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: `1 branch`, `1,204 branches`."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Return parts as people list them: `a, b and c`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def ordinal(value: int) -> str:
    """Return the word for a place in order: second, third; 11th from there on."""
    if value <= len(_ORDINALS):
        return _ORDINALS[value - 1]
    ending = "th" if value % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def voters(roll: Label) -> tuple[str, str]:
    """Return the words for one and for many on a roll: `member`, `members`; `people on the staff roll` for a list."""
    collective = roll.one.startswith("roll of ") or roll.one.lower() in _MANY
    many = roll.one.removeprefix("roll of ") if collective else roll.many
    if "roll" in many.lower():
        return f"person on the {roll.one}", f"people on the {roll.one}"
    return (roll.one if roll.one not in {many, f"roll of {many}"} else many.removesuffix("s")), many


def everybody(roll: Label) -> str:
    """Return the words for all on a roll: `all members`, `the staff roll`."""
    many = voters(roll)[1]
    return f"the {roll.one}" if many.startswith("people on") else f"all {many}"
