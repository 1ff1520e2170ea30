"""Names for the sentences of effects that are the ids themselves."""


class Plain:
    """Names that are the ids."""

    def person(self, person: str) -> str:
        return person

    def mandate(self, mandate: str) -> str:
        return mandate

    def office(self, office: str, unit: str | None = None) -> str:
        return f"{office} of {unit}" if unit else office

    def unit(self, unit: str) -> str:
        return unit

    def motion(self, motion: str) -> str:
        return motion

    def matter(self, matter: str) -> str:
        return matter
