"""Writing ballots as BLT with names for people; without names `comitia.count.canonical_blt` writes them."""

from collections.abc import Sequence

from comitia.count import Profile, canonical_blt


def write_blt(profile: Profile, seats: int, names: Sequence[str], title: str) -> str:
    """Return the text of a BLT file. Raises ValueError when there is not one name for each candidate."""
    if len(names) != profile.candidates:
        raise ValueError(f"found {len(names)} names, expected one for each of {profile.candidates} candidates")
    for text in (*names, title):
        if "\n" in text or "\r" in text:
            raise ValueError(f"found a line end in {text!r}, expected a name on one line")
    return canonical_blt(profile, seats) + "".join(f"{_quoted(text)}\n" for text in (*names, title))


def _quoted(text: str) -> str:
    escaped = text.replace('"', '""')
    return f'"{escaped}"'
