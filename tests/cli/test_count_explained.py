"""`comitia count` with --explain, --trace, --svg, --output and --again."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.browsing import NARROW, PHONE, chromium, page_of, resize
from tests.count.ballots import WITH_POINTS, fit
from typer.testing import CliRunner, Result

from comitia.cli.app import app
from comitia.count import RULES, result_from_json

NAMES = '"Ama <b>"\n"Bo"\n"Cleo [the elder]"\n"Dag"\n"Board of the north & south"\n'
WARD = f"4 2\n45 1 2 0\n15 1 3 0\n17 2 0\n12 3 0\n11 4 3 0\n1 0\n0\n{NAMES}"


@pytest.fixture
def ward(tmp_path: Path) -> Path:
    path = tmp_path / "ward.blt"
    path.write_text(WARD)
    return path


def invoke(*words: object) -> Result:
    return CliRunner().invoke(app, ["count", *map(str, words)])


def test_explain_as_text(ward: Path) -> None:
    """Names as they are in the file, from the title to the digest."""
    result = invoke(ward, "--rule", "scottish-stv", "--explain", "text", "--trace", "1 2")

    assert result.exit_code == 0
    assert result.stdout.startswith("Board of the north & south\n====")
    for line in (
        "Ama <b> and Bo are elected.",
        "Stage 2: The surplus of Ama <b> passes on",
        "  > The ballot followed: It goes from Ama <b> to Bo, as 0.43333 of a vote. The rest stays with",
    ):
        assert line in result.stdout


def test_explain_as_a_page_and_a_picture_in_files(ward: Path, tmp_path: Path) -> None:
    """Nothing on the terminal; the page has the picture in it."""
    page, svg = tmp_path / "ward.html", tmp_path / "ward.svg"
    result = invoke(ward, "--rule", "wigm", "--explain", "html", "--output", page, "--svg", svg)

    assert (result.exit_code, result.stdout) == (0, "")
    assert "<title>Board of the north &amp; south: the count explained</title>" in page.read_text()
    assert "Ama <b>" not in page.read_text()
    assert svg.read_text() in page.read_text()
    assert ET.fromstring(svg.read_text()).tag.endswith("svg")  # noqa: S314  it was written here


def test_explain_as_data_holds_the_result(ward: Path, tmp_path: Path) -> None:
    """What was said, the margins, the trace, and a result that can be recounted."""
    result = invoke(ward, "--rule", "meek", "--explain", "json", "--trace", "1,2")
    found = json.loads(result.stdout)

    assert found["trace"]["ranking"] == [1, 2]
    assert found["stages"][0]["ballot"] == "It counts for Ama <b>, as a whole vote."
    assert {margin["kind"] for margin in found["margins"]} == {"quota", "short"}
    path = tmp_path / "result.json"
    path.write_text(json.dumps(found["result"]))
    assert invoke(ward, "--again", path).exit_code == 0


def test_a_trace_on_the_terminal_follows_the_table(ward: Path) -> None:
    """A sentence a stage; a single one where there is one stage."""
    result = invoke(ward, "--rule", "scottish-stv", "--trace", "4 1")

    assert "A ballot that ranks Dag, then Ama <b>:\nStage 1: It counts for Dag, as a whole vote." in result.stdout
    approval = invoke(ward, "--rule", "approval", "--trace", "4 1").stdout
    assert approval.endswith("A ballot for Dag and Ama <b>:\nIt counts one vote each for Dag and Ama <b>.\n")


@pytest.mark.parametrize("rule", RULES)
def test_a_result_is_counted_again(ward: Path, tmp_path: Path, rule: str) -> None:
    """The same, with status 0; with one total changed, where it differs, with status 1."""
    path = tmp_path / "result.json"
    if rule in WITH_POINTS:
        ward = tmp_path / "points.csv"
        ward.write_text("Ama,Bo,Cleo,Dag\n2,0,0,1\n1,0,2,0\n0,0,1,2\n")
    made = invoke(ward, "--rule", rule, "--seats", fit(rule, 2), "--lot-seed", "0A", "--json", "--output", path)
    assert (made.exit_code, made.stdout) == (0, "")
    assert result_from_json(json.loads(path.read_text())).count.rule == rule

    same = invoke(ward, "--again", path)
    assert (same.exit_code, same.stdout) == (
        0,
        "The same: counted again, every stage comes out as the result says.\n",
    )
    data = json.loads(path.read_text())
    data["count"]["stages"][0]["totals"][3] = 77
    path.write_text(json.dumps(data))
    differs = invoke(ward, "--again", path)
    assert (differs.exit_code, differs.stdout) == (1, "")
    assert "stages, 1, totals, 4: the result has 77" in differs.stderr


def test_a_result_of_other_ballots_is_told_apart(ward: Path, tmp_path: Path) -> None:
    """By the digest of the ballots."""
    path = tmp_path / "result.json"
    invoke(ward, "--rule", "plurality", "--json", "--output", path)
    ward.write_text(WARD.replace("11 4 3 0", "10 4 3 0"))

    result = invoke(ward, "--again", path)
    assert result.exit_code == 1
    assert "digest of the ballots: the result has " in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "no --rule is given, expected one of: scottish-stv"),
        (["--rule", "wigm", "--explain", "pdf"], "found --explain 'pdf', expected one of: text, html, json"),
        (["--rule", "wigm", "--explain", "json", "--json"], "found --explain and --json, expected one of them"),
        (["--rule", "wigm", "--output", "x"], "found --output, expected --explain or --json with it"),
        (["--rule", "wigm", "--trace", "5"], "found candidate 5, expected a number from 1 to 4"),
        (["--rule", "wigm", "--trace", "1 x"], "found the ballot '1 x', expected candidate numbers in order"),
        (["--rule", "wigm", "--trace", "1", "--json"], "found --trace and --json, expected --explain json"),
        (["--rule", "wigm", "--again", "x"], "found another option with --again, expected none"),
        (["--seats", "2", "--again", "x"], "found another option with --again, expected none"),
        (["--again", "nowhere.json"], "nowhere.json: No such file"),
        (["--rule", "wigm", "--svg", "nowhere/x.svg"], "nowhere/x.svg: there is no folder nowhere"),
    ],
)
def test_what_cannot_be_had_is_refused(ward: Path, words: list[str], said: str) -> None:
    result = invoke(ward, *words)
    assert result.exit_code == 1
    assert said in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "found the format None, expected comitia-count/1"),
        ("[1]", "found the format [1], expected comitia-count/1"),
        ('{"format": "comitia-count/1"}', "found something else than a result of the format comitia-count/1"),
        ("no JSON", "result.json: found text that is not JSON"),
        ("[" * 100_000, "result.json: "),
        ("\xff", "result.json: "),
    ],
)
def test_what_is_no_result_is_refused(ward: Path, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "result.json"
    path.write_bytes(text.encode("latin-1"))

    result = invoke(ward, "--again", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr


def test_the_page_in_a_browser(ward: Path, tmp_path: Path) -> None:
    """Nothing that axe objects to, by day and by night; no wider than a phone; its own style is allowed, and used."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    page_file = tmp_path / "ward.html"
    invoke(ward, "--rule", "scottish-stv", "--explain", "html", "--trace", "1 2", "--output", page_file)
    said = list[str]()
    with chromium() as browser, page_of(browser, PHONE) as page:
        page.on("console", lambda message: said.append(message.text))
        page.goto(page_file.as_uri())
        for width in (PHONE, NARROW, 1280):
            resize(page, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("getComputedStyle(document.querySelector('.card')).borderRadius") == "10px"
        page.locator(".scroll").first.focus()
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Picture of the count"
        assert said == []
        resize(page, PHONE)
        found = {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            faults = axe.Axe().run(page).response["violations"]
            found |= {(scheme, fault["id"]): [node["html"][:200] for node in fault["nodes"]] for fault in faults}
        assert found == {}
