"""Write a whole file or nothing: a reader, a crash or a full disk never sees half of one."""

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from ..core.errors import StorageError

_PAUSES_S = (0.01, 0.02, 0.05, 0.1, 0.2)
"""Between attempts on Windows, less than half a second in all: the loop thread waits."""


def write_atomically(path: Path, content: str | bytes) -> None:
    """Put ``content`` (text as UTF-8, line ends as they are) into ``path``; raises StorageError.

    A symbolic link stays one and its target is written. The mode of an existing file is kept, a new
    one is for its owner only. On disk when this returns, power loss included where the system allows.
    """
    target = Path(os.path.realpath(path))
    # Named after the process, not at random: a killed write leaves one file behind, never a pile.
    temp = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        data = content.encode() if isinstance(content, str) else content
        _write(temp, data, _mode_of(target))
        _put_in_place(temp, target)
        _sync_folder(target.parent)
    except OSError as error:
        with suppress(OSError):
            temp.unlink()
        raise StorageError(f"cannot write {path}: {error.strerror}") from error


def _write(temp: Path, data: bytes, mode: int) -> None:
    with open(temp, "wb", opener=_private) as file:
        if os.name == "posix":
            os.fchmod(file.fileno(), mode)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(temp: Path, target: Path) -> None:
    """Windows refuses while anybody has the old file open: an editor, a virus scanner, a backup."""
    for pause_s in _PAUSES_S if os.name == "nt" else ():
        try:
            os.replace(temp, target)
        except PermissionError:
            time.sleep(pause_s)
        else:
            return
    os.replace(temp, target)


def _private(path: str, flags: int) -> int:
    # Never readable by others, not even for the moment before the mode is set.
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _mode_of(target: Path) -> int:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return 0o600


def _sync_folder(folder: Path) -> None:
    """Make the rename itself durable. Only POSIX lets a folder be opened."""
    if os.name != "posix":
        return
    # Some network and FUSE filesystems refuse; the file is complete then too, which is what was promised.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
