"""A file of stretches and routines as TOML: the tables in it, and the place of what is wrong."""

import errno
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import toml_file
from ..core.errors import CatalogueError
from ..toml_file import BOM, BadFile
from ..toml_rules import printable

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """``name`` is what to call the file; ``tables`` and ``routines`` are what stands under ``stretch``
    and under ``routine``, not looked at yet.
    """

    name: str
    text: str
    tables: tuple[object, ...]
    routines: tuple[object, ...] = ()

    def wrong(self, index: int, key: str, problem: str) -> CatalogueError:
        """The error for ``key`` of a stretch, with file, line and the id of the stretch."""
        return self._wrong(self.tables, ("stretch", index, key), problem)

    def wrong_routine(self, index: int, key: str, problem: str) -> CatalogueError:
        """As ``wrong``, for a routine."""
        return self._wrong(self.routines, ("routine", index, key), problem)

    def _wrong(
        self, tables: tuple[object, ...], place: tuple[str, int, str], problem: str
    ) -> CatalogueError:
        """Without a good id it goes by its number in the file."""
        what, index, _ = place
        table = tables[index]
        written = table.get("id") if isinstance(table, dict) else None
        usable = isinstance(written, str) and written.isprintable() and written.strip()
        called = str(written)[:60] if usable else f"{what} {index + 1}"
        return _at(self.name, self.text, place, f"{called}: {problem}")


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
    stretches, routines = (_tables(document, what, name, text) for what in ("stretch", "routine"))
    document.pop("figure", None)  # what it looks like is read by whoever draws it
    for key in document:
        problem = (
            f"{printable(key, most=60)}: unknown key; "
            "each stretch begins with [[stretch]], each routine with [[routine]]"
        )
        raise _at(name, text, (key,), problem)
    return Document(name, text, stretches, routines)


def _tables(document: dict[str, Any], what: str, name: str, text: str) -> tuple[object, ...]:
    """Take the tables called ``what`` out of ``document``."""
    tables = document.pop(what, [])
    if not isinstance(tables, list):
        problem = f"{what}: each one begins with [[{what}]], in double brackets"
        raise _at(name, text, (what,), problem)
    return tuple(tables)


def _at(name: str, text: str, key: Key, problem: str) -> CatalogueError:
    from ..toml_lines import line_of  # only when something is wrong

    line = line_of(text, key)
    where = f"{name}, line {line}" if line else name
    return CatalogueError(f"{where}: {problem}")
