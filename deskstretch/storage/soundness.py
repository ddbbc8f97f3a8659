"""Whether a copy of a history is whole, before anything is trusted to it."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ..core.errors import StorageError
from .rows import micros
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
            is_sound = (
                verdict == "ok" and _schema(connection) == _schema(model) and not _strange(connection)
            )
    except Unusable as error:
        raise StorageError(f"the history {error}") from error
    except sqlite3.Error as error:
        raise StorageError(f"the history cannot be used: {error}") from error
    if not is_sound:
        raise StorageError("the history is damaged")


def _strange(connection: sqlite3.Connection) -> bool:
    """Whether a row has what no deskstretch writes, and none could read: a moment after the year 9000."""
    [found] = connection.execute(_STRANGE, {"latest": micros(datetime(9001, 1, 1, tzinfo=UTC))}).fetchone()
    return bool(found)


def _schema(connection: sqlite3.Connection) -> set[tuple[str, str, tuple[str, ...]]]:
    """Everything it is made of, but for how the lines are indented, which an earlier version had otherwise.

    A trigger that came along would be run with the first answer, and another's view at every look.
    """
    made = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
    return {(kind, name, tuple(line.strip() for line in sql.splitlines())) for kind, name, sql in made}


# SQLite takes anything into a column, whatever its type; what is NULL here is not strange.
_STRANGE = """
    SELECT EXISTS (
        SELECT 1 FROM entries
        WHERE typeof(at_us) <> 'integer' OR at_us NOT BETWEEN 0 AND :latest
            OR typeof(offset_minutes) <> 'integer' OR offset_minutes NOT BETWEEN -1439 AND 1439
            OR typeof(outcome) <> 'text' OR typeof(words) <> 'text'
            OR merged NOT IN (0, 1)
            OR typeof(stretch_id) NOT IN ('text', 'null')
            OR typeof(seconds) NOT IN ('real', 'null') OR seconds NOT BETWEEN -1e9 AND 1e9
    ) OR EXISTS (
        SELECT 1 FROM hurts
        WHERE typeof(stretch_id) <> 'text'
            OR typeof(since_us) <> 'integer' OR since_us NOT BETWEEN 0 AND :latest
    )
"""
