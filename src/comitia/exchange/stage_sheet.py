"""The stages of a count as a CSV sheet: a row a candidate, two columns a stage (what was transferred, and the total).

Amounts are exact: whole numbers, decimals to the last place of the rule, or fractions as 625/57. A text that a
spreadsheet would take for a formula (it begins with = + - @ or a tab) gets an apostrophe before it.
"""

import csv
import io
from collections.abc import Sequence

from comitia.count import Count, Stage
from comitia.count.amount import Amount, written

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def stage_sheet(count: Count, names: Sequence[str], title: str) -> str:
    """Return the text of the sheet; `names` is empty where nobody is named."""
    known = names or [f"Candidate {number}" for number in range(1, count.candidates + 1)]
    out = io.StringIO()
    sheet = csv.writer(out, lineterminator="\n")
    sheet.writerow([safe(title) or "Count", count.rule])
    sheet.writerow(["Seats", count.seats])
    told = [written(ballots, 1, count.unit) for ballots in (count.ballots, count.blank, count.invalid)]
    sheet.writerow(["Valid", told[0], "Blank", told[1], "Invalid", told[2]])
    sheet.writerow(["No", "Candidate", *(cell for stage in count.stages for cell in _headings(stage)), "Outcome"])
    for number, name in enumerate(known, 1):
        amounts = [cell for stage in count.stages for cell in _cells(count, stage, number)]
        sheet.writerow([number, safe(name), *amounts, _outcome(count, number)])
    for what, sums in (
        ("Not transferable", [stage.not_transferable for stage in count.stages]),
        ("Lost by rounding down", [stage.lost for stage in count.stages]),
    ):
        sheet.writerow(["", what, *(cell for amount in sums for cell in ("", _amount(count, amount))), ""])
    return out.getvalue()


def safe(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _headings(stage: Stage) -> tuple[str, str]:
    done = " ".join((stage.action, *(str(subject) for subject in stage.subjects)))
    return f"Stage {stage.number}: {done}", f"Total {stage.number}"


def _cells(count: Count, stage: Stage, number: int) -> tuple[str, str]:
    return _amount(count, stage.transfers[number - 1]), _amount(count, stage.totals[number - 1])


def _amount(count: Count, amount: Amount) -> str:
    return str(written(amount, count.scale, count.unit))


def _outcome(count: Count, number: int) -> str:
    return "elected" if number in count.elected else ""
