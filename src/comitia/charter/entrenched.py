"""The key `amend.entrenched`: paths in the charter under which no amendment may change anything.

Paths are those of the messages of `comitia charter check`, such as `mandate.kind` or `bodies.assembly.seats`; a list is
entrenched as a whole. What stands there is compared in the canonical form, so that another way of writing the same is
no change.
"""

from collections.abc import Iterator, Mapping

from comitia.charter.model import Charter
from comitia.charter.problems import Fault
from comitia.charter.shape import may_have

NOWHERE = object()
"""What stands at a path that the charter does not have."""
CHANGING = frozenset({"edition", "in_force", "supersedes"})
"""What no two editions have in common."""
OWN = "amend.entrenched"


def changed(before: Charter, after: Charter) -> str | None:
    """Return the first entrenched path of a charter under which another one says something else, or None."""
    paths = before.amend.entrenched if before.amend else ()
    if not paths:
        return None
    then, now = before.canonical(), after.canonical()
    return next((path for path in paths if _at(then, path.split(".")) != _at(now, path.split("."))), None)


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield the entrenched paths at which the charter has nothing."""
    paths = charter.amend.entrenched if charter.amend else ()
    canonical = charter.canonical() if paths else {}
    for index, path in enumerate(paths):
        if path in CHANGING:
            message = f"{path} is another one in every edition, so nothing could be amended: remove it"
            yield Fault(path=("amend", "entrenched", index), message=message)
        elif not _is_somewhere(canonical, path.split(".")):
            known = next(iter(charter.bodies), "BODY")
            message = f"nothing can stand at `{path}`: write a path such as mandate.kind, amend or bodies.{known}"
            yield Fault(path=("amend", "entrenched", index), message=message)


def warnings(charter: Charter) -> Iterator[str]:
    """Yield how what is entrenched may be amended all the same: by way of the list, or of the majority named."""
    amend = charter.amend
    if amend is None or not amend.entrenched:
        return
    if not any(is_under(OWN, path) for path in amend.entrenched):
        yield f"{OWN}: the list itself may be amended, and then what is in it; add {OWN}, or amend"
    named = f"procedure.majorities.{amend.majority}"
    is_fixed = any(is_under("amend.majority", path) for path in amend.entrenched)
    if is_fixed and isinstance(amend.majority, str) and not any(is_under(named, path) for path in amend.entrenched):
        yield f"{OWN}: amend.majority is fixed, and what the majority {amend.majority} means is not; add {named}"


def is_under(path: str, upper: str) -> bool:
    """Tell whether a path is another one, or lies below it."""
    return path == upper or path.startswith(f"{upper}.")


def _is_somewhere(canonical: object, steps: list[str]) -> bool:
    """Tell whether something can stand at a path: below what the charter leaves out too, if the format has it there."""
    found = _at(canonical, steps)
    return found is not NOWHERE and (found is not None or may_have((Charter,), steps))


def _at(value: object, steps: list[str]) -> object:
    """Return what stands at a path; what the charter leaves out has nothing below it either, and that is no fault."""
    if not steps or value is None:
        return value
    if isinstance(value, list):
        found = {entry["id"]: entry for entry in value if isinstance(entry, dict) and "id" in entry}
        return _at(found[steps[0]], steps[1:]) if steps[0] in found else NOWHERE
    if not isinstance(value, Mapping):
        return NOWHERE
    for length in range(len(steps), 0, -1):  # a key may have a dot of its own, as `posts.ad_hoc` has
        key = ".".join(steps[:length])
        if key in value:
            return _at(value[key], steps[length:])
    return NOWHERE
