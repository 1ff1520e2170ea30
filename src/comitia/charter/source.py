"""The text of a charter: YAML 1.2 (core schema) read into plain values, each with its line.

Only what a charter needs is read: mappings, sequences and scalars. Anchors, aliases, tags, directives, several
documents and duplicate keys are reported. Keys are always text; `no` and `12:30` are text; numbers are whole, or
decimals, which are kept as they are written and never become floats.

Other files are read the same way, in their own words (`Form`), and those of dates and phrases with every value as text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from comitia.charter.decimals import PLAIN, Decimal
from comitia.charter.problems import Fault, Path

LARGEST_FILE = 1_000_000
DEEPEST_NESTING = 30
LONGEST_NUMBER = 18

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
BRACKETS = {"mapping": "{", "sequence": "["}
QUOTED = "put a text with { [ : or # in quotes"
BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
INTEGER = re.compile(r"[-+]?[0-9]+")
OTHER_BASE = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
DECIMAL = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What kind of file is read: what it is called, with which line it begins, whether every value is text.

    `largest` is how many bytes it has at most, and `shorten` what to do with one of more.
    """

    a: str
    begin: str
    is_text: bool = False
    largest: int = LARGEST_FILE
    shorten: str = "shorten it"


CHARTER = Form(a="a charter", begin='charter: "1.0"')


class Unreadable(Exception):  # noqa: N818  the text cannot be read any further
    """Reading stopped at a line."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        self.message = message
        super().__init__(message)


@dataclass(kw_only=True)
class Source:
    """A charter text as plain values, the line of every path, and the faults found while reading."""

    value: object = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def line(self, path: Path) -> int:
        """Return the line of a path, or of the nearest thing that contains it (0 when there is no text)."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.lines:
                return self.lines[path[:length]]
        return 0


def decode(data: bytes, form: Form = CHARTER) -> str:
    """Return the text of a file, or raise `Unreadable` where its bytes are not UTF-8."""
    if len(data) > form.largest:
        raise Unreadable(1, f"the file has {len(data)} bytes, and {form.a} at most {form.largest}: {form.shorten}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = data[error.start]
        raise Unreadable(line, f"byte 0x{byte:02x} is not UTF-8: save the file in the encoding UTF-8") from error


def read(text: str, form: Form = CHARTER) -> Source:
    """Return a YAML text as a `Source`, or raise `Unreadable` where it is no YAML at all."""
    try:
        return _Reader(YAML(typ="safe", pure=True).parse(text), form).document()
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = error.character if isinstance(error.character, int) else ord(error.character)
        raise Unreadable(line, f"the character U+{code:04X} is not allowed: remove it") from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        said = f"this is not YAML ({' '.join(str(error.problem or error.context).split())}): {_mended(error)}"
        raise Unreadable(mark.line + 1 if mark else 1, said) from error
    except (YAMLError, ValueError) as error:
        raise Unreadable(1, "this is not YAML: correct the file") from error


def _mended(error: MarkedYAMLError) -> str:
    """Return what to do where the text is no YAML: a bracket that is open there may have begun lines before."""
    bracket = next((sign for word, sign in BRACKETS.items() if f"a flow {word}" in str(error.context)), None)
    if bracket is None or error.context_mark is None:
        return "correct the line"
    return f"the {bracket} of line {error.context_mark.line + 1} is not closed before it: close it, or {QUOTED}"


def _no_key(event: Event) -> str:
    """Return what is wrong with a key that is no word: mostly, a bracket too many, or one that is not closed."""
    if not isinstance(event, MappingStartEvent | SequenceStartEvent) or not event.flow_style:
        return "a key is a word: write it as text"
    bracket = BRACKETS["mapping" if isinstance(event, MappingStartEvent) else "sequence"]
    return f"a {bracket} begins here where a key should: take it out, or close the bracket before it; {QUOTED}"


def spoken(value: object) -> str:
    """Return a value as it stands in YAML, for a sentence."""
    match value:
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
        case dict():
            return "a mapping"
        case list() | tuple():
            return "a list"
        case _:
            return f"`{value}`"


class _Reader:
    """Builds plain values from the parser's events."""

    def __init__(self, events: Iterator[Event], form: Form) -> None:
        self.events = events
        self.form = form
        self.source = Source()

    def document(self) -> Source:
        """Return the one document of the text."""
        first = self._next_of(DocumentStartEvent)
        if first is None:
            raise Unreadable(1, f"the file is empty: begin with the line {self.form.begin}")
        if first.version or first.tags:
            self._fault((), f"{self.form.a} has no YAML directives: remove the line that begins with %")
        self.source.value = self._node(next(self.events), ())
        second = self._next_of(DocumentStartEvent)
        if second is not None:
            said = f"{self.form.a} is one document: remove this --- and what follows"
            raise Unreadable(second.start_mark.line + 1, said)
        return self.source

    def _next_of(self, kind: type[DocumentStartEvent]) -> DocumentStartEvent | None:
        return next((event for event in self.events if isinstance(event, kind)), None)

    def _fault(self, path: Path, message: str) -> None:
        self.source.faults.append(Fault(path=path, message=message))

    def _node(self, event: Event, path: Path) -> object:
        line = event.start_mark.line + 1
        self.source.lines.setdefault(path, line)
        if len(path) > DEEPEST_NESTING:
            raise Unreadable(line, f"nested more than {DEEPEST_NESTING} deep: {self.form.a} is not")
        if isinstance(event, AliasEvent):
            self._fault(path, f"{self.form.a} has no aliases: write in full what *{event.anchor} stands for")
            return None
        self._plain(event, path)
        match event:
            case MappingStartEvent():
                return self._mapping(path)
            case SequenceStartEvent():
                return self._sequence(path)
            case ScalarEvent():
                return self._scalar(event, path)
            case _:  # the parser gives nothing else here
                raise Unreadable(line, "this is not YAML: correct the line")

    def _plain(self, event: Event, path: Path) -> None:
        if isinstance(event, NodeEvent) and event.anchor:
            self._fault(path, f"{self.form.a} has no anchors: remove &{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag:
            shown = str(tag).replace("tag:yaml.org,2002:", "!!")
            self._fault(path, f"{self.form.a} has no tags: remove {shown}")

    def _mapping(self, path: Path) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, ScalarEvent):
                raise Unreadable(line, _no_key(event))
            key = self._text(event.value, path)
            here = (*path, key)
            self._plain(event, here)
            if key in found:
                self._repeated(here, line)
            else:
                self.source.lines[here] = line
                found[key] = self._node(next(self.events), here)
        return found

    def _repeated(self, path: Path, line: int) -> None:
        """Report a key given twice, at its second place, and pass over its second value."""
        self._fault(path, f"`{path[-1]}` is already given on line {self.source.lines[path]}: keep one of the two")
        first, self.source = self.source, Source()
        self._node(next(self.events), path)
        self.source = first
        self.source.lines[path] = line

    def _sequence(self, path: Path) -> list[object]:
        found: list[object] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            found.append(self._node(event, (*path, len(found))))
        return found

    def _scalar(self, event: ScalarEvent, path: Path) -> object:
        text = self._text(event.value, path)
        if event.style is not None:
            return text
        if text in NULLS:
            return None
        if self.form.is_text:
            return text
        return BOOLEANS[text] if text in BOOLEANS else self._number(text, path)

    def _number(self, text: str, path: Path) -> object:
        """Return a number, or a text that is none, as it stands."""
        if INTEGER.fullmatch(text) or OTHER_BASE.fullmatch(text):
            return self._integer(text, path)
        if PLAIN.fullmatch(text):
            return self._decimal(text, path)
        if DECIMAL.fullmatch(text):
            self._fault(
                path,
                f'charters use whole numbers, fractions and plain decimals such as 0.4: write {text} as "{text}" if it '
                'is text, or as a fraction such as "1/2"',
            )
        return text

    def _decimal(self, text: str, path: Path) -> object:
        if len(text) > LONGEST_NUMBER:
            self._fault(path, f"the number {text[:LONGEST_NUMBER]}… is too long: check it")
            return text
        return Decimal(text)

    def _text(self, text: str, path: Path) -> str:
        """Return a text whose escaped halves of characters (JSON has them) are joined."""
        if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
            return text
        try:
            return text.encode("utf-16-be", "surrogatepass").decode("utf-16-be")
        except UnicodeDecodeError:
            self._fault(path, "this is half of a character: write the character itself")
            return "\ufffd"

    def _integer(self, text: str, path: Path) -> object:
        if len(text) > LONGEST_NUMBER:
            self._fault(path, f"the number {text[:LONGEST_NUMBER]}… is too large: check it")
            return text
        return int(text, 10) if INTEGER.fullmatch(text) else int(text, 0)
