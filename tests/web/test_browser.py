"""The register in a browser: nothing that axe objects to, nothing wider than a phone, nothing that the policy blocks."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from tests.browsing import NARROW, PHONE, chromium, follow, page_of, resize
from tests.web.federation import write_folder
from tests.web.hall import CHARTER_THAT_DECIDES
from tests.web.serving import decided, filled, served, told

axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="no browser tests: axe is not installed")
if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

A_ROUTE = 4
"""Pages looked at for each kind of address."""

ROUTES = {
    "organization": r"/",
    "unit": r"/units/[^/]+/",
    "way-up": r"/units/[^/]+/up/",
    "body": r"/bodies/[^/]+/[^/]+/",
    "post": r"/posts/[^/]+/[^/]+/",
    "person": r"/people/[^/]+/",
    "people": r"/people/(\?q=.*)?",
    "elections": r"/elections/(\?.*)?",
    "contest": r"/contests/[^/]+/",
    "decisions": r"/decisions/(\?.*)?",
    "decision": r"/decisions/\d+/",
    "resolutions": r"/resolutions/(\?.*)?",
    "history": r"/history/(\?.*)?",
    "past": r"/history/\d+/",
    "sources": r"/sources/",
    "source": r"/sources/\d+/",
    "search": r"/search/(\?.*)?",
    "how-elected": r"/mandates/[^/]+/[^/]+/",
    "rules": r"/rules/",
    "record": r"/record/(\?.*)?",
    "entry": r"/record/\d+/",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a served register."""
    place = tmp_path_factory.mktemp("browser")
    decided_there = decided(filled(write_folder(place / "folder", CHARTER_THAT_DECIDES), place), place)
    with served(told(decided_there, place)) as (found, _):
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """Yield a browser."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def pages(address: str, browser: "Browser") -> dict[str, list[str]]:
    """Return addresses of every kind, found by following links from the front page."""
    with page_of(browser) as page:
        found: defaultdict[str, list[str]] = defaultdict(list)
        waiting, seen = ["/", "/people/?q=berg", "/search/?q=the", "/nowhere/"], set[str]()
        while waiting:
            path = waiting.pop(0)
            route = next((name for name, form in ROUTES.items() if re.fullmatch(form, path)), "other")
            if path in seen or len(found[route]) >= A_ROUTE:
                continue
            seen.add(path)
            found[route].append(path)
            page.goto(address + path)
            links = page.eval_on_selector_all("a[href]", LINKS)
            waiting += [link for link in links if not link.endswith(".blt")]
    return dict(found)


def test_every_kind_of_address_is_found(pages: dict[str, list[str]]) -> None:
    """Links from the front page lead to every kind of page."""
    assert set(ROUTES) == set(pages) - {"other"}


@pytest.mark.parametrize("route", [*ROUTES, "other"])
def test_axe_and_the_width_of_a_phone(
    address: str, browser: "Browser", pages: dict[str, list[str]], route: str
) -> None:
    """No page has a fault that axe knows, is wider than the screen, or asks for what the policy forbids."""
    said = list[str]()
    with page_of(browser, PHONE) as page:
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        problems = {}
        for path in pages[route]:
            page.goto(address + path)
            page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
            for width in (PHONE, NARROW):
                resize(page, width)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    problems[path, f"wider than {width}"] = page.evaluate(WIDEST, width)
            problems |= {(path, fault): html for fault, html in faults_of(page)}

    assert {} == problems
    assert [] == [text for text in said if "404" not in text]


def faults_of(page: "Page") -> Iterator[tuple[str, list[str]]]:
    """Yield what axe finds: everything by day, and by night what has to do with colours, which alone change."""
    page.evaluate(axe.Axe().axe_script)
    for scheme, rules in (("light", {}), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        for fault in page.evaluate(FAULTS, {"resultTypes": ["violations"], **rules}):
            yield f"{fault['id']}, {scheme}", [node["html"][:200] for node in fault["nodes"][:3]]


COLOURS = {"runOnly": {"type": "tag", "values": ["cat.color"]}}
FAULTS = "options => axe.run(options).then(found => found.violations)"
LINKS = """all => all.map(each => new URL(each.href.baseVal ?? each.href, document.baseURI))
    .map(each => each.pathname + each.search)"""

WIDEST = """width => [...document.querySelectorAll('main *, header *, footer *')]
    .filter(each => each.getBoundingClientRect().right > width && !each.closest('.scroll, pre'))
    .map(each => each.outerHTML.slice(0, 120)).slice(0, 3)"""


def test_by_keyboard(address: str, browser: "Browser") -> None:
    """The first stop leads past the navigation, and whatever has the focus shows it."""
    with page_of(browser) as page:
        page.goto(address + "/units/ash/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
        page.keyboard.press("Enter")
        page.wait_for_url("**/units/ash/#content")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_tables_of_members_fit_a_phone(address: str, browser: "Browser") -> None:
    """However long a name is, how somebody was elected can be reached without scrolling sideways."""
    with page_of(browser, PHONE) as page:
        wide = []
        for path in ("/units/cedar/", "/bodies/assembly/tide/", "/bodies/region_council/north/"):
            page.goto(address + path)
            if page.evaluate(
                "[...document.querySelectorAll('.scroll')].some(each => each.scrollWidth > each.clientWidth)"
            ):
                wide.append(path)

    assert [] == wide


def test_twice_the_size(address: str, browser: "Browser") -> None:
    """With letters of twice the size nothing leaves the screen of a phone."""
    with page_of(browser, PHONE) as page:
        wide = []
        for path in ("/", "/units/cedar/", "/bodies/region_council/north/", "/record/", "/elections/"):
            page.goto(address + path)
            page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
            if page.evaluate("document.documentElement.scrollWidth") > PHONE:
                wide.append((path, page.evaluate(WIDEST, PHONE)))

    assert [] == wide


def test_walk_from_the_president_down_to_a_stage_table(address: str, browser: "Browser") -> None:
    """From the front page to how the last president was elected, by its links down to the count in a branch."""
    with page_of(browser, PHONE) as page:
        page.goto(address)
        follow(page.get_by_role("link", name="President", exact=True))
        follow(page.get_by_role("link", name="How Anna Berg came to it"))
        assert page.url.endswith("/mandates/president/1/")
        assert "37 votes" in page.locator("main").inner_text()
        follow(page.locator("main a[href='/contests/region_council.ash/']:visible").first)
        assert page.url.endswith("/contests/region_council.ash/")
        table = page.locator("main table", has_text="Bruno Costa").first
        assert table.is_visible()
        assert "Anna Berg" in table.inner_text()
