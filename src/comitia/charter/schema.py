"""The charter format as JSON Schema (draft 2020-12), for editors; made from the models."""

from typing import Any, cast

from comitia.charter.ad_hoc import AD_HOC_NAME
from comitia.charter.model import Charter
from comitia.charter.vacancy import Vacancy

DRAFT = "https://json-schema.org/draft/2020-12/schema"


SHARE: list[dict[str, object]] = [{"required": ["gt"]}, {"required": ["ge"]}]
NUMBER: list[dict[str, object]] = [{"required": ["share"]}, {"required": ["n"]}]
EITHER: dict[str, list[dict[str, object]]] = {
    "PerMember": [
        {"required": ["part_counts"]},
        {"required": ["round"]},
        {"not": {"anyOf": [{"required": ["part_counts"]}, {"required": ["round"]}]}},
    ],
    "SeatGroup": [
        {"required": ["all_of"], "maxProperties": 1},
        {"required": ["from", "apportion"], "not": {"required": ["count"]}},
        {"required": ["elected_by", "count"], "not": {"required": ["apportion"]}},
        {"required": ["ex_officio"]},
    ],
    "Alternates": [{"required": ["per_member"]}, {"required": ["per_contest"]}],
    "Threshold": SHARE,
    "Majority": SHARE,
    "UnitsShare": SHARE,
    "Ratify": SHARE,
    "Petition": NUMBER,
    "Demand": NUMBER,
    "Post": [{"required": ["elected_by"]}, {"required": ["appointed_by"]}],
    "Quorum": [{"required": ["share"]}, {"required": ["n"]}],
    "ResignRule": [{"required": ["effective"]}, {"required": ["needs"]}],
}


OPEN = {Vacancy.__name__: Vacancy.OTHERS} if Vacancy.OTHERS else {}
OPEN_LIKE = {Vacancy.__name__: "post"}
"""The sections with keys besides their own, and the key whose values these have."""


def schema() -> dict[str, object]:
    """Return the schema of a written charter; it knows the shape, and not what one section asks of another."""
    made = _beside_posts(_written(Charter.model_json_schema(by_alias=True, mode="validation")))
    for name, definition in made["$defs"].items():
        _as_written(name, definition)
    return {"$schema": DRAFT, **cast("dict[str, object]", made)}


def _beside_posts(made: dict[str, Any]) -> dict[str, Any]:
    """Let the schema take `ad_hoc` among the posts, where it is written."""
    posts = made["properties"]["posts"]
    (form, post), *_ = posts["patternProperties"].items()
    posts["properties"] = {AD_HOC_NAME: {"$ref": "#/$defs/AdHoc"}}
    posts["patternProperties"] = {f"^(?!{AD_HOC_NAME}$){form.removeprefix('^')}": post}
    return made


def _as_written(name: str, definition: dict[str, Any]) -> None:
    """Let the schema take what people write: a word as a label, one group of seats without a list."""
    if name in OPEN:
        own = "|".join(definition["properties"])
        form = f"^(?!({own})$){OPEN[name].form.pattern}$"
        definition["patternProperties"] = {form: definition["properties"][OPEN_LIKE[name]]}
        definition["additionalProperties"] = False
    if name in EITHER:
        definition["oneOf"] = EITHER[name]
    optional = {"Label": "many"}.get(name, "label")
    definition["required"] = [key for key in definition.get("required", ()) if key != optional]
    properties = definition["properties"]
    for key, single in (("label", {"type": "string"}), ("seats", {"$ref": "#/$defs/SeatGroup"})):
        if key in properties and properties[key].get("type") != "integer":
            said = properties[key].pop("description")
            properties[key] = {"description": said, "anyOf": [single, properties[key]]}


def _written(node: Any) -> Any:
    """Return a schema without null where a key may be left out: a written charter has no empty values."""
    if isinstance(node, list):
        return [_written(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    if node.get("default", 0) is None and "anyOf" in node:
        rest = {key: value for key, value in node.items() if key not in {"default", "anyOf"}}
        choices = [entry for entry in node["anyOf"] if entry != {"type": "null"}]
        node = {**rest, **(choices[0] if len(choices) == 1 else {"anyOf": choices})}
    if "patternProperties" in node:
        node = {**node, "additionalProperties": False}
    return {key: _written(value) for key, value in node.items() if not (key == "title" and isinstance(value, str))}
