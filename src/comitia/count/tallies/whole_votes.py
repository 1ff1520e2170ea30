"""The votes of those who stand while they grow fewer: each ballot counts, whole, for the first on it who stands."""

from collections.abc import Sequence

from comitia.count.profile import Profile
from comitia.count.stv.arithmetic import Decimals
from comitia.count.stv.papers import ListPapers, papers
from comitia.count.votes import from_table

_WHOLE = Decimals(1)


class WholeVotes:
    """Who stands (`stands`), and the votes of each (`totals`); place 0 has the ballots that name nobody who stands."""

    __slots__ = ("_papers", "stands", "totals")

    def __init__(self, profile: Profile) -> None:
        self._papers = papers(profile, _WHOLE) if from_table(profile) else ListPapers(profile, _WHOLE)
        self.stands = [False] * (profile.candidates + 1)
        for candidate in profile.standing:
            self.stands[candidate] = True
        self.totals = [int(votes) for votes in self._papers.first()]

    def leave(self, gone: Sequence[int]) -> list[int]:
        """Let candidates leave at once, and return by how much each total changes."""
        for candidate in gone:
            self.stands[candidate] = False
        changes = [0] * len(self.totals)
        for candidate in gone:
            changes[candidate] -= self.totals[candidate]
            for place, votes in enumerate(self._papers.move(candidate, self.stands, None)):
                changes[place] += int(votes)
        self.totals = [votes + more for votes, more in zip(self.totals, changes, strict=True)]
        return changes

    def among(self, standing: Sequence[int]) -> tuple[list[int], int]:
        """Let all leave but those standing, and return the votes of each (place 0 unused), and of ballots without."""
        kept = set(standing)
        self.leave([c for c, stands in enumerate(self.stands) if stands and c not in kept])
        silent, *votes = self.totals
        return [0, *votes], silent
