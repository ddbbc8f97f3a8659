"""Notice that the settings file changed, by looking at it now and then."""

import zlib
from pathlib import Path

from ..toml_file import MOST_BYTES

Stamp = tuple[int, int, int, int, int] | None
"""Device, inode, size and the times (ns) of what the path leads to; None: nothing is there."""


class FileWatch:
    """Looks at one file, symbolic links followed. For the slow tick: one ``stat`` when nothing happened.

    A change is what alters the content; a file that was only touched is none. A file that is gone
    counts from the second look on, because some editors remove it before they write it anew.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stamp: Stamp = None
        self._looks = 0
        self._content: int | None = None

    def changed(self) -> bool:
        """Whether the file is another one than at the last look. Never raises.

        At the first look any file is a change. Make that look *before* you read the settings: then
        what is written in between is noticed by the next one.
        """
        stamp = self._look()
        self._looks = self._looks + 1 if stamp == self._stamp else 1
        self._stamp = stamp
        # Two writes within one tick of the filesystem's clock leave the same stamp. So the content is
        # compared at the second look too, when that tick is long over.
        if self._looks > 2 or (stamp is None and self._looks == 1):
            return False
        before, self._content = self._content, self._read()
        return self._content != before

    def _look(self) -> Stamp:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns

    def _read(self) -> int | None:
        """A checksum of the content, None for no file, -1 for what is there and cannot be read."""
        if self._stamp is None:
            return None
        try:
            if not self._path.is_file():
                return -1  # opening a pipe would wait for ever
            with self._path.open("rb") as file:
                return zlib.crc32(file.read(MOST_BYTES + 1))
        except OSError:
            return -1
