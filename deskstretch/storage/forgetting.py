"""Delete from the history, so that nothing of it is left in the file."""

import glob
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..core.effects import Outcome
from ..core.errors import StorageError
from .changing import changing, transaction
from .reading import open_to_read
from .rows import number_of


@dataclass(frozen=True, slots=True)
class Going:
    """What is to be deleted. ``first`` and ``last``: the days of the entries, None without any.

    ``done``: the stretches done among them. ``hurts``: ids that will no longer be left out. ``files``:
    earlier histories and states that were set aside.
    """

    before: date | None
    entries: int = 0
    done: int = 0
    first: date | None = None
    last: date | None = None
    hurts: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()

    @property
    def is_nothing(self) -> bool:
        return not (self.entries or self.hurts or self.files)


def going(history: Path, state: Path, before: date | None) -> Going:
    """What ``forget`` would delete; raises StorageError.

    ``before``: only what is older than that day. None: everything, what hurts and what was set aside too.
    """
    with open_to_read(history) as read:
        entries = read.entries(last=before)
        hurts = () if before else tuple(sorted(read.hurts()))
    if before:
        entries = [entry for entry in entries if entry.day < before]
    return Going(
        before,
        entries=len(entries),
        done=sum(entry.outcome is Outcome.DONE for entry in entries),
        first=entries[0].day if entries else None,
        last=entries[-1].day if entries else None,
        hurts=hurts,
        files=() if before else tuple(_aside(history, state)),
    )


def forget(history: Path, what: Going) -> None:
    """Delete it, wholly or not at all; raises StorageError. Without ``before`` what came meanwhile too."""
    if what.entries or what.hurts:
        with changing(history) as connection:
            _delete(connection, what.before)
            _rewrite(connection, history)
    for file in what.files:
        try:
            file.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"{file} cannot be deleted: {error.strerror}") from error


def _delete(connection: sqlite3.Connection, before: date | None) -> None:
    with transaction(connection):
        if before:
            connection.execute(
                "DELETE FROM entries WHERE id IN (SELECT id FROM dated_entries WHERE day < ?)",
                (number_of(before),),
            )
        else:
            connection.execute("DELETE FROM entries")
            connection.execute("DELETE FROM hurts")


def _rewrite(connection: sqlite3.Connection, history: Path) -> None:
    """SQLite only marks what is deleted as free: it stays in the file and its log until both are new."""
    connection.execute("VACUUM")
    [busy, *_] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StorageError(
            f"it is deleted, but somebody is reading {history}: old pages stay in the file until they end"
        )


def _aside(*files: Path) -> Iterator[Path]:
    for file in files:
        yield from sorted(file.parent.glob(f"{glob.escape(file.name)}.aside-*"))
