"""Pages of rules that compare candidates: the pairs as a table, what defines the method quoted, no picture of first votes."""

import re

import pytest
from tests.count.ballots import profile, run

from comitia.count import RULES, Lots
from comitia.count.explanation.page import to_html
from comitia.count.explanation.pair_sheet import MOST
from comitia.count.explanation.story import Explanation, explanation
from comitia.count.options import NONE
from comitia.count.result import result_of

NAMES = ["Ama", "Bo", "Cleo", "Dag"]
BALLOTS = "9 ACD, 8 BAC, 4 CBA, 2 DAC"
BY_PAIRS = ("schulze", "ranked-pairs", "minimax", "copeland")


def told(rule: str, candidates: int = 4, text: str = BALLOTS) -> Explanation:
    lots = Lots(seed="5f")
    made = run(rule, candidates, text, 1, lots=lots)
    return explanation(
        result_of(profile(candidates, text), made, NONE, lots, "1"), [] if candidates > 4 else NAMES, "Chair"
    )


@pytest.mark.parametrize("rule", [*BY_PAIRS, "smith-irv", "bottom-two-irv"])
def test_the_pairs_are_a_table_of_the_page(rule: str) -> None:
    """As at the terminal: who is ranked before whom by how many, what wins in bold; and not a sentence of it again."""
    page = to_html(told(rule))

    assert '<th scope="row" class="who">Ama</th><td class="n"></td><td class="n">11</td>' in page
    assert '<td class="n"><strong>12</strong></td>' in page
    assert "Bo beats" not in page.partition("<ul>")[0]
    assert [] == re.findall(r"beats .* \(", page)


@pytest.mark.parametrize("rule", BY_PAIRS)
def test_first_votes_that_do_not_decide_have_no_picture(rule: str) -> None:
    """They are told, with the words that they decide nothing."""
    page = to_html(told(rule))

    assert "<svg" not in page
    assert "First votes do not decide by this rule" in page


def test_rules_in_which_votes_pass_on_keep_their_picture() -> None:
    """Those by pairs as well."""
    for rule in ("irv", "smith-irv", "bottom-two-irv"):
        assert "<svg" in to_html(told(rule))


@pytest.mark.parametrize("rule", [name for name, rule in RULES.items() if rule.wording.defines])
def test_clauses_that_define_a_method_are_quoted(rule: str) -> None:
    """What a path is, when a pair is locked, what those get whom a ballot leaves out: each with its words."""
    cited = dict(told(rule).clauses)

    assert {"schulze": "schulze 2", "ranked-pairs": "ranked-pairs 2", "borda": "borda 2"}[rule] in cited
    assert set(RULES[rule].wording.defines) <= set(RULES[rule].wording.says)


def test_of_very_many_candidates_there_are_sentences() -> None:
    """A table of all pairs would be too wide."""
    many = "3 " + "".join(chr(ord("A") + each) for each in range(MOST + 1))
    found = told("copeland", MOST + 1, many)
    page = to_html(found)

    assert 'id="pairs"' not in page
    assert "beats" in page
