"""The section `units`: the types of unit, which form one tree of types with one root."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.decisions import Competence
from comitia.charter.labels import Labelled, labelled
from comitia.charter.problems import Fault
from comitia.charter.values import Name, Section


class UnitType(Section):
    """A type of unit, such as a branch or a region."""

    LATER: ClassVar[frozenset[str]] = frozenset({"min_members", "max_members", "merge", "on_below_min", "code"})
    id: SkipJsonSchema[str]
    parent: Name | None = Field(None, description="the type of the units that contain units of this type")
    form: Competence | None = Field(None, description="who forms such units; as for all units if left out")
    dissolve: Competence | None = Field(None, description="who dissolves such units; as for all units if left out")
    root: bool = Field(False, description="true for the one type that contains all others")
    label: Labelled = Field(description="the word for it; the id if left out")

    _label = model_validator(mode="before")(labelled)


FORMING = {"form_unit": "form", "dissolve_unit": "dissolve"}
"""The kinds of decision that a type of unit may have its own word on, each with its key."""


class Units(Section):
    """The tree of unit types."""

    LATER: ClassVar[frozenset[str]] = frozenset({"boundaries"})
    types: Mapping[Name, UnitType] = Field(description="the types of unit, by id")


class UnitTree:
    """Answers which type of unit lies below which; it answers for a broken tree as well."""

    def __init__(self, types: Mapping[str, UnitType]) -> None:
        self._types = types

    def __contains__(self, unit_type: str) -> bool:
        return unit_type in self._types

    @property
    def root(self) -> str | None:
        """Return the root type, or None where the charter does not have exactly one."""
        roots = [name for name, entry in self._types.items() if entry.root]
        return roots[0] if len(roots) == 1 else None

    @property
    def is_sound(self) -> bool:
        """Return whether the tree has no faults, so that what it answers can be held against the rest."""
        return next(faults(self._types), None) is None

    def way_up(self, unit_type: str) -> tuple[str, ...]:
        """Return the type and those above it, lowest first; a cycle is walked once."""
        way: list[str] = []
        step: str | None = unit_type
        while step is not None and step in self._types and step not in way:
            way.append(step)
            step = self._types[step].parent
        return tuple(way)

    def is_below(self, lower: str, upper: str) -> bool:
        """Return whether units of type `lower` lie in units of type `upper`, and are not the same."""
        return lower != upper and upper in self.way_up(lower)

    def is_within(self, lower: str, upper: str) -> bool:
        """Return whether `lower` is `upper` or lies below it."""
        return lower == upper or self.is_below(lower, upper)


def faults(types: Mapping[str, UnitType]) -> Iterator[Fault]:
    """Yield what is wrong with the tree of unit types."""
    roots = [name for name, entry in types.items() if entry.root]
    if not roots and all(entry.parent for entry in types.values()):
        yield Fault(path=("units", "types"), message="no unit type is the root: write root: true at the topmost type")
    for extra in roots[1:]:
        yield Fault(
            path=("units", "types", extra, "root"),
            message=f"{roots[0]} is already the root: give {extra} a parent, or leave one root",
        )
    for name, entry in types.items():
        yield from _place_faults(name, entry, types)


def _place_faults(name: str, entry: UnitType, types: Mapping[str, UnitType]) -> Iterator[Fault]:
    here = ("units", "types", name)
    if entry.root and entry.parent is not None:
        yield Fault(path=(*here, "parent"), message="the root has no parent: remove parent, or remove root: true")
    elif entry.parent is None and not entry.root:
        yield Fault(
            path=here, message=f"{name} lies nowhere: write parent: and the type that contains it, or root: true"
        )
    elif entry.parent is not None and entry.parent not in types:
        known = ", ".join(types)
        yield Fault(path=(*here, "parent"), message=f"there is no unit type `{entry.parent}`: write one of {known}")
    elif entry.parent is not None and name in UnitTree(types).way_up(entry.parent):
        yield Fault(path=(*here, "parent"), message=f"{name} would lie in itself: correct the parents of the types")
