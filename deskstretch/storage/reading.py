"""The history, opened to be read: by a command, beside a program that goes on writing."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from ..core.errors import StorageError
from ..core.progress.entry import Entry
from . import rows
from .database import address_to_read, is_damage
from .schema import Unusable, bring_up_to_date, check_ours

T = TypeVar("T")


class HistoryToRead:
    """What the history says. Every method may raise StorageError.

    Belongs to the thread that opened it; close it, or use ``with``.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def entries(self, first: date | None = None, last: date | None = None) -> list[Entry]:
        """As ``History.entries``."""
        return self._read(lambda connection: rows.entries(connection, first, last))

    def hurts(self) -> dict[str, datetime]:
        """As ``History.hurts``."""
        return self._read(rows.hurts)

    def copy_to(self, path: Path) -> None:
        """Put a whole copy, as the history is at this moment, into the new file ``path``."""

        def copy(connection: sqlite3.Connection) -> None:
            with closing(sqlite3.connect(path)) as target:
                connection.backup(target)

        self._read(copy)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self, read: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return read(self._connection)
        except sqlite3.Error as error:
            raise _unreadable(self._path, error) from error


def open_to_read(path: Path) -> HistoryToRead:
    """Open the history; where there is none it is an empty one. Raises StorageError.

    Nothing is made, moved or written, not even for a file that is damaged.
    """
    try:
        return HistoryToRead(path, _connected(path) or _empty())
    except Unusable as error:
        raise StorageError(f"the history {path} {error}") from error
    except OSError as error:
        raise StorageError(f"the history {path} cannot be read: {error.strerror}") from error
    except sqlite3.Error as error:
        raise _unreadable(path, error) from error


def _connected(path: Path) -> sqlite3.Connection | None:
    """Raises Unusable, OSError and sqlite3.Error; None where there is no history."""
    # Its first bytes are left to SQLite: to close a file of one's own would give up SQLite's locks on it,
    # also those of another connection in this process.
    if not path.exists() or not path.stat().st_size:
        return None
    connection = sqlite3.connect(address_to_read(path), uri=True, timeout=3)
    try:
        if check_ours(connection):
            return connection
    except (Unusable, sqlite3.Error):
        connection.close()
        raise
    connection.close()
    return None


def _empty() -> sqlite3.Connection:
    memory = sqlite3.connect(":memory:")
    bring_up_to_date(memory)
    return memory


def _unreadable(path: Path, error: sqlite3.Error) -> StorageError:
    if is_damage(error):
        return StorageError(f"the history {path} is damaged; the next start sets it aside and begins anew")
    return StorageError(f"the history {path} cannot be read: {error}")
