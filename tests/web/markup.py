"""Whether a page is well made: what any page must have, found by reading its tags once."""

import re
from collections import Counter
from html.parser import HTMLParser

from django.http import HttpResponse

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Page(HTMLParser):
    """The tags of a page; `problems` says what is wrong with them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.problems: list[str] = []
        self.links: list[str] = []
        self.ids: Counter[str] = Counter()
        self.headings: list[int] = []
        self.tags: Counter[str] = Counter()
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self._finish(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in VOID:
            self._open.append(tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name == "style" or name.startswith("on"):
                self.problems.append(f"inline {name} on {tag}")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1] != tag:
            self.problems.append(f"</{tag}> closes {self._open[-1] if self._open else 'nothing'}")
        else:
            self._open.pop()

    def _finish(self, text: str) -> None:
        self.problems += [f"id {name!r} is there {number} times" for name, number in self.ids.items() if number > 1]
        self.problems += [f"<{tag}> is never closed" for tag in self._open]
        self.problems += [
            f"{self.tags[tag]} <{tag}>"
            for tag in ("h1", "main", "title", "header", "footer")
            if not self._is_sound(tag)
        ]
        self.problems += [f"<{tag}>" for tag in ("script", "style", "font", "center") if self.tags[tag]]
        if any(later > earlier + 1 for earlier, later in zip(self.headings, self.headings[1:], strict=False)):
            self.problems.append(f"headings leave a level out: {self.headings}")
        if not text.startswith('<!doctype html>\n<html lang="en">'):
            self.problems.append("no doctype or language")

    def _is_sound(self, tag: str) -> bool:
        # A drawing has a <title> of its own.
        return self.tags[tag] == 1 or (tag == "title" and self.tags["svg"] > 0 and self.tags[tag] > 1)


def text_of(response: HttpResponse) -> str:
    """Return what a page says, without its marks, spaces evened out."""
    words = re.sub(r"<(?:title|desc)[^>]*>.*?</(?:title|desc)>", "", response.content.decode(), flags=re.DOTALL)
    words = re.sub(r"<[^>]+>", "", words)
    return re.sub(r"\s+", " ", words).replace("&#x27;", "'").replace("&quot;", '"')
