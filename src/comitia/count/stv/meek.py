"""Single transferable vote by Meek's method: the elected keep a part of each paper, and the rest of it passes on.

B. L. Meek, "Une nouvelle approche du scrutin transférable", Mathématiques et sciences humaines 25 (1969) and 29 (1970);
I. D. Hill, B. A. Wichmann and D. R. Woodall, "Algorithm 123", The Computer Journal 30 (1987); in the wording of the
reference rule of the Proportional Representation Foundation, which follows Hill's of 2006 and whose clauses the
decisions name. Amounts have nine decimals:

- B.2.a Each paper gives each candidate on it, in order, what is left of it times the part that the candidate keeps,
  rounded up: all of it where the candidate continues, nothing where the candidate is excluded.
- B.2.b The quota is all that candidates have / (seats + 1), cut off, and one unit more: it falls as papers run out.
- B.2.c Whoever has the quota is elected. B.2.f The elected then keep quota / votes of what they kept, rounded up.
- B.2.e That is repeated until somebody is elected, or the surpluses come to less than a millionth, or fall no more.
- B.3 Then the lowest is excluded; who is above the lowest by no more than the surpluses is tied with it (T).
- C.1 Whoever is left when as many stand as there are places is elected.

A stage of the record ends where somebody is elected or excluded, or where the surpluses have passed on. A stage begun
is finished, as in `scottish_stv`: the papers of the last candidate excluded pass on once.
"""

from comitia.count.amount import Amount
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Paper, Profile
from comitia.count.stv.arithmetic import Decimals
from comitia.count.stv.counting import Counting
from comitia.count.stv.transferable import Clauses
from comitia.count.wording import Wording

ONE = 10**9
SMALL = 1_000  # a millionth of a vote: surpluses below it have passed on
ARITHMETIC = Decimals(ONE)
WORDING = Wording(
    says={
        "B.2.a": "Each ballot gives every candidate on it, in order, the part of what is left of it that this "
        "candidate keeps: all of it while the candidate is in the count, less once elected, nothing once excluded.",
        "B.2.b": "The quota is what all candidates have together, divided by one more than the seats, cut off after "
        "nine decimals, and one unit more. It falls as ballots run out of candidates.",
        "B.2.c": "Whoever has as many votes as the quota, or more, is elected.",
        "B.2.f": "Those elected keep a smaller and smaller part of each ballot, until they have no more than the "
        "quota.",
        "B.3": "When the surpluses have passed on and seats are open, the candidate with the fewest votes is excluded.",
        "T": "Whoever is above the lowest by no more than the surpluses that are left counts as equal with the lowest. "
        "Of equals, the one decides who had fewer at an earlier stage; else a lot, or an order agreed before.",
        "C.1": "When as many candidates are left as seats are open, they are elected.",
    },
    by={"first": "B.2.a", "surplus": "B.2.f", "exclusion": "B.2.a", "quota": "B.2.b"},
    way=(
        "Each voter ranks candidates. A ballot is worth one vote, and counts for the first candidate on it.",
        "Whoever has as many votes as the quota is elected. From then on each ballot leaves with them only the part "
        "that they need, and the rest of it counts for the next candidate on it.",
        "Where nobody else reaches the quota, the candidate with the fewest votes is excluded, and the ballots are "
        "shared out as if that candidate had not stood. That is repeated until the seats are filled.",
    ),
    rounding="What a candidate keeps of a ballot is rounded up, and the quota is cut off, both at nine decimals.",
)


def counting(profile: Profile, seats: int, options: Options, draws: Draws) -> Counting:
    """Return the count of these ballots for so many seats, not yet run."""
    return MeekCounting(profile, seats, options, draws)


class MeekCounting(Counting):
    """The state of a count by Meek's method: what each candidate keeps of a paper that comes to them."""

    rule = "meek"
    moves = True
    clauses = Clauses(quota="B.2.c", last="C.1", lowest="B.3", look_back="T", by_lot="T")

    def __init__(self, profile: Profile, seats: int, options: Options, draws: Draws) -> None:
        super().__init__(profile, seats, options, draws, ARITHMETIC)
        self.kept = [ONE if is_open else 0 for is_open in self.is_open]
        self.votes = [0] * (profile.candidates + 1)
        self.has_converged = False

    def find_quota(self) -> Amount:
        """Return the quota where no paper has run out."""
        return self._quota(self.profile.valid * ONE)

    def first_votes(self) -> list[Amount]:
        """Return the first preferences of each candidate."""
        return self._distribute()

    @property
    def surplus(self) -> int:
        """Return what the elected have above the quota (B.2.d)."""
        return max(0, sum(self.votes[candidate] - int(self.quota) for candidate in self.elected))

    def pass_surplus(self) -> bool:
        """Let the elected keep less and less, until somebody is elected or the surpluses have passed on (B.2)."""
        before = None
        while not self.has_converged:
            surplus = self.surplus
            if surplus < SMALL * self.profile.unit or (before is not None and surplus >= before):
                self.has_converged = True
                break
            before = surplus
            self._keep_less()
            self._share_out()
            if any(self.votes[candidate] >= self.quota for candidate in self.continuing):
                break
        if before is None:
            return False
        self.close("surplus", tuple(self.elected), None, self._changes(), [])
        return True

    def _keep_less(self) -> None:
        for candidate in self.elected:
            kept = up(self.kept[candidate] * int(self.quota), ONE)
            self.kept[candidate] = up(kept * ONE, self.votes[candidate])

    def lowest(self) -> list[int]:
        """Return the lowest, and who is above them by no more than the surpluses (B.3)."""
        fewest = min([self.votes[candidate] for candidate in self.continuing])
        return [each for each in self.continuing if self.votes[each] <= fewest + self.surplus]

    def keeps(self) -> tuple[Amount, ...]:
        """Return what each candidate keeps of a paper that comes to them."""
        return tuple(self.kept[1:])

    def pass_on(self, candidate: int) -> list[Amount]:
        """Let the excluded keep nothing, and share out the papers once."""
        self.kept[candidate] = 0
        self.has_converged = False
        return self._distribute()

    def _distribute(self) -> list[Amount]:
        self._share_out()
        return self._changes()

    def _changes(self) -> list[Amount]:
        """Return the change of each total since the last stage, with what ran out at 0."""
        ran_out = self.profile.valid * ONE - sum(self.votes[1:])
        changes: list[Amount] = [now - before for now, before in zip(self.votes, self.totals, strict=True)]
        changes[0] = ran_out - self.not_transferable
        return changes

    def papers_with(self, candidate: int) -> list[Paper]:
        """Return the papers that name a candidate, each at what of it the candidate keeps."""
        rows = self.profile.rows
        kept = [(ranking, copies, dict(self._shares(ranking)).get(candidate, 0)) for ranking, copies in rows]
        return [paper for paper in kept if paper[2]]

    def lies(self, ranking: tuple[int, ...]) -> tuple[tuple[int, Amount], ...]:
        """Return what of a paper each candidate keeps, and at 0 what is left of it."""
        shares = self._shares(ranking)
        left = ONE - sum(share for _, share in shares)
        return (*shares, (0, left)) if left > 0 else tuple(shares)

    def _shares(self, ranking: tuple[int, ...]) -> list[tuple[int, int]]:
        """Return who keeps how much of a paper (B.2.a)."""
        shares, left = [], ONE
        for mark in ranking:
            if kept := self.kept[mark]:
                share = up(left * kept, ONE)
                shares.append((mark, share))
                left -= share
                if left <= 0:
                    break
        return shares

    def _share_out(self) -> None:
        """Share out every paper, and take the quota from that (B.2.b)."""
        votes = [0] * len(self.votes)
        for ranking, copies in self.profile.rows:
            for mark, share in self._shares(ranking):
                votes[mark] += share * copies
        self.votes = votes
        self.quota = self._quota(sum(votes))

    def _quota(self, votes: int) -> int:
        unit = self.profile.unit
        return (votes // unit // (self.seats + 1) + 1) * unit


def up(number: int, by: int) -> int:
    """Return a quotient, rounded up."""
    return -(-number // by)
