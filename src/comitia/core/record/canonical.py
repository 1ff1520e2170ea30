"""Canonical JSON (RFC 8785) for the values that entries hold.

Only str, int, bool, None, list and dict with ASCII keys occur: fractions and integers beyond 2^53 are written as
strings by the codec, and a float is refused on reading. For such values sorting keys by code point is the
order of RFC 8785, section 3.2.3.
"""

import json

import orjson

JSON = None | bool | int | str | list["JSON"] | dict[str, "JSON"]

LARGEST_INTEGER = 2**53 - 1

_FORM = (
    orjson.OPT_SORT_KEYS
    | orjson.OPT_STRICT_INTEGER
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_DATETIME
    | orjson.OPT_PASSTHROUGH_SUBCLASS
)


class NotCanonical(ValueError):  # noqa: N818  said of a line, as a finding
    """The bytes are not the canonical JSON of a value that an entry may hold."""


def encode(value: JSON) -> bytes:
    """Return the canonical UTF-8 bytes of a value, or raise `NotCanonical` for what an entry cannot hold.

    That there is no float in it is for whoever calls: types keep them out of events, and `decode` refuses them.
    """
    try:
        return bytes(memoryview(orjson.dumps(value, option=_FORM)))  # copied: its own block is larger, and stays so
    except orjson.JSONEncodeError as error:
        message = f"not a value that the record can hold: {error}"
        raise NotCanonical(message) from error


def decode(line: bytes) -> JSON:
    """Return the value of canonical bytes; raise `NotCanonical` when writing it again gives other bytes."""
    try:
        value: JSON = json.loads(line, parse_float=_refuse, parse_constant=_refuse, parse_int=_integer)
    except (ValueError, RecursionError) as error:
        message = f"not JSON as the record writes it: {error}"
        raise NotCanonical(message) from error
    if encode(value) != line:
        message = "not in canonical form (RFC 8785): spaces, key order, escapes or a repeated key differ"
        raise NotCanonical(message)
    return value


def _refuse(text: str) -> JSON:
    message = f"the number {text} is not an integer"
    raise NotCanonical(message)


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > LARGEST_INTEGER:
        message = f"the integer {text[:20]} is beyond 2^53 and must be a string"
        raise NotCanonical(message)
    return int(text)
