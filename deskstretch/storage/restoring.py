"""Put what a backup holds in the place of the person's files: all of it or nothing.

Everything is written beside its place first; then names are changed, and changed back when one cannot be.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ..core.errors import StorageError
from ..paths import Paths
from .aside import name_aside
from .atomic import write_atomically
from .backup_file import Backup
from .soundness import check_sound


class _Move(NamedTuple):
    source: Path
    target: Path


def restore(backup: Backup, paths: Paths) -> list[Path]:
    """Make the files what they were; where those of now are kept, under which names. Raises StorageError.

    A file that the backup does not have is put aside too. No deskstretch may be running: it would go on
    writing to the files of before.
    """
    try:
        with ExitStack() as stack:
            places = [_Move(staged, place) for staged, place in _staged(backup, paths, stack)]
            aside, moves = _planned(places)
            _do(moves)
            return aside
    except OSError as error:
        raise StorageError(f"nothing was changed: {error.strerror}: {error.filename}") from error


def _staged(backup: Backup, paths: Paths, stack: ExitStack) -> Iterator[tuple[Path, Path]]:
    """Each file or folder of the backup beside its place, with that place; raises StorageError."""
    for place, content in ((paths.config, backup.config), (paths.state, backup.state)):
        real, folder = _beside(place, stack)
        if content is not None:
            write_atomically(folder / "file", content)
        yield folder / "file", real
    real, folder = _beside(paths.packs, stack)
    if backup.packs:
        (folder / "packs").mkdir(mode=0o700)
    for name, content in backup.packs.items():
        write_atomically(folder / "packs" / name, content)
    yield folder / "packs", real
    real, folder = _beside(paths.history, stack)
    write_atomically(folder / "history", backup.history)
    check_sound(folder / "history")
    yield folder / "history", real


def _beside(place: Path, stack: ExitStack) -> tuple[Path, Path]:
    """The real place, which a link may lead to, and a new folder on the same disk."""
    real = Path(os.path.realpath(place))
    real.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return real, Path(stack.enter_context(TemporaryDirectory(prefix=".restore-", dir=real.parent)))


def _planned(places: Sequence[_Move]) -> tuple[list[Path], list[_Move]]:
    """The new names of what is there now, and every change of a name in its order."""
    asides, moves = [], []
    for staged, place in places:
        # A log that was left beside a history belongs to that one, and would ruin another.
        there = [suffix for suffix in ("-wal", "-shm", "") if os.path.lexists(f"{place}{suffix}")]
        if there:
            aside = name_aside(place)
            asides.append(aside)
            moves += [_Move(Path(f"{place}{suffix}"), Path(f"{aside}{suffix}")) for suffix in there]
        if staged.exists():
            moves.append(_Move(staged, place))
    return asides, moves


def _do(moves: Sequence[_Move]) -> None:
    tried: list[_Move] = []
    try:
        for move in moves:
            tried.append(move)
            move.source.rename(move.target)
    except BaseException:  # an interruption, too
        for source, target in reversed(tried):
            if os.path.lexists(target) and not os.path.lexists(source):
                target.rename(source)
        raise
