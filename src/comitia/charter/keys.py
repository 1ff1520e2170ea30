"""The keys of a charter file: unknown ones, known ones that are not applied yet, and names that become ids."""

from collections.abc import Callable
from difflib import get_close_matches

from comitia.charter.model import NAMED
from comitia.charter.problems import Fault, Path
from comitia.charter.shape import by_name, keys, models, others
from comitia.charter.values import Section


def checked(value: object, model: type[Section]) -> tuple[object, tuple[Fault, ...]]:
    """Return the value without keys that are unknown, not applied yet or without value, and a fault for each."""
    faults: list[Fault] = []
    return _known(value, (model,), (), faults.append), tuple(faults)


def with_ids(value: object) -> object:
    """Return the written charter with the name of each named thing as its id."""
    for path in NAMED:
        value = _named(value, path)
    return value


def _known(value: object, choices: tuple[type[Section], ...], path: Path, tell: Callable[[Fault], None]) -> object:
    if isinstance(value, list):
        return [_known(entry, choices, (*path, index), tell) for index, entry in enumerate(value)]
    if not isinstance(value, dict) or not choices:
        return value
    fields = {key: field for model in choices for key, field in keys(model).items()}
    later = frozenset[str]().union(*(model.LATER for model in choices))
    found: dict[str, object] = {}
    for key, entry in value.items():
        here = (*path, key)
        field = fields[key].annotation if key in fields else others(choices, key)
        refusal = _emptiness(key, entry) if field is not None else _refusal(key, tuple(fields), later)
        if refusal:
            tell(Fault(path=here, message=refusal))
            continue
        inner = by_name(field)
        if inner is not None and isinstance(entry, dict):
            found[key] = {name: _known(thing, (inner,), (*here, name), tell) for name, thing in entry.items()}
        else:
            found[key] = _known(entry, models(field), here, tell)
    return found


def _refusal(key: str, known: tuple[str, ...], later: frozenset[str]) -> str:
    if key in later:
        return f"the charter format has `{key}`; comitia does not apply it yet: leave it out"
    near = get_close_matches(key, known, n=1)
    if near:
        return f"there is no key `{key}` here: did you mean `{near[0]}`?"
    return f"there is no key `{key}` here: leave it out; the keys here are {', '.join(known)}"


def _emptiness(key: str, entry: object) -> str:
    return f"`{key}` has no value: write one, or remove the key" if entry is None else ""


def _named(value: object, path: tuple[str, ...]) -> object:
    if not isinstance(value, dict):
        return value
    if not path:
        return {name: {"id": name, **thing} if isinstance(thing, dict) else thing for name, thing in value.items()}
    if path[0] not in value:
        return value
    return {**value, path[0]: _named(value[path[0]], path[1:])}
