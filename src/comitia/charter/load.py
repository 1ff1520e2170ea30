"""Loading: from a file, a text or the canonical form to a `Charter`, or to every problem found."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path as FilePath

from pydantic import ValidationError

from comitia.charter import checks, keys, lessened, repair, sentences, sessions
from comitia.charter.ad_hoc import AD_HOC, AD_HOC_NAME
from comitia.charter.defaults import filled
from comitia.charter.model import NAMED, Charter
from comitia.charter.problems import CharterErrors, Fault, Path, Problem, dotted
from comitia.charter.source import Source, Unreadable, decode, read

CANONICAL = "canonical form"
NOT_YET = "the charter format has "
"""What the sentences begin with that refuse by name what a later part brings."""


def load(path: FilePath) -> Charter:
    """Return the charter in a file, or raise `CharterErrors` with every problem found in it."""
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        said = (error.strerror or "error").lower()
        raise _unreadable(str(path), Unreadable(0, f"the file cannot be read ({said}): check its name")) from error
    except Unreadable as error:
        raise _unreadable(str(path), error) from error
    return load_text(text, str(path))


def load_text(text: str, name: str = "charter.yaml") -> Charter:
    """Return the charter in a YAML text, or raise `CharterErrors`; `name` stands for the file in its problems."""
    try:
        source = read(text)
    except Unreadable as error:
        raise _unreadable(name, error) from error
    return _charter(source, name)


def from_canonical(data: object) -> Charter:
    """Return the charter whose `canonical()` is `data`, or raise `CharterErrors`."""
    try:
        data = json.loads(json.dumps(data, ensure_ascii=False).encode())
    except (TypeError, ValueError, RecursionError) as error:
        raise _unreadable(CANONICAL, Unreadable(0, "these are not JSON values: take them from canonical()")) from error
    return _charter(Source(value=_renamed(data)), CANONICAL)


def _charter(source: Source, name: str) -> Charter:
    faults = list(source.faults)
    known, unknown = keys.checked(_lifted(source.value), Charter)
    faults += unknown
    refused: tuple[Fault, ...] = ()
    try:
        charter = filled(Charter.model_validate(keys.with_ids(known)))
    except ValidationError as error:
        refused = tuple(sentences.faults(error))
        faults += [*_unexplained(refused, unknown, source.value), *repair.further_faults(known, refused)]
    else:
        faults += checks.faults(charter)
        if not faults:
            return charter
    is_later = bool(faults) and all(fault.message.startswith(NOT_YET) for fault in faults)
    raise CharterErrors(_problems(faults, source, name), _warnings(source, known, unknown, refused) if is_later else ())


def _warnings(source: Source, known: object, unknown: Sequence[Fault], refused: Sequence[Fault]) -> Iterator[str]:
    """Yield the warnings about a charter of which nothing is refused but what is not applied yet."""
    charter = lessened.lessened(known, refused)
    if charter is not None:
        yield from lessened.warned_of(charter, (*unknown, *refused), source.value)
        yield from sessions.too_late(charter, sessions.call_notices(source.value))


def _lifted(value: object) -> object:
    """Return the written charter with `posts.ad_hoc`, which is no post, beside the posts."""
    posts = value.get("posts") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(posts, dict) or AD_HOC_NAME not in posts or AD_HOC in value:
        return value
    rest = {name: post for name, post in posts.items() if name != AD_HOC_NAME}
    return {**value, "posts": rest, AD_HOC: posts[AD_HOC_NAME]}


def _unexplained(refused: Iterable[Fault], unknown: Iterable[Fault], value: object) -> Iterable[Fault]:
    """Yield what the models refuse, but for what something lacks of which keys were refused: they explain it."""
    explained = {_as_written(fault.path, value)[:-1] for fault in unknown}
    return (fault for fault in refused if _as_written(fault.path, value) not in explained)


def _problems(faults: Iterable[Fault], source: Source, name: str) -> Iterable[Problem]:
    """Yield the faults as problems, one a place: what was found first explains the rest."""
    told: set[Path] = set()
    for fault in faults:
        path = _as_written(fault.path, source.value)
        if path not in told:
            told.add(path)
            yield Problem(file=name, line=source.line(path), path=dotted(path), message=fault.message)


def _as_written(path: Path, value: object) -> Path:
    """Return a path of the model as it is in the file, where one group of seats may stand without a list."""
    if path[:1] == (AD_HOC,) and isinstance(value, dict) and AD_HOC not in value:
        path = ("posts", AD_HOC_NAME, *path[1:])
    written: list[str | int] = []
    for step in path:
        if isinstance(step, int) and not isinstance(value, list):
            continue
        written.append(step)
        value = _at(value, step)
    return tuple(written)


def _at(value: object, step: str | int) -> object:
    match value, step:
        case dict(), str():
            return value.get(step)
        case list(), int() if step < len(value):
            return value[step]
        case _:
            return None


def _unreadable(name: str, error: Unreadable) -> CharterErrors:
    return CharterErrors((Problem(file=name, line=error.line, path="", message=error.message),))


def _renamed(data: object) -> object:
    """Return the canonical form with its lists of named things as mappings again."""
    for path in NAMED:
        data = _replaced(data, path, _by_id)
    return _without_nulls(data)


def _without_nulls(data: object) -> object:
    """Return the data without the keys of null, which stand for what a charter leaves out."""
    if isinstance(data, dict):
        return {key: _without_nulls(value) for key, value in data.items() if value is not None}
    return [_without_nulls(value) for value in data] if isinstance(data, list) else data


def _replaced(data: object, path: tuple[str, ...], change: Callable[[object], object]) -> object:
    if not path:
        return change(data)
    if not isinstance(data, dict) or path[0] not in data:
        return data
    return {**data, path[0]: _replaced(data[path[0]], path[1:], change)}


def _by_id(things: object) -> object:
    """Return a list of named things as a mapping by name; what is no such list stays, and is refused later."""
    if not isinstance(things, list) or not all(isinstance(thing, dict) for thing in things):
        return things
    names = [thing.get("id") for thing in things]
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        return things
    return {thing["id"]: {key: value for key, value in thing.items() if key != "id"} for thing in things}
