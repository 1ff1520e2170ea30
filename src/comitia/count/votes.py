"""What the marks of a profile come to: votes by mark, places on ballots, and votes by how many marks a ballot has.

A profile that is held as a table is added up by numpy, any other from its rows; both give the same whole numbers.
Place 0 of what has a place a candidate is that of no mark.
"""

from comitia.count.limits import MOST_IN_A_FLOAT
from comitia.count.profile import Profile


def from_table(profile: Profile) -> bool:
    """Return whether votes are added up from the table: there is one, and all of them fit in its numbers."""
    return profile.has_table and profile.valid <= MOST_IN_A_FLOAT


def first_marks(profile: Profile) -> list[int]:
    """Return the votes of each candidate by first marks."""
    if from_table(profile):
        from comitia.count import table_votes  # noqa: PLC0415  numpy is loaded for large contests only

        return table_votes.first_marks(profile)
    totals = [0] * (profile.candidates + 1)
    for ranking, copies in profile.rows:
        totals[ranking[0]] += copies
    return totals


def all_marks(profile: Profile) -> list[int]:
    """Return the votes of each candidate by all marks."""
    if from_table(profile):
        from comitia.count import table_votes  # noqa: PLC0415

        return table_votes.all_marks(profile)
    totals = [0] * (profile.candidates + 1)
    for ranking, copies in profile.rows:
        for mark in ranking:
            totals[mark] += copies
    return totals


def place_sums(profile: Profile) -> list[int]:
    """Return the places of each candidate on all ballots that mark them, added up; the first place is 0."""
    if from_table(profile):
        from comitia.count import table_votes  # noqa: PLC0415

        return table_votes.place_sums(profile)
    sums = [0] * (profile.candidates + 1)
    for ranking, copies in profile.rows:
        for place, mark in enumerate(ranking):
            sums[mark] += copies * place
    return sums


def by_length(profile: Profile, most: int) -> dict[int, list[int]]:
    """Return, for each number of marks on a ballot, how many ballots have so many (place 0) and whom they mark.

    Ballots with more marks than `most` are left out.
    """
    if from_table(profile):
        from comitia.count import table_votes  # noqa: PLC0415

        return table_votes.by_length(profile, most)
    found: dict[int, list[int]] = {}
    for ranking, copies in profile.rows:
        if len(ranking) > most:
            continue
        votes = found.get(len(ranking)) or found.setdefault(len(ranking), [0] * (profile.candidates + 1))
        votes[0] += copies
        for mark in ranking:
            votes[mark] += copies
    return found


def is_ranked(profile: Profile) -> bool:
    """Return whether a ballot has more marks than one."""
    if from_table(profile):
        return bool(profile.rankings[:, 1:].any())
    return any(len(ranking) > 1 for ranking, _ in profile.rows)
