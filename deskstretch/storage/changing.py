"""The history, opened to be changed by a command, perhaps beside the program that writes it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ..core.errors import StorageError
from .database import is_damage, open_database
from .schema import Unusable


@contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection on which to begin transactions; the file is made where there is none.

    Raises StorageError, also for what SQLite raises inside. Another one that writes at this moment is
    waited for, for up to three seconds. A file that cannot be used stays where it is: the running
    program, which would go on writing to it under its other name, is the one to set it aside.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(open_database(path)) as connection:
            yield connection
    except Unusable as error:
        raise StorageError(f"the history {path} {error}; nothing was changed in it") from error
    except OSError as error:
        raise StorageError(f"the history {path} cannot be opened: {error.strerror}") from error
    except sqlite3.Error as error:
        why = "was damaged" if is_damage(error) else f"cannot be changed: {error}"
        raise StorageError(f"the history {path} {why}") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside wholly or not at all, with the lock for writing from the start.

    Without that, what was read first may be of yesterday by the time it is written.
    """
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        yield
