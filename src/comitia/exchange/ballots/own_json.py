"""The JSON form of marked ballots: everything a file can hold, weights as exact fractions.

``{"format": "comitia-ballots/1", "title", "seats", "candidates": [{"name", "party"}], "withdrawn": [2], "invalid": 0,
"ballots": [{"count": 4, "places": [1, [2, 3], null]}], "reduced": null}``. A place is a number, a list of several, null
where it was skipped, or "overvote" where the file does not say for whom.
"""

import json
import re
from fractions import Fraction

from comitia.count.amount import written
from comitia.count.limits import MOST_CANDIDATES, MOST_EQUAL_BALLOTS, MOST_SEATS
from comitia.count.marks import UNREADABLE, Place
from comitia.count.weights import Weight
from comitia.exchange.ballots.file import digest
from comitia.exchange.ballots.json_text import Json, Node, parse_json
from comitia.exchange.ballots.marked import MOST_PLACES, Gathered, MarkedFile

FORMAT = "comitia-ballots/1"
MARK = b'"comitia-ballots/'
"""What stands in such a file, and in no other that is read."""
_FRACTION = re.compile(r"[1-9][0-9]{0,17}/[1-9][0-9]{0,17}", re.ASCII)
_KEYS = {"format", "title", "seats", "candidates", "withdrawn", "invalid", "ballots", "reduced"}
_CANDIDATE_KEYS = {"name", "party"}
_BALLOT_KEYS = {"count", "places"}


def marked_json(data: bytes, name: str) -> MarkedFile:
    """Return the marked ballots of such a file. Raises `BallotFileError`."""
    node = parse_json(data, name)
    node["format"].one_of(FORMAT)
    _check_keys(node, _KEYS)
    people = node["candidates"].items()
    if not 1 <= len(people) <= MOST_CANDIDATES:
        raise node["candidates"].refuse(f"{len(people)} candidates", f"from 1 to {MOST_CANDIDATES}")
    for each in people:
        _check_keys(each, _CANDIDATE_KEYS)
    ballots = Gathered(name)
    is_weighted = False
    for ballot in node["ballots"].items():
        _check_keys(ballot, _BALLOT_KEYS)
        weight = _weight(ballot["count"])
        is_weighted = is_weighted or weight.denominator > 1
        ballots.add(_places(ballot["places"], len(people)), weight, ballot.at)
    ballots.invalid = _weight(node["invalid"], least=0) if node.has("invalid") else 0
    ballots.refuse_parts(ballots.invalid, "invalid")
    return MarkedFile(
        format="json",
        path=name,
        digest=digest(data),
        marks=ballots.marks(len(people), [each.whole(1, len(people)) for each in node.list_of("withdrawn")]),
        where=tuple(ballots.where.values()),
        seats=node["seats"].whole(1, MOST_SEATS) if node.has("seats") else 0,
        names=tuple(each["name"].line() for each in people),
        title=node["title"].line() if node.has("title") else "",
        parties=_parties(people),
        notes=(node["reduced"].line(),) if node.has("reduced") else (),
        is_weighted=is_weighted,
    )


def write_json(file: MarkedFile, reduced: str = "") -> str:
    """Return the text of such a file, sorted by ranking; `reduced` says what was withheld from it."""
    ballots = [
        json.dumps({"count": written(weight, 1), "places": [_place_of(place) for place in places]})
        for places, weight in sorted(file.marks.rows)
    ]
    body = "".join(f"\n    {ballot}," for ballot in ballots).removesuffix(",")
    start = json.dumps(head_of(file, reduced), ensure_ascii=False, indent=2).removesuffix("\n}")
    return f'{start},\n  "ballots": [{body}\n  ]\n}}\n'


def head_of(file: MarkedFile, reduced: str = "") -> dict[str, Json]:
    """Return all that is said of the ballots of a file, without the ballots."""
    parties = file.parties or ("",) * file.marks.candidates
    people: list[Json] = [
        {"name": name, **({"party": party} if party else {})}
        for name, party in zip(file.known_names, parties, strict=True)
    ]
    return {
        "format": FORMAT,
        "title": file.title,
        "seats": file.seats or None,
        "candidates": people,
        "withdrawn": list(file.marks.withdrawn),
        "invalid": written(file.marks.invalid, 1),
        "reduced": reduced or None,
    }


def _check_keys(node: Node, known: set[str]) -> None:
    """Refuse a key that is not known: what it says would be lost."""
    unknown = sorted(set(node.value) - known) if isinstance(node.value, dict) else []
    if unknown:
        raise node.refuse(f"the key {unknown[0][:40]!a}", f"only: {', '.join(sorted(known))}")


def _parties(people: list[Node]) -> tuple[str, ...]:
    parties = tuple(each["party"].line() if each.has("party") else "" for each in people)
    return parties if any(parties) else ()


def _weight(node: Node, least: int = 1) -> Weight:
    """Return a whole number, or a fraction in quotes."""
    if isinstance(node.value, str) and _FRACTION.fullmatch(node.value):
        weight = Fraction(node.value)
        if weight <= MOST_EQUAL_BALLOTS:
            return weight.numerator if weight.denominator == 1 else weight
    if isinstance(node.value, str):
        raise node.refuse(repr(node.value[:40]), 'a fraction as in "3/2"')
    return node.whole(least, MOST_EQUAL_BALLOTS)


def _places(node: Node, candidates: int) -> list[Place]:
    places = node.items()
    if len(places) > MOST_PLACES:
        raise node.refuse(f"{len(places)} places", f"at most {MOST_PLACES}")
    return [_place(each, candidates) for each in places]


def _place(node: Node, candidates: int) -> Place:
    if node.value is None:
        return ()
    if isinstance(node.value, list):
        place = tuple(sorted(each.whole(1, candidates) for each in node.items()))
        if len(set(place)) < max(len(place), 2):
            raise node.refuse(f"the list {list(place)}"[:60], "two or more candidates, each once")
        return place
    if node.value == "overvote":
        return UNREADABLE
    return (node.whole(1, candidates),)


def _place_of(place: Place) -> Json:
    if place == UNREADABLE:
        return "overvote"
    if len(place) > 1:
        return list(place)
    return place[0] if place else None
