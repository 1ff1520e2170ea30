"""Texts that others wrote, made safe to stand in a page or a picture, and short enough to."""

from html import escape
from textwrap import wrap
from unicodedata import combining, east_asian_width

from comitia.count.name import is_control

_NOT_IN_XML = "\ufffe\uffff"


def escaped(text: str) -> str:
    """Return a text as it stands in HTML or XML, between tags or in quotes; what neither allows becomes a mark."""
    return escape("".join("\ufffd" if is_control(each) or each in _NOT_IN_XML else each for each in text))


def shortened(text: str, most: int) -> str:
    """Return a text of at most so many columns, wide letters being two, with an ellipsis where it was cut."""
    if sum(map(_width, text)) <= most:
        return text
    kept, width = "", 1
    for letter in text:
        width += _width(letter)
        if width > most:
            break
        kept += letter
    return f"{kept.rstrip()}…"


def wrapped(text: str, most: int) -> list[str]:
    """Return the lines of a text."""
    return wrap(text, max(most, 20))


def _width(letter: str) -> int:
    return 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1
