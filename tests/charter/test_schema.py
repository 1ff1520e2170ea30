"""The JSON Schema that editors use accepts what loads, and knows the shape of what does not."""

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from comitia.charter import schema
from comitia.charter.decimals import Decimal
from comitia.charter.source import read

CHARTERS = Path(__file__).parent / "charters"
GOOD = sorted(CHARTERS.glob("*.yaml"))
KINDS: dict[str, Any] = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, Decimal),
    "boolean": bool,
    "null": type(None),
}
KNOWN = {
    "$schema",
    "$defs",
    "$ref",
    "description",
    "default",
    "format",
    "type",
    "const",
    "enum",
    "anyOf",
    "oneOf",
    "pattern",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "items",
    "prefixItems",
    "minItems",
    "maxItems",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "not",
    "maxProperties",
}


def is_valid(value: Any, node: Any, root: dict[str, Any]) -> bool:
    """Return whether a value fits a schema, for the words of JSON Schema that ours uses."""
    if isinstance(node, bool):
        return node
    assert set(node) <= KNOWN, set(node) - KNOWN
    return (
        fits_choices(value, node, root)
        and fits_kind(value, node)
        and all(
            (
                fits_text(value, node),
                fits_number(value, node),
                fits_list(value, node, root),
                fits_map(value, node, root),
            )
        )
    )


def fits_choices(value: Any, node: dict[str, Any], root: dict[str, Any]) -> bool:
    """Return whether a value fits what the schema refers to and the choices that it gives."""
    if "$ref" in node and not is_valid(value, root["$defs"][node["$ref"].removeprefix("#/$defs/")], root):
        return False
    if "not" in node and is_valid(value, node["not"], root):
        return False
    choices = [sum(is_valid(value, choice, root) for choice in node[word]) for word in ("anyOf",) if word in node]
    exactly = [sum(is_valid(value, choice, root) for choice in node["oneOf"])] if "oneOf" in node else []
    return 0 not in choices and all(number == 1 for number in exactly)


def fits_kind(value: Any, node: dict[str, Any]) -> bool:
    """Return whether a value has the type, and is one of those listed."""
    kind = node.get("type")
    if kind and (not isinstance(value, KINDS[kind]) or (kind in {"integer", "number"} and isinstance(value, bool))):
        return False
    return value == node.get("const", value) and value in node.get("enum", [value])


def fits_text(value: Any, node: dict[str, Any]) -> bool:
    """Return whether a text has the length and the form."""
    if not isinstance(value, str):
        return True
    length = node.get("minLength", 0) <= len(value) <= node.get("maxLength", 10**9)
    return length and re.search(node.get("pattern", ""), value) is not None


def fits_number(value: Any, node: dict[str, Any]) -> bool:
    """Return whether a number lies within the limits."""
    number = value.fraction if isinstance(value, Decimal) else value
    is_number = isinstance(number, int | Fraction)
    return not is_number or node.get("minimum", -(10**12)) <= number <= node.get("maximum", 10**12)


def fits_list(value: Any, node: dict[str, Any], root: dict[str, Any]) -> bool:
    """Return whether a list has the length and the right things in it."""
    if not isinstance(value, list):
        return True
    first = node.get("prefixItems", [])
    pairs = [*zip(value, first, strict=False), *((entry, node.get("items", True)) for entry in value[len(first) :])]
    length = node.get("minItems", 0) <= len(value) <= node.get("maxItems", 10**9)
    return length and all(is_valid(entry, inner, root) for entry, inner in pairs)


def fits_map(value: Any, node: dict[str, Any], root: dict[str, Any]) -> bool:
    """Return whether a mapping has what it must, and nothing that it may not."""
    if not isinstance(value, dict):
        return True
    if not set(node.get("required", ())) <= set(value) or len(value) > node.get("maxProperties", 10**9):
        return False
    for key, entry in value.items():
        inner = [found for pattern, found in node.get("patternProperties", {}).items() if re.search(pattern, key)]
        inner += [node["properties"][key]] if key in node.get("properties", {}) else []
        if not all(is_valid(entry, found, root) for found in inner or [node.get("additionalProperties", True)]):
            return False
    return True


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_each_good_charter_fits_the_schema(path: Path) -> None:
    """What loads is never marked red."""
    root: dict[str, Any] = dict(schema())

    assert root["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert is_valid(read(path.read_text()).value, root, root)


@pytest.mark.parametrize(
    "name",
    [
        "key-unknown-near",
        "key-missing",
        "key-id-inside",
        "later-body",
        "value-version",
        "value-edition",
        "value-name",
        "value-boolean",
        "value-list",
        "value-tier",
        "value-label-one",
        "value-count-negative",
        "bodies-empty-group",
        "bodies-not-a-roll",
        "bodies-all-of-with-count",
        "bodies-elected-without-count",
        "apportion-two-roundings",
        "apportion-none",
        "apportion-two-forms",
        "apportion-mixed-keys",
        "apportion-fixed-unit",
        "apportion-bands-row",
        "apportion-method",
        "rule-unknown",
        "rule-threshold-both",
        "rule-threshold-of",
        "alternates-none",
        "majority-no-share",
        "majority-two-shares",
        "majority-base",
        "majority-units-no-share",
        "decisions-nobody",
        "decisions-challenge-effect",
        "decisions-challenge-within",
        "amend-several-bodies",
        "amend-majority-in-place",
        "amend-majority-name",
        "amend-ratify-no-share",
        "discipline-appeal-within",
        "resign-two-ways",
        "resign-no-way",
        "resign-notice-odd",
        "resign-refused-effect-other",
        "resign-by-word-of-mouth",
        "quorum-no-measure",
        "quorum-two-measures",
        "powers-empty-text",
        "posts-elected-and-appointed",
        "posts-nobody-fills",
        "later-procedure",
        "later-voting",
    ],
)
def test_what_has_another_shape_does_not_fit(name: str) -> None:
    """An editor marks it before `comitia charter check` does."""
    root: dict[str, Any] = dict(schema())

    assert not is_valid(read((CHARTERS / "bad" / f"{name}.yaml").read_text()).value, root, root)
