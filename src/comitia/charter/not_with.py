"""The keys `not_with` of posts and bodies, and `plural_with` of posts: which offices do not go together.

It is symmetric: written at one of two offices, it holds for both. `board.*` is any seat in the body `board`.
`plural_with` names the only offices that go with a post, and so bars all others of the charter. What is wrong with
either is in `not_with_faults`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from comitia.charter.mandate import incompatible_of
from comitia.charter.values import NAME, ONE_OR_MORE, complaint, once, some

if TYPE_CHECKING:
    from comitia.charter.bodies import Body
    from comitia.charter.model import Charter
    from comitia.charter.posts import Post

ANY_SEAT = ".*"
REF = re.compile(rf"{NAME.pattern}(\.\*)?")


def _ref(value: object) -> object:
    if not isinstance(value, str) or not REF.fullmatch(value):
        raise complaint(f"`{value}` is not an office: write the name of a post, or of a body with {ANY_SEAT} after it")
    return value


OfficeRef = Annotated[str, BeforeValidator(_ref), WithJsonSchema({"type": "string", "pattern": f"^{REF.pattern}$"})]
NotWith = Annotated[
    tuple[OfficeRef, ...],
    AfterValidator(some),
    ONE_OR_MORE,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{REF.pattern}$"},
                {"type": "array", "items": {"type": "string", "pattern": f"^{REF.pattern}$"}, "minItems": 1},
            ]
        }
    ),
]
"""One office, or a list of offices."""
PluralWith = Annotated[
    tuple[OfficeRef, ...],
    AfterValidator(once),
    ONE_OR_MORE,
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": f"^{REF.pattern}$"},
                {"type": "array", "items": {"type": "string", "pattern": f"^{REF.pattern}$"}},
            ]
        }
    ),
]
"""One office, or a list of offices, or an empty list."""


def named(office: Post | Body) -> tuple[str, ...]:
    """Return the names of the offices that one says it does not go with."""
    return tuple(ref.removesuffix(ANY_SEAT) for ref in office.not_with or ())


def left_out(charter: Charter, post: Post) -> tuple[str, ...]:
    """Return the offices of the charter that a post bars because its `plural_with` does not name them.

    A seat that goes with the post is part of it, and where everybody on a roll sits nobody holds a seat.
    """
    if post.plural_with is None:
        return ()
    allowed = {post.id, *(ref.removesuffix(ANY_SEAT) for ref in post.plural_with)}
    bodies = (body.id for body in charter.bodies.values() if not body.meeting and body.ex_officio(post.id) is None)
    return tuple(name for name in (*bodies, *charter.posts) if name not in allowed)


def barred(charter: Charter, office: Post | Body) -> tuple[str, ...]:
    """Return the offices that one bars by what is written at it: those named, and those left out of `plural_with`."""
    post = charter.posts.get(office.id)
    more = left_out(charter, post) if post is not None and post is office else ()
    return (*named(office), *(name for name in more if name not in named(office)))


def pairs(charter: Charter) -> dict[str, frozenset[str]]:
    """Return, for every office that does not go with others, which these are."""
    found: dict[str, set[str]] = {}
    for _, offices in sections_of(charter):
        for office in offices.values():
            for other in barred(charter, office):
                found.setdefault(office.id, set()).add(other)
                found.setdefault(other, set()).add(office.id)
    return {office: frozenset(others) for office, others in found.items()}


def path_of(charter: Charter, office: str, other: str) -> str | None:
    """Return the path in the charter that says that two offices do not go together; None where nothing does."""
    for one, two in ((office, other), (other, office)):
        for section, offices in sections_of(charter):
            if one in offices and two in named(offices[one]):
                return f"{section}.{one}.not_with"
    for one, two in ((office, other), (other, office)):
        if one in charter.posts and two in left_out(charter, charter.posts[one]):
            return f"posts.{one}.plural_with"
    return None


def bars_vote(charter: Charter, body: str, other: str) -> bool:
    """Tell whether who holds another office has no vote in a body, where the charter takes the vote.

    It is the body that names the other office, or the one that the other, a post, names: a post has no vote to take.
    """
    found, post = charter.bodies.get(body), charter.posts.get(other)
    return (found is not None and other in named(found)) or (post is not None and body in barred(charter, post))


def votes_ex_officio(charter: Charter, body: str, post: str) -> bool:
    """Tell whether who sits in a body by virtue of a post has a vote there."""
    found = charter.bodies.get(body)
    group = found.ex_officio(post) if found is not None else None
    return group is not None and group.vote


def sections_of(charter: Charter) -> tuple[tuple[str, Mapping[str, Post | Body]], ...]:
    """Return the sections of the charter that have offices, with their names."""
    return ("bodies", charter.bodies), ("posts", charter.posts)


def _is_no_council(charter: Charter, office: str) -> bool:
    """Tell whether nobody holds a seat in what elects: a roll, a meeting, or a body that is not there."""
    return office not in charter.bodies or is_meeting(charter, office)


def is_meeting(charter: Charter, office: str) -> bool:
    """Tell whether everybody on a roll sits in a body, so that nobody holds a seat there."""
    return office in charter.bodies and charter.bodies[office].meeting


def below(charter: Charter, office: str) -> list[str]:
    """Return the bodies in which a holder must sit, and in which who sits there must, and so on down."""
    found: list[str] = []
    left = list(_supports(charter, office))
    while left:
        body = left.pop(0)
        if body not in found and body != office:
            found.append(body)
            left += _supports(charter, body)
    return found


def _supports(charter: Charter, office: str) -> Iterator[str]:
    """Yield the bodies in which the holder of a nested office must sit: those that elect; a meeting has no seats."""
    body, post = charter.bodies.get(office), charter.posts.get(office)
    electing = [group.elected_by for group in body.seats] if body else [post.elected_by] if post else []
    if (body and body.nested) or (post and post.nested):
        yield from (each for each in electing if each is not None and not _is_no_council(charter, each))


def warnings(charter: Charter) -> Iterator[str]:
    """Yield what is written of offices that do not go together, and has no effect."""
    written = charter.mandate.incompatible if charter.mandate else None
    if written is not None and not pairs(charter):
        yield "mandate.incompatible: no office says that it does not go with another; add not_with at one"
    if incompatible_of(charter.mandate).forbidden != "vote":
        return
    for post in charter.posts.values():
        for other in named(post):
            if other in charter.posts:
                yield f"posts.{post.id}.not_with: {other} is no body, so nobody loses a vote by it"
        if any(other in charter.posts for other in left_out(charter, post)):
            yield f"posts.{post.id}.plural_with: posts are no bodies, so nobody loses a vote by those left out"


def sentences(charter: Charter) -> Iterator[str]:
    """Yield which offices do not go together, in words; each pair once."""
    told: set[frozenset[str]] = set()
    for _, offices in sections_of(charter):
        for office in offices.values():
            others = [other for other in named(office) if frozenset((office.id, other)) not in told]
            told |= {frozenset((office.id, other)) for other in others}
            if others:
                said = " or ".join(_place(charter, other) for other in others)
                yield f"{_place(charter, office.id)} does not go with {said}"
    for post in charter.posts.values():
        if post.plural_with is not None:
            yield f"who holds {_place(charter, post.id)} holds no other office{_but(charter, post.plural_with)}"


def _but(charter: Charter, refs: tuple[str, ...]) -> str:
    others = " or ".join(_place(charter, ref.removesuffix(ANY_SEAT)) for ref in refs)
    return f" than {others}" if others else ""


def _place(charter: Charter, office: str) -> str:
    if office in charter.bodies:
        return f"a seat in the {charter.bodies[office].label.one}"
    return f"the post of {charter.posts[office].label.one}"
