"""The lines of the log, read while the program writes and rotates it."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..core.errors import StorageError
from ..toml_rules import printable

_PAUSE_S = 0.5
_LONGEST = 2_000
"""Letters of a line."""


class Place(NamedTuple):
    """How far the log was read: which file (0: none yet) and how many bytes of it."""

    inode: int = 0
    bytes: int = 0


def end_of(files: Sequence[Path], count: int) -> tuple[list[str], Place]:
    """The last ``count`` lines of a log in these files, the oldest file first, and where they end.

    Raises StorageError for what is there and cannot be read.
    """
    data, place = b"", Place()
    for file in files:
        place = Place(_inode(file))
        new = _read(file, 0)
        data, place = data + new, Place(place.inode, len(new))
    return _lines(data)[-count:] if count else [], place


def from_now_on(files: Sequence[Path], place: Place) -> Iterator[str]:
    """Each line that comes after ``place``, as it comes; never ends by itself. Raises StorageError."""
    rest = b""
    *older, file = files
    while True:
        inode = _inode(file)
        if inode != place.inode:
            # It was rotated; what was written just before stands in the file that has its place now.
            rest += b"".join(_read(old, place.bytes) for old in older if _inode(old) == place.inode)
            place = Place(inode)
        data = _read(file, place.bytes)
        place = Place(inode, place.bytes + len(data))
        whole, newline, rest = (rest + data).rpartition(b"\n")
        yield from _lines(whole + newline)
        time.sleep(_PAUSE_S)


def _inode(file: Path) -> int:
    try:
        return file.stat().st_ino
    except OSError:
        return 0


def _read(file: Path, start: int) -> bytes:
    try:
        with file.open("rb") as opened:
            opened.seek(start)
            return opened.read()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StorageError(f"cannot read the log {file}: {error.strerror}") from error


def _lines(data: bytes) -> list[str]:
    lines = (
        data.decode(errors="replace").removesuffix("\n").replace("\r\n", "\n").split("\n") if data else []
    )
    return [printable(line, most=_LONGEST) for line in lines]
