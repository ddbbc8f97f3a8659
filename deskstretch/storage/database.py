"""Open the SQLite file of the history: its schema, and what becomes of a file that cannot be used.

Needs nothing but the standard library. Connections belong to the thread that opened them.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from .aside import name_aside

VERSION = 1
MAGIC = b"SQLite format 3\0"
_OURS = 0x44534B53  # "DSKS": the mark by which SQLite files are told apart

_SCHEMA = f"""
BEGIN;
CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    at_us INTEGER NOT NULL,           -- microseconds since 1970 in UTC
    offset_minutes INTEGER NOT NULL,  -- what local time was ahead of UTC then
    outcome TEXT NOT NULL,
    stretch_id TEXT,
    seconds REAL
);
-- The day it was where the person was, counted from 1970-01-01.
CREATE INDEX entries_by_day ON entries ((at_us + offset_minutes * 60000000) / 86400000000);
CREATE VIEW dated_entries AS
    SELECT *, (at_us + offset_minutes * 60000000) / 86400000000 AS day FROM entries;
CREATE INDEX entries_prompted ON entries (stretch_id) WHERE outcome = 'prompted';
CREATE TABLE hurts (
    stretch_id TEXT PRIMARY KEY,
    since_us INTEGER NOT NULL
) WITHOUT ROWID;
PRAGMA application_id = {_OURS};
PRAGMA user_version = {VERSION};
COMMIT;
"""  # noqa: S608 - two numbers of ours


class Unusable(Exception):
    """The file is there and is no history this version can use; the text says why, after "it"."""


def open_database(path: Path) -> sqlite3.Connection:
    """Open the history, made anew where there is none; raises Unusable, sqlite3.Error or OSError."""
    with open(path, "ab+", opener=_private) as file:
        file.seek(0)
        # SQLite itself would drop the write-ahead log beside a file it does not know, with answers in it.
        if file.read(len(MAGIC)) not in (b"", MAGIC):
            raise Unusable("was damaged")
    connection = sqlite3.connect(path, timeout=3)
    try:
        _prepare(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        # A commit is on the disk when it returns. A killed program would lose nothing with less, but
        # a power cut would, and the few answers of a day can afford the wait.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -256")
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error) and is_damage(error):
            raise Unusable("was damaged") from error
        raise
    return connection


def open_in_memory(path: Path) -> sqlite3.Connection:
    """A history that is lost at the end, begun with what can be read of the file; raises nothing."""
    memory = sqlite3.connect(":memory:")
    try:
        # "immutable" reads a file in a folder where SQLite may not put its lock files.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as file:
            file.backup(memory)
        _prepare(memory)
    except (sqlite3.Error, Unusable):
        memory.close()
        memory = sqlite3.connect(":memory:")
        _prepare(memory)
    return memory


def set_aside(path: Path) -> Path:
    """Give an unusable history, with its write-ahead log, another name, and return that; raises OSError."""
    aside = name_aside(path)
    for suffix in ("-wal", "-shm", ""):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file is broken, rather than the disk full or the file locked."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def check_ours(connection: sqlite3.Connection) -> int:
    """The version of the schema, 0 for an empty file; raises Unusable for one not ours or too new."""
    [mark] = connection.execute("PRAGMA application_id").fetchone()
    [version] = connection.execute("PRAGMA user_version").fetchone()
    [tables] = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables == 0 and version == 0:
        return 0
    if mark != _OURS:
        raise Unusable("belongs to another program")
    if version != VERSION:
        raise Unusable("was written by a newer deskstretch")
    return VERSION


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables in an empty file; raises Unusable for one that is not ours or too new."""
    if check_ours(connection) == 0:
        connection.executescript(_SCHEMA)
