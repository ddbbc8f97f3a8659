"""The lines of the log, read while the program writes and rotates it."""

import os
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


def end_of(files: Sequence[Path], count: int, *, following: bool = False) -> tuple[list[str], Place]:
    """The last ``count`` lines of a log in these files, the oldest file first, and where they end.

    ``following``: half a line at the very end is left for ``from_now_on``.
    Raises StorageError for what is there and cannot be read.
    """
    *older, file = files
    before = b"".join(_read(old, Place())[0] for old in older)
    last, place = _read(file, Place())
    if following:
        last = last[: last.rfind(b"\n") + 1]
        place = Place(place.inode, len(last))
    return _lines(before + last)[-count:] if count else [], place


def from_now_on(files: Sequence[Path], place: Place) -> Iterator[str]:
    """Each line that comes after ``place``, as it comes; never ends by itself. Raises StorageError."""
    rest = b""
    *older, file = files
    while True:
        data, now = _read(file, place)
        if now.inode != place.inode:
            # It was rotated; what was written just before stands in the file that has its place now.
            ends = (_read(old, place) for old in older)
            rest += b"".join(end for end, where in ends if where.inode == place.inode)
        place = now
        whole, newline, rest = (rest + data).rpartition(b"\n")
        yield from _lines(whole + newline)
        time.sleep(_PAUSE_S)


def _read(file: Path, place: Place) -> tuple[bytes, Place]:
    """What stands behind the place, or all of it in another file than that; and where it ends."""
    try:
        with file.open("rb") as opened:
            inode = os.fstat(opened.fileno()).st_ino  # of the path it may be another one by now
            start = place.bytes if inode == place.inode else 0
            opened.seek(start)
            data = opened.read()
    except FileNotFoundError:
        return b"", Place()
    except OSError as error:
        raise StorageError(f"cannot read the log {file}: {error.strerror}") from error
    return data, Place(inode, start + len(data))


def _lines(data: bytes) -> list[str]:
    lines = (
        data.decode(errors="replace").removesuffix("\n").replace("\r\n", "\n").split("\n") if data else []
    )
    return [printable(line, most=_LONGEST) for line in lines]
