"""The stretches as data: one ``[[stretch]]`` table each, in the TOML files beside this module."""

from pathlib import Path

from ..core.stretch import Stretch
from .document import Document, read_document
from .entry import BadEntry, claim, read_entry


def load_catalogue() -> tuple[Stretch, ...]:
    """Every stretch that comes with the program."""
    found_in: dict[str, str] = {}
    stretches: list[Stretch] = []
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        stretches += _stretches(read_document(path), found_in)
    return tuple(stretches)


def load_file(path: Path) -> tuple[Stretch, ...]:
    """The stretches of one file, of at most 1 MB.

    Raises CatalogueError for the first thing that is wrong, with file, line, id, key and the mend.
    """
    return stretches_in(read_document(path))


def stretches_in(document: Document) -> tuple[Stretch, ...]:
    """As ``load_file``, for a document that was read already."""
    return tuple(_stretches(document, {}))


def _stretches(document: Document, found_in: dict[str, str]) -> list[Stretch]:
    """What the tables stand for. ``found_in``: the file of every id so far, this one's are added."""
    stretches = []
    for index, table in enumerate(document.tables):
        try:
            stretch = read_entry(table)
            claim(stretch.id, document.name, found_in)
        except BadEntry as bad:
            raise document.wrong(index, bad.key, str(bad)) from bad
        stretches.append(stretch)
    return stretches
