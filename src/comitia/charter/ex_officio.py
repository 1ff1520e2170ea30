"""Seats that go with a post (`bodies.NAME.seats`, `ex_officio`): what is wrong with them, and in words."""

from collections.abc import Iterator

from comitia.charter.bodies import Body
from comitia.charter.model import Charter
from comitia.charter.not_with import below
from comitia.charter.posts import Post
from comitia.charter.problems import Fault, Path


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield what is wrong with the seats that go with posts."""
    for body in charter.bodies.values():
        named: set[str] = set()
        for index, group in enumerate(body.seats):
            here: Path = ("bodies", body.id, "seats", index, "ex_officio")
            if group.ex_officio is None:
                continue
            if group.ex_officio in named:
                yield Fault(path=here, message=f"{group.ex_officio} has seats here already: name each post once")
            named.add(group.ex_officio)
            post = charter.posts.get(group.ex_officio)
            if post is None:
                known = f"write one of {', '.join(charter.posts)}" if charter.posts else "add it to posts"
                yield Fault(path=here, message=f"there is no post `{group.ex_officio}`: {known}")
            else:
                yield from _post_faults(post, body, charter, here)
            if group.vote:
                yield from _vote_faults(body, here)
        if named and not body.meeting and all(group.ex_officio for group in body.seats):
            message = f"nobody elects {body.id}: add a group of seats that is elected beside those that go with posts"
            yield Fault(path=("bodies", body.id, "seats"), message=message)


def _post_faults(post: Post, body: Body, charter: Charter, here: Path) -> Iterator[Fault]:
    tree, scope = charter.tree, post.scope or charter.tree.root or ""
    if tree.is_sound and scope in tree and body.scope in tree and not tree.is_within(scope, body.scope):
        message = (
            f"{post.id} is a post of the {scope}, which does not lie in a {body.scope}: "
            f"write a post of the {body.scope} or of units below it"
        )
        yield Fault(path=here, message=message)
    if body.id in below(charter, post.id):
        message = f"who holds {post.id} must sit in {body.id} already (nested): remove this group, or nested there"
        yield Fault(path=here, message=message)


def _vote_faults(body: Body, here: Path) -> Iterator[Fault]:
    """Yield that somebody would have a vote that belongs to no college, or weighs nothing."""
    if any(group.college for group in body.seats):
        message = f"the votes in {body.id} are counted by colleges, and these seats are in none: write vote: false"
        yield Fault(path=here, message=message)
    if body.voting is not None and body.voting.weight is not None:
        message = f"a vote in {body.id} weighs as many as elected it, and nobody did here: write vote: false"
        yield Fault(path=here, message=message)


def sentences(charter: Charter) -> Iterator[str]:
    """Yield who sits in which body by virtue of a post."""
    for body in charter.bodies.values():
        for group in body.seats:
            if group.ex_officio is not None:
                post = charter.posts[group.ex_officio]
                of_body = post.scope == body.scope or post.scope is None
                where = "" if of_body else f" of each {charter.unit_types[post.scope or ''].label.one} within"
                vote = "" if group.vote else ", without a vote"
                yield f"the holder of the post of {post.label.one}{where} sits in the {body.label.one} ex officio{vote}"
