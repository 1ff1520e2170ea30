"""Sentences for what the models refuse: each says what was found, what is expected, and so what to do."""

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from comitia.charter.problems import Fault, Path
from comitia.charter.source import spoken

EXPECTED = {
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "bool_type": "true or false",
    "string_type": "a text, in quotes if it looks like a number",
    "dict_type": "a mapping",
    "mapping_type": "a mapping",
    "model_type": "a mapping",
    "model_attributes_type": "a mapping",
    "list_type": "a list",
    "tuple_type": "a list",
}


def faults(error: ValidationError) -> Iterator[Fault]:
    """Yield a fault for each thing that the models refuse in the written charter."""
    for entry in error.errors(include_url=False):
        path = tuple(step for step in entry["loc"] if not _is_branch(step))
        yield Fault(path=path, message=_sentence(entry, path))


def _is_branch(step: str | int) -> bool:
    """Return whether a step names a branch of a choice inside the models, and nothing that is written."""
    return isinstance(step, str) and ("<" in step or "[" in step)


def _sentence(entry: ErrorDetails, path: Path) -> str:
    kind, context = entry["type"], entry.get("ctx", {})
    last = str(path[-1]) if path else "the charter"
    if kind == "charter":
        return entry["msg"]
    if kind == "missing":
        return f"`{last}` is missing: add it"
    if kind == "extra_forbidden":
        return f"`{last}` does not belong here: remove it"
    if kind in EXPECTED:
        return f"found {spoken(entry['input'])}: write {EXPECTED[kind]}"
    if kind == "literal_error":
        return f"found {spoken(entry['input'])}: write {str(context['expected']).replace(chr(39), '')}"
    return _limit(kind, context, entry)


def _limit(kind: str, context: dict[str, Any], entry: ErrorDetails) -> str:
    limits = {"greater_than_equal": ("ge", "at least"), "less_than_equal": ("le", "at most")}
    if kind in limits:
        key, words = limits[kind]
        return f"found {spoken(entry['input'])}: write {words} {context[key]}"
    return entry["msg"]
