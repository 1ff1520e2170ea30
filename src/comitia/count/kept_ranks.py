"""What a policy makes of marked ballots that stay marked ones: equal ranks that it does not decide are kept."""

from dataclasses import replace

from comitia.count.marks import Marks, Places
from comitia.count.policy import Paper, Policy, Tally, Treatment
from comitia.count.weights import Weight


def decided(marks: Marks, policy: Policy) -> tuple[Marks, Treatment]:
    """Return the ballots as a policy reads them, the blank ones first, and what it did. Raises `MarksRefusedError`."""
    tally = _Kept(marks, policy)
    for row, (places, weight) in enumerate(marks.rows):
        tally.read(row, places, weight)
    return replace(marks, rows=tuple(sorted(tally.kept.items())), invalid=tally.invalid), tally.treatment()


class _Kept(Tally):
    """The ballots so far, as places, and what the policy did."""

    keeps_equal = True

    def __init__(self, marks: Marks, policy: Policy) -> None:
        super().__init__(marks, policy)
        self.kept: dict[Places, Weight] = {}

    def take(self, row: int, paper: Paper, weight: Weight) -> None:
        """Add what a ballot that was read comes to: the places that are left of it, or its strict orders."""
        if self.policy.equal != "refuse":
            super().take(row, paper, weight)
            return
        places = tuple(tuple(sorted(group)) for group in paper.groups)
        self.kept[places] = self.kept.get(places, 0) + weight

    def add(self, row: int, ranking: tuple[int, ...], weight: Weight) -> None:
        """Add a ranking; the weights of all must have a common part that can still be written."""
        self.bound(row, weight)
        places = tuple((mark,) for mark in ranking)
        self.kept[places] = self.kept.get(places, 0) + weight
