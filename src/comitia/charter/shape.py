"""The shape of the format, read from the models: which keys a place may have, which are not applied yet.

The check of unknown keys, the JSON Schema's prose and the reference page all read the format from here.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from comitia.charter.values import Section, WrittenAs

HIDDEN = "id"


def keys(model: type[Section]) -> dict[str, FieldInfo]:
    """Return the keys that may be written in a section, with their fields; the id of a named thing is its name."""
    hidden = {HIDDEN} if is_named(model) else set()
    return {field.alias or name: field for name, field in model.model_fields.items() if name not in hidden}


def others(choices: Iterable[type[Section]], key: str) -> Any:
    """Return what a key holds that is none of a section's own, and that one of these takes by its form; else None."""
    found = (model.OTHERS for model in choices if key not in model.LATER)
    return next((each.annotation for each in found if each is not None and each.form.fullmatch(key)), None)


def may_have(choices: tuple[type[Section], ...], steps: Sequence[str]) -> bool:
    """Tell whether something can stand at a path below one of these sections, whatever the names in it are.

    A key may have a dot of its own; a list is one thing, and nothing in it has a path.
    """
    if not steps:
        return True
    for length in range(len(steps), 0, -1):
        key = ".".join(steps[:length])
        for model in choices:
            field = keys(model)[key].annotation if key in keys(model) else others((model,), key)
            named = by_name(field)
            inner, rest = ((named,), steps[length + 1 :]) if named else (_one(field), steps[length:])
            if field is not None and may_have(inner, rest):
                return True
    return False


def _one(annotation: Any) -> tuple[type[Section], ...]:
    """Return the sections that a field may hold as they are, and not in a list."""
    if get_origin(annotation) in {Annotated, Union, UnionType}:
        return tuple(model for argument in get_args(annotation) for model in _one(argument))
    return () if get_origin(annotation) is tuple else models(annotation)


def is_named(model: type[Section]) -> bool:
    """Return whether things of this section are written under their name, which becomes their id."""
    field = model.model_fields.get(HIDDEN)
    return field is not None and any(type(entry).__name__ == "SkipJsonSchema" for entry in field.metadata)


def models(annotation: Any) -> tuple[type[Section], ...]:
    """Return the sections that a field of this type may hold, looking through lists and alternatives."""
    if isinstance(annotation, WrittenAs):
        return (annotation.section,)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,) if issubclass(annotation, Section) else ()
    if get_origin(annotation) in {Annotated, Union, UnionType, tuple}:
        found = [model for argument in get_args(annotation) for model in models(argument)]
        return tuple(dict.fromkeys(found))
    return ()


def by_name(annotation: Any) -> type[Section] | None:
    """Return the section of the things in a mapping from names, or None when the field is no such mapping."""
    is_mapping = isinstance(get_origin(annotation), type) and issubclass(get_origin(annotation), Mapping)
    inner = models(get_args(annotation)[1]) if is_mapping else ()
    return inner[0] if inner else None
