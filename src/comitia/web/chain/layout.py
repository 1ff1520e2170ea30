"""The drawing of a chain: boxes in rows, each as wide as the votes it rests on, small ones of a parent taken together.

Links without a vote are given a narrow box all the same, so that nothing is left out. The layout knows no names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from comitia.store.queries.chain import Chain, Link

WIDTH = 1120.0
NARROWEST = 9.0
VOTELESS_SHARE = 0.08


@dataclass(frozen=True)
class Box:
    """One link, or several small ones of one parent; `row` counts from 0 below the body that elected the holder.

    `votes` are those known; `unknown` tells that it rests on others too, whose number nobody knows.
    """

    row: int
    x: float
    width: float
    links: tuple[Link, ...]
    votes: int
    unknown: bool
    is_mine: bool
    below: tuple["Box", ...]

    @property
    def link(self) -> Link | None:
        """Return the link where it stands alone."""
        return self.links[0] if len(self.links) == 1 else None

    def walk(self) -> Iterable["Box"]:
        """Yield the box and all boxes below it, each before those that it rests on."""
        yield self
        for box in self.below:
            yield from box.walk()


class Layout:
    """Places the boxes of one chain; `unit` is that whose way up is marked, or None."""

    def __init__(self, chain: Chain, unit: str | None = None) -> None:
        self.chain = chain
        self._unit = unit
        self._votes: dict[str, int] = {}
        self._weight: dict[str, float] = {}
        self._mine: dict[str, bool] = {}
        self._unknown: dict[str, bool] = {}

    @cached_property
    def top(self) -> tuple[Link, ...]:
        """Return the links by which those who elected the holder came to their seats."""
        return self.chain.under(self.chain.steps[0].groups[0].links[0])

    @cached_property
    def votes(self) -> int:
        """Return the votes that the whole drawing rests on; a link that two bodies rest on is in both."""
        return sum(map(self.votes_of, self.top))

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Return the first row, each box with those below it."""
        return self._row(self.top, 0, 0.0, WIDTH)

    def is_mine(self, link: Link) -> bool:
        """Tell whether a link lies on the way up from the chosen unit."""
        if link.contest not in self._mine:
            below = [self.is_mine(each) for each in self.chain.under(link)]
            self._mine[link.contest] = any(below) or (link.is_local and link.unit == self._unit)
        return self._mine[link.contest]

    def votes_of(self, link: Link) -> int:
        """Return the votes that a link rests on: its own where a roll elected, else those of the links below."""
        if link.contest not in self._votes:
            below = self.chain.under(link)
            self._votes[link.contest] = (link.cast or 0) if link.is_local else sum(map(self.votes_of, below))
        return self._votes[link.contest]

    @cached_property
    def _voteless(self) -> float:
        """Return the weight of a link without votes: visible, and all of them together a small part of the drawing."""
        without = sum(not link.cast for link in self.chain.local) or 1
        return max(self.votes, 1) * min(0.011, VOTELESS_SHARE / without)

    def is_unknown(self, link: Link) -> bool:
        """Tell whether a link rests on votes whose number is not known: taken, or perhaps taken, and not reported."""
        if link.is_local:
            return link.cast is None and link.evidence in ("totals_entered", "document_only", "taken_over")
        if link.contest not in self._unknown:
            self._unknown[link.contest] = any(map(self.is_unknown, self.chain.under(link)))
        return self._unknown[link.contest]

    def _weight_of(self, link: Link) -> float:
        if link.contest not in self._weight:
            below = self.chain.under(link)
            own = (link.cast or 0) if link.is_local else 0
            self._weight[link.contest] = sum(map(self._weight_of, below)) if below else (own or self._voteless)
        return self._weight[link.contest]

    def _row(self, links: Sequence[Link], row: int, x: float, width: float) -> tuple[Box, ...]:
        sizes = self._sizes(links, width)
        together = [size < NARROWEST and not (self._unit and self.is_mine(link)) for link, size in sizes]
        if sum(together) < 2:
            together = [False] * len(sizes)
        found = []
        for (link, size), is_small in zip(sizes, together, strict=True):
            if not is_small:
                found.append(self._box((link,), row, x, size))
                x += size
        small = [pair for pair, is_small in zip(sizes, together, strict=True) if is_small]
        if small:
            found.append(self._box(tuple(link for link, _ in small), row, x, sum(size for _, size in small)))
        return tuple(found)

    def _sizes(self, links: Sequence[Link], width: float) -> list[tuple[Link, float]]:
        """Return the share of a width that each link has; the chosen way is kept wide enough to be seen."""
        whole = sum(map(self._weight_of, links)) or 1.0
        sizes = [(link, width * self._weight_of(link) / whole) for link in links]
        least = min(NARROWEST, width / 2)
        mine = sum(size for link, size in sizes if self._unit and self.is_mine(link))
        if not 0 < mine < least:
            return sizes
        rest = (width - least) / (width - mine)
        return [(link, size * (least / mine if self.is_mine(link) else rest)) for link, size in sizes]

    def _box(self, links: tuple[Link, ...], row: int, x: float, width: float) -> Box:
        under = tuple(below for link in links for below in self.chain.under(link))
        if len(links) == 1 or not under:
            below = self._row(under, row + 1, x, width)
        else:
            below = (self._box(under, row + 1, x, width),)
        return Box(
            row=row,
            x=x,
            width=width,
            links=links,
            votes=sum(map(self.votes_of, links)),
            unknown=any(map(self.is_unknown, links)),
            is_mine=any(map(self.is_mine, links)) if self._unit else False,
            below=below,
        )
