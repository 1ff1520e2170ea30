"""YAML 1.2 core: words stay words, keys are text, and every value knows its line."""

from fractions import Fraction

import pytest

from comitia.charter.source import Unreadable, decode, read, spoken


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("1/2", "1/2"),
        ("2026-01-01", "2026-01-01"),
        ("1_000", "1_000"),
        ("P3Y", "P3Y"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("null", None),
        ("", None),
        ("17", 17),
        ("-3", -3),
        ("+4", 4),
        ("012", 12),
        ("0o17", 15),
        ("0xff", 255),
        ("'17'", "17"),
        ('"true"', "true"),
        ("[1, a]", [1, "a"]),
        ("{12: x, no: y}", {"12": "x", "no": "y"}),
    ],
)
def test_plain_scalars_follow_the_core_schema(text: str, value: object) -> None:
    """What other versions of YAML turn into dates, times and booleans is text here."""
    source = read(f"key: {text}\n")

    assert {"key": value} == source.value
    assert source.faults == []


@pytest.mark.parametrize("text", ["1e3", "1.5e2", ".inf", "-.Inf", ".nan", "0." + "1" * 17])
def test_numbers_that_are_no_plain_decimals_are_reported(text: str) -> None:
    """A charter has no floats: no exponents, no infinity, and no number that only looks exact."""
    assert [fault.path for fault in read(f"key: {text}\n").faults] == [("key",)]


@pytest.mark.parametrize(
    ("text", "fraction"),
    [
        ("0.40", Fraction(2, 5)),
        ("0.1", Fraction(1, 10)),
        (".5", Fraction(1, 2)),
        ("1.", Fraction(1)),
        ("-1.5", Fraction(-3, 2)),
        ("0.33333333", Fraction(33333333, 100000000)),
    ],
)
def test_plain_decimals_are_exactly_what_is_written(text: str, fraction: Fraction) -> None:
    """A tenth is a tenth, and not the nearest float; in a sentence it stands as it was written."""
    source = read(f"key: {text}\n")

    assert isinstance(source.value, dict)
    assert fraction == source.value["key"].fraction
    assert f"`{text}`" == spoken(source.value["key"])
    assert source.faults == []


def test_values_know_their_lines() -> None:
    """A path that is not in the file has the line of what contains it."""
    source = read("a:\n  - b: 1\n    c: 2\n  - d: 3\n")

    assert source.line(("a",)) == 1
    assert source.line(("a", 0, "c")) == 3
    assert source.line(("a", 1, "d")) == 4
    assert source.line(("a", 1, "nothing", "here")) == 4
    assert source.line(("nothing",)) == 1


@pytest.mark.parametrize(
    "text", ["a: [", "a: 'b", "a: b: c", "{", "\t- a", "--- !t<\n", "%YAML 9.9\n---\na: 1", "a: \x00"]
)
def test_what_is_not_yaml_stops_with_a_line(text: str) -> None:
    """The parser's own errors never reach the caller."""
    with pytest.raises(Unreadable) as raised:
        read(text)

    assert raised.value.line >= 1


def test_an_alias_of_nothing_is_an_alias() -> None:
    """Aliases are refused before anybody asks what they stand for."""
    assert [fault.path for fault in read("a: *nothing\n").faults] == [("a",)]


def test_escaped_halves_of_a_character_are_joined() -> None:
    """JSON writes a character beyond the first plane as two escapes; half of one is no character."""
    assert read(r'{"a": "\ud800\udc00", "\ud800\udc00": 1}').value == {"a": "\U00010000", "\U00010000": 1}
    half = read(r'{"a": "\ud800"}')

    assert half.value == {"a": "\ufffd"}
    assert [fault.message for fault in half.faults] == ["this is half of a character: write the character itself"]


def test_deep_nesting_is_stopped_inside_repeated_keys_too() -> None:
    """A file cannot exhaust the stack."""
    text = "{a: 1, a: " * 5000

    with pytest.raises(Unreadable, match="nested more than 30 deep"):
        read(text)


def test_bytes_that_are_not_utf_8_are_told_with_their_line() -> None:
    """The line is counted in bytes, since there is no text yet."""
    with pytest.raises(Unreadable, match="byte 0xe9") as raised:
        decode(b"a: 1\nb: caf\xe9\n")

    assert raised.value.line == 2
