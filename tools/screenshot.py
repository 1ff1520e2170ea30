"""Make the picture in the README: the page that says how the president of the demonstration was elected.

Needs Chromium, and the demonstration that `make demo SERVE=0` makes: ``python tools/screenshot.py``.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "images" / "how-elected.png"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
PATIENCE = 30


def main() -> int:
    """Serve the demonstration, take the picture, and stop serving."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--db", type=Path, default=ROOT / "demo" / "demo.sqlite3")
    parser.add_argument("--port", type=int, default=8017)
    parser.add_argument("--page", default="", help="path of the page; else how the president was elected")
    parser.add_argument("--width", type=int, default=1280)
    parser.add_argument("--height", type=int, default=1028)
    parser.add_argument("-o", "--out", type=Path, default=PICTURE)
    told = parser.parse_args()
    chromium = shutil.which("chromium")
    if chromium is None or not told.db.is_file():
        print("needs chromium, and the demonstration: make demo SERVE=0")
        return 1
    address = f"http://127.0.0.1:{told.port}"
    path = told.page or how_elected(told.db)
    with served(told.db, told.port, address), sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport={"width": told.width, "height": told.height})
        page.goto(address + path)
        told.out.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(told.out))
        browser.close()
    print(f"{told.out} written")
    return 0


def how_elected(db: Path) -> str:
    """Return the path of the page on how the president was elected."""
    os.environ |= {"COMITIA_DB": str(db), "DJANGO_SETTINGS_MODULE": "comitia.config.settings"}
    import django  # noqa: PLC0415  only once it is known which database

    django.setup()
    from comitia.store import models  # noqa: PLC0415

    contest, _, place = (
        models.Mandate.objects.filter(office="president").values_list("id", flat=True)[0].rpartition(":")
    )
    return f"/mandates/{contest}/{place}/"


@contextmanager
def served(db: Path, port: int, address: str) -> Iterator[None]:
    """Serve the register while the picture is taken."""
    command = [str(Path(sys.executable).parent / "comitia"), "serve", "--db", str(db), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        wait_for(f"{address}/healthz")
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def wait_for(address: str) -> None:
    """Return once the register answers; raise where it does not."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address):  # noqa: S310  our own address
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    message = f"{address} does not answer"
    raise TimeoutError(message)


if __name__ == "__main__":
    sys.exit(main())
