"""No key is ignored: for each key of the format, a change of it changes what the charter means."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from tests.charter.key_cases import CASES, DECIDING, WRITTEN

from comitia.charter import CharterErrors, describe, load_text, warnings
from comitia.charter.model import Charter
from comitia.charter.shape import by_name, keys, models
from comitia.charter.values import Section


def sections(model: type[Section] = Charter) -> Iterator[type[Section]]:
    """Yield every section of the format."""
    yield model
    for field in keys(model).values():
        inner = by_name(field.annotation)
        for found in (inner,) if inner else models(field.annotation):
            yield from sections(found)


def put(path: str, value: object) -> dict[str, Any]:
    """Return the base with a value at a path; None leaves the key out."""
    charter: Any = {**copy.deepcopy(WRITTEN), **copy.deepcopy(DECIDING)}
    *way, last = path.split("/") if "/" in path else path.split(".")
    holder = charter
    for step in way:
        holder = holder[step]
    holder.pop(last, None)
    if value is not None:
        holder[last] = value
    return dict(charter)


def meaning(charter: dict[str, Any]) -> object:
    """Return what a charter means: its elections and its words, or why it is refused."""
    try:
        found = load_text(json.dumps(charter))
    except CharterErrors as error:
        return str(error)
    return found.elections, describe(found), warnings(found)


def test_each_key_of_the_format_has_a_case() -> None:
    """A key that is added to a model needs a case here, and so an effect; `*` stands for keys of a form."""
    own = {f"{model.__name__}.{key}" for model in sections() for key in keys(model)}
    others = {f"{model.__name__}.*" for model in sections() if model.OTHERS is not None}
    assert own | others == set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_each_key_changes_what_the_charter_means(case: str) -> None:
    """Two values of the key, two meanings; and the key is known, so that a refusal is about its value."""
    path, first, second = CASES[case]
    before, after = meaning(put(path, first)), meaning(put(path, second))

    assert before != after
    assert "there is no key" not in f"{before}{after}"
    assert not (isinstance(before, str) and isinstance(after, str))


def test_keys_of_the_format_that_are_not_applied_are_not_applied() -> None:
    """No key is both applied and put off."""
    for model in sections():
        assert not set(keys(model)) & model.LATER
