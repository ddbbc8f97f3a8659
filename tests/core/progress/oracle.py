"""The same numbers in plain SQL, from the words of what is promised and not from the code."""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from deskstretch.core.progress.entry import Entry
from deskstretch.core.stretch import Stretch

_SCHEMA = """
CREATE TABLE raw (
    at_us INTEGER, offset_s INTEGER, outcome TEXT, stretch TEXT, length_us INTEGER, words TEXT
);
CREATE TABLE stretches (id TEXT PRIMARY KEY, region TEXT);
CREATE TABLE also (id TEXT, region TEXT);
CREATE VIEW clocked AS
    SELECT *, datetime((at_us - (at_us % 1000000)) / 1000000 + offset_s, 'unixepoch') AS local FROM raw;
CREATE VIEW history AS
    SELECT *,
        date(local) AS day,
        date(local, '-6 days', 'weekday 1') AS week,
        strftime('%Y-%m-01', local) AS month,
        CAST(strftime('%H', local) AS INTEGER) AS hour,
        (CAST(strftime('%w', local) AS INTEGER) + 6) % 7 AS weekday,
        CASE outcome
            WHEN 'done' THEN coalesce(length_us, 30000000)
            WHEN 'stopped' THEN coalesce(length_us, 0)
            ELSE 0 END AS worked_us
    FROM clocked;
"""

TALLY = """
    sum(outcome = 'prompted'), sum(outcome = 'done'), sum(outcome = 'stopped'), sum(outcome = 'snoozed'),
    sum(outcome = 'skipped'), sum(outcome = 'missed'), sum(outcome = 'natural break'), sum(worked_us),
    sum(CASE outcome WHEN 'natural break' THEN coalesce(length_us, 0) ELSE 0 END)
"""
"""In the order of the fields of ``Tally``; times in microseconds."""

STREAK = """
    WITH RECURSIVE
    good AS (
        SELECT week FROM history WHERE outcome = 'done' GROUP BY week HAVING count(DISTINCT day) >= 3
    ),
    weeks(week) AS (
        SELECT min(week) FROM good
        UNION ALL SELECT date(week, '+7 days') FROM weeks WHERE week < :this_week
    ),
    missed AS (SELECT week FROM weeks WHERE week NOT IN good AND week < :this_week),
    broken AS (
        -- Two missed in any four weeks in a row: nothing up to the earlier of the two counts any more.
        SELECT max(earlier.week) AS week FROM missed AS earlier JOIN missed AS later
        ON later.week > earlier.week AND later.week < date(earlier.week, '+28 days')
    )
    SELECT count(*) FROM good, broken
    WHERE good.week <= :this_week AND good.week > coalesce(broken.week, '')
"""


class Oracle:
    def __init__(self, entries: Sequence[Entry], pool: Sequence[Stretch] = ()) -> None:
        self._database = sqlite3.connect(":memory:")
        self._database.executescript(_SCHEMA)
        self._database.executemany("INSERT INTO raw VALUES (?, ?, ?, ?, ?, ?)", map(_row, entries))
        self._database.executemany(
            "INSERT INTO stretches VALUES (?, ?)", [(one.id, one.region) for one in pool]
        )
        self._database.executemany(
            "INSERT INTO also VALUES (?, ?)", [(one.id, region) for one in pool for region in one.also]
        )

    def rows(self, query: str, **values: object) -> list[Any]:
        return self._database.execute(query, values).fetchall()

    def one(self, query: str, **values: object) -> Any:
        return self.rows(query, **values)[0][0]

    def close(self) -> None:
        self._database.close()


def micros(length: timedelta) -> int:
    return length // timedelta(microseconds=1)


def _row(entry: Entry) -> tuple[object, ...]:
    length = None if entry.length is None else micros(entry.length)
    at = micros(entry.at - datetime(1970, 1, 1, tzinfo=UTC))
    offset = entry.offset // timedelta(seconds=1)
    return at, offset, entry.outcome.value, entry.stretch_id, length, entry.words
