"""Who makes and abolishes posts beside the charter's, and who forms and dissolves units of a type, in plain words."""

from collections.abc import Iterator

from comitia.charter.decisions import Competence
from comitia.charter.model import Charter


def sentences(charter: Charter) -> Iterator[str]:
    """Yield who makes what, in the order of the format."""
    for unit_type in charter.unit_types.values():
        for what, found in (("formed", unit_type.form), ("dissolved", unit_type.dissolve)):
            if found is not None:
                yield f"a {unit_type.label.one} is {what} by {_who(found, charter)}"
    yield from _posts(charter)


def _posts(charter: Charter) -> Iterator[str]:
    ad_hoc = charter.ad_hoc
    if ad_hoc is None:
        return
    if ad_hoc.create is not None:
        yield f"posts beside these are created by {_who(ad_hoc.create, charter)}"
    if ad_hoc.abolish is not None:
        said = f"posts that a decision has made are abolished by {_who(ad_hoc.abolish, charter)}"
        if ad_hoc.abolish.effect is not None:
            said += "; the mandates of their holders end"
        if ad_hoc.heir is not None:
            office = charter.bodies.get(ad_hoc.heir) or charter.posts[ad_hoc.heir]
            said += f", and their powers go to the {office.label.one} where the motion names nobody else"
        yield said


def _who(found: Competence, charter: Charter) -> str:
    names = " or ".join(f"the {charter.bodies[name].label.one}" for name in found.by)
    return f"{names}, by the majority {found.majority}"
