"""The picture of a count as SVG: stages from left to right, a row for each candidate, ribbons for votes that pass on.

Heights are in proportion to votes. It needs no style sheet: colours are attributes, which the style of a page may
replace by class. Coordinates are whole tenths, so that the same record gives the same picture, byte for byte.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comitia.count.amount import Amount
from comitia.count.explanation.flow import CUT_OFF, NOBODY, OTHERS, Column, Flow, Lane, flow
from comitia.count.explanation.lettering import escaped, shortened, wrapped
from comitia.count.explanation.order import decided_at, decided_in
from comitia.count.explanation.speech import Speech, amounts_of, word_of
from comitia.count.record import Count
from comitia.count.words import silent_of

BAR, TOP, EDGE = 180, 520, 120  # tenths, as all lengths here
LEAST_STEP, MOST_STEP, WIDTH = 920, 1900, 7600
ALL_BARS, BARS_A_LANE, LEAST_LANE, NAME, BETWEEN = 2600, 240, 60, 200, 200
NOTE_LINE = 170
_SIGNS = {"elected": "●", "excluded": "×", "advances": "→"}
ELECTED, LEFT, MOVED, INK, MUTED, GROUND = "#0b5b62", "#6f7882", "#b4552d", "#1a2129", "#565f69", "#ffffff"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where things are drawn: the left of each column, the foot of each lane, and how tall all votes would be."""

    columns: tuple[int, ...]
    feet: tuple[int, ...]
    whole: Amount
    bars: int
    width: int
    height: int

    def tall(self, votes: Amount) -> int:
        """Return the height of so many votes."""
        return int(votes * self.bars // self.whole)


def picture(
    count: Count, names: Sequence[str] = (), title: str = "", ident: str = "flow", *, first_round: int = 1
) -> str:
    """Return the picture as an SVG element that can stand alone or in a page; `ident` begins the ids in it."""
    return "\n".join(_Picture(Speech(count, names, first_round), title, ident).lines()) + "\n"


class _Picture:
    def __init__(self, speech: Speech, title: str, ident: str) -> None:
        self.count, self.speech, self.ident = speech.count, speech, ident
        count = self.count
        self.amounts = amounts_of(count)
        head = "How the votes moved" if self.amounts == "votes" else f"The {self.amounts}"
        self.title = f"{head}: {title}" if title else head
        self.flow: Flow = flow(count)
        self.labels = [self._label(lane) for lane in self.flow.lanes]
        self.at = _placed(self.flow)
        self.most = min(60, max(28, self.at.width // 80 - 20))  # letters of a name for which there is room
        self.notes = [line for note in self._notes() for line in wrapped(note, (self.at.width - 2 * EDGE) // 66)]

    def lines(self) -> Iterator[str]:
        """Yield the picture line by line; what is written comes last, over what is drawn."""
        width, height = _px(self.at.width), _px(self.at.height + len(self.notes) * NOTE_LINE + EDGE)
        one, two = f"{self.ident}-title", f"{self.ident}-desc"
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="flow" role="img" aria-labelledby="{one} {two}" '
            f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="11">'
        )
        yield f'<title id="{one}">{escaped(self.title)}</title>'
        yield f'<desc id="{two}">{escaped(self._described())}</desc>'
        yield f'<rect class="flow-ground" width="{width}" height="{height}" fill="{GROUND}"/>'
        for number, column in enumerate(self.flow.columns):
            yield from self._ribbons(number, column)
        for number, column in enumerate(self.flow.columns):
            yield from self._bars(number, column)
        yield from self._names()
        for number, column in enumerate(self.flow.columns):
            yield from self._head(number, column)
            yield from self._numbers(number, column)
        for line, text in enumerate(self.notes):
            yield _text(EDGE, self.at.height + (line + 1) * NOTE_LINE, text, "flow-note", MUTED)
        yield "</svg>"

    def _label(self, lane: Lane) -> str:
        if lane.kind == OTHERS:
            return f"{len(lane.candidates):,} others together"
        if lane.kind in {NOBODY, CUT_OFF}:
            return silent_of(self.count) if lane.kind == NOBODY else "Cut off by rounding"
        return self.speech.name(lane.candidates[0])

    def _ribbons(self, number: int, column: Column) -> Iterator[str]:
        if not number:
            return
        before = self.flow.columns[number - 1]
        if word_of(self.count, before.stage) != word_of(self.count, column.stage):
            return
        x1, x2 = self.at.columns[number - 1] + BAR, self.at.columns[number]
        for lane, (then, now) in enumerate(zip(before.totals, column.totals, strict=True)):
            if (kept := self.at.tall(min(then, now))) > 0:
                colour = self._colour(lane)
                y = self.at.feet[lane] - kept
                yield (
                    f'<rect class="flow-stays{self._kind(lane)}" x="{_px(x1)}" y="{_px(y)}" width="{_px(x2 - x1)}" '
                    f'height="{_px(kept)}" fill="{colour}" fill-opacity="0.16"/>'
                )
        given = [max(then, now) for then, now in zip(before.totals, column.totals, strict=True)]
        taken = list(given)
        for move in column.moves:
            top, above = given[move.giver], taken[move.taker]
            given[move.giver], taken[move.taker] = top - move.votes, above - move.votes
            edges = [
                self._edge(move.giver, top),
                self._edge(move.taker, above),
                self._edge(move.taker, above - move.votes),
                self._edge(move.giver, top - move.votes),
            ]
            said = f"{self.speech.votes(move.votes)} from {self.labels[move.giver]} to {self.labels[move.taker]}"
            yield (
                f'<path class="flow-moves" d="{_ribbon(x1, x2, edges)}" fill="{MOVED}" fill-opacity="0.42" '
                f'stroke="{MOVED}" stroke-opacity="0.42" stroke-width="0.6"><title>{escaped(said)}</title></path>'
            )

    def _edge(self, lane: int, votes: Amount) -> int:
        return self.at.feet[lane] - self.at.tall(votes)

    def _bars(self, number: int, column: Column) -> Iterator[str]:
        x = self.at.columns[number]
        self.speech.begin(column.stage)
        for lane, total in enumerate(column.totals):
            foot, tall = self.at.feet[lane], self.at.tall(total)
            if total > 0:  # by a rule that rounds up, less than nothing may be left
                said = f"{self.labels[lane]}, {self._stage(column)}: {self.speech.votes(total)}"
                look = f'fill="{self._colour(lane)}"'
                if self.flow.lanes[lane].kind in {NOBODY, CUT_OFF}:
                    look = f'fill="{GROUND}" stroke="{MUTED}" stroke-dasharray="3 2"'
                yield (
                    f'<rect class="flow-bar{self._kind(lane)}" x="{_px(x)}" y="{_px(foot - tall)}" width="{_px(BAR)}" '
                    f'height="{_px(max(tall, 6))}" {look}><title>{escaped(said)}</title></rect>'
                )
            if column.quota is not None and 0 < column.quota <= self.flow.lanes[lane].most and self._stands(lane):
                y = _px(foot - self.at.tall(column.quota))
                yield (
                    f'<line class="flow-quota" x1="{_px(x - 60)}" x2="{_px(x + BAR + 60)}" y1="{y}" y2="{y}" '
                    f'stroke="{INK}" stroke-width="1.6" stroke-dasharray="4 2"/>'
                )

    def _numbers(self, number: int, column: Column) -> Iterator[str]:
        """Yield what bars hold, where it is new, with a sign for what was decided."""
        before = self.flow.columns[number - 1] if number else None
        x = self.at.columns[number] + BAR // 2
        stages = self.count.stages[column.since - 1 : column.stage.number]
        for lane, total in enumerate(column.totals):
            shown = self.flow.lanes[lane]
            is_new = before is None or before.totals[lane] != total
            outcome = decided_in(stages, shown.candidates[0]) if self._stands(lane) else ""
            sign = f"{_SIGNS[outcome]} " if outcome else ""
            if (total and is_new) or sign:
                said = f"{sign}{self._short(total) if total else ''}".strip()
                y = self.at.feet[lane] - max(self.at.tall(total), 0) - 35
                strong = ' font-weight="700"' if sign else ""
                yield _text(x, y, said, "flow-number", INK, f'text-anchor="middle"{HALO}{strong}')

    def _names(self) -> Iterator[str]:
        """Yield the name of each row above it, with what became of the candidate, and the floor that bars stand on."""
        for lane, shown in enumerate(self.flow.lanes):
            foot, tall = self.at.feet[lane], self.at.tall(shown.most)
            line = f'x1="{_px(EDGE)}" x2="{_px(self.at.width - EDGE)}" y1="{_px(foot)}" y2="{_px(foot)}"'
            yield f'<line class="flow-floor" {line} stroke="{MUTED}" stroke-opacity="0.45" stroke-width="0.7"/>'
            weight = "700" if shown.kind == "candidate" else "400"
            name = f'<tspan font-weight="{weight}">{escaped(shortened(self.labels[lane], self.most))}</tspan>'
            fate = f'<tspan class="flow-fate" dx="6" font-size="11" fill="{MUTED}">{self._fate(shown)}</tspan>'
            place = f'x="{_px(EDGE)}" y="{_px(foot - max(LEAST_LANE, tall) - BETWEEN + 20)}"'
            yield f'<text class="flow-name" {place} fill="{INK}" font-size="13"{HALO}>{name}{fate}</text>'

    def _head(self, number: int, column: Column) -> Iterator[str]:
        x, stage = self.at.columns[number] + BAR // 2, column.stage
        done = {"surplus": "surplus of", "exclusion": "votes of", "first": "first votes"}.get(stage.action, "")
        if (word := word_of(self.count, stage)) != "vote":
            done = f"{word}s"
        who = ""
        if stage.subjects and stage.action in {"surplus", "exclusion"}:
            more = f" +{len(stage.subjects) - 1}" if len(stage.subjects) > 1 else ""
            who = shortened(self.speech.name(stage.subjects[0]), (12 if more else 13) - len(more)) + more
        if column.since < stage.number:
            done, who = "several", "together"
        lines = [self._stage(column).capitalize(), done, who]
        for line, text in enumerate(lines):
            if text:
                strong = ' font-weight="700"' if not line else ""
                yield _text(x, 160 + line * 140, text, "flow-head", INK, f'text-anchor="middle"{strong}')

    def _stage(self, column: Column) -> str:
        number = self.speech.number(column.stage)
        since = number - column.stage.number + column.since
        kind = "round" if column.stage.action == "round" else "stage"
        return f"{kind} {number}" if since == number else f"{kind}s {since}–{number}"

    def _fate(self, lane: Lane) -> str:
        if lane.kind != "candidate":
            return ""
        if not lane.outcome:
            return "goes on" if lane.candidates[0] in self.count.next_round else "not elected"
        at = f", stage {lane.stage}" if self.flow.stages > 1 else ""
        return f"{_SIGNS[lane.outcome]} {lane.outcome}{at}"

    def _short(self, total: Amount) -> str:
        """Return a total to two decimals, the rest left out unless it is all; the title of its bar has the whole."""
        whole, _, decimals = self.speech.plain(total).partition(".")
        rest = decimals[:2].rstrip("0")
        if not rest and whole == "0" and decimals:
            return f"0.{decimals.rstrip('0') or '0'}"
        return f"{whole}.{rest}" if rest else whole

    def _stands(self, lane: int) -> bool:
        return self.flow.lanes[lane].kind == "candidate"

    def _colour(self, lane: int) -> str:
        return ELECTED if self.flow.lanes[lane].outcome == "elected" else LEFT

    def _kind(self, lane: int) -> str:
        shown = self.flow.lanes[lane]
        if shown.kind in {NOBODY, CUT_OFF}:
            return " flow-nobody"
        return " flow-elected" if shown.outcome == "elected" else ""

    def _described(self) -> str:
        elected = self.speech.names(self.count.elected) if self.count.elected else "nobody"
        stages = "one stage" if self.flow.stages == 1 else f"{self.flow.stages} stages from left to right"
        return (
            f"A row for each candidate, {stages}; bars are as tall as the {self.amounts}{self._ribboned}. "
            f"Elected: {elected}. The table of the count has the same numbers."
        )

    @property
    def _ribboned(self) -> str:
        moves = any(column.moves for column in self.flow.columns)
        return ", ribbons show votes that pass on" if moves else ""

    def _notes(self) -> Iterator[str]:
        """Yield what a reader must know to read the picture."""
        moves = bool(self._ribboned)
        on = ", → goes on" if any("advances" in decided_at(each).values() for each in self.count.stages) else ""
        yield f"A bar is as tall as the {self.amounts} a candidate has after the stage. ● elected, × excluded{on}." + (
            " Ribbons are votes that pass on." if moves else ""
        )
        self.speech.word = "vote"
        first = self.flow.columns[0].quota
        if first:
            moved = any(column.quota != first for column in self.flow.columns)
            yield f"Dashed line across a bar: the quota, {self.speech.votes(first)}{' at first' if moved else ''}."
        if any(len({move.giver for move in column.moves}) > 1 for column in self.flow.columns):
            yield "Where several pass on votes at once only sums are known: ribbons share them out in proportion."
        if self.flow.together:
            together = f"{self.flow.together:,} candidates"
            yield f"The {together} with fewest votes share one row; what moved among them is not seen."
        if len(self.flow.columns) < self.flow.stages:
            drawn = f"{len(self.flow.columns)} of {self.flow.stages} stages"
            yield f"{drawn} have a column, those that moved most; what the others moved is in the next column."


HALO = f' stroke="{GROUND}" stroke-width="3" paint-order="stroke" stroke-linejoin="round"'


def _placed(shown: Flow) -> _Place:
    number = len(shown.columns)
    step = min(MOST_STEP, max(LEAST_STEP, WIDTH // max(1, number)))
    start = EDGE + (LEAST_STEP - BAR) // 2
    columns = tuple(start + step * place for place in range(number))
    whole = sum(lane.most for lane in shown.lanes) or 1
    bars = ALL_BARS + BARS_A_LANE * len(shown.lanes)
    feet, y = [], TOP
    for lane in shown.lanes:
        y += NAME + BETWEEN + max(LEAST_LANE, int(lane.most * bars // whole))
        feet.append(y)
    width = max(columns[-1] + (LEAST_STEP + BAR) // 2 + EDGE, 3300)
    return _Place(columns=columns, feet=tuple(feet), whole=whole, bars=bars, width=width, height=y + EDGE)


def _ribbon(x1: int, x2: int, edges: Sequence[int]) -> str:
    """Return the outline of a ribbon between two edges on the left and two on the right."""
    left_top, right_top, right_foot, left_foot = (_px(edge) for edge in edges)
    one, two, middle = _px(x1), _px(x2), _px((x1 + x2) // 2)
    return (
        f"M{one} {left_top}C{middle} {left_top} {middle} {right_top} {two} {right_top}"
        f"V{right_foot}C{middle} {right_foot} {middle} {left_foot} {one} {left_foot}Z"
    )


def _text(x: int, y: int, text: str, kind: str, colour: str, more: str = "") -> str:
    return f'<text class="{kind}" x="{_px(x)}" y="{_px(y)}" fill="{colour}" {more.strip()}>{escaped(text)}</text>'


def _px(tenths: int) -> str:
    """Return a length in whole tenths as a decimal."""
    whole, rest = divmod(abs(tenths), 10)
    return f"{'-' if tenths < 0 else ''}{whole}{f'.{rest}' if rest else ''}"
