"""The history: what was suggested and what came of it, one row an answer, and the stretches that hurt."""

import logging
import sqlite3
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

from ..core.effects import Outcome, Record
from ..core.errors import StorageError
from ..core.history import REMEMBERED, Past
from ..core.progress.entry import Entry
from . import rows
from .database import is_damage, open_database, open_in_memory, set_aside
from .schema import Unusable

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

    def append(self, record: Record, zone: tzinfo | None = None) -> None:
        """Write one entry, with the clock of ``zone``. It is on the disk when this returns.

        Without ``zone`` it is the one of this process: on Windows that of its start, whatever came since.
        """
        offset = record.at.astimezone(zone).utcoffset() or timedelta(0)
        entry = Entry(record.at, offset, record.outcome, record.stretch_id, record.length, record.words)
        row = rows.row_of(entry)

        def write(connection: sqlite3.Connection) -> None:
            rows.insert(connection, [row])
            if record.stretch_id is None:
                return
            if record.outcome is Outcome.HURT:
                connection.execute(
                    "INSERT OR REPLACE INTO hurts VALUES (?, ?)", (record.stretch_id, row.at_us)
                )
            elif record.outcome is Outcome.ALLOWED:
                connection.execute("DELETE FROM hurts WHERE stretch_id = ?", (record.stretch_id,))

        self._transact(write)

    def past(self) -> Past:
        """What was suggested so far, in the order it was written: a clock set wrong changes nothing.

        A held stretch may be done before it was suggested; it has had its turn all the same. So has one
        that was swapped, or a person who looks for another would go in circles. One that was snoozed,
        and so suggested several times in a row, had one turn. Those that come second in a break are not
        suggested by themselves; for them it counts that they were done, in part or whole.
        """
        turns = self._rows(
            "SELECT stretch_id FROM entries WHERE outcome IN ('prompted', 'swapped', 'done', 'stopped')"
            " AND stretch_id IS NOT NULL ORDER BY id DESC LIMIT ?",
            2 * REMEMBERED,
        )
        picks = [pick for pick, _ in groupby(stretch_id for (stretch_id,) in turns)][:REMEMBERED]
        order = self._rows(
            "SELECT stretch_id FROM entries WHERE outcome IN ('prompted', 'swapped', 'done', 'stopped')"
            " AND stretch_id IS NOT NULL GROUP BY stretch_id ORDER BY max(id)"
        )
        return Past(tuple(reversed(picks)), tuple(known for (known,) in order))

    def hurts(self) -> dict[str, datetime]:
        """The ids of the stretches that hurt this person, never to be offered, and when they last did."""
        return self._transact(rows.hurts)

    def allow(self, stretch_id: str) -> bool:
        """Forget that a stretch hurt, so that it is offered again; whether it was among them."""
        return self._transact(
            lambda connection: (
                connection.execute("DELETE FROM hurts WHERE stretch_id = ?", (stretch_id,)).rowcount > 0
            )
        )

    def entries(self, first: date | None = None, last: date | None = None) -> list[Entry]:
        """The entries of the days from ``first`` to ``last``, as the person's clock had it, both included.

        In the order of their day and moment. A year takes 40 ms, ten of them half a second.
        """
        return self._transact(lambda connection: rows.entries(connection, first, last))

    def counts(self, day: date) -> dict[Outcome, int]:
        """How often each outcome came on ``day``, as the person's clock said then; those that did."""
        counted = self._rows(
            "SELECT outcome, count(*) FROM dated_entries WHERE day = ? GROUP BY outcome",
            rows.number_of(day),
        )
        return {rows.OUTCOMES[outcome]: number for outcome, number in counted if outcome in rows.OUTCOMES}

    def since(self, moment: datetime) -> list[Record]:
        """What was written here for a time later than ``moment``, the oldest first; twenty at most.

        What was merged in happened on another machine.
        """
        found = self._rows(
            "SELECT outcome, at_us, stretch_id, seconds, words FROM entries"
            " WHERE at_us > ? AND NOT merged ORDER BY id DESC LIMIT 20",
            rows.micros(moment),
        )
        return [
            Record(
                rows.OUTCOMES[outcome],
                rows.moment(at),
                stretch_id,
                None if seconds is None else timedelta(seconds=seconds),
                words,
            )
            for outcome, at, stretch_id, seconds, words in reversed(found)
            if outcome in rows.OUTCOMES
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


def _committed(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    with connection:
        return work(connection)
