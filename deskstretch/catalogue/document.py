"""A file of stretches as TOML: the tables in it, and the place of what is wrong."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from .. import toml_file
from ..core.errors import CatalogueError
from ..toml_file import BOM, BadFile
from ..toml_rules import printable

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """``name`` is what to call the file; ``tables`` is what stands under ``stretch``, not looked at yet."""

    name: str
    text: str
    tables: tuple[object, ...]

    def wrong(self, index: int, key: str, problem: str) -> CatalogueError:
        """The error for ``key`` of a stretch, with file, line and the id of the stretch.

        Without a good id it goes by its number in the file.
        """
        table = self.tables[index]
        written = table.get("id") if isinstance(table, dict) else None
        usable = isinstance(written, str) and written.isprintable() and written.strip()
        called = str(written)[:60] if usable else f"stretch {index + 1}"
        return _at(self.name, self.text, ("stretch", index, key), f"{called}: {problem}")


def read_document(path: Path) -> Document:
    """The file, as far as TOML goes; raises CatalogueError."""
    name = printable(path.name, most=80)
    try:
        text = toml_file.read_text(path, name)
        document = {} if text is None else toml_file.parse(text, name)
    except BadFile as bad:
        raise CatalogueError(str(bad)) from bad
    if text is None:
        raise CatalogueError(f"{name}: cannot be read: {os.strerror(errno.ENOENT)}")
    text = text.removeprefix(BOM)
    tables = document.pop("stretch", [])
    for key in document:
        problem = f"{printable(key, most=60)}: unknown key; each stretch begins with [[stretch]]"
        raise _at(name, text, (key,), problem)
    if not isinstance(tables, list):
        problem = "stretch: each one begins with [[stretch]], in double brackets"
        raise _at(name, text, ("stretch",), problem)
    return Document(name, text, tuple(tables))


def _at(name: str, text: str, key: Key, problem: str) -> CatalogueError:
    from ..toml_lines import line_of  # only when something is wrong

    line = line_of(text, key)
    where = f"{name}, line {line}" if line else name
    return CatalogueError(f"{where}: {problem}")
