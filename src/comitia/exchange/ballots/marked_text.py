"""Writing marked ballots as BLT, ABIF and PrefLib: sorted by ranking, so that no order of casting shows.

Each format refuses what it cannot hold. Invalid ballots have no marks to write in any of them; whoever writes says how
many are missing. What was withheld is said in a comment, and in the title, which later copies keep.
"""

from collections.abc import Iterator

from comitia.count.marks import UNREADABLE, Places, has_equal, has_repeated, has_skipped
from comitia.count.weights import Weight
from comitia.exchange.ballots.marked import MarkedFile


class CannotHoldError(ValueError):
    """Ballots that a format cannot hold: which format, what it cannot hold, and what helps."""

    def __init__(self, layout: str, what: str, helps: str) -> None:
        super().__init__(f"{layout} cannot hold {what}: {helps}")


def reduced_title(title: str) -> str:
    """Return the title of ballots of which some are cut short or withheld."""
    return f"{title} (reduced: not all ballots as they were cast)".strip()


def write_blt_marks(file: MarkedFile, reduced: str = "") -> str:
    """Return the text of a BLT file. Raises `CannotHoldError`."""
    _check_places(file, "BLT", may_skip=True)
    if not file.seats:
        raise CannotHoldError("BLT", "ballots without a number of seats", "give --seats")
    return "\n".join((*_blt_lines(file, reduced), ""))


def _blt_lines(file: MarkedFile, reduced: str) -> Iterator[str]:
    if reduced:
        yield f"# {reduced}"
    yield f"{file.marks.candidates} {file.seats}"
    if file.marks.withdrawn:
        yield " ".join(f"-{number}" for number in file.marks.withdrawn)
    for places, weight in _sorted(file):
        yield " ".join((str(weight), *("=".join(map(str, place)) or "-" for place in places), "0"))
    yield "0"
    for text in (*file.known_names, file.title):
        doubled = text.replace('"', '""')
        yield f'"{doubled}"'


def write_abif(file: MarkedFile, reduced: str = "") -> str:
    """Return the text of an ABIF file. Raises `CannotHoldError`."""
    _check_places(file, "ABIF")
    _check_whole(file, "ABIF")
    names = file.known_names
    for name in names:
        if set(name) & set("[]"):
            raise CannotHoldError("ABIF", f"the name {name!r}", "names have no square brackets there")
    _check_names(names, "ABIF")
    return "\n".join((*_abif_lines(file, reduced), ""))


def _abif_lines(file: MarkedFile, reduced: str) -> Iterator[str]:
    if reduced:
        yield f"# {reduced}"
    if file.title:
        yield f'{{"title": {_quoted(file.title)}}}'
    if file.seats:
        yield f'{{"seats": {file.seats}}}'
    yield f'{{"ballots": {sum(int(weight) for _, weight in file.marks.rows)}}}'
    if file.marks.withdrawn:
        yield f'{{"withdrawn": "{" ".join(map(str, file.marks.withdrawn))}"}}'
    for number, name in enumerate(file.known_names, 1):
        yield f"=c{number}:[{name}]"
    for places, weight in _sorted(file):
        order = ">".join("=".join(f"c{mark}" for mark in place) for place in places)
        yield f"{weight}:{order}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def preflib_kind(file: MarkedFile) -> str:
    """Return the narrowest kind of PrefLib file that holds the ballots."""
    orders = [places for places, _ in file.marks.rows if places]
    tied = "t" if any(map(has_equal, orders)) else "s"
    is_complete = all(sum(map(len, places)) == file.marks.candidates for places in orders)
    return f"{tied}o{'c' if is_complete else 'i'}"


def write_preflib(file: MarkedFile, file_name: str, reduced: str = "") -> str:
    """Return the text of a PrefLib file of its narrowest kind. Raises `CannotHoldError`."""
    _check_places(file, "PrefLib")
    _check_whole(file, "PrefLib")
    for places, _ in file.marks.rows:
        if has_repeated(places):
            raise CannotHoldError("PrefLib", "a ballot with a candidate twice", "give --repeats")
    _check_names(file.known_names, "PrefLib")
    return "\n".join((*_preflib_lines(file, file_name, reduced), ""))


def _preflib_lines(file: MarkedFile, file_name: str, reduced: str) -> Iterator[str]:
    orders = [(places, weight) for places, weight in _sorted(file) if places]
    blank = sum(int(weight) for places, weight in file.marks.rows if not places)
    yield f"# FILE NAME: {file_name}"
    yield f"# TITLE: {file.title}"
    yield f"# DESCRIPTION: {reduced}"
    yield f"# DATA TYPE: {preflib_kind(file)}"
    yield f"# MODIFICATION TYPE: {'induced' if reduced else 'original'}"
    yield from ("# RELATES TO: ", "# RELATED FILES: ", "# PUBLICATION DATE: ", "# MODIFICATION DATE: ")
    yield f"# NUMBER ALTERNATIVES: {file.marks.candidates}"
    yield f"# NUMBER VOTERS: {sum(int(weight) for _, weight in orders)}"
    yield f"# NUMBER UNIQUE ORDERS: {len(orders)}"
    if file.seats:
        yield f"# NUMBER SEATS: {file.seats}"
    if blank:
        yield f"# NUMBER BLANK: {blank}"
    if file.marks.withdrawn:
        yield f"# WITHDRAWN: {' '.join(map(str, file.marks.withdrawn))}"
    yield from (f"# ALTERNATIVE NAME {number}: {name}" for number, name in enumerate(file.known_names, 1))
    for places, weight in orders:
        yield f"{weight}: {','.join(map(_preflib_place, places))}"


def _preflib_place(place: tuple[int, ...]) -> str:
    return str(place[0]) if len(place) == 1 else f"{{{','.join(map(str, place))}}}"


def _sorted(file: MarkedFile) -> list[tuple[Places, Weight]]:
    return sorted(file.marks.rows)


def _check_names(names: tuple[str, ...], layout: str) -> None:
    if "" in names or len(set(names)) < len(names):
        raise CannotHoldError(layout, "an empty name, or two candidates of one", "give each a name of its own")


def _check_whole(file: MarkedFile, layout: str) -> None:
    for _, weight in file.marks.rows:
        if weight.denominator > 1:
            raise CannotHoldError(layout, f"a ballot that weighs {weight}", "BLT and JSON can")


def _check_places(file: MarkedFile, layout: str, *, may_skip: bool = False) -> None:
    """Refuse places that a format has no signs for, and names or a title that would end a line."""
    for places, _ in file.marks.rows:
        if UNREADABLE in places:
            raise CannotHoldError(layout, "several marks at a place, not said for whom", "give --overvotes")
        if not may_skip and has_skipped(places):
            raise CannotHoldError(layout, "a skipped place", "give --skips")
    for text in (*file.known_names, file.title):
        if "\n" in text or "\r" in text:
            raise CannotHoldError(layout, f"a line end in {text!r}", "give names of one line")
