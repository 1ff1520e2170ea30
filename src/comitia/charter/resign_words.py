"""How holders resign, in plain words; and what is lawful in that and still worth a second look."""

from collections.abc import Iterator
from datetime import date

from comitia.charter.model import Charter
from comitia.charter.resign import Needs, Resign, ResignRule
from comitia.charter.term import Term

SILENCE = {
    "accepted": "silence accepts",
    "refused": "silence refuses",
    "lapses": "silence lets it lapse",
}
WITHDRAWN = {
    "effective": "until it takes effect",
    "question_put": "until a motion on it is moved",
    "accepted": "until it is accepted",
}
EFFECTS = {"accept_resignation": "accept", "refuse_resignation": "refuse"}
STARTS = tuple(date(2000 + year, month, 1) for year in range(4) for month in range(1, 13))
"""Days from which lengths of time are compared: months differ."""


def sentences(charter: Charter) -> Iterator[str]:
    """Yield how holders resign, a sentence for posts and one for seats."""
    for _, rule, place in _rules(charter):
        yield "; ".join(_parts(place, rule))


def found(charter: Charter) -> Iterator[str]:
    """Yield the warnings, each a sentence that begins with the path it is about."""
    for path, rule, _ in _rules(charter):
        if rule.needs is not None and rule.needs.within is not None:
            yield from _too_late(charter, path, rule, rule.needs.within)
        elif rule.needs is not None and rule.refusals:
            said = "nothing says by when it is decided, and until then whoever resigns stays"
            yield f"{path}.needs: {said}; add within and silence"
        elif rule.needs is not None:
            said = "the body may not refuse, and nothing says by when it must accept"
            yield f"{path}.may_refuse: {said}; add needs.within and needs.silence"


def _rules(charter: Charter) -> Iterator[tuple[str, ResignRule, str]]:
    resign = charter.resign or Resign()
    for path, rule, place in (
        ("resign.post", resign.post, "a post"),
        ("resign.delegate", resign.delegate, "a seat"),
    ):
        if rule is not None:
            yield path, rule, place


def _too_late(charter: Charter, path: str, rule: ResignRule, within: Term) -> Iterator[str]:
    """Yield the decisions for which a motion needs more notice than there is time."""
    for kind, verb in EFFECTS.items():
        decision = charter.decision(kind)
        notice = decision.notice if decision else None
        if kind == "refuse_resignation" and not rule.refusals:
            continue
        if notice is not None and any(notice.end(day) >= within.end(day) for day in STARTS):
            due = f"{path}.needs.within: it is to be decided within {within.words}"
            needs = f"a motion to {verb} it needs {notice.words} of notice (decisions.effects.{kind}.notice)"
            yield f"{due}, and {needs}"


def _parts(place: str, rule: ResignRule) -> Iterator[str]:
    yield f"who resigns from {place} leaves {_when(rule)}"
    if rule.accept_by == "none":
        yield "nobody's leave is needed"
    if rule.needs is not None:
        yield from _asked(rule, rule.needs)
    if rule.form is not None:
        yield "it is tendered in writing"
    if rule.withdraw_until is not None:
        yield f"it can be withdrawn {WITHDRAWN[rule.withdraw_until]}"
    if rule.conditional == "allowed":
        yield "it may name a condition, and takes effect once that is met"


def _when(rule: ResignRule) -> str:
    if rule.needs is not None:
        return f"once the body that elected or appointed accepts it, by the majority {rule.needs.majority}"
    if rule.notice is not None:
        return f"{rule.notice.words} after the resignation is received"
    return "on the day that the letter names" if rule.effective == "on_date" else "when the resignation is received"


def _asked(rule: ResignRule, needs: Needs) -> Iterator[str]:
    if needs.within is not None and needs.silence is not None:
        yield f"the body has {needs.within.words}, and {SILENCE[needs.silence]}"
    if not rule.refusals:
        yield "the body may not refuse"
    elif rule.may_refuse or rule.refused_effect or rule.max_refusals:
        yield "refused, the holder stays"
    if rule.max_refusals is not None:
        times = "once" if rule.max_refusals == 1 else f"{rule.max_refusals} times"
        yield f"refused {times}, the next one needs nobody's leave"
