"""What else is wrong with a charter that the models refuse: the refused values are replaced, and the rest is checked.

Only values on which nothing else in the charter depends are replaced; where another value is refused, the checks
between sections wait for the next attempt.
"""

from collections.abc import Iterator, Sequence

from pydantic import ValidationError

from comitia.charter import checks
from comitia.charter.defaults import filled
from comitia.charter.keys import with_ids
from comitia.charter.model import NAMED, Charter
from comitia.charter.problems import Fault, Path

LEAVE_OUT = object()
INSTEAD: dict[str, object] = {
    "charter": "1.0",
    "id": "x",
    "title": "x",
    "edition": 1,
    "in_force": "2000-01-01",
    "supersedes": LEAVE_OUT,
    "reference_date": "2000-01-01",
    "kind": LEAVE_OUT,
    "label": LEAVE_OUT,
    "term": LEAVE_OUT,
    "alternates": LEAVE_OUT,
    "nested": LEAVE_OUT,
    "rule": {"id": "plurality"},
    "count": 1,
    "apportion": {"fixed": 1},
    "quorum": LEAVE_OUT,
    "powers": LEAVE_OUT,
    "chair": LEAVE_OUT,
    "collegial": LEAVE_OUT,
    "may_delegate": LEAVE_OUT,
    "created_by": LEAVE_OUT,
    "dismissed_by": LEAVE_OUT,
    "decisions": LEAVE_OUT,
    "amend": LEAVE_OUT,
    "discipline": LEAVE_OUT,
    "mandate": LEAVE_OUT,
    "resign": LEAVE_OUT,
    "recall": LEAVE_OUT,
    "vacancy": LEAVE_OUT,
    "not_with": LEAVE_OUT,
    "plural_with": LEAVE_OUT,
    "body": LEAVE_OUT,
    "form": LEAVE_OUT,
    "dissolve": LEAVE_OUT,
    "posts.ad_hoc": LEAVE_OUT,
}
SECTIONS = frozenset({"decisions", "amend", "discipline", "mandate", "resign", "recall", "vacancy", "posts.ad_hoc"})


def further_faults(value: object, refused: Sequence[Fault]) -> Iterator[Fault]:
    """Yield what the checks between sections find in the rest of a charter of which some values are refused."""
    for fault in refused:
        value = _repaired(value, fault.path)
    try:
        charter = filled(Charter.model_validate(with_ids(value)))
    except ValidationError:
        return
    damaged = {_thing(fault.path) for fault in refused}
    yield from (fault for fault in checks.faults(charter) if _thing(fault.path) not in damaged)


def _thing(path: Path) -> Path:
    """Return the path of the named thing that a path lies in."""
    for named in NAMED:
        if path[: len(named)] == named:
            return path[: len(named) + 1]
    return path[:1] if path[:1] and path[0] in SECTIONS else ()


def _repaired(value: object, path: Path, depth: int = 0) -> object:
    """Return the value with the first replaceable step of the path replaced; names of things are passed over."""
    if depth == len(path):
        return value
    step, named = path[depth], depth == len(_thing(path)) - 1 and depth > 0
    if isinstance(value, dict) and isinstance(step, str):
        if step in INSTEAD and not named:
            rest = {key: entry for key, entry in value.items() if key != step}
            return rest if INSTEAD[step] is LEAVE_OUT else {**rest, step: INSTEAD[step]}
        return {**value, step: _repaired(value[step], path, depth + 1)} if step in value else value
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return [_repaired(entry, path, depth + 1) if index == step else entry for index, entry in enumerate(value)]
    return _repaired(value, path, depth + 1) if isinstance(step, int) else value
