"""What a command may write over: what it wrote itself, and nothing else unless it is told to."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from ..core.errors import Refused, StorageError
from ..paths import Paths
from ..toml_rules import printable

STANDARD_OUTPUT = "-"

_HEAD_BYTES = 4096
"""Every export and every report says in less than that what it is."""


def check_place(
    place: Path, paths: Paths, what: str, is_earlier: Callable[[bytes], bool], *, force: bool
) -> None:
    """Raises Refused, or StorageError, where ``place`` holds what is not to be lost.

    ``what``: "export"; ``is_earlier``: whether a file that begins like this is an earlier one. ``force``
    replaces any other file too, but none of the program's own: the history would be gone.
    """
    name = printable(str(place), most=200)
    if _is_own(place, paths):
        raise Refused(f"{name} is one of deskstretch's own files; take another name")
    if not place.exists():
        return
    if not place.is_file():
        # Putting a file in the place of /dev/null would break more than this program.
        raise Refused(f"{name} is no file; take another name, or {STANDARD_OUTPUT} for standard output")
    head = b"" if force else _head(place, name)
    if head and not is_earlier(head):
        raise Refused(
            f"{name} is there and no earlier {what}; take another name, or replace it with --force"
        )


def _head(place: Path, name: str) -> bytes:
    try:
        with place.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except OSError as error:
        raise StorageError(f"{name} cannot be read: {error.strerror}") from error


def _is_own(place: Path, paths: Paths) -> bool:
    """By what it is, not what it is called: links and other spellings lead there too."""
    real, log = _real(place), _real(paths.log)
    if any(_real(own) == real or _is_same(own, place) for own in _own_files(paths)):
        return True
    if real.parent == log.parent and real.name.startswith(log.name):
        return True  # the log, or what was in it earlier: .1, .2
    return any(_real(folder) in (real, *real.parents) for folder in (paths.packs, paths.pictures))


def _own_files(paths: Paths) -> Iterator[Path]:
    yield from (paths.config, paths.last_good, paths.history, paths.state, paths.lock, paths.socket)
    yield from paths.site_config
    # What SQLite keeps beside a database: the latest entries may be in there alone.
    for ending in ("-wal", "-shm", "-journal"):
        yield paths.history.with_name(paths.history.name + ending)


def _real(path: Path) -> Path:
    return Path(os.path.normcase(os.path.realpath(path)))


def _is_same(one: Path, other: Path) -> bool:
    """Hard links, and letters large or small where they do not matter."""
    with suppress(OSError):
        return one.samefile(other)
    return False
