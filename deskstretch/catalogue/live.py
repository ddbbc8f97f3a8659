"""The pool of the running program: loaded again whenever a pack, or which of them count, has changed."""

import os
from collections.abc import Collection
from pathlib import Path

from ..core.errors import CatalogueError
from .packs import Pool, load_pool, pack_files

Stamp = tuple[str, int, int, int, int, int] | tuple[str]
"""Path, device, inode, size and the times (ns) of a pack, links followed; the path alone: not there."""


class LivePool:
    """Looks at the folder of packs. For the slow tick: one ``stat`` a pack when nothing happened.

    ``pool`` is what the last look brought, and empty before the first.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: tuple[frozenset[str], list[Stamp]] | None = None
        self._looks = 0
        self.pool = Pool(())

    def changed(self, off: Collection[str]) -> bool:
        """Whether the pool, without the packs named in ``off``, is another than at the last look.

        At the first look it is. Never raises for what is in the folder.
        """
        seen = frozenset(off), _stamps(self._folder)
        self._looks = self._looks + 1 if seen == self._seen else 1
        self._seen = seen
        # Two writes within one tick of the filesystem's clock leave the same stamps. So the packs are
        # read at the second look too, when that tick is long over.
        settling = self._looks == 2 and seen[1]
        if self._looks > 1 and not settling:
            return False
        before, self.pool = self.pool, load_pool(self._folder, off)
        return self.pool != before


def _stamps(folder: Path) -> list[Stamp]:
    try:
        return [_stamp(path) for path in pack_files(folder)]
    except CatalogueError as error:
        return [(str(error),)]


def _stamp(path: Path) -> Stamp:
    try:
        found = os.stat(path)
    except OSError:
        return (str(path),)
    return str(path), found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
