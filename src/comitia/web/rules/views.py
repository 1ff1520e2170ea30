"""The rules that are in force."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.store.queries.rules import rules_page


def rules(request: HttpRequest) -> HttpResponse:
    """Show the charter in words, and as data."""
    page = rules_page()
    if page is None:
        raise Http404("No charter is in force.")
    text = json.dumps(page.charter, indent=2, ensure_ascii=False)
    return render(request, "rules/rules.html", {"page": page, "text": text})
