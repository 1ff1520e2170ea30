"""The pairs of a count on the terminal: how many votes rank the candidate of a row before that of a column."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from comitia.count.amount import shown
from comitia.count.comparison import Comparison


def pair_table(compared: Comparison, names: Sequence[str], unit: int) -> Table:
    """Return the table of pairs; the votes of who wins a pair are bold, columns bear numbers."""
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("No", justify="right")
    table.add_column("Before", overflow="fold")
    for number in compared.among:
        table.add_column(str(number), justify="right")
    for one in compared.among:
        table.add_row(str(one), names[one - 1], *(_cell(compared, one, other, unit) for other in compared.among))
    return table


def _cell(compared: Comparison, one: int, other: int, unit: int) -> str | Text:
    if one == other:
        return ""
    votes, against = compared.pairs[one - 1][other - 1], compared.pairs[other - 1][one - 1]
    said = shown(votes, 1, unit)
    return Text(said, style="bold") if votes > against else said
