"""Hear from Linux at once that a settings file was saved, and sleep until then.

Only a hint: what has changed, if anything, is for ``FileWatch`` to say, and the looks of the slow tick
notice what no hint told, such as a change made on another computer of a network folder.
"""

import asyncio
import ctypes
import os
import struct
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ..core.errors import Unavailable

SETTLE_S = 0.3
"""So long nothing else has to happen: an editor removes, creates and renames in one save."""

_MOST_LINKS = 40  # as the kernel has it
_HEADER = struct.Struct("iIII")

_CLOSE_WRITE, _MOVED_FROM, _MOVED_TO, _CREATE, _DELETE = 0x8, 0x40, 0x80, 0x100, 0x200
_ONLY_FOLDERS = 0x01000000
# Not "modified": in the middle of a save the file may be empty, which would be the defaults.
_MASK = _CLOSE_WRITE | _MOVED_FROM | _MOVED_TO | _CREATE | _DELETE | _ONLY_FOLDERS


class FolderNotice:
    """Calls ``on_change`` when one of ``files``, or anything in one of ``folders``, was saved or has gone.

    The folders of the files are watched, not the files: most editors put a new file in place of the old
    one. Symbolic links are followed, and the folder of each file they lead to is watched as well.
    Everything happens on the thread of the running asyncio loop, ``settle_s`` seconds after the save.
    """

    def __init__(
        self,
        files: Sequence[Path],
        folders: Sequence[Path],
        on_change: Callable[[], None],
        *,
        settle_s: float = SETTLE_S,
    ) -> None:
        self._files = files
        self._folders = folders
        self._on_change = on_change
        self._settle_s = settle_s
        self._fd = -1
        self._names: dict[int, set[bytes] | None] = {}
        self._settling: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to listen; raises Unavailable where there is no inotify, or no more of it to have."""
        self._fd = _call("inotify_init1", os.O_NONBLOCK | os.O_CLOEXEC)
        asyncio.get_running_loop().add_reader(self._fd, self._hear)
        self._watch()

    def close(self) -> None:
        """Stop listening. May be called twice, and before ``start``."""
        if self._settling:
            self._settling.cancel()
        if self._fd >= 0:
            asyncio.get_running_loop().remove_reader(self._fd)
            os.close(self._fd)
            self._fd = -1

    def _watch(self) -> None:
        """Watch every folder there is now; the ones that are watched already stay so."""
        before, self._names = self._names, {}
        for path in self._files:
            for step in _steps(path):
                self._add(step.parent, os.fsencode(step.name))
        for folder in self._folders:
            self._add(folder.parent, os.fsencode(folder.name))
            self._add(folder, None)
        for watch in before.keys() - self._names.keys():
            with suppress(Unavailable):  # a folder that was removed took its watch with it
                _call("inotify_rm_watch", self._fd, watch)

    def _add(self, folder: Path, name: bytes | None) -> None:
        try:
            watch = _call("inotify_add_watch", self._fd, os.fsencode(folder), _MASK)
        except Unavailable:
            return  # not there yet, or no more to have: there is still the slow tick
        names = self._names.setdefault(watch, set())
        if name is None:
            self._names[watch] = None
        elif names is not None:
            names.add(name)

    def _hear(self) -> None:
        if not any(self._concerns(*event) for event in _events(self._fd)):
            return
        if self._settling:
            self._settling.cancel()
        self._settling = asyncio.get_running_loop().call_later(self._settle_s, self._settled)

    def _concerns(self, watch: int, name: bytes) -> bool:
        names = self._names.get(watch, set())
        # Without a watch it says that events were lost.
        return watch < 0 or names is None or name in names

    def _settled(self) -> None:
        self._settling = None
        self._watch()  # a link may lead elsewhere now, and a folder may be there or be another
        self._on_change()


def _steps(path: Path) -> Iterator[Path]:
    """The path itself, and where each symbolic link on the way leads.

    Not a device: everybody writes into /dev/null, all day long.
    """
    for _ in range(_MOST_LINKS):
        yield path
        try:
            path = path.parent / os.readlink(path)
            if path.exists() and not path.is_file():
                return
        except OSError:
            return


def _events(fd: int) -> Iterator[tuple[int, bytes]]:
    """The watch and the name of each event that waits."""
    try:
        data = os.read(fd, 65_536)
    except BlockingIOError:
        return
    position = 0
    while position < len(data):
        watch, _, _, length = _HEADER.unpack_from(data, position)
        position += _HEADER.size
        yield watch, data[position : position + length].rstrip(b"\0")
        position += length


def _call(name: str, *arguments: int | bytes) -> int:
    try:
        function = getattr(ctypes.CDLL(None, use_errno=True), name)
    except (AttributeError, OSError, TypeError) as error:
        raise Unavailable(f"this system has no {name}") from error
    result: int = function(*arguments)
    if result < 0:
        raise Unavailable(f"{name}: {os.strerror(ctypes.get_errno())}")
    return result
