"""The file to import: read with a limit, and made into text whatever its encoding."""

import codecs
import stat
from pathlib import Path
from typing import IO, NamedTuple

from ..core.errors import CatalogueError
from ..toml_rules import printable

MOST_BYTES = 5_000_000
STANDARD_INPUT = "standard input"
"""What to call it where a file has its name."""


class Source(NamedTuple):
    """``name`` can be shown as it is, ``suffix`` is that of the file in small letters (".csv")."""

    name: str
    suffix: str
    data: bytes


def read_source(path: Path) -> Source:
    """The file's bytes; raises CatalogueError."""
    name = printable(path.name or str(path), most=80)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise CatalogueError(f"{name}: this is a folder; name one file in it")
        if not stat.S_ISREG(mode):
            # Opening a pipe would wait for ever.
            raise CatalogueError(f"{name}: this is not a file; - reads what a pipe brings")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except ValueError as error:  # a path with a null character
        raise CatalogueError(f"{name}: this is not the name of a file") from error
    except OSError as error:
        raise CatalogueError(f"{name}: cannot be read: {error.strerror}") from error
    return _within_bounds(Source(name, path.suffix.lower(), data))


def read_stream(stream: IO[bytes] | None) -> Source:
    """What standard input brings, to its end or to the limit; raises CatalogueError, also for None."""
    if stream is None:
        raise CatalogueError(f"{STANDARD_INPUT}: there is none here; name a file")
    try:
        data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise CatalogueError(f"{STANDARD_INPUT}: cannot be read: {error.strerror}") from error
    return _within_bounds(Source(STANDARD_INPUT, "", data))


def _within_bounds(source: Source) -> Source:
    if len(source.data) > MOST_BYTES:
        raise CatalogueError(f"{source.name}: over 5 MB, too large for a list of stretches")
    return source


def text_of(data: bytes) -> str:
    """The text in the encodings people's editors write: UTF-8, UTF-16 with its mark, or Western Europe's.

    The last has a letter for (nearly) every byte, so this never fails.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
