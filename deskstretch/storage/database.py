"""Open the SQLite file of the history, and what becomes of a file that cannot be used.

Needs nothing but the standard library. Connections belong to the thread that opened them.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from .aside import name_aside
from .schema import Unusable, bring_up_to_date

MAGIC = b"SQLite format 3\0"

_WAIT_S = 10
"""For another one that is writing. A command that merges ten years in, or deletes them, is at it for a
second or two; an answer that is given meanwhile must not be lost."""


def open_database(path: Path) -> sqlite3.Connection:
    """Open the history, made anew where there is none; raises Unusable, sqlite3.Error or OSError."""
    with open(path, "ab+", opener=_private) as file:
        file.seek(0)
        # SQLite itself would drop the write-ahead log beside a file it does not know, with answers in it.
        if file.read(len(MAGIC)) not in (b"", MAGIC):
            raise Unusable("was damaged")
    connection = sqlite3.connect(path, timeout=_WAIT_S)
    try:
        bring_up_to_date(connection)
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
        bring_up_to_date(memory)
    except (sqlite3.Error, Unusable):
        memory.close()
        memory = sqlite3.connect(":memory:")
        bring_up_to_date(memory)
    return memory


def address_to_read(path: Path) -> str:
    """The file as ``sqlite3.connect`` takes it with ``uri=True``, to be read and left as it is."""
    # Without a write-ahead log nobody writes now, and a plain reader would leave an empty one behind.
    mode = "ro" if log_of(path).exists() else "ro&immutable=1"
    return f"{path.absolute().as_uri()}?mode={mode}"


def log_of(path: Path) -> Path:
    """The write-ahead log: the newest answers, as long as somebody has the file open or was killed."""
    return path.with_name(f"{path.name}-wal")


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


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
