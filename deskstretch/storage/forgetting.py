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
    earlier histories and states that were set aside. ``report``: a page with the history on it.
    ``state``: what the last run left, which names stretches, too.
    """

    before: date | None
    entries: int = 0
    done: int = 0
    first: date | None = None
    last: date | None = None
    hurts: tuple[str, ...] = ()
    files: tuple[Path, ...] = ()
    report: Path | None = None
    state: Path | None = None

    @property
    def is_nothing(self) -> bool:
        return not (self.entries or self.hurts or self.files or self.report or self.state)


def going(history: Path, state: Path, before: date | None, report: Path | None = None) -> Going:
    """What ``forget`` would delete; raises StorageError.

    ``before``: only what is older than that day. None: everything, what hurts, what was set aside, the
    ``report`` and the ``state`` too, which is no use beside a running program: that writes it anew.
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
        report=report if report and not before and report.exists() else None,
        state=state if not before and state.exists() else None,
    )


def forget(history: Path, what: Going) -> None:
    """Delete it, wholly or not at all; raises StorageError. Without ``before`` what came meanwhile too."""
    if not (what.entries or what.hurts):
        _unlink(what)
        return
    with changing(history) as connection:
        _delete(connection, what.before)
        try:
            _rewrite(connection, history)
        finally:  # who reads the history is not in the way of the other files
            _unlink(what)


def _unlink(what: Going) -> None:
    for file in (*what.files, *filter(None, [what.report, what.state])):
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
