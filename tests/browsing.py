"""The register as somebody reads it on a phone: really served, in a real browser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.web.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, NARROW, HEIGHT = 390, 320, 844
PATIENCE = 120_000
"""Milliseconds after which a browser gives up waiting; on a busy machine a page takes many."""
SIZED = "width => new Promise(done => (function look() { innerWidth === width ? done() : setTimeout(look) })())"


def missing() -> str:
    """Return what is to be installed before there is a browser; nothing where there is one."""
    if not CHROMIUM.exists():
        return f"no pages are read: {CHROMIUM} is not there; apt-get install chromium"
    return "" if find_spec("playwright") else "no pages are read: playwright is not installed"


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Yield a browser while the block runs; skip the test, saying so, where there is none."""
    if why := missing():
        pytest.skip(why)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where there is a browser

    with sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS, timeout=PATIENCE)
        yield found
        found.close()


@contextmanager
def page_of(browser: "Browser", width: int = 1280) -> Iterator["Page"]:
    """Yield a page so many pixels wide, which waits as long as a busy machine needs."""
    page = browser.new_page(viewport={"width": width, "height": HEIGHT})
    page.set_default_timeout(PATIENCE)
    yield page
    page.close()


def resize(page: "Page", width: int) -> None:
    """Make a page so many pixels wide, and wait until it is."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.evaluate(SIZED, width)


def follow(link: "Locator") -> None:
    """Click on a link and wait until the page it leads to is loaded, with its style: a click alone waits for nothing."""
    with link.page.expect_navigation():
        link.click()


class Reader:
    """Somebody who reads a register, page after page; each page must fit the phone and make the browser say nothing."""

    def __init__(self, page: "Page", address: str) -> None:
        self._page, self._address = page, address
        self._said: list[str] = []
        page.on("console", lambda message: self._said.append(message.text))
        page.on("pageerror", lambda error: self._said.append(str(error)))

    def opens(self, path: str) -> str:
        """Return the text of a page, in one line, with all that folds opened."""
        self._page.goto(self._address + path)
        return self._text()

    def follows(self, name: str) -> str:
        """Return the text of the page to which the first link of this name leads."""
        follow(self._page.get_by_role("link", name=name, exact=True).first)
        return self._text()

    def _text(self) -> str:
        self._page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
        assert self._page.evaluate("document.documentElement.scrollWidth") <= PHONE, self._page.url
        assert [] == self._said, self._page.url
        return " ".join(self._page.locator("main").inner_text().split())


Reading = Callable[[str, Callable[[Reader], None]], None]
"""Has somebody read the register of a database; the fixture `reading` has one browser for all of a file's tests."""


def read(browser: "Browser", db: str, reads: Callable[[Reader], None]) -> None:
    """Serve a database, and have somebody read it on a phone."""
    with served(db) as (address, _), page_of(browser, PHONE) as page:
        reads(Reader(page, address))
