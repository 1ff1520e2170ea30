"""How one candidate was elected, from the stages of the count that elected them."""

from comitia.core.mandate.by_election import BY_ELECTION
from comitia.core.mandate.takeover import TAKEN_OVER
from comitia.count import Count, Decision, Stage, from_json
from comitia.store import models
from comitia.store.queries.chain.model import Win
from comitia.store.queries.labels import labels


def win_of(mandate: models.Mandate, contest: models.Contest) -> Win:
    """Return how the holder of a mandate was elected; one query."""
    declared = models.Return.objects.get(contest=mandate.contest)
    counted = from_json(declared.count) if declared.count is not None else None
    found = _election(counted, mandate.number) if counted else None
    votes = declared.votes.get(str(mandate.number))
    if counted and found:
        stage, decision = found
        votes = trimmed(counted.votes(stage.totals[mandate.number - 1]))
        later = stage.number - 1 if stage.action == "round" else 0
        reason = decision.reason
    else:
        later, reason = 0, ""
    return Win(
        contest=contest.id,
        rule=contest.rule,
        votes=votes,
        quota=trimmed(counted.votes(counted.quota)) if counted and counted.quota is not None else None,
        cast=declared.cast,
        valid=declared.valid,
        round=contest.round + later,
        reason=reason,
        with_lot=any(lot.question != "runner-up" for lot in counted.lots) if counted else False,
        evidence=declared.grade,
        verb="appointed" if _is_appointed(contest) else _verb(mandate, is_by_election=BY_ELECTION in contest.first),
    )


def _is_appointed(contest: models.Contest) -> bool:
    """Tell whether documents tell of a post to which a body appoints; nothing is asked of what was counted."""
    words = labels() if contest.outcome == TAKEN_OVER and contest.kind == "post" else None
    post = words.charter.posts.get(contest.office) if words else None
    return post is not None and post.appointed_by is not None


MOVED_UP = {
    "next_alternate": "as an alternate of the election",
    "countback": "by a countback of the election",
    "next_highest": "as the next by votes in the election",
}


def _verb(mandate: models.Mandate, *, is_by_election: bool) -> str:
    """Return how the holder came in: elected, or moved up, in whose place and how; no query for the elected."""
    if mandate.instead_of is None:
        return "elected in a by-election" if is_by_election else "elected"
    before = models.Mandate.objects.filter(id=mandate.instead_of).values("person")
    name = models.Person.objects.filter(id__in=before).values_list("name", flat=True).first()
    return f"moved up in the place of {name or 'another'}, {MOVED_UP[mandate.filler]}"


def _election(counted: Count, number: int) -> tuple[Stage, Decision] | None:
    for stage in counted.stages:
        for decision in stage.decisions:
            if decision.candidate == number and decision.outcome == "elected":
                return stage, decision
    return None


def trimmed(votes: str) -> str:
    """Return a number of votes without zeros at the end of its decimals: 34.20000 is 34.2, 26.00000 is 26."""
    return votes.rstrip("0").rstrip(".") if "." in votes else votes
