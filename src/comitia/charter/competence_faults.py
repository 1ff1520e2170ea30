"""What is wrong with who makes posts and units: no bodies, no heirs, two words on one thing."""

from collections.abc import Iterator

from comitia.charter.ad_hoc import AD_HOC
from comitia.charter.decisions import Competence
from comitia.charter.model import Charter
from comitia.charter.problems import Fault, Path
from comitia.charter.procedure import SIMPLE
from comitia.charter.references import body_faults
from comitia.charter.units import FORMING, UnitType


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield every fault of who makes posts and units, and of where the powers of posts go."""
    for path, found in written(charter):
        for index, name in enumerate(found.by):
            yield from body_faults(name, charter, (*path, "by", index))
    for unit_type in charter.unit_types.values():
        yield from _outside(unit_type, charter)
    if charter.ad_hoc is None:
        return
    heir = charter.ad_hoc.heir
    if heir is not None and heir not in charter.bodies and heir not in charter.posts:
        known = ", ".join((*charter.bodies, *charter.posts))
        here = (AD_HOC, "abolish", "effect", "powers", "to")
        yield Fault(path=here, message=f"there is no body or post `{heir}`: write one of {known}")
    yield from _said_twice(charter)


def _outside(unit_type: UnitType, charter: Charter) -> Iterator[Fault]:
    """Yield the bodies that are to form or dissolve units that never lie in their own, or the one above all."""
    tree = charter.tree
    for key, written in (("form", unit_type.form), ("dissolve", unit_type.dissolve)):
        if unit_type.root and written is not None:
            message = f"the one {unit_type.id} contains all others, and is neither formed nor dissolved: remove {key}"
            yield Fault(path=("units", "types", unit_type.id, key), message=message)
    for key, lower in (("form", unit_type.parent), ("dissolve", unit_type.id)):
        found = {"form": unit_type.form, "dissolve": unit_type.dissolve}[key]
        for index, name in enumerate(found.by if found is not None and lower is not None else ()):
            body = charter.bodies.get(name)
            if body is None or lower is None or not tree.is_sound or body.scope not in tree:
                continue
            if not tree.is_within(lower, body.scope):
                said = f"{name} is a body of the {body.scope}, in which no {unit_type.id} lies"
                yield Fault(path=("units", "types", unit_type.id, key, "by", index), message=f"{said}: write one above")


def written(charter: Charter) -> Iterator[tuple[Path, Competence]]:
    """Yield who decides on one thing, with its path: types of unit formed and dissolved, posts made and abolished."""
    for unit_type in charter.unit_types.values():
        for key, found in ((FORMING["form_unit"], unit_type.form), (FORMING["dissolve_unit"], unit_type.dissolve)):
            if found is not None:
                yield ("units", "types", unit_type.id, key), found
    if charter.ad_hoc is not None:
        yield from (((AD_HOC, key), found) for _, key, found in charter.ad_hoc.said())


def _said_twice(charter: Charter) -> Iterator[Fault]:
    """Yield that the section `decisions` lets others make posts, or abolish where only decisions have made them."""
    for kind, key, found in charter.ad_hoc.said() if charter.ad_hoc else ():
        rule = charter.decision(kind)
        is_of_charter = kind == "abolish_post" and any(post.created_by == "act" for post in charter.posts.values())
        if rule is None or is_of_charter:
            continue
        is_other_body = rule.by is not None and set(rule.by) != set(found.by)
        if is_other_body or rule.majority not in {SIMPLE, found.majority}:
            message = f"{AD_HOC}.{key} says otherwise who decides this, or how: keep one of the two"
            yield Fault(path=("decisions", "effects", kind), message=message)
