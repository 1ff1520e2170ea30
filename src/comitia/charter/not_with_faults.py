"""What is wrong with the offices that are said to go together, or not: no offices, or what nobody could hold."""

from collections.abc import Iterator

from comitia.charter.mandate import incompatible_of
from comitia.charter.model import Charter
from comitia.charter.not_with import ANY_SEAT, below, is_meeting, left_out, named, path_of, sections_of
from comitia.charter.posts import Post
from comitia.charter.problems import Fault, Path


def faults(charter: Charter) -> Iterator[Fault]:
    """Yield what is wrong with the offices that are said not to go together."""
    for section, offices in sections_of(charter):
        for office in offices.values():
            here = (section, office.id, "not_with")
            if office.not_with and is_meeting(charter, office.id):
                yield Fault(path=here, message=f"{_meeting(office.id)}: remove it here")
                continue
            for index, ref in enumerate(office.not_with or ()):
                yield from _ref_faults(charter, office.id, ref, (*here, index))
            if len(set(named(office))) < len(office.not_with or ()):
                yield Fault(path=here, message="the list names one of them twice: name each once")
    for post in charter.posts.values():
        yield from _plural_faults(post, charter)
    yield from _impossible(charter)


def _plural_faults(post: Post, charter: Charter) -> Iterator[Fault]:
    """Yield what is wrong with the offices that a post may go with: no offices, barred otherwise, or out of reach."""
    for index, ref in enumerate(post.plural_with or ()):
        here, name = ("posts", post.id, "plural_with", index), ref.removesuffix(ANY_SEAT)
        yield from _ref_faults(charter, post.id, ref, here)
        bar = path_of(charter, post.id, name)
        if bar is not None:
            message = f"{name} does not go with it ({bar}): remove it here, or let them go together there"
            yield Fault(path=here, message=message)
        for lower in below(charter, name):
            if lower in left_out(charter, post):
                message = f"who sits in {name} must sit in {lower}: add {lower}{ANY_SEAT} to the list, or remove {name}"
                yield Fault(path=here, message=message)


def _ref_faults(charter: Charter, office: str, ref: str, path: Path) -> Iterator[Fault]:
    name = ref.removesuffix(ANY_SEAT)
    if name == office:
        message = f"{name} is this office itself: name others; how many places one person may have is not for not_with"
    elif name in charter.bodies and is_meeting(charter, name):
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


def _meeting(body: str) -> str:
    return f"everybody on the roll sits in {body}, and nobody holds a seat there"


def _offices(charter: Charter, office: str) -> list[str]:
    bodies = [f"{name}{ANY_SEAT}" for name, body in charter.bodies.items() if not body.meeting and name != office]
    return [*bodies, *(name for name in charter.posts if name != office)]


def _impossible(charter: Charter) -> Iterator[Fault]:
    """Yield the offices whose holder must sit in a body, by nesting, with which the office does not go."""
    if incompatible_of(charter.mandate).forbidden == "vote":
        return
    for section, offices in sections_of(charter):
        for office in offices.values():
            for lower in below(charter, office.id):
                path = path_of(charter, office.id, lower)
                if path is not None:
                    at, one, key = path.split(".")
                    change = (
                        f"add {lower}{ANY_SEAT}"
                        if key == "plural_with"
                        else f"remove {lower if one == office.id else office.id}"
                    )
                    message = (
                        f"who holds {office.id} must sit in {lower} ({section}.{office.id}.nested), so nobody could "
                        f"ever hold it: {change} here, or {'remove ' if key == 'plural_with' else ''}nested there"
                    )
                    yield Fault(path=(at, one, key), message=message)
