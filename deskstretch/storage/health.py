"""A look at the history's file that changes nothing: neither made, nor moved, nor written."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from .database import MAGIC, address_to_read, is_damage, log_of
from .schema import Unusable, check_ours

_WAIT_S = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """``bytes``: with its write-ahead log. ``hurts``: the ids of the stretches that hurt.

    ``unusable``: what is wrong with it, after "it". ``problem``: why it could not be looked at, which
    may pass. Not ``is_there``: there is none, and none can be written there.
    """

    path: Path
    is_there: bool = True
    bytes: int = 0
    entries: int = 0
    version: int = 0
    hurts: frozenset[str] = frozenset()
    writable: bool = True
    unusable: str | None = None
    problem: str | None = None


def look_at(path: Path) -> Health | None:
    """How the history is; None when there is none yet. Raises nothing. Reads the whole file once."""
    try:
        size = _size(path)
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except FileNotFoundError:
        can_begin = os.access(_first_there(path.parent), os.W_OK)
        return None if can_begin else Health(path=path, is_there=False, writable=False)
    except OSError as error:
        return Health(path=path, problem=error.strerror or str(error))
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    if not start:
        return Health(path=path, writable=writable)
    if start != MAGIC:
        return Health(path=path, bytes=size, unusable="is damaged")
    try:
        found = _inside(path)
    except Unusable as error:
        return Health(path=path, bytes=size, unusable=str(error))
    except sqlite3.Error as error:
        if is_damage(error):
            return Health(path=path, bytes=size, unusable="is damaged")
        return Health(path=path, bytes=size, problem=str(error))
    return replace(found, bytes=size, writable=writable)


def _inside(path: Path) -> Health:
    """What only the database itself can tell. Raises Unusable or sqlite3.Error."""
    with closing(sqlite3.connect(address_to_read(path), uri=True, timeout=_WAIT_S)) as connection:
        version = check_ours(connection)
        [verdict] = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise Unusable("is damaged")
        if version == 0:
            return Health(path=path)
        [entries] = connection.execute("SELECT count(*) FROM entries").fetchone()
        hurts = connection.execute("SELECT stretch_id FROM hurts").fetchall()
    return Health(path=path, entries=entries, version=version, hurts=frozenset(one for (one,) in hurts))


def _first_there(folder: Path) -> Path:
    """The folder, or where it is not there yet the nearest one above it, in which it would be made."""
    return next((place for place in (folder, *folder.parents) if place.exists()), folder)


def _size(path: Path) -> int:
    """Raises OSError when there is no file at ``path``."""
    log = log_of(path)
    return path.stat().st_size + (log.stat().st_size if log.exists() else 0)
