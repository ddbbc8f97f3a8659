"""What a page says, without a browser: its tags, its words and its tables."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_EMPTY = {"meta", "source", "img", "circle", "line", "rect", "link", "br"}


@dataclass
class Table:
    """``rows`` of cells, the headings among them."""

    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)


@dataclass
class Tag:
    name: str
    attributes: dict[str, str]
    text: str = ""


class Reading(HTMLParser):
    """``tags`` in their order, each with the words directly and indirectly in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[Tag] = []
        self.tables: list[Table] = []
        self._open: list[Tag] = []
        self.unclosed: list[str] = []
        self.feed(html)
        self.close()

    def named(self, name: str, kind: str | None = None) -> list[Tag]:
        """The tags of this name, of this class where one is given."""
        return [
            tag
            for tag in self.tags
            if tag.name == name and (kind is None or kind in tag.attributes.get("class", "").split())
        ]

    def table(self, caption: str) -> list[list[str]]:
        """The rows of the table whose caption, or first heading, begins like this."""
        [found] = [
            table for table in self.tables if (table.caption or " ".join(table.rows[0])).startswith(caption)
        ]
        return found.rows

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        tag = Tag(name, {key: value or "" for key, value in attributes})
        self.tags.append(tag)
        if name == "table":
            self.tables.append(Table())
        elif name == "tr":
            self.tables[-1].rows.append([])
        if name not in _EMPTY or name in ("circle", "line", "rect"):
            self._open.append(tag)

    def handle_startendtag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(name, {key: value or "" for key, value in attributes}))

    def handle_endtag(self, name: str) -> None:
        tag = self._open.pop()
        if tag.name != name:
            self.unclosed.append(f"{tag.name} closed by {name}")
        text = " ".join(tag.text.split())
        if name in ("td", "th"):
            self.tables[-1].rows[-1].append(text)
        elif name == "caption":
            self.tables[-1].caption = text

    def handle_data(self, text: str) -> None:
        for tag in self._open:
            tag.text += text
