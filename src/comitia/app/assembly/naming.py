"""What those who enter an act call its parts: bodies, mandates, motions, resignations, charges, units."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from comitia.app.assembly.people import BadName, People
from comitia.core.election.unit_change import fate
from comitia.core.mandate.held import Held
from comitia.core.state import State

NUMBER = re.compile(r"0*([1-9][0-9]{0,8})")
LISTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Finds what is named, in the state at the time of the act; all raise `BadName`."""

    state: State
    people: People
    day: date

    def body(self, text: str) -> tuple[str, str]:
        """Return a body and its unit; `BODY.UNIT`, or `BODY` where there is only one."""
        body = text.partition(".")[0]
        bodies = [*self.state.charter.bodies, *self._organs()]
        if body not in bodies:
            message = f"there is no body {body!r}; {_near(body, bodies)}"
            raise BadName(message)
        return self.office(text)

    def office(self, text: str) -> tuple[str, str]:
        """Return a body or post and its unit; whether there is such an office is for the rules."""
        office, _, unit = text.partition(".")
        if unit:
            return office, self.unit(unit)
        units = self._units_of(office)
        if len(units) > 1:
            message = f"there are {len(units)} of {office}; say which by its unit: {office}.{units[0]}"
            raise BadName(message)
        return office, units[0] if units else self._root()

    def unit(self, text: str) -> str:
        """Return a unit by its id."""
        if self.state.gone(text) is not None:
            message = f"{text} is no longer there: {fate(self.state, text).partition(': ')[2]}"
            raise BadName(message)
        if self.state.unit(text) is None:
            every = [unit for kind in self.state.charter.unit_types for unit in self.state.units_of_type(kind)]
            message = f"there is no unit {text!r}; {_near(text, every)}"
            raise BadName(message)
        return text

    def mandate(self, text: str) -> str:
        """Return a mandate by its id, or as `PERSON@OFFICE` or `PERSON@OFFICE.UNIT`."""
        person, at, office = text.rpartition("@")
        if not at:
            if self.state.holdings.mandate(text) is None:
                message = f"there is no mandate {text!r}; name it as PERSON@OFFICE, or PERSON@OFFICE.UNIT"
                raise BadName(message)
            return text
        held = self.state.holdings.of_person(self.people.known(person))
        name, _, unit = office.partition(".")
        found = [each for each in held if each.office == name and unit in {"", each.office_unit}]
        now = [each for each in found if each.holds_on(self.day)] or found
        if len(now) != 1:
            raise BadName(_unclear(person, office, now, held))
        return now[0].mandate

    def mandates_of(self, person: str, texts: Sequence[str]) -> tuple[str, ...]:
        """Return mandates of one person: each by its id, as `PERSON@OFFICE`, or by the office alone."""
        holder, found = self.people.known(person), []
        for text in texts:
            is_id = "@" in text or self.state.holdings.mandate(text) is not None
            found.append(self.mandate(text if is_id else f"{person}@{text}"))
            held = self.state.holdings.mandate(found[-1])
            if held is None or held.person != holder:
                message = f"{text} is not {person}'s: nobody acts for somebody else"
                raise BadName(message)
        return tuple(found)

    def motion(self, text: str) -> str:
        """Return the id of a motion by its number."""
        return _numbered(text, "motion")

    def resignation(self, text: str) -> str:
        """Return the id of a resignation by its number."""
        return _numbered(text, "resignation")

    def charges(self, text: str) -> str:
        """Return the id of charges by their number."""
        return _numbered(text, "charges")

    def petition(self, text: str) -> str:
        """Return the id of a petition by its number."""
        return _numbered(text, "petition")

    def departure(self, text: str) -> str:
        """Return the id of a departure by its number."""
        return _numbered(text, "departure")

    def delegation(self, text: str) -> str:
        """Return the id of a delegation by its number."""
        return _numbered(text, "delegation")

    def capacity(self, text: str) -> str:
        """Return that in which somebody acts: a delegation as `delegation-N`, or a mandate."""
        return self.delegation(text) if text.startswith("delegation-") else self.mandate(text)

    def _organs(self) -> list[str]:
        made = [self.state.holdings.post(post) for post in self.state.holdings.posts]
        return [each.post for each in made if each is not None and each.is_organ]

    def _units_of(self, office: str) -> Sequence[str]:
        made = self.state.holdings.post(office)
        if made is not None:
            return [made.unit]
        charter = self.state.charter
        found = charter.bodies.get(office) or charter.posts.get(office)
        return self.state.units_of_type(found.scope or "") if found else ()

    def _root(self) -> str:
        return self.state.units_of_type(self.state.charter.tree.root or "")[0]


def _numbered(text: str, kind: str) -> str:
    match = NUMBER.fullmatch(text.removeprefix(f"{kind}-"))
    if match is None:
        message = f"{text!r} is no number; write the number of the {kind}, such as 3"
        raise BadName(message)
    return f"{kind}-{match[1]}"


def _unclear(person: str, office: str, found: list[Held], held: list[Held]) -> str:
    if found:
        return f"{person} holds {len(found)} mandates as {office}: {_listed(found)}; name one by its id"
    return f"{person} does not hold {office}, but {_listed(held) or 'nothing'}"


def _listed(held: list[Held]) -> str:
    return ", ".join(f"{each.office}.{each.office_unit} ({each.mandate})" for each in held[:LISTED])


def _near(text: str, names: Collection[str]) -> str:
    close = get_close_matches(text, names, n=3, cutoff=0.6)
    if close:
        return f"did you mean {' or '.join(close)}?"
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"there are {', '.join(list(names)[:LISTED])}{more}"
