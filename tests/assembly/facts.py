"""The facts of a state as plain data, to compare one state with another: in memory, replayed, or loaded from tables."""

from comitia.core.mandate.holdings import Holdings
from comitia.core.state import State

Plain = dict[str, object]
PARTS = ("holdings", "course", "authority", "proceedings", "tree", "enrolment", "history")
LEFT_OUT = {"charter", "_charters", "_enrolled", *PARTS}
"""What is made of the rest; and who is on a roll, of which the record holds the digest alone."""


def facts_of(state: State) -> Plain:
    """Return all facts of a state by name, copied so that what happens later does not change them."""
    parts = {name: value for name, value in vars(state).items() if name not in LEFT_OUT}
    return {
        **{name: _copied(value) for name, value in parts.items()},
        **{f"{part}.{name}": _copied(value) for part in PARTS for name, value in vars(getattr(state, part)).items()},
        "holdings.vacant": "",
        "holdings.letters": "",
        "holdings.members": "",
        "course.petitions": "",
        **{f"petitions.{name}": _copied(value) for name, value in vars(state.course.petitions).items()},
        **{f"letters.{name}": _copied(value) for name, value in vars(state.holdings.letters).items()},
        **{f"members.{name}": _copied(value) for name, value in vars(state.holdings.members).items()},
        **{f"vacant.{name}": _copied(value) for name, value in vars(state.holdings.vacant).items()},
        "order of holders": [(place, list(found)) for place, found in _places(state.holdings)],
    }


def _places(holdings: Holdings) -> list[tuple[tuple[str, str], dict[str, str]]]:
    return sorted((place, found) for place, found in holdings._of_office.items() if found)


def _copied(value: object) -> object:
    """Return a value whose lists are lists of their own; what is left of an empty one is no fact."""
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items() if item not in ([], {}, set())}
    if isinstance(value, list):
        return [*value]
    return {*value} if isinstance(value, set) else value


def difference(left: Plain, right: Plain) -> str:
    """Return the first fact in which two states differ, empty where they agree."""
    for name in sorted({*left, *right}):
        if left.get(name) != right.get(name):
            return f"{name}: {left.get(name)!r} is not {right.get(name)!r}"
    return ""
