"""What other commands say of the past of somebody: how much of it is entered, and where it is read."""


def past_in_words(person: str, kind: str = "") -> str:
    """Return how many acts of the past are about a person, or requests to resign; empty where none is."""
    from comitia.store import models
    from comitia.store.queries.chain.speech import number
    from comitia.store.queries.past.register import Filter, chosen

    found = chosen(Filter(person=person, kind=kind)).count()
    if not found:
        return ""
    row = models.Person.objects.get(id=person)
    reference = row.reference or person
    asked = number(found, "request to resign by", "requests to resign by")
    what = asked if kind else number(found, "act about", "acts about")
    only = f" --kind {kind}" if kind else ""
    return f"The past tells of {what} this person: comitia history list --person {reference}{only}"
