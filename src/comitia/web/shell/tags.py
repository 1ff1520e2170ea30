"""Template tags of every page: addresses of assets, words for states, numbers and their nouns."""

import re
from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comitia.store.queries.when_words import when_words
from comitia.web.shell import assets
from comitia.web.shell.states import STATES

register = template.Library()
DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@register.simple_tag
def asset(name: str) -> str:
    """Return the address of a style sheet or picture."""
    return assets.address(name)


@register.simple_tag
def state(name: str) -> SafeString:
    """Return the mark of a state: `{% state "awaited" %}`."""
    shown = STATES[name]
    return format_html(
        '<span class="tag tag-{}" title="{}"><span class="sign" aria-hidden="true">{}</span>{}</span>',
        shown.tone,
        shown.sentence,
        shown.sign,
        shown.word,
    )


@register.filter
def number(value: int) -> str:
    """Return a number with commas: 9,214."""
    return f"{value:,}"


@register.filter
def nouns(value: int, words: str) -> str:
    """Return a number and its noun: `{{ 2|nouns:"seat,seats" }}` gives "2 seats"."""
    one, _, many = words.partition(",")
    return f"{value:,} {one if value == 1 else many or one + 's'}"


@register.filter
def capital(text: str) -> str:
    """Return a text whose first letter is a capital; the rest as it is."""
    return text[:1].upper() + text[1:]


@register.filter
def named(name: str) -> str:
    """Return a person's name, or words in its place where it was erased."""
    return name or "(name erased)"


@register.filter
def grouped(digest: str) -> str:
    """Return a hash in groups of four, to be read aloud and compared."""
    return " ".join(digest[place : place + 4] for place in range(0, len(digest), 4))


@register.filter
def votes(value: str, word: str = "") -> str:
    """Return a number of votes, an exact decimal as the record holds it, with commas; with its word where given."""
    whole, point, part = value.partition(".")
    said = f"{int(whole):,}{point}{part}" if whole.isdecimal() else value
    return f"{said} {word.removesuffix('s') if value == '1' else word}" if word else said


@register.filter
def gradeword(grade: str) -> str:
    """Return the word for a grade of evidence."""
    return STATES[grade].word


@register.filter
def day(text: str) -> str:
    """Return a date as the record holds it in words: a day (2026-03-14), or what documents say of the past (EDTF)."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return when_words(text)
    return f"{found.day} {found:%B %Y}"


@register.filter
def dated(text: str) -> str:
    """Return a sentence with the days in it in words."""
    return DAY.sub(lambda found: day(found[0]), text)


@register.filter
def moment(text: str) -> str:
    """Return a time as the record holds it (2026-03-14T18:02:00Z) in words."""
    found = datetime.fromisoformat(text)
    return f"{found.day} {found:%B %Y at %H:%M} UTC"


@register.filter
def words(text: str) -> list[str]:
    """Return the words of a text, to go through them."""
    return text.split()


@register.filter
def meaning(name: str) -> str:
    """Return the sentence that explains a state."""
    return STATES[name].sentence
