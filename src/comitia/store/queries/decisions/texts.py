"""Free texts by their commitments: what a motion says, the grounds of a challenge, a report, a letter."""

from collections.abc import Iterable

from comitia.store import models

OPENING = 160
"""So many characters of a text stand for it in a list."""


def texts(commitments: Iterable[str]) -> dict[str, str]:
    """Return texts by commitment; those erased, or never kept here, are left out. One query."""
    rows = models.Text.objects.filter(commitment__in=set(commitments)).exclude(salt="")
    return dict(rows.values_list("commitment", "text"))


def opening(text: str) -> str:
    """Return the first line of a text, cut at a word where it is long."""
    first = text.partition("\n")[0].strip()
    if len(first) <= OPENING:
        return first
    return f"{first[:OPENING].rpartition(' ')[0].rstrip(',;:') or first[:OPENING]} …"
