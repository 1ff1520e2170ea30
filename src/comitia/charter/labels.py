"""The word that pages use for a thing of the charter, for one of it and for many."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from comitia.charter.values import Section, Text, complaint


class Label(Section):
    """What pages call one of a thing, and what they call several."""

    one: Text = Field(description="the word for one")
    many: Text = Field(description="the word for several")


def _worded(value: object) -> object:
    """Return a word alone with its plural by the common rule of English; another is written out."""
    if isinstance(value, dict) and set(value) == {"one"}:
        value = value["one"]
    if isinstance(value, str):
        return {"one": value, "many": _plural(value)}
    if not isinstance(value, dict | Label):
        raise complaint("write a word, or the words for one and for many: {one: branch, many: branches}")
    return value


def _plural(word: str) -> str:
    if word.endswith("s"):
        return word
    if word.endswith(("ch", "sh", "x", "z")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def labelled(value: Any) -> Any:
    """Return the written mapping of a thing with its default label: the id, with underscores as spaces."""
    if isinstance(value, dict) and "label" not in value and isinstance(value.get("id"), str):
        return {**value, "label": value["id"].replace("_", " ")}
    return value


Labelled = Annotated[Label, BeforeValidator(_worded)]
