"""Where a link of a chain leads: to its election, or to the motion that gave the mandates."""

from django.urls import reverse

from comitia.store.queries.chain import Link


def address_of(link: Link) -> str:
    """Return the address of the contest that decided, or of the motion."""
    if link.motion is not None:
        return reverse("decision", args=[link.motion])
    return reverse("contest", args=[link.deciding])
