"""Entries as files: read, written, removed; what goes wrong becomes one line."""

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from ..core.errors import StorageError
from ..storage.atomic import write_atomically

_LARGEST = 1 << 20


def read(path: Path) -> bytes | None:
    """What is in a file; None when there is none, nothing for what is no ordinary file.

    Raises StorageError.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""  # a pipe would be waited for
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StorageError(f"cannot read {path}: {error.strerror}") from error


def write(path: Path, text: str) -> None:
    """Put ``text`` into a file, in a new folder if need be; raises StorageError."""
    make_folder(path.parent)
    if path.is_symlink() and path.is_char_device():
        # Written through, a link to /dev/null, which is how entries are masked, would replace that.
        remove(path)
    elif path.exists() and not path.is_file():
        raise StorageError(f"{path} is no file; move it away first")
    write_atomically(path, text)


def copy(source: Path, target: Path) -> None:
    """Put a copy of a file that came along into its place; raises StorageError."""
    make_folder(target.parent)
    temp = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        shutil.copyfile(source, temp)
        os.replace(temp, target)
    except OSError as error:
        with suppress(OSError):
            temp.unlink()
        raise StorageError(f"cannot write {target}: {error.strerror}") from error


def remove(path: Path) -> bool:
    """Whether it was there; of a link the link goes. Raises StorageError."""
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageError(f"cannot remove {path}: {error.strerror}") from error
    return True


def make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(f"cannot make the folder {folder}: {error.strerror}") from error
