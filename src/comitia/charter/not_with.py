"""The key `not_with` of posts and bodies: which offices do not go together, what is wrong with that, and in words.

It is symmetric: written at one of two offices, it holds for both. `board.*` is any seat in the body `board`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from comitia.charter.mandate import incompatible_of
from comitia.charter.problems import Fault, Path
from comitia.charter.values import NAME, ONE_OR_MORE, complaint, some

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


def named(office: Post | Body) -> tuple[str, ...]:
    """Return the names of the offices that one says it does not go with."""
    return tuple(ref.removesuffix(ANY_SEAT) for ref in office.not_with or ())


def pairs(charter: Charter) -> dict[str, frozenset[str]]:
    """Return, for every office that does not go with others, which these are."""
    found: dict[str, set[str]] = {}
    for _, offices in _sections(charter):
        for office in offices.values():
            for other in named(office):
                found.setdefault(office.id, set()).add(other)
                found.setdefault(other, set()).add(office.id)
    return {office: frozenset(others) for office, others in found.items()}


def path_of(charter: Charter, office: str, other: str) -> str | None:
    """Return the path in the charter that says that two offices do not go together; None where nothing does."""
    for one, two in ((office, other), (other, office)):
        for section, offices in _sections(charter):
            if one in offices and two in named(offices[one]):
                return f"{section}.{one}.not_with"
    return None


def bars_vote(charter: Charter, body: str, other: str) -> bool:
    """Tell whether who holds another office has no vote in a body, where the charter takes the vote.

    It is the body that names the other office, or the one that the other, a post, names: a post has no vote to take.
    """
    found, post = charter.bodies.get(body), charter.posts.get(other)
    return (found is not None and other in named(found)) or (post is not None and body in named(post))


def votes_ex_officio(charter: Charter, body: str, post: str) -> bool:
    """Tell whether who sits in a body by virtue of a post has a vote there."""
    found = charter.bodies.get(body)
    group = found.ex_officio(post) if found is not None else None
    return group is not None and group.vote


def _sections(charter: Charter) -> tuple[tuple[str, Mapping[str, Post | Body]], ...]:
    return ("bodies", charter.bodies), ("posts", charter.posts)


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield what is wrong with the offices that are said not to go together."""
    for section, offices in _sections(charter):
        for office in offices.values():
            here = (section, office.id, "not_with")
            if office.not_with and _is_meeting(charter, office.id):
                yield Fault(path=here, message=f"{_meeting(office.id)}: remove it here")
                continue
            for index, ref in enumerate(office.not_with or ()):
                yield from _ref_faults(charter, office.id, ref, (*here, index))
            if len(set(named(office))) < len(office.not_with or ()):
                yield Fault(path=here, message="the list names one of them twice: name each once")
    yield from _impossible(charter)


def _ref_faults(charter: Charter, office: str, ref: str, path: Path) -> Iterator[Fault]:
    name = ref.removesuffix(ANY_SEAT)
    if name == office:
        message = f"{name} is this office itself: name others; how many places one person may have is not for not_with"
    elif name in charter.bodies and _is_meeting(charter, name):
        message = f"{_meeting(name)}: remove it"
    elif name in charter.bodies and ref == name:
        message = f"{name} is a body: write {name}{ANY_SEAT} for any seat in it"
    elif name in charter.posts and ref != name:
        message = f"{name} is a post: write {name}"
    elif name not in charter.bodies and name not in charter.posts:
        message = f"there is no office `{name}`: write one of {', '.join(_offices(charter, office))}"
    else:
        return
    yield Fault(path=path, message=message)


def _is_no_council(charter: Charter, office: str) -> bool:
    """Tell whether nobody holds a seat in what elects: a roll, a meeting, or a body that is not there."""
    return office not in charter.bodies or _is_meeting(charter, office)


def _is_meeting(charter: Charter, office: str) -> bool:
    return office in charter.bodies and charter.bodies[office].meeting


def _meeting(body: str) -> str:
    return f"everybody on the roll sits in {body}, and nobody holds a seat there"


def _offices(charter: Charter, office: str) -> list[str]:
    bodies = [f"{name}{ANY_SEAT}" for name, body in charter.bodies.items() if not body.meeting and name != office]
    return [*bodies, *(name for name in charter.posts if name != office)]


def _impossible(charter: Charter) -> Iterator[Fault]:
    """Yield the offices whose holder must sit in a body, by nesting, with which the office does not go."""
    if incompatible_of(charter.mandate).forbidden == "vote":
        return
    for section, offices in _sections(charter):
        for office in offices.values():
            for lower in below(charter, office.id):
                path = path_of(charter, office.id, lower)
                if path is not None:
                    at, one, _ = path.split(".")
                    two = lower if one == office.id else office.id
                    message = (
                        f"who holds {office.id} must sit in {lower} ({section}.{office.id}.nested), so nobody could "
                        f"ever hold it: remove {two} here, or nested there"
                    )
                    yield Fault(path=(at, one, "not_with"), message=message)


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


def sentences(charter: Charter) -> Iterator[str]:
    """Yield which offices do not go together, in words; each pair once."""
    told: set[frozenset[str]] = set()
    for _, offices in _sections(charter):
        for office in offices.values():
            others = [other for other in named(office) if frozenset((office.id, other)) not in told]
            told |= {frozenset((office.id, other)) for other in others}
            if others:
                said = " or ".join(_place(charter, other) for other in others)
                yield f"{_place(charter, office.id)} does not go with {said}"


def _place(charter: Charter, office: str) -> str:
    if office in charter.bodies:
        return f"a seat in the {charter.bodies[office].label.one}"
    return f"the post of {charter.posts[office].label.one}"
