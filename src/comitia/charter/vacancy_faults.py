"""What is wrong with how vacancies are filled: fillers that no body or post of the charter can ever have."""

from collections.abc import Iterator

from comitia.charter.fillers import Acting, filler_name
from comitia.charter.model import Charter
from comitia.charter.problems import Fault, Path
from comitia.count import COUNTED_BACK


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield every fault of the section `vacancy`."""
    vacancy = charter.vacancy
    lists = {"delegate": vacancy.delegate, "post": vacancy.post} if vacancy else {}
    for kind, fillers in lists.items():
        for index, filler in enumerate(fillers or ()):
            here = ("vacancy", kind)
            message = _never(filler_name(filler), kind, charter)
            if message:
                yield Fault(path=here, message=message)
            if isinstance(filler, Acting):
                yield from _acting_faults(filler, kind, charter, (*here, index, "acting"))


def _never(name: str, kind: str, charter: Charter) -> str:
    """Return why a filler can never be, or nothing."""
    is_body = kind == "delegate"
    what = "body" if is_body else "post"
    offices = charter.bodies.values() if is_body else charter.posts.values()
    if name == "next_alternate" and not any(each.alternates for each in offices):
        return f"no {what} has alternates: write alternates at one, or remove next_alternate"
    if name == "countback" and _rules(charter, is_body=is_body).isdisjoint(COUNTED_BACK):
        return f"no {what} is elected by scottish-stv, so there are no ballots to count back: remove countback"
    if name == "by_election" and not _is_elected(charter, is_body=is_body):
        return f"no {what} is elected: remove by_election"
    if name == "coopted" and not _is_chosen_by_a_body(charter, is_body=is_body):
        return f"no {what} is filled by a body that could co-opt: remove coopted"
    return ""


def _rules(charter: Charter, *, is_body: bool) -> set[str]:
    """Return the counting rules by which bodies, or posts, are elected."""
    offices = set(charter.bodies if is_body else charter.posts)
    named = [entry.rule for entry in charter.contests.values() if offices & set(entry.offices)]
    if is_body:
        groups = (rule for body in charter.bodies.values() for rule in (body.rule, *(each.rule for each in body.seats)))
        return {rule.id for rule in (*named, *groups) if rule}
    return {rule.id for rule in (*named, *(post.rule for post in charter.posts.values())) if rule}


def _is_elected(charter: Charter, *, is_body: bool) -> bool:
    if is_body:
        return any(not body.meeting for body in charter.bodies.values())
    return any(post.elected_by is not None for post in charter.posts.values())


def _is_chosen_by_a_body(charter: Charter, *, is_body: bool) -> bool:
    if is_body:
        return any(not body.meeting for body in charter.bodies.values())
    return any((post.appointed_by or post.elected_by) in charter.bodies for post in charter.posts.values())


def _acting_faults(filler: Acting, kind: str, charter: Charter, path: Path) -> Iterator[Fault]:
    """Yield what is wrong with who acts: nobody acts as a member, nor for the own post; it is one of the same unit."""
    known = ", ".join(charter.posts) or "posts of the section posts"
    if kind == "delegate":
        yield Fault(path=path, message="nobody acts as a member of a body: remove it, or write it at vacancy.post")
    elif filler.acting not in charter.posts:
        yield Fault(path=path, message=f"there is no post `{filler.acting}`: write one of {known}")
    elif not _others(filler.acting, charter):
        message = f"{filler.acting} cannot act for itself, and its unit has no other post: name another, or remove it"
        yield Fault(path=path, message=message)


def _others(post: str, charter: Charter) -> list[str]:
    """Return the posts that the holder of one can act for: the others of the same type of unit."""
    scope = charter.posts[post].scope
    return [each.id for each in charter.posts.values() if each.id != post and each.scope == scope]
