"""A file of stretches as TOML: its text, the tables in it, and the place of what is wrong."""

import re
import stat
import tomllib
from dataclasses import dataclass
from pathlib import Path

from ..core.errors import CatalogueError
from ..toml_rules import printable

MOST_BYTES = 1_000_000
MOST_LETTERS_A_LINE = 2_000
"""Without this, a megabyte of ``a.a.a.a`` would keep tomllib, and so the program, busy for hours."""

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """``name`` is what to call the file; ``tables`` is what stands under ``stretch``, not looked at yet."""

    name: str
    text: str
    tables: tuple[object, ...]

    def wrong(self, key: Key, problem: str) -> CatalogueError:
        """The error for what stands at ``key``, with file and line."""
        return _at(self.name, self.text, key, problem)


def read_document(path: Path) -> Document:
    """The file, as far as TOML goes; raises CatalogueError."""
    name = printable(path.name, most=80)
    text = _read(path, name)
    _check_lines(text, name)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(_syntax_error(str(error), text, name)) from error
    except (ValueError, RecursionError) as error:
        # Python's own limits: a number of thousands of digits, a thousand brackets in each other.
        raise CatalogueError(f"{name}: a number is too long or brackets are nested too deeply") from error
    tables = document.pop("stretch", [])
    for key in document:
        problem = f"{printable(key, most=60)}: unknown key; each stretch begins with [[stretch]]"
        raise _at(name, text, (key,), problem)
    if not isinstance(tables, list):
        problem = "stretch: each one begins with [[stretch]], in double brackets"
        raise _at(name, text, ("stretch",), problem)
    return Document(name, text, tuple(tables))


def _read(path: Path, name: str) -> str:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # Opening a pipe would wait for ever.
            raise CatalogueError(f"{name}: this is not a file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CatalogueError(f"{name}: cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise CatalogueError(f"{name}: over 1 MB, too large for a file of stretches")
    try:
        # Some Windows editors begin a file with a byte order mark.
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CatalogueError(f"{name}, line {line}: not UTF-8, save the file with that encoding") from error


def _check_lines(text: str, name: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MOST_LETTERS_A_LINE:
            raise CatalogueError(f"{name}, line {number}: over {MOST_LETTERS_A_LINE} letters, break it up")


def _syntax_error(message: str, text: str, name: str) -> str:
    """One line with the place first; tomllib puts it last, and only into words."""
    match = _PLACE.search(message)
    if match is None:
        what = printable(message.removesuffix(" (at end of document)"), most=120)
        last = text.rstrip().count("\n") + 1
        return f"{name}, line {last}: is not valid TOML: {what}, and here the file ends"
    what = printable(message[: match.start()], most=120)
    return f"{name}, line {match[1]}: is not valid TOML: {what}"


def _at(name: str, text: str, key: Key, problem: str) -> CatalogueError:
    from ..toml_lines import line_of  # only when something is wrong

    line = line_of(text, key)
    where = f"{name}, line {line}" if line else name
    return CatalogueError(f"{where}: {problem}")


_PLACE = re.compile(r" \(at line ([0-9]+), column [0-9]+\)$")
