"""The section `discipline`: the notice before an expulsion, and the appeal against it."""

from typing import ClassVar

from pydantic import Field

from comitia.charter.term import TermField
from comitia.charter.values import Section


class Appeal(Section):
    """The appeal of the person concerned."""

    within: TermField = Field(description="how long after the decision it may be made")
    suspends: bool = Field(False, description="true if the decision has no effect until the appeal is decided")


class Discipline(Section):
    """What protects a person whom a body expels."""

    LATER: ClassVar[frozenset[str]] = frozenset({"tribunal", "stages", "suspensive"})
    notice: TermField | None = Field(None, description="how long before the vote the person must be told")
    appeal: Appeal | None = Field(None, description="how the person may appeal; not at all if left out")
