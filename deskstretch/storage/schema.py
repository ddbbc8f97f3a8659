"""The tables of the history, and how those of an earlier version become the ones of today.

A new file goes through every step as well, so there is one way to today's tables, and it is always used.
"""

import sqlite3

_OURS = 0x44534B53  # "DSKS": the mark by which SQLite files are told apart

_FIRST = (
    """CREATE TABLE entries (
        id INTEGER PRIMARY KEY,
        at_us INTEGER NOT NULL,           -- microseconds since 1970 in UTC
        offset_minutes INTEGER NOT NULL,  -- what local time was ahead of UTC then
        outcome TEXT NOT NULL,
        stretch_id TEXT,
        seconds REAL
    )""",
    # The day it was where the person was, counted from 1970-01-01.
    "CREATE INDEX entries_by_day ON entries ((at_us + offset_minutes * 60000000) / 86400000000)",
    """CREATE VIEW dated_entries AS
        SELECT *, (at_us + offset_minutes * 60000000) / 86400000000 AS day FROM entries""",
    "CREATE INDEX entries_prompted ON entries (stretch_id) WHERE outcome = 'prompted'",
    """CREATE TABLE hurts (
        stretch_id TEXT PRIMARY KEY,
        since_us INTEGER NOT NULL
    ) WITHOUT ROWID""",
)

_WORDS = (
    "ALTER TABLE entries ADD COLUMN words TEXT NOT NULL DEFAULT ''",
    # 1 for what came from another machine: nothing of it is under way on this one.
    "ALTER TABLE entries ADD COLUMN merged INTEGER NOT NULL DEFAULT 0",
    # All that counts as a turn of a stretch, so that the rotation need not read the whole table.
    "DROP INDEX entries_prompted",
    """CREATE INDEX entries_turns ON entries (stretch_id)
        WHERE outcome IN ('prompted', 'swapped', 'done', 'stopped')""",
)

_STEPS = (_FIRST, _WORDS)
VERSION = len(_STEPS)
"""Of this program. What a step did is never changed again: files that went through it are out there."""


class Unusable(Exception):
    """The file is there and is no history this version can use; the text says why, after "it"."""


def check_ours(connection: sqlite3.Connection) -> int:
    """The version of the schema, 0 for an empty file; raises Unusable for one not ours or too new."""
    [mark] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables == 0 and version == 0:
        return 0
    if mark != _OURS:
        raise Unusable("belongs to another program")
    if version > VERSION:
        raise Unusable("was written by a newer deskstretch")
    if version < 1:
        raise Unusable("was damaged")
    return int(version)


def bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Make the tables of today, of none or of those of an earlier version, wholly or not at all.

    Raises Unusable for a file that is not ours or too new, sqlite3.Error for what SQLite complains of.
    """
    if check_ours(connection) == VERSION:
        return
    # A lock for writing from the start: the program and a command may meet an old file at once.
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        for step in _STEPS[check_ours(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
