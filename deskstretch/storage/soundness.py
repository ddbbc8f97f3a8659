"""Whether a copy of a history is whole, before anything is trusted to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ..core.errors import StorageError
from .schema import Unusable, bring_up_to_date


def check_sound(copy: Path) -> None:
    """Read the whole copy, and make its tables those of today; raises StorageError.

    It is written to, so it must be a file of one's own.
    """
    try:
        with closing(sqlite3.connect(copy)) as connection, closing(sqlite3.connect(":memory:")) as model:
            connection.execute("PRAGMA journal_mode = DELETE")  # nothing is left beside the file
            bring_up_to_date(connection)
            bring_up_to_date(model)
            [verdict] = connection.execute("PRAGMA quick_check(1)").fetchone()
            is_sound = verdict == "ok" and _names(connection) == _names(model)
    except Unusable as error:
        raise StorageError(f"the history {error}") from error
    except sqlite3.Error as error:
        raise StorageError(f"the history cannot be used: {error}") from error
    if not is_sound:
        raise StorageError("the history is damaged")


def _names(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """Everything the schema has. A trigger that came along would be run with the first answer."""
    names = connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return set(names.fetchall())
