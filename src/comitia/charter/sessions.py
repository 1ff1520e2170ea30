"""The section `sessions`, which comitia does not apply yet, as far as it bears on what it does: the notice of a call.

A charter with that section is refused by name. It is read all the same, so that who checks the charter hears in the
same breath of a body that must decide sooner than it can be called together.
"""

from collections.abc import Iterator, Mapping

from pydantic_core import PydanticCustomError

from comitia.charter.model import Charter
from comitia.charter.resign_words import STARTS
from comitia.charter.term import Term, as_term


def call_notices(written: object) -> dict[str, Term]:
    """Return with how much notice each body is called, by a charter as it is written; no duration is left out."""
    sessions = written.get("sessions") if isinstance(written, dict) else None
    found = {body: _notice(said) for body, said in sessions.items()} if isinstance(sessions, dict) else {}
    return {str(body): notice for body, notice in found.items() if notice is not None}


def _notice(said: object) -> Term | None:
    call = said.get("call") if isinstance(said, dict) else None
    try:
        return as_term(call["notice"]) if isinstance(call, dict) and "notice" in call else None
    except PydanticCustomError:
        return None


def too_late(charter: Charter, notices: Mapping[str, Term]) -> Iterator[str]:
    """Yield the resignations that are to be decided sooner than the body that decides can be called together."""
    resign = charter.resign
    for kind, rule in (("post", resign.post), ("delegate", resign.delegate)) if resign else ():
        within = rule.needs.within if rule is not None and rule.needs is not None else None
        for body, notice in notices.items() if within is not None else ():
            offices = _filled_by(charter, kind, body)
            if within is not None and offices and any(notice.end(day) >= within.end(day) for day in STARTS):
                due = f"resign.{kind}.needs.within: it is to be decided within {within.words}"
                needs = f"{body}, which accepts for {', '.join(offices)}, is called with {notice.words} of notice"
                yield f"{due}, and {needs} (sessions.{body}.call.notice)"


def _filled_by(charter: Charter, kind: str, body: str) -> list[str]:
    """Return the posts, or bodies, that a body fills."""
    if kind == "post":
        return [post.id for post in charter.posts.values() if body in {post.elected_by, post.appointed_by}]
    return [each.id for each in charter.bodies.values() if any(group.elected_by == body for group in each.seats)]
