"""Texts as they are searched: small letters, no accents, words apart by single blanks, so that LIKE finds whole words.

The same text folds to the same on every database. A word begins after a blank and ends before one.
"""

from collections.abc import Iterator
from unicodedata import category, normalize

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"})
"""Letters that are not made of another and an accent, as people without them on their keyboard type them."""


def folded(text: str) -> str:
    """Return a text as it is searched: ` words of it ` with a blank around each; empty where it has no word."""
    words = [word for word, _, _ in words_of(text)]
    return f" {' '.join(words)} " if words else ""


def words_of(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text, each folded, with where it begins and ends in the text."""
    start = -1
    for place, sign in enumerate(text):
        inside = sign.isalnum() or (start >= 0 and category(sign)[0] == "M")
        if inside and start < 0:
            start = place
        elif not inside and start >= 0:
            yield from _word(text, start, place)
            start = -1
    if start >= 0:
        yield from _word(text, start, len(text))


def _word(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    word = text[start:end]
    if not word.isascii():
        word = "".join(sign for sign in normalize("NFKD", word.casefold()) if category(sign) != "Mn" and sign.isalnum())
    word = word.casefold().translate(LETTERS)
    if word:
        yield word, start, end
