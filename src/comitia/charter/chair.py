"""Who presides over a body and what that gives, and whether its members have equal powers: `chair` and `collegial`."""

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from comitia.charter.values import Name, Section, complaint, later

PRESIDING_ONLY, PRESIDING, CASTING = "presiding_only", "presiding", "casting_vote"
CHAIR_POWERS = (PRESIDING, CASTING)


def _powers(value: object) -> object:
    if value == PRESIDING_ONLY:
        return (PRESIDING,)
    if isinstance(value, list | tuple) and value and all(each in CHAIR_POWERS for each in value):
        if len(set(value)) < len(value):
            raise complaint("write each once")
        return tuple(value)
    raise complaint(
        f"write {PRESIDING_ONLY}, or a list of {', '.join(CHAIR_POWERS)}; other powers belong into powers of the post"
    )


def _nobody(value: object) -> object:
    if value == "rotating":
        raise later("rotating")
    return value


class Chair(Section):
    """Who presides over a body, and what that gives."""

    LATER: ClassVar[frozenset[str]] = frozenset({"elected", "votes", "casting", "term"})
    post: Name | None = Field(None, description="the post whose holder presides; not said if left out")
    powers: Annotated[
        tuple[Literal["presiding", "casting_vote"], ...],
        BeforeValidator(_powers),
        WithJsonSchema(
            {
                "anyOf": [
                    {"const": PRESIDING_ONLY},
                    {"type": "array", "items": {"enum": [*CHAIR_POWERS]}, "minItems": 1, "uniqueItems": True},
                ]
            }
        ),
    ] = Field(
        PRESIDING_ONLY, validate_default=True, description="presiding_only, or a list of presiding and casting_vote"
    )


class Collegial(Section):
    """Whether the members of a body have equal powers, and whether anybody presides by an office."""

    LATER: ClassVar[frozenset[str]] = frozenset({"term_as_chair"})
    equal_powers: bool = Field(
        False, description="true if no office that the body fills, and no chair, has a power of the body alone"
    )
    chair: Annotated[Literal["none"] | None, BeforeValidator(_nobody)] = Field(
        None, description="none: nobody presides by an office, and nobody has a casting vote"
    )
