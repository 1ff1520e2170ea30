"""Pages of a contest. Nothing is counted here: what is shown was declared, and stands on the record."""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response

from comitia.count import RULES, explain
from comitia.store.queries import contests
from comitia.web.contests import flow, recount, words
from comitia.web.contests.countbacks import countbacks
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
            "source": _source(facts),
            "stages": Stages(facts.count, facts.standing) if facts.count else None,
            "picture": flow.drawn(facts),
            "sentences": _sentences(facts),
            "clauses": list(flow.clauses(facts)),
            "equal": words.equal(facts.count),
            "lots": list(recount.lots(facts)),
            "countbacks": list(countbacks(facts)),
            "command": recount.command(facts) if facts.has_box else "",
            "file_name": recount.file_name(contest),
            "alternates": sorted((each for each in facts.standing if each.rank), key=lambda each: each.rank or 0),
        },
    )


def ballots(request: HttpRequest, contest: str) -> HttpResponseBase:
    """Send the ballots of a contest with the names of its candidates, as a BLT file; 304 where the reader has it."""
    facts = _found(contest)
    box = contests.ballots(contest)
    if box is None:
        raise Http404("No ballots of this election were counted here, so there are none to send.")
    content = recount.ballot_file(facts, box).encode()
    tag = f'"{hashlib.sha256(content).hexdigest()}"'
    response = HttpResponse(
        content,
        content_type="text/plain; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{recount.file_name(contest)}"',
            "X-Content-Type-Options": "nosniff",
            "ETag": tag,
            "Cache-Control": "public, max-age=0, must-revalidate",
        },
    )
    return get_conditional_response(request, etag=tag, response=response) or response


def _source(facts: contests.ContestFacts) -> str:
    """Return the text of law that a count followed; empty where the rule is comitia's own wording of a common one."""
    source = RULES[facts.contest.rule].source if facts.count and facts.contest.rule in RULES else ""
    return "" if source.startswith("docs/") else source


def _found(name: str) -> contests.ContestFacts:
    facts = contests.contest(name)
    if facts is None:
        raise Http404("There is no such election on the record.")
    return facts


def _sentences(facts: contests.ContestFacts) -> list[str]:
    """Return the count in sentences; without the heading of its only round, or ballots where totals were entered."""
    if facts.count is None:
        return []
    options = facts.contest.options if isinstance(facts.contest.options, dict) else {}
    first = facts.contest.round
    said = explain(facts.count, facts.names, (options.get("ties") or [""])[0], first)
    if not facts.has_box:
        said = said[1:]  # the opening tells how many ballots were counted, and only totals are known
    return said if len(facts.count.stages) > 1 else [sentence for sentence in said if sentence != f"Round {first}."]
