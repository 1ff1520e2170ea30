"""What a charter does not say, and somebody will ask one day: each with what comitia does meanwhile."""

from collections.abc import Iterator

from comitia.charter import vacancy_silences
from comitia.charter.apportion import PerMember
from comitia.charter.contests import rule_for
from comitia.charter.decision_faults import recall_rules
from comitia.charter.elections import unwritten
from comitia.charter.model import Charter
from comitia.charter.resign_words import STARTS


def found(charter: Charter) -> Iterator[str]:
    """Yield the silences, each a sentence that begins with the path it is about."""
    yield from _rounding(charter)
    yield from _counting(charter)
    yield from _quorum(charter)
    yield from _amendment(charter)
    yield from _never_recalled(charter)
    yield from vacancy_silences.found(charter)


def _rounding(charter: Charter) -> Iterator[str]:
    """Yield the groups of seats of which nothing says what a part of the number gives."""
    for body in charter.bodies.values():
        for index, group in enumerate(body.seats):
            form = group.apportion
            if isinstance(form, PerMember) and form.is_silent:
                here = (
                    f"bodies.{body.id}.seats[{index}].apportion"
                    if len(body.seats) > 1
                    else f"bodies.{body.id}.seats.apportion"
                )
                most = max(form.min, 1)
                said = f"full ones count, so {2 * form.per - 1} have {most} seat{'s'[: most != 1]}"
                yield f"{here}: nothing says what a part of {form.per} gives; {said}; write round"


def _counting(charter: Charter) -> Iterator[str]:
    """Yield the elected posts of which nothing says how the votes are counted."""
    for post in charter.posts.values():
        if post.elected_by is not None and post.rule is None and rule_for(post.id, charter.contests) is None:
            rule = unwritten(post).id
            yield (
                f"posts.{post.id}: nothing says how the votes are counted; whoever has most is elected ({rule}); "
                f"add rule here, or name {post.id} in contests"
            )


def _quorum(charter: Charter) -> Iterator[str]:
    """Yield the bodies without a quorum, where the charter says how bodies decide."""
    if charter.procedure is None and charter.decisions is None and charter.amend is None:
        return
    for body in charter.bodies.values():
        if body.quorum is None:
            yield f"bodies.{body.id}: it has no quorum, so one member who comes decides; add quorum"


def _amendment(charter: Charter) -> Iterator[str]:
    """Yield what nothing is said of where the charter is amended: notice, and by when it must be ratified."""
    amend = charter.amend
    if amend is not None and amend.notice is None:
        yield "amend: nothing says how long before the vote an amendment is known; it may be the same day; add notice"
    if amend is not None and amend.ratify is not None and amend.ratify.within is None:
        yield "amend.ratify: nothing says by when, so an amendment may wait without end; add within"


def _never_recalled(charter: Charter) -> Iterator[str]:
    """Yield the offices from which nobody can be recalled, as the times that are excluded fill the term."""
    for kind, rule in recall_rules(charter):
        cooling, last = rule.cooling, rule.not_last
        for election in charter.elections:
            term = election.term
            is_of_kind = (election.kind == "body") == (kind == "delegate")
            if cooling is None or last is None or term is None or not is_of_kind:
                continue
            if all(last.end(cooling.end(day)) >= term.end(day) for day in STARTS):
                excluded = f"the first {cooling.words} and the last {last.words} of {term.words} are excluded"
                yield f"recall.{kind}: {excluded}, so nobody is ever recalled from {election.office}"
