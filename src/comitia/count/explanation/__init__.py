"""A count explained to people: in sentences, as text, as a page, as a picture, and as data."""

from comitia.count.explanation.margin import Margin
from comitia.count.explanation.margins import margins
from comitia.count.explanation.page import to_html
from comitia.count.explanation.picture import picture
from comitia.count.explanation.sentences import explain
from comitia.count.explanation.story import Explanation, explanation, explanation_to_json
from comitia.count.explanation.text import to_text
from comitia.count.explanation.trace import Trace, parse_ranking, trace

__all__ = [
    "Explanation",
    "Margin",
    "Trace",
    "explain",
    "explanation",
    "explanation_to_json",
    "margins",
    "parse_ranking",
    "picture",
    "to_html",
    "to_text",
    "trace",
]
