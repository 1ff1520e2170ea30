"""What is wrong with powers: chairs that are not there, equals who are not equal, delegation of what nobody has."""

from collections.abc import Iterator

from comitia.charter.bodies import Body
from comitia.charter.chair import CASTING
from comitia.charter.model import Charter
from comitia.charter.posts import Post
from comitia.charter.problems import Fault
from comitia.charter.references import scopes_differ


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield every fault of chairs, of collegial bodies, and of what may be delegated."""
    for body in charter.bodies.values():
        yield from _chair_faults(body, charter)
        yield from _equality_faults(body, charter)
    for post in charter.posts.values():
        yield from _delegation_faults(post)


def _chair_faults(body: Body, charter: Charter) -> Iterator[Fault]:
    here, chair = ("bodies", body.id, "chair"), body.chair
    if chair is None:
        return
    if body.collegial is not None and body.collegial.chair is not None:
        yield Fault(path=here, message="collegial.chair is none: remove one of the two")
    if chair.post is None:
        return
    post, at_post = charter.posts.get(chair.post), (*here, "post")
    if post is None:
        known = ", ".join(charter.posts) or "the name of a post, and add it to posts"
        yield Fault(path=at_post, message=f"there is no post `{chair.post}`: write {known}")
    elif scopes_differ(post.scope or "", body.scope, charter):
        message = f"{post.id} is a post of the {post.scope}, and this a body of the {body.scope}: write one of its own"
        yield Fault(path=at_post, message=message)
    elif post.seats > 1:
        yield Fault(path=at_post, message=f"{post.id} has {post.seats} holders, and one presides: write another post")


def _equality_faults(body: Body, charter: Charter) -> Iterator[Fault]:
    """Yield the powers that a body of equals has, and somebody whom it put into an office too."""
    if not body.has_equals:
        return
    here = ("bodies", body.id, "collegial", "equal_powers")
    if body.chair is not None and CASTING in body.chair.powers:
        message = "the members have equal powers, and the chair a casting vote: remove one of the two"
        yield Fault(path=here, message=message)
    for post in charter.posts.values():
        is_own = body.id in {post.elected_by, post.appointed_by, post.body} or (
            body.chair and body.chair.post == post.id
        )
        for power in post.powers:
            if is_own and power in body.powers:
                message = f"{post.id} has a power of {body.id} alone ({power}): remove it from one of them"
                yield Fault(path=here, message=message)


def _delegation_faults(post: Post) -> Iterator[Fault]:
    listed = post.may_delegate if isinstance(post.may_delegate, tuple) else ()
    for index, power in enumerate(listed):
        if power not in post.powers:
            known = ", ".join(post.powers) or "none; add it to powers"
            message = f"{post.id} has no such power: its powers are {known}"
            yield Fault(path=("posts", post.id, "may_delegate", index), message=message)
