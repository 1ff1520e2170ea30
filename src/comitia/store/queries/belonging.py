"""Which posts belong to a body by the charter, and to which body a post belongs; that is no seat in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from comitia.charter import Post
from comitia.store import models
from comitia.store.queries.labels import Labels
from comitia.store.queries.made import abolitions


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """A body or post of a unit, with a name for it."""

    office: str
    unit: str
    title: str


def body_of(words: Labels, post: Post, unit: models.Unit) -> Belonging | None:
    """Return the body to which a post belongs, or None."""
    if post.body is None:
        return None
    return Belonging(office=post.body, unit=unit.id, title=words.office_of("body", post.body, unit.name))


def posts_of_body(words: Labels, body: str, unit: models.Unit) -> Sequence[Belonging]:
    """Return the posts that belong to a body and are not abolished, in the order of the charter; one query at most."""
    names = [post.id for post in words.charter.posts.values() if post.body == body]
    ended = abolitions(names, unit.id) if names else {}
    left = [name for name in names if name not in ended]
    return [Belonging(office=name, unit=unit.id, title=words.office("post", name).one) for name in left]
