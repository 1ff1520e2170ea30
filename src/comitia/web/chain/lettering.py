"""The lettering of the drawing: what can be read in a box, lying or upright, and how tall a row is made for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT, TALL, GAP = 54, 150, 6
LARGE, UPRIGHT, SMALL = 9.6, 8.2, 7.9
"""Widths of a letter, for the label, an upright one and the line below: an estimate that is rather too wide."""
NARROW = 20.0
"""The least width of a box with an upright label."""
FOOT = 22
"""What a number at the foot of a tall box takes of its height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is to be said of a box: its label, the line below it, its title, and where it leads.

    A label too long is said as `brief`, or without the word for its `kind`.
    """

    label: str
    sub: str
    title: str
    href: str
    brief: str = ""
    kind: str = ""
    is_local: bool = False

    @property
    def short(self) -> str:
        """Return the brief label: `Quay` for `Quay District`, `15 districts` for `15 district councils`."""
        if self.brief:
            return self.brief
        return re.sub(rf"(?i)\s+{re.escape(self.kind)}$", "", self.label) if self.kind else self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """What is written into a box, and at which heights below its top; empty is what does not fit."""

    label: str
    sub: str
    label_at: float
    sub_at: float
    is_upright: bool


def height_of(row: Sequence[tuple[Words, float]]) -> int:
    """Return how tall a row is made: words and width of its boxes say whether labels have to stand upright."""
    lying = all(_whole(words, width - 8) for words, width in row)
    wide = sum(width >= NARROW for _, width in row)
    return TALL if not lying and 2 * wide >= len(row) else HEIGHT


def letters(words: Words, width: float, height: int) -> Letters:
    """Return what is written into a box of this size: upright only in a tall one whose label does not fit lying."""
    sub, middle = _whole_or_nothing(words.sub, width - 4, SMALL), height / 2
    if height == TALL and width >= NARROW and not _whole(words, width - 8):
        foot = FOOT if sub else 0
        label = _cut(words, height - foot - 10, UPRIGHT)
        return Letters(label=label, sub=sub, label_at=(height - foot) / 2, sub_at=height - 10, is_upright=True)
    label = _whole(words, width - 8) or ("" if words.is_local else _cut(words, width - 8, LARGE))
    return Letters(label=label, sub=sub, label_at=middle - 4, sub_at=middle + (14 if label else 5), is_upright=False)


def _whole(words: Words, width: float) -> str:
    """Return a label that fits uncut, without the word for its kind if need be; nothing where neither does."""
    return next((text for text in (words.label, words.short) if len(text) * LARGE <= width), "")


def _cut(words: Words, width: float, letter: float) -> str:
    """Return as much of a label as fits; nothing where little is left."""
    room = int(width / letter)
    for text in (words.label, words.short):
        if len(text) <= room:
            return text
    return f"{words.short[: room - 1].rstrip()}…" if room >= 5 else ""


def _whole_or_nothing(text: str, width: float, letter: float) -> str:
    """Return a text that fits; of a number with its noun the number alone, where only that fits."""
    for shown in (text, text.partition(" ")[0] if text[:1].isdigit() else ""):
        if len(shown) * letter <= width:
            return shown
    return ""
