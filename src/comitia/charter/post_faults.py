"""What is wrong with the posts: who elects, appoints and dismisses, and where."""

import re
from collections.abc import Iterator

from comitia.charter.model import Charter
from comitia.charter.posts import Post
from comitia.charter.problems import Fault
from comitia.charter.references import body_faults, electorate_faults, scopes_differ

MOTION = re.compile(r"motion-[0-9]+")
"""What motions are called on the record; mandates that one gives begin with its name."""


def faults(post: Post, charter: Charter) -> Iterator[Fault]:
    """Yield every fault of a post."""
    here = ("posts", post.id)
    if MOTION.fullmatch(post.id):
        message = f"{post.id} is the name of a motion, so its mandates could not be told apart: rename the post"
        yield Fault(path=here, message=message)
    if post.id in charter.bodies:
        message = f"{post.id} is already the name of a body, so its contests could not be told apart: rename one"
        yield Fault(path=here, message=message)
    if post.scope is not None and post.scope not in charter.tree:
        message = f"there is no unit type `{post.scope}`: write one of {', '.join(charter.unit_types)}"
        yield Fault(path=(*here, "scope"), message=message)
    elif post.scope is not None:
        yield from _filled_faults(post, post.scope, charter)
    yield from _body_faults(post, charter)
    yield from _dismissed_faults(post, charter)


def _filled_faults(post: Post, scope: str, charter: Charter) -> Iterator[Fault]:
    """Yield what is wrong with who elects or appoints: a body of the unit that has the post, or a roll."""
    key, by = ("elected_by", post.elected_by) if post.elected_by is not None else ("appointed_by", post.appointed_by)
    here = ("posts", post.id, key)
    body = charter.bodies.get(by or "")
    if body is not None and scopes_differ(body.scope, scope, charter):
        message = f"{body.id} is a body of the {body.scope}, the post one of the {scope}: write scope: {body.scope}"
        yield Fault(path=here, message=message)
    elif post.elected_by is not None:
        yield from electorate_faults(post.elected_by, scope, charter, here)
    elif body is None:
        yield from body_faults(by or "", charter, here)


def _body_faults(post: Post, charter: Charter) -> Iterator[Fault]:
    """Yield what is wrong with the body to which a post belongs: it is one of the same type of unit."""
    if post.body is None:
        return
    here = ("posts", post.id, "body")
    yield from body_faults(post.body, charter, here)
    body = charter.bodies.get(post.body)
    if body is not None and scopes_differ(body.scope, post.scope or "", charter):
        message = f"{body.id} is a body of the {body.scope}, the post one of the {post.scope}: write one of its own"
        yield Fault(path=here, message=message)


def _dismissed_faults(post: Post, charter: Charter) -> Iterator[Fault]:
    for index, name in enumerate(post.dismissed_by or ()):
        here = ("posts", post.id, "dismissed_by", index)
        yield from body_faults(name, charter, here)
        body, scope, tree = charter.bodies.get(name), post.scope or "", charter.tree
        if body is None or scope not in tree or body.scope not in tree or not tree.is_sound:
            continue
        if not tree.is_within(scope, body.scope):
            message = (
                f"{name} is a body of the {body.scope}, in which no {scope} lies: write a body of the {scope} or above"
            )
            yield Fault(path=here, message=message)
