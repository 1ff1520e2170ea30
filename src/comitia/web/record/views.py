"""The record, and one entry of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries import record as queries

LARGEST = 16


def record(request: HttpRequest) -> HttpResponse:
    """Show the fingerprint of the record, how to check it, and its entries, the last first."""
    head = queries.head()
    if head is None:
        raise Http404("The record has not begun.")
    before = request.GET.get("before", "")
    if before and not (before.isascii() and before.isdecimal() and len(before) < LARGEST):
        raise Http404("The record has no such page.")
    lines = queries.latest(int(before) if before else None)
    older = lines[-1].seq if lines and lines[-1].seq > 0 else None
    return render(request, "record/record.html", {"head": head, "lines": lines, "older": older, "before": before})


def entry(request: HttpRequest, seq: int) -> HttpResponse:
    """Show one entry in plain words and in full, or 404."""
    page = queries.entry_page(seq) if seq < 10**LARGEST else None
    if page is None:
        raise Http404("The record has no such entry.")
    return render(request, "record/entry.html", {"page": page, "next": seq + 1, "previous": seq - 1})
