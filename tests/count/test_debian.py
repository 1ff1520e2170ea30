"""Three elections of the leader of the Debian project, by the Schulze method: the published tallies, vote by vote."""

import re
import tarfile

import pytest
from tests.shared import COUNTING, needs_counting

from comitia.count.pairwise import schulze
from comitia.count.pairwise.matrix import Pairs

_NAME = re.compile(r"Option ([0-9]+)-+>: (.+)")
_VOTE = re.compile(r"V: ([0-9-]+)\s")


def tally(year: int) -> tuple[list[str], list[str]]:
    """Return the names of the options, and the votes: a rank for each option, alike where equal, - where left out."""
    with tarfile.open(COUNTING) as archive:
        found = archive.extractfile(f"./condorcet/leader{year}_tally.txt")
        assert found is not None
        lines = found.read().decode("utf-8", "replace").splitlines()
    names = [match[2] for line in lines if (match := _NAME.search(line))]
    return names, [match[1] for line in lines if (match := _VOTE.match(line))]


def pairs_of(names: list[str], votes: list[str]) -> Pairs:
    """Return the pairs of votes that may rank options alike; those left out are below all that are ranked."""
    numbers = range(len(names))
    ranks = [[99 if mark == "-" else int(mark) for mark in vote] for vote in votes]
    over = tuple(tuple(sum(vote[one] < vote[other] for vote in ranks) for other in numbers) for one in numbers)
    return Pairs(tuple(number + 1 for number in numbers), over)


@needs_counting
@pytest.mark.parametrize(
    ("year", "options", "votes", "leader"),
    [(2006, 8, 421, "Anthony Towns"), (2007, 9, 482, "Sam Hocevar"), (2020, 4, 339, "Jonathan Carter")],
)
@pytest.mark.parametrize("by", ["winning", "margins"])
def test_the_leader_is_the_one_who_was_elected(year: int, options: int, votes: int, leader: str, by: str) -> None:
    """Alone at the head of the ranking, as declared by the project."""
    names, cast = tally(year)
    found = pairs_of(names, cast)
    first, *_ = schulze.ranking(found, schulze.strongest(found, by))

    assert (options, votes) == (len(names), len(cast))
    assert [leader] == [names[each - 1] for each in first]
