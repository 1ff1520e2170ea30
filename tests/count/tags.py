"""A page read tag by tag."""

from html.parser import HTMLParser

VOID = {"meta", "br", "rect", "line", "path"}


class Tags(HTMLParser):
    """The tags of a page: that each is closed, what they have, and what is written."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID or (tag in {"rect", "path"} and not self.get_starttag_text().endswith("/>")):  # type: ignore[union-attr]  in a tag there is one
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data
