"""What a ballot file holds, how one is refused, and what the layouts have in common."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from comitia.count import Profile
from comitia.count.fault import fault
from comitia.count.limits import MOST_CANDIDATES, MOST_EQUAL_BALLOTS, MOST_SEATS, MOST_UNIT
from comitia.count.name import is_control
from comitia.count.policy import Treatment
from comitia.count.weights import Weight, common_part

NO_COMMON_PART = ("weights with no common part", f"parts of a vote down to 1/{MOST_UNIT}")
"""What is found and expected where weights are too fine together."""
_LARGE = 1 << 20  # bytes
_UTF8_MARK = b"\xef\xbb\xbf"
_IN_DOUBLED_QUOTES = re.compile(r'""[^"](.*[^"])?""')
_HEAD = "the number of candidates and the number of seats"
_WEIGHT = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,12}|/([0-9]{1,13}))?", re.ASCII)
_UNUSUAL = re.compile(r"[^\t\n -~]")


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotFile:
    """The contents of a ballot file, counted as ballots.

    `names` is empty where the file names nobody, `seats` 0 where it says none (not in BLT or the Scottish CSV);
    `digest` is SHA-256 in hex. `treatment` is what a policy did, where the ballots had anything that it decides;
    `notes` say what else a reader of the result must know of the file.
    """

    profile: Profile
    seats: int
    names: tuple[str, ...]
    title: str
    withdrawn: tuple[int, ...]
    digest: str
    parties: tuple[str, ...] = ()
    treatment: Treatment | None = None
    notes: tuple[str, ...] = ()


class BallotFileError(Exception):
    """A ballot file that cannot be read: which file and line (from 1), what was found, what was expected.

    Where a line tells nothing, as in JSON, `at` is the path in the file instead.
    """

    def __init__(self, path: str, line: int, found: str, expected: str, *, at: str = "") -> None:
        place = f"{path}: {at}:" if at else f"{path}:{line}:"
        super().__init__(f"{place} found {found}, expected {expected}")
        self.path, self.line, self.found, self.expected, self.at = path, line, found, expected, at


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file's bytes in hexadecimal."""
    return sha256(data).hexdigest()


@contextmanager
def digest_beside(data: bytes) -> Iterator[Callable[[], str]]:
    """Have the digest of a large file taken while its ballots are read; yield what waits for it and returns it."""
    if len(data) < _LARGE:
        yield lambda: digest(data)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  for large files only

    with ThreadPoolExecutor(1) as beside:
        yield beside.submit(digest, data).result


def plain_lines(data: bytes) -> bytes:
    """Return the bytes without a mark at the beginning, and with one kind of line end."""
    data = data.removeprefix(_UTF8_MARK)
    return data.replace(b"\r\n", b"\n") if b"\r" in data else data


def decoded(data: bytes, path: str, first_line: int = 1) -> str:
    """Return the text of plain lines. Raises `BallotFileError` for what is not UTF-8 text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = first_line + data.count(b"\n", 0, error.start)
        raise BallotFileError(path, line, f"the byte 0x{data[error.start]:02x}", "text in UTF-8") from None
    odd = next((found for found in _UNUSUAL.finditer(text) if is_control(found[0])), None)
    if odd is not None:
        line = first_line + text.count("\n", 0, odd.start())
        raise BallotFileError(path, line, f"the control character {odd[0]!a}", "text in UTF-8")
    return text


class Lines:
    """The lines of a text, taken one after another, with their numbers (the first is line `first` of the file)."""

    __slots__ = ("_rest", "number", "path")

    def __init__(self, text: str, path: str, first: int = 1) -> None:
        self.path = path
        self.number = first
        self._rest = iter(enumerate(text.removesuffix("\n").split("\n"), first))

    def __iter__(self) -> Iterator[str]:
        for number, line in self._rest:
            self.number = number
            yield line

    def refuse(self, found: str, expected: str) -> BallotFileError:
        """Return the refusal of the present line."""
        return BallotFileError(self.path, self.number, found, expected)

    def ballot(self, words: list[str], candidates: int) -> tuple[int, tuple[int, ...]]:
        """Return (how many, ranking) for a line's numbers, or raise the refusal of what is wrong with them."""
        copies = self.whole(words[0], "a number of equal ballots", MOST_EQUAL_BALLOTS)
        ranking = []
        for word in words[1:]:
            if "=" in word:
                raise self.refuse(f"the equal ranks {word!r}", "one candidate at each place (equal ranks are not read)")
            ranking.append(self.whole(word, "a candidate", candidates))
        if wrong := fault(ranking, candidates):
            found, _, expected = wrong.removeprefix("found ").partition(", expected ")
            raise self.refuse(found, expected)
        return copies, tuple(ranking)

    def weight(self, word: str) -> Weight:
        """Return the weight that a word is: a whole number, a decimal, or a fraction as in 3/2."""
        match = _WEIGHT.fullmatch(word)
        if match and not (match[1] and not int(match[1])):
            weight = Fraction(word)
            if 0 < weight <= MOST_EQUAL_BALLOTS:
                return weight.numerator if weight.denominator == 1 else weight
        expected = f"a number of equal ballots from 1 to {MOST_EQUAL_BALLOTS:,}, or a weight as 1.5 or 3/2"
        raise self.refuse(repr(word[:40]) if word else "nothing", expected)

    def common_part(self, unit: int, weight: Weight) -> int:
        """Return how many of the part common to 1/unit and a weight make one vote; refuse too many at this line."""
        try:
            return common_part(unit, weight.denominator)
        except ValueError:
            raise self.refuse(*NO_COMMON_PART) from None

    def head(self, words: list[str], line: str) -> tuple[int, int]:
        """Return the numbers of candidates and of seats, given the words of the first line."""
        if len(words) != 2:
            raise self.refuse(repr(line[:60]), _HEAD)
        candidates = self.whole(words[0], "a number of candidates", MOST_CANDIDATES)
        return candidates, self.whole(words[1], "a number of seats", MOST_SEATS)

    def no_head(self) -> BallotFileError:
        """Return the refusal of a text without a first line."""
        return BallotFileError(self.path, 1, "no text", _HEAD)

    def whole(self, word: str, what: str, most: int) -> int:
        """Return the whole number from 1 to `most` that a word is."""
        if not (word.isascii() and word.isdigit() and len(word) <= 18 and 1 <= int(word) <= most):
            raise self.refuse(repr(word[:40]) if word else "nothing", f"{what} from 1 to {most:,}")
        return int(word)


def first_twice(found: Iterable[str]) -> str:
    """Return the first text that stands there already, or an empty one."""
    seen: set[str] = set()
    for each in found:
        if each in seen:
            return each
        seen.add(each)
    return ""


def unquoted(line: str, lines: Lines) -> str:
    """Return the text of a line that may stand in quotes (doubled inside), without a comma at its end."""
    line = line.strip().rstrip(",").rstrip()
    if not line.startswith('"'):
        return line
    if len(line) < 2 or not line.endswith('"'):
        raise lines.refuse(repr(line[:60]), "a text that ends with the quote it begins with")
    if _IN_DOUBLED_QUOTES.fullmatch(line):
        line = line[1:-1]
    return line[1:-1].replace('""', '"').strip()


def csv_row(line: str, lines: Lines) -> list[str]:
    """Return the comma-separated fields of a line, one at least; a row is a line, whatever stands in quotes."""
    try:
        found = next(csv.reader([line], strict=True), [])
    except csv.Error:
        raise lines.refuse(repr(line[:60]), "fields in quotes, separated by commas, on one line") from None
    return [field.strip() for field in found] or [""]


def fields(line: str, lines: Lines) -> list[str]:
    """Return the comma-separated fields of a line, without empty ones at its end."""
    found = csv_row(line, lines)
    while found and not found[-1]:
        found.pop()
    return found
