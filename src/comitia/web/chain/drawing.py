"""The drawing of a chain as templates need it: shapes for wide screens, nested rows for phones and the table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from comitia.store.queries.chain import Chain, how_won, name_of
from comitia.store.queries.chain.model import EVIDENCE
from comitia.store.queries.chain.speech import number
from comitia.web.chain.layout import WIDTH, Box, Layout
from comitia.web.chain.lettering import GAP, HEIGHT, Words, height_of, letters
from comitia.web.chain.links import address_of

VOTELESS = ("uncontested", "document_only", "taken_over", "not_held", "awaited", "no_votes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A box of the wide drawing, placed in its own units; `label` and `sub` are empty where they do not fit.

    `turn` is the turn of an upright label, empty where it lies.
    """

    x: str
    y: int
    width: str
    height: int
    middle: str
    label_y: str
    sub_y: str
    turn: str
    classes: str
    title: str
    href: str
    label: str
    sub: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A box as a row: who elected, the votes it rests on in words, their share of all, and the parts of its bar."""

    depth: int
    label: str
    sub: str
    href: str
    votes: str
    share: str
    parts: tuple[tuple[str, str], ...]
    evidence: str
    seats: int
    filled: int
    elected: str
    is_mine: bool
    is_local: bool


class Drawing:
    """All boxes of one chain with their words; `names` are those of the units drawn."""

    def __init__(self, chain: Chain, layout: Layout, names: Mapping[str, str]) -> None:
        self._chain, self._layout, self._names = chain, layout, names
        self._groups = {
            link.contest: (step.number, group) for step in chain.steps for group in step.groups for link in group.links
        }

    @property
    def height(self) -> int:
        """Return the height of the wide drawing."""
        return max(y + height for y, height in self._rows.values())

    @property
    def votes(self) -> str:
        """Return the votes that the drawing rests on, in words."""
        return votes_in_words(self._layout.votes, unknown=self.unknown)

    @property
    def unknown(self) -> bool:
        """Tell whether it rests on votes too whose number is not known."""
        return any(map(self._layout.is_unknown, self._layout.top))

    @property
    def body(self) -> Row:
        """Return the body that elected the holder as the first row of all."""
        top = self._chain.steps[0].groups[0]
        whole = Box(
            row=0,
            x=0.0,
            width=WIDTH,
            links=top.links,
            votes=self._layout.votes,
            unknown=self.unknown,
            is_mine=False,
            below=self._layout.boxes,
        )
        row = self._row(whole)
        members = number(sum(link.filled for link in self._layout.top), "member")
        return replace(row, label=_capital(top.elector_name or ""), sub=members, is_local=False)

    @property
    def has_weak(self) -> bool:
        """Tell whether some box rests on less than counted ballots."""
        return any(map(_is_weak, self._all()))

    @property
    def has_groups(self) -> bool:
        """Tell whether small boxes are drawn together."""
        return any(box.link is None for box in self._all())

    def shapes(self) -> Iterator[Shape]:
        """Yield the boxes from the top: the holder, the body that elected, then those below."""
        holding, top = self._chain.holding, self._chain.steps[0].groups[0]
        name = f"{_capital(holding.office_name)} · {holding.called}"
        members = number(sum(link.filled for link in self._layout.top), "member")
        yield self._whole(0, "box box-top", name, how_won(self._chain.win))
        yield self._whole(1, "box", _capital(top.elector_name or ""), members)
        for box in self._all():
            yield self._shape(box)

    def rows(self) -> Iterator[Row]:
        """Yield the boxes as rows, each before those that it rests on."""
        for box in self._all():
            yield self._row(box)

    def short_rows(self, most: int = 36) -> list[Row]:
        """Return the rows of as many levels as fit into `most`, and the way to the chosen unit.

        Of a first level that does not fit, those with most votes are kept, and the rest is one row.
        """
        boxes = list(self._all())
        deepest = 0
        for depth in range(max((box.row for box in boxes), default=0) + 1):
            if sum(box.row <= depth for box in boxes) <= most:
                deepest = depth
        first = [box for box in boxes if box.row == 0]
        rest = [box for box in sorted(first, key=lambda box: -box.votes)[most:] if not box.is_mine]
        left = set(map(id, rest))
        shown = [box for box in boxes if box.is_mine or (box.row <= deepest and id(box) not in left)]
        return [self._row(box) for box in [*shown, *_together(rest)]]

    def _all(self) -> Iterable[Box]:
        for box in self._layout.boxes:
            yield from box.walk()

    @cached_property
    def _rows(self) -> Mapping[int, tuple[int, int]]:
        """Return where each row begins and how tall it is; two rows stand above that of the first boxes."""
        found: defaultdict[int, list[tuple[Words, float]]] = defaultdict(list)
        for box in self._all():
            found[box.row].append((self._words(box), box.width - 2))
        rows, y = {-2: (0, HEIGHT), -1: (HEIGHT + GAP, HEIGHT)}, 2 * (HEIGHT + GAP)
        for row in sorted(found):
            rows[row] = (y, height_of(found[row]))
            y += rows[row][1] + GAP
        return rows

    def _whole(self, row: int, classes: str, label: str, sub: str) -> Shape:
        link = self._chain.steps[0].groups[0].links[0]
        box = Box(row=row - 2, x=0.0, width=WIDTH, links=(link,), votes=0, unknown=False, is_mine=False, below=())
        return self._placed(box, classes, Words(label=label, sub=sub, title=f"{label}: {sub}", href=address_of(link)))

    def _shape(self, box: Box) -> Shape:
        words = self._words(box)
        return self._placed(box, " ".join(("box", *_classes(box))), words)

    def _placed(self, box: Box, classes: str, words: Words) -> Shape:
        width, (y, height) = max(box.width - 2, 1.0), self._rows[box.row]
        written, middle = letters(words, width, height), f"{box.x + box.width / 2:.1f}"
        at = f"{y + written.label_at:.1f}"
        return Shape(
            x=f"{box.x + 1:.1f}",
            y=y,
            width=f"{width:.1f}",
            height=height,
            middle=middle,
            label_y=at,
            sub_y=f"{y + written.sub_at:.1f}",
            turn=f"rotate(-90 {middle} {at})" if written.is_upright else "",
            classes=classes,
            title=words.title,
            href=words.href,
            label=written.label,
            sub=written.sub,
        )

    def _words(self, box: Box) -> Words:
        step, group = self._groups[box.links[0].contest]
        votes = votes_in_words(box.votes, unknown=box.unknown)
        if box.link is None:
            one, many = (
                (group.place.one, group.place.many) if group.is_local else (group.elector.one, group.elector.many)
            )
            label = number(len(box.links), one, many)
            brief = number(len(box.links), group.place.one, group.place.many)
            return Words(label=label, sub=votes, title=f"{label}: {votes}", href=f"#step-{step}", brief=brief)
        link, label = box.link, name_of(box.link, group, self._names)
        counted = link.cast or link.evidence == "totals_entered"
        sub = (votes if counted else EVIDENCE[link.evidence]) if link.is_local else f"elected {link.filled:,}"
        title = f"{label}: {sub}" if link.is_local else f"{label}: {sub}; rests on {votes}"
        return Words(
            label=label,
            sub=sub,
            title=title,
            href=address_of(link),
            kind=group.place.one,
            is_local=link.is_local,
        )

    def _row(self, box: Box) -> Row:
        words = self._words(box)
        _, group = self._groups[box.links[0].contest]
        kinds = {link.evidence for link in box.links}
        return Row(
            depth=box.row,
            label=words.label,
            sub="" if box.link is None else words.sub,
            href=words.href,
            votes=votes_in_words(box.votes, unknown=box.unknown),
            share=share(box.votes, self._layout.votes, unknown=box.unknown),
            parts=self._parts(box),
            evidence=kinds.pop() if len(kinds) == 1 else "",
            seats=sum(link.seats for link in box.links),
            filled=sum(link.filled for link in box.links),
            elected=group.office_name or group.office.many,
            is_mine=box.is_mine,
            is_local=group.is_local,
        )

    def _parts(self, box: Box) -> tuple[tuple[str, str], ...]:
        """Return where each box directly below begins and how wide it is, in hundredths of all votes."""
        found, at = [], 0
        for below in box.below or (box,):
            if below.votes:
                found.append((_percent(at, self._layout.votes), _percent(below.votes, self._layout.votes)))
            at += below.votes
        return tuple(found)


def _together(boxes: list[Box]) -> Iterator[Box]:
    """Yield one box for several, if there are any."""
    links = tuple(link for box in boxes for link in box.links)
    if links:
        votes = sum(box.votes for box in boxes)
        unknown = any(box.unknown for box in boxes)
        yield Box(row=0, x=0.0, width=0.0, links=links, votes=votes, unknown=unknown, is_mine=False, below=())


def _is_weak(box: Box) -> bool:
    """Tell whether no votes are known on which a box rests, of one link or of several drawn together."""
    return not box.votes and all(link.evidence in VOTELESS for link in box.links)


def _classes(box: Box) -> Iterator[str]:
    if box.links[0].is_local:
        yield "box-local"
    if box.link is None:
        yield "box-many"
    if _is_weak(box):
        yield "box-weak"
    elif box.link is not None and box.link.evidence == "totals_entered":
        yield "box-totals"
    if box.is_mine:
        yield "box-mine"


def votes_in_words(votes: int, *, unknown: bool) -> str:
    """Return `1,363 votes`, `at least 33 votes` where others are not known, or `votes not known`."""
    if unknown and not votes:
        return "votes not known"
    return f"{'at least ' if unknown else ''}{number(votes, 'vote')}"


def share(part: int, whole: int, *, unknown: bool) -> str:
    """Return the share of all votes that are known, `54.5 %`, rounded once; nothing where it would mislead."""
    if not whole or (unknown and not part):
        return ""
    tenths = (2000 * part + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10} %"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}" if whole else "0"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
