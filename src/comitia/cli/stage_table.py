"""A count on the terminal: the stage table, who is elected, the sentences and the lots.

Names are shown as they are written: only `Text` carries a style, and no text is read as markup.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comitia.cli.pair_table import pair_table
from comitia.count import RULES, Amount, Count, Options, Stage, explain
from comitia.count.amount import shown
from comitia.count.explanation.order import decided_at
from comitia.count.explanation.speech import Speech
from comitia.count.explanation.support import fraction
from comitia.count.lots import Lot, Lots
from comitia.count.options import NONE
from comitia.count.words import silent_of

NAMES_WIDTH, STAGE_WIDTH = 28, 17
MOST_CELLS = 20_000
"""So many totals are shown, in some two seconds; of a longer count the first stages and the last."""
_SIGNS = {"elected": "E", "excluded": "X", "advances": "A"}
_MEANING = {"E": "elected", "X": "excluded", "A": "goes on"}


def print_count(
    count: Count,
    names: Sequence[str],
    title: str,
    *,
    lots: Lots | None,
    told: Options = NONE,
    withdrawn: Sequence[int] = (),
) -> None:
    """Print the whole record of a count for people to read; `lots` are those of which it took what it needed."""
    console = Console(highlight=False, markup=False, emoji=False)
    console.print(Text(title or "Count", style="bold"))
    if count.rule in RULES:
        rule = RULES[count.rule]
        console.print(rule.title if rule.source.startswith("docs/") else f"{rule.title}: {rule.source}")
        valid, blank, invalid = (shown(each, 1, count.unit) for each in (count.ballots, count.blank, count.invalid))
        console.print(f"{'Ballots' if count.unit == 1 else 'Votes'}: {valid} valid, {blank} blank, {invalid} invalid.")
    known = names or [f"Candidate {number}" for number in range(1, count.candidates + 1)]
    _stages(console, count, known, told, withdrawn)
    for lot in count.lots:
        by_hand = lots is None or lot.draw <= len(lots.drawn)
        console.print(_how_drawn(lot, lots.seed if lots and not by_hand else None), soft_wrap=True)
    console.print(Text(f"\nElected: {_elected(count, known)}", style="bold"), soft_wrap=True)


def _stages(console: Console, count: Count, known: Sequence[str], told: Options, withdrawn: Sequence[int]) -> None:
    abreast = max(1, (console.width - NAMES_WIDTH) // STAGE_WIDTH)
    if count.comparison is not None:
        console.print(pair_table(count.comparison, known, count.unit))
    blocks = [count.stages[start : start + abreast] for start in range(0, len(count.stages), abreast)]
    is_long = len(count.stages) * count.candidates > MOST_CELLS and len(blocks) > 2
    for block in (blocks[0], blocks[-1]) if is_long else blocks:
        console.print(_table(count, known, block, told.round, withdrawn))
    if is_long:
        console.print(
            f"The first {len(blocks[0])} and the last {len(blocks[-1])} of {len(count.stages)} stages are shown. All: "
            "--sheet FILE (CSV), --explain html --output FILE (a page), --json.",
            soft_wrap=True,
        )
    found = dict.fromkeys(_SIGNS[d.outcome] for stage in count.stages for d in stage.decisions)
    if found:
        console.print(f"{', '.join(f'{sign}: {_MEANING[sign]}' for sign in found)} at that stage.")
    priced = [stage for stage in count.stages if stage.support and (stage.support.rho or stage.support.loads)]
    for start in range(0, len(priced), abreast):
        console.print(_prices(known, priced[start : start + abreast]))
    for sentence in explain(count, known, (told.ties or ("",))[0], told.round, withdrawn):
        console.print(sentence, soft_wrap=True)


def _table(
    count: Count, names: Sequence[str], stages: Sequence[Stage], first_round: int, withdrawn: Sequence[int]
) -> Table:
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("No", justify="right")
    table.add_column("Candidate", overflow="fold")
    for stage in stages:
        table.add_column(_heading(stage, Speech(count, names, first_round)), justify="right", min_width=STAGE_WIDTH - 3)
    for number, name in enumerate(names, 1):
        cells = ["-" if number in withdrawn else _cell(count, stage, number) for stage in stages]
        table.add_row(str(number), f"{name} (withdrawn)" if number in withdrawn else name, *cells)
    if silent := silent_of(count):
        table.add_row("", silent, *(count.votes(stage.not_transferable) for stage in stages))
    if any(stage.lost for stage in stages):
        table.add_row("", "Cut off by rounding down", *(count.votes(stage.lost) for stage in stages))
    return table


def _prices(names: Sequence[str], stages: Sequence[Stage]) -> Table:
    """Return what each candidate would have cost a vote at each stage, exactly."""
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("No", justify="right")
    table.add_column("Cost of a seat for a vote", overflow="fold")
    for stage in stages:
        what = "rho" if stage.support and stage.support.rho else "load"
        table.add_column(f"{stage.number}\n{what}", justify="right", min_width=STAGE_WIDTH - 3)
    for number, name in enumerate(names):
        table.add_row(str(number + 1), name, *(_price(stage, number) for stage in stages))
    return table


def _price(stage: Stage, place: int) -> str:
    found: tuple[Amount | None, ...] = (stage.support.rho or stage.support.loads) if stage.support else ()
    price = found[place] if found else None
    return "" if price is None else fraction(price)


def _heading(stage: Stage, speech: Speech) -> str:
    """Return the number of a stage, what was done, and what the papers of a batch are worth, a line each."""
    done: str = stage.action
    if stage.action in {"surplus", "exclusion"}:
        done = f"{stage.action} of {', '.join(map(str, stage.subjects))}"
    if stage.batch and stage.transfer_value is not None:
        done += f"\nat {shown(stage.transfer_value, speech.count.scale)}"
    return f"{speech.number(stage)}\n{done}"


def _cell(count: Count, stage: Stage, number: int) -> str | Text:
    votes, decided = count.votes(stage.totals[number - 1]), decided_at(stage).get(number)
    return Text(f"{votes} {_SIGNS[decided]}", style="bold") if decided else votes


def _how_drawn(lot: Lot, seed: str | None) -> str:
    if seed is None:
        return f"Lot {lot.draw} was drawn by hand."
    return f"Lot {lot.draw} again: printf 'comitia-lot/1 {seed.lower()} {lot.draw} NUMBER' | sha256sum; lowest first."


def _elected(count: Count, names: Sequence[str]) -> str:
    if not count.elected:
        return "nobody"
    return ", ".join(f"{number} {names[number - 1]}" for number in count.elected)
