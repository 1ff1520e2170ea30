"""What the marks of a profile come to: votes by mark, by place on the ballot, and by how many marks a ballot has.

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
        return [sum(votes) for votes in zip([0] * (profile.candidates + 1), *by_place(profile), strict=True)]
    totals = [0] * (profile.candidates + 1)
    for ranking, copies in profile.rows:
        for mark in ranking:
            totals[mark] += copies
    return totals


def by_place(profile: Profile) -> list[list[int]]:
    """Return the votes of each candidate by marks at each place, the first at 0."""
    if from_table(profile):
        from comitia.count import table_votes  # noqa: PLC0415

        return table_votes.by_place(profile)
    found = _blank(profile, _longest(profile))
    for ranking, copies in profile.rows:
        for votes, mark in zip(found, ranking, strict=False):
            votes[mark] += copies
    return found


def by_length(profile: Profile, most: int) -> list[list[int]]:
    """Return, for each number of marks on a ballot, how many ballots have so many (place 0) and whom they mark.

    Ballots with more marks than `most` are left out.
    """
    if from_table(profile):
        from comitia.count import table_votes  # noqa: PLC0415

        return table_votes.by_length(profile, most)
    found = _blank(profile, min(most, _longest(profile)) + 1)
    for ranking, copies in profile.rows:
        if len(ranking) > most:
            continue
        votes = found[len(ranking)]
        votes[0] += copies
        for mark in ranking:
            votes[mark] += copies
    return found


def is_ranked(profile: Profile) -> bool:
    """Return whether a ballot has more marks than one."""
    if from_table(profile):
        return bool(profile.rankings[:, 1:].any())
    return any(len(ranking) > 1 for ranking, _ in profile.rows)


def _longest(profile: Profile) -> int:
    return max((len(ranking) for ranking, _ in profile.rows), default=0)


def _blank(profile: Profile, number: int) -> list[list[int]]:
    return [[0] * (profile.candidates + 1) for _ in range(number)]
