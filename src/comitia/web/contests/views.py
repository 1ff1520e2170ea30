"""Pages of a contest. Nothing is counted here: what is shown was declared, and stands on the record."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comitia.count import RULES, explain
from comitia.store.queries import contests
from comitia.web.contests import recount, words
from comitia.web.contests.stages import Stages


def contest(request: HttpRequest, contest: str) -> HttpResponse:
    """Show who was elected in a contest, and how it was counted."""
    facts = _found(contest)
    return render(
        request,
        "contests/contest.html",
        {
            "facts": facts,
            "title": words.title(facts),
            "answer": words.answer(facts),
            "electorate": words.electorate(facts),
            "rule": words.rule(facts),
            "source": RULES[facts.contest.rule].source if facts.contest.rule in RULES else "",
            "stages": Stages(facts.count, facts.standing) if facts.count else None,
            "sentences": explain(facts.count, facts.names) if facts.count else [],
            "lots": list(recount.lots(facts)),
            "command": recount.command(facts) if facts.has_box else "",
            "file_name": recount.file_name(contest),
            "alternates": sorted((each for each in facts.standing if each.rank), key=lambda each: each.rank or 0),
        },
    )


def ballots(request: HttpRequest, contest: str) -> HttpResponse:  # noqa: ARG001  the middleware answers conditions
    """Send the ballots of a contest with the names of its candidates, as a BLT file."""
    facts = _found(contest)
    box = contests.ballots(contest)
    if box is None:
        raise Http404("No ballots of this election were counted here, so there are none to send.")
    content = recount.ballot_file(facts, box).encode()
    return HttpResponse(
        content,
        content_type="text/plain; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{recount.file_name(contest)}"',
            "X-Content-Type-Options": "nosniff",
            "ETag": f'"{hashlib.sha256(content).hexdigest()}"',
            "Cache-Control": "public, max-age=0, must-revalidate",
        },
    )


def _found(name: str) -> contests.ContestFacts:
    facts = contests.contest(name)
    if facts is None:
        raise Http404("There is no such election on the record.")
    return facts
