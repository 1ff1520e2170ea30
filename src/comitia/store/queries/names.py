"""Looking for a name: capitals or not, in every alphabet, and however the accents were typed.

Names are stored composed (NFC); what is looked for is composed first.
"""

import re
from unicodedata import normalize

from django.db.models import Q


def composed(text: str) -> str:
    """Return what was typed with each letter and its accents as one character, as names are stored."""
    return normalize("NFC", text)


def is_called(name: str) -> Q:
    """Return the condition that a row has this whole composed name."""
    return Q(name__iexact=name) if name.isascii() else Q(name__iregex=f"^{re.escape(name)}$")


def is_called_in_part(words: str) -> Q:
    """Return the condition that composed words stand in the name of a row."""
    # SQLite's own comparison knows the two cases of ASCII letters only; a pattern knows those of all.
    return Q(name__icontains=words) if words.isascii() else Q(name__iregex=re.escape(words))
