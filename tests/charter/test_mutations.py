"""Whatever is done to a good charter, it loads or is refused with problems; nothing else escapes."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from comitia.charter import Charter, CharterErrors, Problem, describe, from_canonical, load, load_text, warnings
from comitia.charter.source import read

CHARTERS = Path(__file__).parent / "charters"
TEXTS = [path.read_text() for path in sorted(CHARTERS.glob("*.yaml"))]
CANONICAL = [load(path).canonical() for path in sorted(CHARTERS.glob("*.yaml"))]
WRITTEN = [copy.deepcopy(read(text).value) for text in TEXTS]
WORDS = ["members", "roll.members", "assembly", "branch", "society", "region", "P1Y", "organ", "id", "label", "x", ""]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**12) | st.sampled_from(WORDS) | st.text(max_size=5) | st.floats(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS) | st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=4,
)


def places(value: object) -> list[tuple[Any, Any]]:
    """Return every container and key or index in it."""
    steps = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [(value, step) for step, _ in steps] + [place for _, inner in steps for place in places(inner)]


def mutate(data: st.DataObject, charter: Any) -> Any:
    """Return a copy with up to three places changed, removed, renamed or moved."""
    charter = copy.deepcopy(charter)
    for _ in range(data.draw(st.integers(1, 3))):
        found = places(charter)
        holder, step = data.draw(st.sampled_from(found))
        match data.draw(st.sampled_from(["change", "remove", "rename", "move"])):
            case "change":
                holder[step] = data.draw(VALUES)
            case "remove":
                del holder[step]
            case "rename" if isinstance(holder, dict):
                holder[data.draw(st.sampled_from(WORDS) | st.text(max_size=3))] = holder.pop(step)
            case _:
                other, place = data.draw(st.sampled_from(found))
                holder[step] = copy.deepcopy(other[place]) if place in other or isinstance(other, list) else None
    return charter


def outcome(loading: Callable[[], Charter]) -> tuple[Charter | None, tuple[Problem, ...]]:
    """Return the charter, or its problems."""
    try:
        return loading(), ()
    except CharterErrors as error:
        return None, error.problems


@settings(max_examples=150)
@given(st.data(), st.sampled_from(WRITTEN))
def test_a_changed_charter_loads_or_is_refused(data: st.DataObject, charter: dict[str, object]) -> None:
    """A charter that loads can be described and comes back from its canonical form."""
    found, problems = outcome(lambda: load_text(json.dumps(mutate(data, charter))))

    assert all(problem.line == 1 for problem in problems)
    if found is not None:
        assert describe(found)
        assert warnings(found) is not None
        assert found == from_canonical(found.canonical())


@settings(max_examples=150)
@given(st.data(), st.sampled_from(CANONICAL))
def test_a_changed_canonical_form_loads_or_is_refused(data: st.DataObject, canonical: dict[str, object]) -> None:
    """The record's own form is checked as strictly as a file."""
    found, problems = outcome(lambda: from_canonical(mutate(data, canonical)))

    assert (found is None) == bool(problems)
    assert found is None or found == from_canonical(found.canonical())


@settings(max_examples=100)
@given(st.data(), st.sampled_from(TEXTS))
def test_a_damaged_text_loads_or_is_refused(data: st.DataObject, text: str) -> None:
    """Characters cut out of a file, or put into it."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    inserted = data.draw(st.text(alphabet="{}[]:,#&*!|>'\"%@`-?\n\t 01abé\x00\x85\ufeff", max_size=5))
    found, problems = outcome(lambda: load_text(text[:start] + inserted + text[end:]))

    assert (found is None) == bool(problems)
