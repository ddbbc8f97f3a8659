"""Entries as rows of the table, and back."""

import sqlite3
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from ..core.effects import Outcome
from ..core.progress.entry import Entry

LONGEST_WORDS = 500
"""In letters: a window's title may be of any length."""


OUTCOMES = {outcome.value: outcome for outcome in Outcome}
"""By the word in the table. Another word is of a newer deskstretch, and its row is passed over."""


class Row(NamedTuple):
    """``at_us``: microseconds since 1970 in UTC. ``offset_minutes``: what local time was ahead then.

    ``merged``: it came from the history of another machine.
    """

    at_us: int
    offset_minutes: int
    outcome: str
    stretch_id: str | None
    seconds: float | None
    words: str
    merged: bool = False


def row_of(entry: Entry) -> Row:
    return Row(
        micros(entry.at),
        entry.offset // _MINUTE,
        entry.outcome.value,
        entry.stretch_id,
        None if entry.length is None else entry.length.total_seconds(),
        # Half a character, as a window's title may have, is no UTF-8, and SQLite would not take it.
        entry.words[:LONGEST_WORDS].encode(errors="replace").decode(),
    )


def insert(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    connection.executemany(
        "INSERT INTO entries (at_us, offset_minutes, outcome, stretch_id, seconds, words, merged)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
    )


def rows_in_order(connection: sqlite3.Connection) -> list[Row]:
    """Every row there is, in the order it was written."""
    return [
        Row(*values)
        for values in connection.execute(
            "SELECT at_us, offset_minutes, outcome, stretch_id, seconds, words, merged"
            " FROM entries ORDER BY id"
        )
    ]


def entries(
    connection: sqlite3.Connection, first: date | None = None, last: date | None = None
) -> list[Entry]:
    """The entries of the days from ``first`` to ``last``, as the person's clock had it, both included.

    In the order of their day and moment. Reads files of version 1 too, as a reader may meet them.
    """
    words = "words" if _has_words(connection) else "''"
    found = connection.execute(
        f"SELECT at_us, offset_minutes, outcome, stretch_id, seconds, {words} FROM dated_entries"  # noqa: S608
        " WHERE day BETWEEN ? AND ? ORDER BY day, at_us, id",
        (number_of(first or date.min), number_of(last or date.max)),
    )
    return [
        Entry(
            moment(at_us),
            _minutes(offset),
            outcome,
            stretch_id,
            None if seconds is None else _seconds(seconds),
            said,
        )
        for at_us, offset, written, stretch_id, seconds, said in found
        if (outcome := OUTCOMES.get(written))
    ]


def hurts(connection: sqlite3.Connection) -> dict[str, datetime]:
    """The ids of the stretches that hurt this person, never to be offered, and when they last did."""
    found = connection.execute("SELECT stretch_id, since_us FROM hurts")
    return {stretch_id: moment(since) for stretch_id, since in found}


def micros(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def moment(at_us: int) -> datetime:
    return _EPOCH + timedelta(0, 0, at_us)


def number_of(day: date) -> int:
    """The day as the tables number it."""
    return (day - _EPOCH.date()).days


@lru_cache(64)
def _minutes(number: int) -> timedelta:
    return timedelta(minutes=number)


@lru_cache(256)
def _seconds(number: float) -> timedelta:
    """Mostly doses, of which there are few: a year is read in half the time for it."""
    return timedelta(seconds=number)


def _has_words(connection: sqlite3.Connection) -> bool:
    [version] = connection.execute("PRAGMA user_version").fetchone()
    return bool(version > 1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_MINUTE = timedelta(minutes=1)
