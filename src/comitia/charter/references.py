"""What one section names of another: bodies, rolls and their units, and what is wrong where they do not fit."""

from collections.abc import Iterator

from comitia.charter.model import Charter
from comitia.charter.problems import Fault, Path
from comitia.charter.rolls import ROLL


def body_faults(name: str, charter: Charter, path: Path) -> Iterator[Fault]:
    """Yield that there is no such body."""
    if name not in charter.bodies:
        known = ", ".join(charter.bodies)
        yield Fault(path=path, message=f"there is no body `{name}`: write one of {known}")


def electorate_faults(elected_by: str, unit_type: str, charter: Charter, path: Path) -> Iterator[Fault]:
    """Yield what is wrong with who elects an office of units of a type: a roll, or a body of the same unit."""
    if elected_by.startswith(ROLL):
        yield from roll_faults(elected_by, unit_type, charter, path)
    elif elected_by not in charter.bodies:
        hint = f"write {ROLL}{elected_by} for the roll" if elected_by in charter.rolls else "write the name of a body"
        yield Fault(path=path, message=f"there is no body `{elected_by}`: {hint}")
    elif scopes_differ(charter.bodies[elected_by].scope, unit_type, charter):
        scope = charter.bodies[elected_by].scope
        if charter.tree.is_below(scope, unit_type):
            hint = f"add from: {scope}, or let a body of the {unit_type} elect"
        else:
            hint = f"let a body of the {unit_type} elect"
        yield Fault(path=path, message=f"{elected_by} is a body of the {scope}, not of the {unit_type}: {hint}")


def scopes_differ(one: str, other: str, charter: Charter) -> bool:
    """Return whether two types of unit are both there, and are not the same."""
    return one in charter.tree and other in charter.tree and one != other


def roll_faults(ref: str, unit_type: str, charter: Charter, path: Path) -> Iterator[Fault]:
    """Yield what is wrong with a roll of those in units of a type."""
    roll = charter.rolls.get(ref.removeprefix(ROLL))
    if roll is None:
        known = ", ".join(ROLL + name for name in charter.rolls) or "a roll of the section rolls"
        yield Fault(path=path, message=f"there is no {ref}: write {known}")
    elif _is_outside(roll.unit_type, unit_type, charter):
        message = (
            f"{ref} lists persons by {roll.unit_type}, which does not lie in a {unit_type}: "
            f"write a roll of the {unit_type} or of a type below it"
        )
        yield Fault(path=path, message=message)


def _is_outside(lower: str, upper: str, charter: Charter) -> bool:
    tree = charter.tree
    return tree.is_sound and lower in tree and upper in tree and not tree.is_within(lower, upper)
