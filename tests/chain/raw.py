"""Sums over the raw files of a run folder, made without any of comitia's readers."""

from tests.chain.federation import Federation


def cast(federation: Federation, contest: str) -> int | None:
    """Return the ballots that the file of a contest holds or states; None where it says nothing of them."""
    text = federation.files.get(contest)
    if text is None:
        return None
    lines = text.splitlines()
    if lines[0].startswith("number,"):
        stated = dict(line.split(",")[:2] for line in lines[1:])
        return int(stated["cast"]) if "cast" in stated else None
    return sum(int(line.split()[0]) for line in lines[1 : lines.index("0", 1)])


def has_ballots(federation: Federation, contest: str) -> bool:
    """Tell whether ballots of a contest were written."""
    return not federation.files.get(contest, "number,").startswith("number,")
