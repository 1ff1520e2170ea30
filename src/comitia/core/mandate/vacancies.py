"""Vacant places, as the record has them: how each is to be filled, and which countbacks are still to be made.

This is state: it takes in events and answers, and holds no rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comitia.core.events import Event
    from comitia.core.mandate.countback import CountbackDeclared
    from comitia.core.mandate.vacancy import VacancyDeclared


class Vacancies:
    """The vacancy last declared of the place of each mandate that ended, and the outcome of its countback."""

    def __init__(self) -> None:
        self._declared: dict[str, VacancyDeclared] = {}
        self._counted: dict[str, CountbackDeclared] = {}

    def declared(self, mandate: str) -> VacancyDeclared | None:
        """Return the vacancy last declared of the place of a mandate, or None."""
        return self._declared.get(mandate)

    def counted(self, mandate: str) -> CountbackDeclared | None:
        """Return the countback that was made for this vacancy, without its stages, or None."""
        return self._counted.get(mandate)

    def uncounted(self) -> Sequence[str]:
        """Return the mandates whose places are to be filled by a countback that was not made yet, in order."""
        return [
            mandate
            for mandate, vacancy in self._declared.items()
            if vacancy.filler == "countback" and mandate not in self._counted
        ]

    def evolve(self, event: Event) -> None:
        """Take in one event as far as it is about vacant places."""
        from comitia.core.mandate.countback import CountbackDeclared  # noqa: PLC0415  events name this state
        from comitia.core.mandate.vacancy import VacancyDeclared  # noqa: PLC0415  likewise

        match event:
            case VacancyDeclared():
                self._counted.pop(event.mandate, None)
                self._declared.pop(event.mandate, None)
                self._declared[event.mandate] = event
            case CountbackDeclared():
                self._counted[event.mandate] = replace(event, count=None)
            case _:
                pass
