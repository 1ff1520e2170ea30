"""Files of history: what is read, and every fault in them with its line and what to write."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.charter.source import Source
from comitia.core.history.past_act import Place
from comitia.exchange.history.figures import figures
from comitia.exchange.history.file import read_history
from comitia.exchange.history.part import Faults, Part
from comitia.exchange.history.told import FigureTold, HistoryTold
from comitia.exchange.tables import BadInput

DAY = date(2026, 3, 2)
GOOD = """\
persons: {h-17: Ada Roe}
sources:
  minutes:
    nature: minutes
    author: The clerk
    title: Minutes of the council, 1924
    made: 1924-06
    kept: "City archive, box 12"
    file: minutes.pdf
    notes: [A fair copy.]
acts:
  - id: plenum
    kind: session
    when: 1924-05-23/1924-05-31
    by: {office: council, unit: society}
    outcome: held
    demanded: {share: 1/2, of: for_plus_against, quorum: 30, words: More than half.}
    sources:
      - source: minutes
        page: p. 3
        quotation: |
          The plenum met:
          in May.
        when: 1924-05-23
        figures: {present: 40..45, entitled: 61, for: all but one, against: ..2, abstaining: {words: few, most: 5}}
      - {source: source-7, figures: {present: unknown}}
  - kind: resignation
    within: plenum
    when: 1924
    persons: [h-17]
    places: [secretary.society, {office: clerk, unit: 7-East}]
    sources: [{source: minutes}]
    flags: [{rule: "rules of 1922, 14", level: irregular, text: No notice.}]
add:
  - {to: past-3, sources: [{source: minutes, when: 192X, outcome: refused}], notes: [See box 13.]}
  - {to: source-2, notes: [Torn.]}
"""
FRAME = """\
sources:
  minutes: {nature: minutes, title: Minutes}
acts:
  - id: one
    kind: motion
    when: 1924
    outcome: carried
    text: That it be so.
    sources: [{source: minutes}]
"""
Write = Callable[[str], Path]


@pytest.fixture(name="write")
def writing(tmp_path: Path) -> Write:
    """Return what writes a file of history."""

    def write(text: str) -> Path:
        path = tmp_path / "past.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def faults(path: Path, day: date = DAY) -> list[str]:
    """Return all that is wrong with a file, a line each."""
    with pytest.raises(BadInput) as caught:
        read_history(path, day)
    return str(caught.value).splitlines()


def test_a_good_file_is_read_as_it_is_written(write: Write) -> None:
    """Dates without quotes are text, figures are ranges or words, the copy beside it is digested."""
    path = write(GOOD)
    (path.parent / "minutes.pdf").write_bytes(b"scan")

    found = read_history(path, DAY)

    source, (plenum, asks), added = found.sources[0], found.acts, found.additions
    assert {"h-17": "Ada Roe"} == found.persons
    assert ("minutes", "1924-06", hashlib.sha256(b"scan").hexdigest()) == (source.name, source.made, source.digest)
    assert ("1924-05-23/1924-05-31", "1924") == (plenum.when, asks.when)
    assert ("1/2", False, 30) == (
        plenum.demanded and (plenum.demanded.share, plenum.demanded.or_more, plenum.demanded.quorum)
    )
    assert "The plenum met:\nin May." == plenum.sources[0].quotation
    assert {
        "for": FigureTold(least=0, most=None, words="all but one"),
        "against": FigureTold(least=0, most=2, words=None),
        "abstaining": FigureTold(least=0, most=5, words="few"),
        "present": FigureTold(least=40, most=45, words=None),
        "entitled": FigureTold(least=61, most=61, words=None),
    } == plenum.sources[0].figures
    assert (Place(office="secretary", unit="society"), Place(office="clerk", unit="7-East")) == asks.places
    assert ("tendered", "plenum", 33) == (asks.outcome, asks.within, asks.flags[0].line)
    assert [(35, "past-3"), (36, "source-2")] == [(each.line, each.to) for each in added]
    assert 5 == found.parts


def test_all_faults_are_said_at_once(write: Write) -> None:
    """Thirteen faults in one file, each with its line."""
    text = """\
persons: {h-1: Ada Roe}
sources:
  minutes: {nature: minuets, title: Minutes}
  source-3: {nature: letter, title: ""}
acts:
  - id: one
    kind: settlment
    when: 23 May 1924
    outcome: accepted
    of: two
    sources: [{source: minute, page: p. 3}]
  - id: two
    kind: resignation
    when: 2031
    places: [secretary]
    sources: [{source: minutes, figures: {for: 45..40, votes: 3}}]
    wihtin: one
"""

    assert [
        "past.yaml:1: persons.h-1: nobody of this reference is in an act of this file: leave it out",
        "past.yaml:3: sources.minutes.nature: 'minuets' is not known here: did you mean minutes?",
        "past.yaml:4: sources.source-3: 'source-3' looks like an id of the record: give a name of its own",
        "past.yaml:4: sources.source-3.title: this is empty: write a text, or leave the key out",
        "past.yaml:7: acts[0].kind: 'settlment' is not known here: did you mean settlement?",
        "past.yaml:8: acts[0].when: '23 May 1924' is no date: write 1924-05-23, 1924-05, 1924, a range "
        "1924-05-23/1924-05-31, a season 1924-23 (autumn; 21 is spring, 24 winter), a decade 192X, about 1924~, "
        "not after ../1924, or XXXX where nothing is known",
        "past.yaml:10: acts[0].of: the act 'two' does not come before this one: put it first",
        "past.yaml:11: acts[0].sources[0].source: there is no source 'minute': did you mean minutes?",
        "past.yaml:14: acts[1].when: 2031 lies after 2026-03-02, the day on which it is entered: correct it",
        "past.yaml:15: acts[1].places[0]: `secretary` names no unit: "
        "write {office: secretary, unit: society}, or secretary.society",
        "past.yaml:16: acts[1].sources[0].figures.votes: there is no key 'votes' here: "
        "leave it out; the keys here are for, against, abstaining, invalid, not_voting, present, entitled",
        "past.yaml:16: acts[1].sources[0].figures.for: 45 to 40 ends before it begins: write the smaller number first",
        "past.yaml:17: acts[1].wihtin: there is no key 'wihtin' here: did you mean within?",
    ] == faults(write(text))


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("nature: minutes, ", "", 2, "nature is missing: write one of minutes, report"),
        (", title: Minutes", "", 2, "title is missing: write what the document is called"),
        ("title: Minutes", "title: Minutes, file: a.pdf", 2, "there is no file 'a.pdf' beside this one"),
        ("title: Minutes", "title: Minutes, file: ../a.pdf", 2, "there is no file '../a.pdf' beside this one"),
        ("title: Minutes", 'title: "Mi\\x1b"', 2, "this has the control character '\\x1b': take it out"),
        ("kind: motion", 'kind: "\\u202emotion"', 5, "this has the control character '\\u202e': take it out"),
        ("title: Minutes", 'title: "Mi\\nnutes"', 2, "this stands on one line of at most 300 characters"),
        ("title: Minutes", "title: Minutes, made: [1924, 1926]", 2, 'write such a date in quotes, as "[1924, 1926]"'),
        ("  minutes: {nature: minutes, title: Minutes}", "  minutes: Minutes", 2, "this is `Minutes`: write the keys"),
        ("  minutes: {nature: minutes, title: Minutes}", "  - minutes", 1, "write each source as NAME: {nature:"),
        ("    kind: motion\n", "", 4, "kind is missing: write one of session, motion"),
        ("    when: 1924\n", "", 4, "when is missing: write a date, or XXXX"),
        ("    outcome: carried\n", "", 4, "outcome is missing: write one of carried, lost"),
        ("carried", "held", 7, "'held' is not known here: write one of carried, lost, withdrawn, put_off, unknown"),
        ("    text: That it be so.\n", "    text:\n", 8, "this is nothing: write a text, or leave the key out"),
        ("    sources: [{source: minutes}]\n", "", 4, "sources are missing: name the source, and what it says"),
        ("[{source: minutes}]", "[]", 9, "this is a list that is empty: begin each entry with a dash"),
        ("[{source: minutes}]", "minutes", 9, "this is `minutes`, and not a list"),
        ("[{source: minutes}]", "[{page: p. 3}]", 9, "source is missing: write the name of a source of this file"),
        ("[{source: minutes}]", "[{source: letter}]", 9, "there is no source 'letter': add it under sources"),
        ("source: minutes}", "source: minutes, outcome: held}", 9, "'held' is not known here: write one of carried"),
        ("id: one", "id: past-1", 4, "'past-1' looks like an id of the record"),
        ("id: one", "id: minutes", 4, "'minutes' is the name of a source: give another"),
        ("id: one", "within: one", 4, "there is no act 'one': give the act an id in this file"),
        ("id: one", "by: {office: council}", 4, "unit is missing: name the unit"),
        ("id: one", "by: [council, union]", 4, "this is a list: write {office: secretary, unit: society}"),
        ("id: one", "persons: [{a: b}]", 4, "this is a mapping: write a text"),
        ("id: one", "notes: ['']", 4, "this is empty: write a text"),
        ("id: one", "demanded: {share: 1/2}", 4, "of is missing: write what it is a share of"),
        ("id: one", "demanded: {quorum: few}", 4, "'few' is no number: write a whole number from 1 on"),
        ("id: one", "demanded: {quorum: 0}", 4, "'0' is no number: write a whole number from 1 on"),
        ("id: one", "demanded: {or_more: maybe}", 4, "'maybe' is not known here: write one of true, false"),
        ("id: one", "flags: [{rule: a, text: b}]", 4, "level is missing: write one of irregular, contested"),
        ("id: one", "flags: [{rule: a, level: cured}]", 4, "text is missing: say how it breaks the rule"),
        ("id: one", "flags: [{level: cured, text: b}]", 4, "rule is missing: name the rule that it breaks"),
        ("source: minutes}", "source: minutes, figures: {for: 40-45}}", 9, "'40-45' is no number: write 12, 40..45"),
        ("source: minutes}", "source: minutes, figures: {for: '..'}}", 9, "'..' is no number"),
        ("source: minutes}", "source: minutes, figures: {for: 1234567890}}", 9, "'1234567890' is no number"),
        ("source: minutes}", "source: minutes, figures: {for: {least: 3}}}", 9, "words is missing: write the words"),
        ("source: minutes}", "source: minutes, figures: {for: {words: few, least: 3, most: 2}}}", 9, "3 to 2 ends before"),
        ("source: minutes}", "source: minutes, figures: {for: []}}", 9, "this is a list: write a text"),
        ("sources:\n", "persons: [Ada]\nsources:\n", 1, "this is a list: write one line a person, REFERENCE: NAME"),
        ("sources:\n", "persons: {h-1: }\nsources:\n", 1, "the name is nothing: write it on one line"),
        ("sources:\n", "add: [{to: past-1}]\nsources:\n", 1, "nothing is added: write sources, notes or flags"),
        ("sources:\n", "add: [{notes: [a]}]\nsources:\n", 1, "to is missing: write past-N or source-N"),
        ("sources:\n", "add: [{to: one, notes: [a]}]\nsources:\n", 1, "'one' is nothing of the record: write past-N"),
        ("sources:\n", "add: [{to: source-1, sources: [{source: minutes}]}]\nsources:\n", 1, "nothing but notes is added"),
        ("sources:\n", "souces:\n", 1, "there is no key 'souces' here: did you mean sources?"),
        ("sources:\n", "? - a\n: b\nsources:\n", 1, "a key is a word: write it as text"),
        ("sources:\n", "*a : b\nsources:\n", 1, "a key is a word: write it as text"),
        ("sources:\n", "? [a]\n: b\nsources:\n", 1, "a [ begins here where a key should: take it out, or close the"),
        ("source: minutes}", "source: minutes, {page: p. 3}", 9, "a { begins here where a key should: take it out, or close"),
        ("That it be so.", "{Put", 9, "the { of line 8 is not closed before it: close it, or put a text with { [ : or # in quotes"),
        ("source: minutes}", "source: minutes, quotation: Put: lost}", 9, "the { of line 9 is not closed before it: close it"),
        ("That it be so.", "*a", 8, "a file of history has no aliases"),
        ("That it be so.", "'a", 10, "this is not YAML"),
        ("    when: 1924\n", "    when: 1924\n    when: 1925\n", 7, "`when` is already given on line 6"),
    ],
)  # fmt: skip
def test_each_fault_is_said_with_its_line(write: Write, before: str, after: str, line: int, said: str) -> None:
    """What was found, and what to write instead."""
    assert before in FRAME

    found = faults(write(FRAME.replace(before, after, 1)))

    assert [each for each in found if each.startswith(f"past.yaml:{line}: ") and said in each], found


def test_a_file_with_nothing_in_it(write: Write, tmp_path: Path) -> None:
    """Empty, or of persons alone, or no file at all."""
    assert ["past.yaml:1: the file is empty: begin with the line sources:"] == faults(write("# nothing\n"))
    assert "there is nothing to enter: write sources, acts, or add" in faults(write("persons: {a: b}\n"))[0]
    assert ["none.yaml: the file cannot be read (no such file or directory): check its name"] == faults(
        tmp_path / "none.yaml"
    )


def test_an_act_that_is_there_twice(write: Write) -> None:
    """The same words under another id are one act; two ids of one name are two."""
    again = FRAME[FRAME.index("  - id: one") :]
    twice = faults(write(FRAME + again.replace("id: one", "id: two")))
    named = faults(write(FRAME + again.replace("be so", "not be so")))

    assert [
        "past.yaml:10: acts[1]: this is the act of line 4 in the same words: give it one entry, with all its sources"
    ] == twice
    assert ["past.yaml:10: acts[1].id: 'one' is the id of the act of line 4: give another"] == named


def test_a_day_of_entering_is_no_fault_and_the_next_is(write: Write) -> None:
    """A date that can still be the day itself is read."""
    path = write(FRAME.replace("1924", "2026-03"))

    assert isinstance(read_history(path, date(2026, 3, 1)), HistoryTold)
    assert "2026-03 lies after 2026-02-28" in faults(path, date(2026, 2, 28))[0]


NUMBERS = st.integers(0, 999_999_999)
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "Zs", "Po")), min_size=1, max_size=40).filter(
    lambda text: any(map(str.isalpha, text)) and text == text.strip() != "unknown"
)


@st.composite
def written(draw: st.DrawFn) -> tuple[object, FigureTold]:
    """Draw a figure as it is written, and what it says."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    words = draw(WORDS)
    return draw(
        st.sampled_from(
            [
                (f"{low}", FigureTold(least=low, most=low, words=None)),
                (f"{low}..{high}", FigureTold(least=low, most=high, words=None)),
                (f"{low}..", FigureTold(least=low, most=None, words=None)),
                (f"..{high}", FigureTold(least=0, most=high, words=None)),
                ("unknown", FigureTold(least=0, most=None, words=None)),
                (words, FigureTold(least=0, most=None, words=words)),
                ({"words": words, "least": f"{low}"}, FigureTold(least=low, most=None, words=words)),
                ({"words": words, "least": f"{low}", "most": f"{high}"}, FigureTold(least=low, most=high, words=words)),
            ]
        )
    )


@given(written(), written())
def test_figures_are_read_as_they_are_written(one: tuple[object, FigureTold], other: tuple[object, FigureTold]) -> None:
    """Numbers, ranges, words and words with bounds, whatever stands beside them."""
    part = Part(Faults("past.yaml", Source(), DAY), (), {"for": one[0], "present": other[0]})

    assert {"for": one[1], "present": other[1]} == figures(part)
    assert [] == part.faults.problems
