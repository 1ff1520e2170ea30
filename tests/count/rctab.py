"""The reference counts of RCTab, an independent counter: ballots in spreadsheets, and the rounds of each count."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

from tests.count.droop import files

from comitia.count import Profile

_ROW, _CELL = re.compile(r"<row .*?</row>", re.DOTALL), re.compile(r'<c r="([A-Z])[0-9]+"([^>]*?)(?:/>|>(.*?)</c>)')
_SHARED, _VALUE = re.compile(r"<si>(.*?)</si>", re.DOTALL), re.compile(r"<v>(.*?)</v>")
_TEXT = re.compile(r"<t[^>]*>(.*?)</t>", re.DOTALL)
WRITE_INS = "Undeclared Write-ins"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One reference count: its ballots, the names in the order of their numbers, the totals of each round.

    `turns` are those eliminated in the order of the rounds, which is how its lots fell, then the others, the elected last.
    """

    profile: Profile
    names: list[str]
    rounds: list[list[Fraction]]
    elected: set[int]
    turns: tuple[int, ...]
    threshold: int


def reference(name: str, sheet: str) -> Reference:
    """Return the reference count of this name, whose ballots are in a spreadsheet."""
    here = files("rctab")
    config = json.loads(here[f"{name}_config.json"])
    report = json.loads(here[f"{name}_expected_detailed_report.json"])
    names = [each["name"] for each in config["candidates"]] + [WRITE_INS]
    source, rules = config["cvrFileSources"][0], config["rules"]
    first = int(source["firstVoteColumnIndex"]) - 1
    ranks = None if rules["maxRankingsAllowed"] == "max" else int(rules["maxRankingsAllowed"])
    rows = [row[first:][:ranks] for row in _rows(here[sheet])[1:] if any(row)]
    meant = {alias: each["name"] for each in config["candidates"] for alias in each.get("aliases", [])}
    meant["UWI"] = meant[source["undeclaredWriteInLabel"]] = WRITE_INS
    meant[""] = WRITE_INS if source["treatBlankAsUndeclaredWriteIn"] else ""
    ballots = [(1, _ranking([meant.get(mark, mark) for mark in row], names, rules)) for row in rows]
    rounds = [{who: Fraction(Decimal(votes)) for who, votes in each["tally"].items()} for each in report["results"]]
    done = [each for round_ in report["results"] for each in round_["tallyResults"]]
    won = {each["elected"] for each in done if "elected" in each}
    lost = [each["eliminated"] for each in done if "eliminated" in each]
    turns = (*lost, *(each for each in names if each not in {*lost, *won}), *won)
    gone = tuple(at for at, each in enumerate(config["candidates"], 1) if each.get("excluded"))
    return Reference(
        profile=Profile.from_ballots(len(names), ballots, withdrawn=gone),
        names=names,
        rounds=[[each.get(name, Fraction(0)) for name in names] for each in rounds],
        elected={names.index(each) + 1 for each in won},
        turns=tuple(names.index(each) + 1 for each in turns),
        threshold=int(report["results"][-1]["threshold"]),
    )


def _ranking(row: list[str], names: list[str], rules: dict[str, str]) -> list[int]:
    """Return the candidates of a row of marks, rank after rank, as the rules there read open and double marks."""
    ranking: list[int] = []
    skipped = 0
    for mark in row:
        skipped = skipped + 1 if mark in {"", "undervote"} else 0
        ends = mark == "overvote" and rules["overvoteRule"] == "exhaustImmediately"
        if ends or skipped > int(rules["maxSkippedRanksAllowed"]):
            break
        if skipped or mark == "overvote":
            continue
        number = names.index(mark) + 1
        if number not in ranking:
            ranking.append(number)
        elif rules["exhaustOnDuplicateCandidate"]:
            break
    return ranking


def _rows(sheet: bytes) -> list[list[str]]:
    """Return the cells of the first sheet of a spreadsheet, a list a row, empty ones among them."""
    with ZipFile(BytesIO(sheet)) as book:
        shared = ["".join(_TEXT.findall(each)) for each in _SHARED.findall(book.read("xl/sharedStrings.xml").decode())]
        text = book.read("xl/worksheets/sheet1.xml").decode()
    return [_cells(row, shared) for row in _ROW.findall(text)]


def _cells(row: str, shared: list[str]) -> list[str]:
    cells = [""] * 26
    for column, kind, inside in _CELL.findall(row):
        if found := _VALUE.search(inside):
            cells[ord(column) - ord("A")] = shared[int(found[1])].strip() if 't="s"' in kind else found[1]
    return cells
