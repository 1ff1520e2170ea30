"""Numbers as documents give them: `12`, `40..45`, `40..`, `..45`, `unknown`, or words, with or without bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping

from comitia.core.history.figure import FIGURES
from comitia.exchange.history.part import MOST_DIGITS, Part
from comitia.exchange.history.told import FigureTold

UNKNOWN = "unknown"
_NUMBER = rf"[0-9]{{1,{MOST_DIGITS}}}"
_RANGE = re.compile(rf"({_NUMBER})|({_NUMBER})?\.\.({_NUMBER})?")
_HOW = "write 12, 40..45, 40.. (at least), ..45 (at most), unknown, or words"


def figures(part: Part | None) -> Mapping[str, FigureTold]:
    """Return the figures of a mapping, by what they count."""
    found: dict[str, FigureTold] = {}
    if part is None:
        return found
    for name in FIGURES:
        if name in part.value:
            told = _figure(part, name)
            if told is not None:
                found[name] = told
    return found


def _figure(part: Part, name: str) -> FigureTold | None:
    if isinstance(part.value[name], dict):
        return _worded(part, name)
    text = part.short(name)
    if text is None:
        return None
    if text == UNKNOWN:
        return FigureTold(least=0, most=None, words=None)
    ranged = _RANGE.fullmatch(text)
    if ranged is None and any(map(str.isalpha, text)):
        return FigureTold(least=0, most=None, words=text)
    if ranged is None or text == "..":
        part.tell(name, f"{text!r} is no number: {_HOW}")
        return None
    exact, low, high = ranged.groups()
    least, most = int(exact or low or 0), int(exact or high) if exact or high else None
    return _bounded(part, name, FigureTold(least=least, most=most, words=None))


def _worded(part: Part, name: str) -> FigureTold | None:
    """Return a figure of words for which somebody has found bounds."""
    inner = part.part(name, ("words", "least", "most"))
    if inner is None:
        return None
    words = inner.needed("words", "write the words of the source; a number alone needs no braces")
    figure = FigureTold(least=inner.number("least", 0) or 0, most=inner.number("most", 0), words=words)
    return _bounded(part, name, figure) if words else None


def _bounded(part: Part, name: str, figure: FigureTold) -> FigureTold | None:
    if figure.most is not None and figure.most < figure.least:
        part.tell(name, f"{figure.least} to {figure.most} ends before it begins: write the smaller number first")
        return None
    return figure
