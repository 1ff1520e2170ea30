"""What lots decide, in the words of people: the one table for sentences, pages and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass

from comitia.count.lots import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in words: what is `asked`, as in `who is elected`, and what the one drawn `first` is."""

    asked: str
    first: str


QUESTIONS: Mapping[Question, Asked] = {
    "elect": Asked("who is elected", "elected"),
    "exclude": Asked("who is excluded", "excluded"),
    "transfer": Asked("whose surplus goes first", "first to pass on the surplus"),
    "runner-up": Asked("who stands first among the runners-up", "first among the runners-up"),
    "advance": Asked("who goes on to the next round", "in the next round"),
    "pairs": Asked("whose pairs go first among equal ones", "the one whose pairs go first among equal ones, and so on"),
    "bottom": Asked("who is one of the two last", "one of the two last"),
    "seat": Asked("which unit has the seat", "the unit that has the seat"),
}
