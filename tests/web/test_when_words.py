"""Dates of the past in words: every form of EDTF that can be entered, and nothing that crashes a page."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from comitia.core.record.when import NoDate, when
from comitia.store.queries.when_words import when_words
from comitia.web.shell.tags import day

WORDS = {
    "1924-05-23": "23 May 1924",
    "1924-05-23/1924-05-31": "23 to 31 May 1924",
    "1924-05-28/1924-06-02": "28 May to 2 June 1924",
    "1923-12-28/1924-01-02": "28 December 1923 to 2 January 1924",
    "1924-05-23/1924-05-23": "23 May 1924",
    "1924-05": "May 1924",
    "1924-05/1924-06": "May to June 1924",
    "1924-05/1924-05": "May 1924",
    "1924-05-23/1924-06": "23 May 1924 to June 1924",
    "1923-12/1924-01": "December 1923 to January 1924",
    "1924": "1924",
    "0924": "924",
    "1920/1924": "1920 to 1924",
    "1924-05/1925": "May 1924 to 1925",
    "192X": "the 1920s",
    "192X/193X": "the 1920s to the 1930s",
    "19XX": "1900 to 1999",
    "1X2X": "1020 to 1929",
    "156X-12-25": "25 December of a year in the 1560s",
    "1924~": "about 1924",
    "1924?": "1924, uncertain",
    "1924%": "about 1924, uncertain",
    "1924-05~": "about May 1924",
    "1924-05-23?": "23 May 1924, uncertain",
    "192X~": "about the 1920s",
    "1924~/1926": "about 1924 to 1926",
    "../1924": "not after 1924",
    "/1924": "not after 1924",
    "../1924-05-23": "not after 23 May 1924",
    "1924/..": "not before 1924",
    "1924/": "not before 1924",
    "1924-XX": "some time in 1924",
    "1924-XX-XX": "some time in 1924",
    "1924-05-XX": "some day in May 1924",
    "XXXX": "date unknown",
    "1924-21": "spring 1924",
    "1924-24": "winter 1924",
    "1924-26": "northern summer 1924",
    "1924-31": "southern autumn 1924",
    "1924-33": "the first quarter of 1924",
    "1924-41": "the second half of 1924",
    "1924-21/1924-22": "spring 1924 to summer 1924",
    "[1924-05-23,1924-05-25]": "23 May 1924 or 25 May 1924",
    "[1924-05-23..1924-05-25]": "one of 23 to 25 May 1924",
    "{1924,1926}": "1924 and 1926",
    "{1924,1926,1928}": "1924, 1926 and 1928",
    "{1924..1926}": "each of 1924 to 1926",
    "[..1924]": "not after 1924",
    "[1924..]": "not before 1924",
}


@pytest.mark.parametrize("text", WORDS)
def test_every_form_in_words(text: str) -> None:
    """Each form of a date that can be entered."""
    when(text)

    assert when_words(text) == WORDS[text]


@pytest.mark.parametrize("text", ["", "yesterday", "1924-13", "1924-05-23T10:00:00Z", "23 May 1924", "../.."])
def test_what_is_no_date_stays_as_it_is(text: str) -> None:
    """Nothing is made up, and nothing fails."""
    assert when_words(text) == text


SIGNS = st.text(alphabet="0129X./,~?%-[]{}", min_size=1, max_size=24)
YEAR = st.from_regex(r"[0-9X]{4}", fullmatch=True)
PART = st.builds(
    lambda year, month, mark: f"{year}{month}{mark}",
    YEAR,
    st.sampled_from(["", "-05", "-XX", "-05-23", "-05-XX", "-24", "-41", "-12-31"]),
    st.sampled_from(["", "~", "?", "%"]),
)
DATES = st.one_of(
    SIGNS,
    PART,
    st.builds("{}/{}".format, PART, PART),
    st.builds("../{}".format, PART),
    st.builds("[{},{}]".format, PART, PART),
    st.builds("{{{}..{}}}".format, PART, PART),
)


@given(DATES)
@example("0000/X000")
def test_no_date_that_can_be_entered_fails_or_shows_a_code(text: str) -> None:
    """What `when` accepts has words without the signs of EDTF; everything else stays as it is."""
    said = when_words(text)
    try:
        when(text)
    except NoDate:
        assert said == text
        return
    assert said
    assert not set("X~?%[]{}/") & set(said), (text, said)


def test_pages_say_days_as_before() -> None:
    """A day of today, a moment, a date of the past, and what is none."""
    assert day("2026-03-14") == "14 March 2026"
    assert day("1924-05-23/1924-05-31") == "23 to 31 May 1924"
    assert day("nothing") == "nothing"
