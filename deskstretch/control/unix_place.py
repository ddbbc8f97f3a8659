"""The place of the unix socket: a folder of the person's own, and nothing else at the path."""

import contextlib
import os
import socket
import stat
from pathlib import Path

Identity = tuple[int, int] | None
"""Tells one file from another at the same path; None where there is none."""


def make_private(folder: Path) -> None:
    """See to it that nobody else can enter the folder. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        # A link: what it leads to may be closed to others, but where it leads is up to whoever made it.
        raise NotADirectoryError(0, "something that is no folder is in its place")
    if found.st_uid != os.getuid():
        raise PermissionError(0, "the folder belongs to somebody else")
    if stat.S_IMODE(found.st_mode) & 0o077:
        folder.chmod(0o700)


def bind(path: Path) -> socket.socket:
    """A socket at the path. One that a killed program left is taken over. Raises OSError."""
    with contextlib.suppress(FileNotFoundError):
        _clear(path)
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        bound.bind(str(path))
        path.chmod(0o600)
        bound.setblocking(False)  # noqa: FBT003 - its only argument
    except BaseException:
        bound.close()
        raise
    return bound


def identity(path: Path) -> Identity:
    """Which file is at the path now."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _clear(path: Path) -> None:
    """Remove a socket nobody listens to. Raises OSError for whatever else is there, and for nothing."""
    if not stat.S_ISSOCK(path.lstat().st_mode):
        raise FileExistsError(0, "something that is no socket is in the way")
    if _somebody_listens(path):
        raise FileExistsError(0, "another program listens there")
    path.unlink()


def _somebody_listens(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knock:
        knock.settimeout(1)
        try:
            knock.connect(str(path))
        except (ConnectionRefusedError, FileNotFoundError):
            return False
        except OSError as error:
            # Full of clients it is alive; whatever else goes wrong, bind will say.
            return isinstance(error, (TimeoutError, BlockingIOError))
    return True
