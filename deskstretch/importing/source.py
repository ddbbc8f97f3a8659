"""The file to import: read with a limit, and made into text whatever its encoding."""

import codecs
import stat
from pathlib import Path
from typing import NamedTuple

from ..core.errors import CatalogueError
from ..toml_rules import printable

MOST_BYTES = 5_000_000


class Source(NamedTuple):
    """``name`` can be shown as it is, ``suffix`` is that of the file in small letters (".csv")."""

    name: str
    suffix: str
    data: bytes


def read_source(path: Path) -> Source:
    """The file's bytes; raises CatalogueError."""
    name = printable(path.name, most=80)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            # Opening a pipe would wait for ever.
            raise CatalogueError(f"{name}: this is not a file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except ValueError as error:  # a path with a null character
        raise CatalogueError(f"{name}: this is not the name of a file") from error
    except OSError as error:
        raise CatalogueError(f"{name}: cannot be read: {error.strerror}") from error
    if len(data) > MOST_BYTES:
        raise CatalogueError(f"{name}: over 5 MB, too large for a list of stretches")
    return Source(name, path.suffix.lower(), data)


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
