"""The history: what was suggested and what came of it, one row an answer, and the stretches that hurt."""

import logging
import sqlite3
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from ..core.effects import Outcome, Record
from ..core.errors import StorageError
from ..core.history import REMEMBERED, Past
from .database import Unusable, is_damage, open_database, open_in_memory, set_aside

log = logging.getLogger(__name__)
T = TypeVar("T")


class History:
    """The history in one SQLite file. Everything on the loop thread; opened by the first call.

    Every method may raise StorageError. When the file cannot be opened at all, the first call raises
    it, and from then on the history lives in memory, begun with what could be read of the file. A
    file that is damaged, foreign or too new is set aside under another name, and a new one begins;
    ``notice`` then has a line for the person.
    """

    notice: str | None = None

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None

    def append(self, record: Record) -> None:
        """Write one entry. It is on the disk when this returns."""
        at = _micros(record.at)
        offset = record.at.astimezone().utcoffset() or timedelta(0)
        length = None if record.length is None else record.length.total_seconds()
        row = (at, offset // timedelta(minutes=1), record.outcome.value, record.stretch_id, length)

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO entries (at_us, offset_minutes, outcome, stretch_id, seconds)"
                " VALUES (?, ?, ?, ?, ?)",
                row,
            )
            if record.stretch_id is None:
                return
            if record.outcome is Outcome.HURT:
                connection.execute("INSERT OR REPLACE INTO hurts VALUES (?, ?)", (record.stretch_id, at))
            elif record.outcome is Outcome.ALLOWED:
                connection.execute("DELETE FROM hurts WHERE stretch_id = ?", (record.stretch_id,))

        self._transact(write)

    def past(self) -> Past:
        """What was suggested so far, in the order it was written: a clock set wrong changes nothing.

        A held stretch may be done before it was suggested; it has had its turn all the same. So has one
        that was swapped, or a person who looks for another would go in circles. One that was snoozed,
        and so suggested several times in a row, had one turn.
        """
        rows = self._rows(
            "SELECT stretch_id FROM entries WHERE outcome IN ('prompted', 'swapped')"
            " AND stretch_id IS NOT NULL ORDER BY id DESC LIMIT ?",
            2 * REMEMBERED,
        )
        picks = [pick for pick, _ in groupby(stretch_id for (stretch_id,) in rows)][:REMEMBERED]
        order = self._rows(
            "SELECT stretch_id FROM entries WHERE outcome IN ('prompted', 'swapped', 'done')"
            " AND stretch_id IS NOT NULL GROUP BY stretch_id ORDER BY max(id)"
        )
        return Past(tuple(reversed(picks)), tuple(known for (known,) in order))

    def hurts(self) -> dict[str, datetime]:
        """The ids of the stretches that hurt this person, never to be offered, and when they last did."""
        rows = self._rows("SELECT stretch_id, since_us FROM hurts")
        return {stretch_id: _EPOCH + since * _MICROSECOND for stretch_id, since in rows}

    def allow(self, stretch_id: str) -> bool:
        """Forget that a stretch hurt, so that it is offered again; whether it was among them."""
        return self._transact(
            lambda connection: (
                connection.execute("DELETE FROM hurts WHERE stretch_id = ?", (stretch_id,)).rowcount > 0
            )
        )

    def counts(self, day: date) -> dict[Outcome, int]:
        """How often each outcome came on ``day``, as the person's clock said then; those that did."""
        rows = self._rows(
            "SELECT outcome, count(*) FROM dated_entries WHERE day = ? GROUP BY outcome", _number(day)
        )
        return {Outcome(outcome): number for outcome, number in rows}

    def since(self, moment: datetime) -> list[Record]:
        """What was written for a time later than ``moment``, the oldest first; twenty at most."""
        rows = self._rows(
            "SELECT outcome, at_us, stretch_id, seconds FROM entries WHERE at_us > ?"
            " ORDER BY id DESC LIMIT 20",
            _micros(moment),
        )
        return [
            Record(
                Outcome(outcome),
                _EPOCH + at * _MICROSECOND,
                stretch_id,
                None if seconds is None else timedelta(seconds=seconds),
            )
            for outcome, at, stretch_id, seconds in reversed(rows)
        ]

    def close(self) -> None:
        """Let go of the file; another call opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _rows(self, query: str, *values: str | int) -> list[Any]:
        return self._transact(lambda connection: connection.execute(query, values).fetchall())

    def _transact(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do it wholly or not at all; on a file that turns out to be damaged, again on a new one."""
        try:
            return _committed(self._connection or self._open(), work)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise StorageError(f"the history {self._path} cannot be used: {error}") from error
        self.close()
        try:
            return _committed(self._open(unusable="was damaged"), work)
        except sqlite3.Error as error:
            raise StorageError(f"the history {self._path} cannot be used: {error}") from error

    def _open(self, unusable: str = "") -> sqlite3.Connection:
        """Open the file; first set it aside when ``unusable`` says what is wrong with it."""
        try:
            try:
                # Usually there; where it cannot be made, this says why better than SQLite does.
                self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                if not unusable:
                    self._connection = open_database(self._path)
                    return self._connection
            except Unusable as error:
                unusable = str(error)
            aside = set_aside(self._path)
            self.notice = f"The history {unusable}. A new one begins, the old one is kept as {aside}."
            log.warning("%s", self.notice)
            self._connection = open_database(self._path)
        except (OSError, sqlite3.Error, Unusable) as error:
            self._connection = open_in_memory(self._path)
            why = getattr(error, "strerror", None) or error
            raise StorageError(f"the history {self._path} cannot be opened: {why}") from error
        return self._connection


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def _committed(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    with connection:
        return work(connection)


def _micros(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _number(day: date) -> int:
    return (day - _EPOCH.date()).days
