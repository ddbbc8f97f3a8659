"""Take the history of another machine into this one, so that each entry is there once.

Merging twice is as good as once, and it makes no difference which machine is merged into which.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge as in_turn
from pathlib import Path

from ..core.effects import Outcome
from ..core.progress.entry import Entry
from .changing import changing, transaction
from .rows import Row, insert, micros, row_of, rows_in_order


@dataclass(frozen=True, slots=True)
class Merged:
    """How many entries are ``new`` and were ``known``; ``hurts``: the stretches left out from now on."""

    new: int
    known: int
    hurts: tuple[str, ...] = ()


def merge(path: Path, entries: Iterable[Entry], hurts: Mapping[str, datetime]) -> Merged:
    """Add what the history does not have yet, wholly or not at all; raises StorageError.

    A stretch that hurt on either machine hurts, unless it was allowed later on one of them.
    """
    given = [_of_elsewhere(row_of(entry)) for entry in entries]
    with changing(path) as connection, transaction(connection):
        known = rows_in_order(connection)
        # Two that are alike in everything, to the microsecond, are two on each machine or on none.
        missing = Counter(given) - Counter(map(_of_elsewhere, known))
        new = list(missing.elements())
        if new:
            new.sort(key=lambda row: row.at_us)
            _write(connection, known, new)
        return Merged(len(new), len(given) - len(new), _merge_hurts(connection, hurts, new))


def _of_elsewhere(row: Row) -> Row:
    return row._replace(merged=True)


def _write(connection: sqlite3.Connection, known: Sequence[Row], new: Sequence[Row]) -> None:
    """Each of the new ones into its place; what comes behind the first of them is written anew.

    The rotation goes by the order of writing: years that were merged in must not become the latest news.
    """
    place = next((number for number, row in enumerate(known) if row.at_us > new[0].at_us), len(known))
    connection.execute(
        "DELETE FROM entries WHERE id IN (SELECT id FROM entries ORDER BY id LIMIT -1 OFFSET ?)", (place,)
    )
    insert(connection, in_turn(known[place:], new, key=lambda row: row.at_us))


def _merge_hurts(
    connection: sqlite3.Connection, hurts: Mapping[str, datetime], new: Iterable[Row]
) -> tuple[str, ...]:
    """The ids that were not among those that hurt before."""
    before = _hurting(connection)
    for row in new:
        if row.outcome == Outcome.ALLOWED.value:
            connection.execute(
                "DELETE FROM hurts WHERE stretch_id = ? AND since_us <= ?", (row.stretch_id, row.at_us)
            )
    for stretch_id, since in hurts.items():
        connection.execute(
            "INSERT INTO hurts SELECT :id, :since WHERE NOT EXISTS (SELECT 1 FROM entries"
            " WHERE stretch_id = :id AND outcome = 'allowed' AND at_us >= :since)"
            " ON CONFLICT DO UPDATE SET since_us = max(since_us, excluded.since_us)",
            {"id": stretch_id, "since": micros(since)},
        )
    return tuple(sorted(_hurting(connection) - before))


def _hurting(connection: sqlite3.Connection) -> set[str]:
    return {stretch_id for (stretch_id,) in connection.execute("SELECT stretch_id FROM hurts")}
