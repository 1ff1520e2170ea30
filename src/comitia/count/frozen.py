"""Frozen dataclasses of which very many are made.

Python sets each field of a frozen one by a call, which takes three times as long as to store it. Here fields are stored
in an open twin with the same slots, which then becomes the frozen one, before anybody gets hold of it.
"""

from dataclasses import MISSING, field, fields, make_dataclass
from typing import Any, TypeVar, cast

Made = TypeVar("Made")


def maker(frozen: type[Made]) -> type[Made]:
    """Return what makes instances of a frozen dataclass with slots: it takes the same, and they are no different.

    Raises TypeError for one that does more than to store what it is given.
    """
    kept = fields(cast("Any", frozen))
    if hasattr(frozen, "__post_init__") or any(each.default_factory is not MISSING for each in kept):
        raise TypeError(f"{frozen.__name__} does something when it is made, which its maker would leave out")

    def close(made: Any) -> None:
        made.__class__ = frozen

    same = [
        (each.name, each.type, field() if each.default is MISSING else field(default=each.default)) for each in kept
    ]
    twin = make_dataclass(
        frozen.__name__, same, namespace={"__post_init__": close}, slots=True, kw_only=True, repr=False, eq=False
    )
    return cast("type[Made]", twin)
