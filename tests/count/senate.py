"""Elections of the Australian Senate: the ballots that were published, and the distribution of preferences of each count.

A ballot ranks squares above the line, which stand for the candidates of a group in order, or candidates below it. What
is marked below counts where each of 1 to 6 stands there once, else what is marked above; both up to the first number
that is missing or there twice (Commonwealth Electoral Act 1918, sections 239, 268A, 269 and 272).
"""

import csv
import gzip
import re
import tarfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tests.shared import COUNTING

from comitia.count import Profile

_STREAM = re.compile(rb"/FlateDecode\s*>>\s*stream\s*?\n")
_TEXT = re.compile(rb"(-?[0-9.]+) (-?[0-9.]+) Td \((.*?)\) Tj", re.DOTALL)
_NUMBER = re.compile(r"-?[0-9,]+")
_COUNTS = re.compile(r"Count (?:[0-9]+ - )?([0-9]+)")
_COLUMNS = ((226, 287), (378, 443), (540, 605), (698, 761))
"""Where the totals of up to four counts stand on a page; at first the first preferences are one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """What was published of an election: its candidates in ballot order, its ballots, its totals."""

    names: list[str]
    profile: Profile
    totals: dict[int, dict[str, int]]
    elected: set[str]
    quota: int


def election(year: int, number: int, state: str) -> Election:
    """Return the election of a state or territory; `number` is that of the event in the names of its files."""
    data = f"fed{year}/{state.lower()}/data"
    text = gzip.decompress(archived()[f"{data}/aec-senate-formalpreferences-{number}-{state}.csv.gz"]).decode()
    rows = csv.reader(text.splitlines())
    head = next(rows)
    if head[-1] == "Preferences":
        groups, candidates = _nominated(state)
        next(rows)
        forms = Counter(tuple(row[-1].split(",")) for row in rows)
    else:
        squares = [square.partition(":") for square in head[6:]]
        above = next(at for at in range(1, len(squares)) if squares[at][0] == squares[0][0])
        groups = [group for group, _, _ in squares[:above]]
        candidates = [(group, name) for group, _, name in squares[above:]]
        forms = Counter(tuple(row[6:]) for row in rows)
    members = {group: [at for at, (its, _) in enumerate(candidates, 1) if its == group] for group in groups}
    ballots = [(copies, _ranking(form, [members[group] for group in groups])) for form, copies in forms.items()]
    totals, elected, quota = _published(f"{data}/SenateStateDop-{number}-{state}.pdf")
    return Election(
        names=[_short(group, name) for group, name in candidates],
        profile=Profile.from_ballots(len(candidates), ballots),
        totals=totals,
        elected=elected,
        quota=quota,
    )


@cache
def archived() -> dict[str, bytes]:
    """Return the files of these elections by their path."""
    with tarfile.open(COUNTING) as archive:
        found = [member for member in archive if member.isfile() and "/aec/" in member.name]
        read = {member.name.partition("/aec/")[2]: archive.extractfile(member) for member in found}
        return {name: file.read() for name, file in read.items() if file is not None}


def _nominated(state: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the groups and the candidates of 2016, in the order in which they stood on the ballot."""
    text = archived()["fed2016/common/2016federalelection-all-candidates-nat-30-06-924.csv"].decode("latin-1")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["nom_ty"] == "S" and row["state_ab"] == state]
    rows.sort(key=lambda row: (row["ticket"] == "UG", len(row["ticket"]), row["ticket"], int(row["ballot_position"])))
    groups = list(dict.fromkeys(row["ticket"] for row in rows if row["ticket"] != "UG"))
    return groups, [(row["ticket"], f"{row['surname']} {row['ballot_given_nm'][0]}") for row in rows]


def _ranking(form: tuple[str, ...], groups: list[list[int]]) -> list[int]:
    """Return the candidates that a ballot ranks: below the line where that is formal, else the groups above it."""
    below = _order(form[len(groups) :])
    if len(below) >= 6:
        return [square + 1 for square in below]
    return [candidate for square in _order(form[: len(groups)]) for candidate in groups[square]]


def _order(marks: tuple[str, ...]) -> list[int]:
    """Return the squares marked 1, 2, 3 and so on, up to the first number that is missing or there twice."""
    places: dict[int, list[int]] = {}
    for square, mark in enumerate(marks):
        if mark:
            places.setdefault(1 if mark in {"*", "/"} else int(mark), []).append(square)
    order: list[int] = []
    while len(there := places.get(len(order) + 1, ())) == 1:
        order.append(there[0])
    return order


def _short(group: str, name: str) -> str:
    """Return a name as the distributions write it, without points and commas: group, surname, initial."""
    words = name.split()
    surname = [word for word in words if len(word) > 1 and word.removeprefix("Mc").removeprefix("Mac").isupper()]
    return f"{group} {' '.join(surname)} {words[len(surname)][0]}"


def _published(path: str) -> tuple[dict[int, dict[str, int]], set[str], int]:
    """Return the totals after each count that was published, who was elected, and the quota."""
    totals: dict[int, dict[str, int]] = {}
    elected, quota, counts = set[str](), 0, [1]
    for page in _pages(path):
        said = [text for row in page for _, text in row]
        quota = int(said[said.index("+ 1 =") + 1].replace(",", ""))
        headed = [
            _COUNTS.fullmatch(text) for _, text in sorted(each for row in page for each in row if "Count" in each[1])
        ]
        found = [int(match[1]) for match in headed if match]
        if found:
            counts = [1, *found] if "First" in said else found
        for row in page:
            name = re.sub(r"[.,]", "", row[0][1])
            for count, (start, end) in zip(counts, _COLUMNS, strict=False):
                for x, text in row[1:]:
                    if start <= x < end and _NUMBER.fullmatch(text):
                        totals.setdefault(count, {})[name] = int(text.replace(",", ""))
            if any(text == "Elected" for _, text in row):
                elected.add(name)
    return totals, elected, quota


def _pages(path: str) -> Iterator[list[list[tuple[float, str]]]]:
    """Yield the rows of each page of a document: what is written in them, with where it begins."""
    data = archived()[path]
    for match in _STREAM.finditer(data):
        drawn = zlib.decompressobj().decompress(data[match.end() :])
        rows: dict[bytes, list[tuple[float, str]]] = {}
        for found in _TEXT.finditer(drawn):
            rows.setdefault(found[2], []).append((float(found[1]), found[3].decode("latin-1").strip()))
        yield [sorted(row) for row in rows.values()]
