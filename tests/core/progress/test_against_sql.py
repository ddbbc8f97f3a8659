"""Every table of numbers, held against plain SQL over histories nobody would think of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import astuple
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.goal import Goal
from deskstretch.core.progress.days import by_day, every_day, in_all
from deskstretch.core.progress.entry import Entry, within
from deskstretch.core.progress.hours import by_hour
from deskstretch.core.progress.liking import favourites, never_done
from deskstretch.core.progress.period import Period, first_of_month, last_of_month, monday
from deskstretch.core.progress.regions import worked
from deskstretch.core.progress.tally import Tally, tally
from deskstretch.core.progress.waits import waits
from deskstretch.core.settings import Stretches
from deskstretch.core.stretch import Region
from tests.core.progress.histories import POOL, histories, some_day_of
from tests.core.progress.oracle import TALLY, Oracle, micros

TEN_MINUTES = Goal(minutes=timedelta(minutes=10))


@contextmanager
def oracle(entries: list[Entry]) -> Iterator[Oracle]:
    sql = Oracle(entries, POOL)
    yield sql
    sql.close()


def in_sql(counted: Tally) -> tuple[int, ...]:
    return tuple(micros(value) if isinstance(value, timedelta) else value for value in astuple(counted))


@given(histories())
def test_each_day_has_its_own_answers(entries: list[Entry]) -> None:
    known = by_day(entries, TEN_MINUTES)
    with oracle(entries) as sql:
        rows = sql.rows(f"SELECT day, {TALLY} FROM history GROUP BY day ORDER BY day")
    assert [(str(day), *in_sql(days.tally)) for day, days in known.items()] == rows


@pytest.mark.parametrize(
    ("column", "first", "last"),
    [
        ("week", monday, lambda day: monday(day) + timedelta(days=6)),
        ("month", first_of_month, last_of_month),
    ],
)
@given(entries=histories())
def test_weeks_and_months_hold_their_days(
    column: str, first: Callable[[date], date], last: Callable[[date], date], entries: list[Entry]
) -> None:
    known = by_day(entries, TEN_MINUTES)
    begins = sorted({first(day) for day in known})
    found = [(str(day), *in_sql(in_all(known.values(), day, last(day)).tally)) for day in begins]
    with oracle(entries) as sql:
        assert found == sql.rows(f"SELECT {column}, {TALLY} FROM history GROUP BY 1 ORDER BY 1")


@given(histories(), st.data())
def test_a_period_holds_what_lies_between_its_ends_and_its_parts_add_up(
    entries: list[Entry], data: st.DataObject
) -> None:
    today, period = some_day_of(data.draw, entries), data.draw(st.sampled_from(Period))
    first, last = period.bounds(today)
    counted = tally(within(entries, first, last))
    with oracle(entries) as sql:
        rows = sql.rows(
            f"SELECT {TALLY} FROM history WHERE day BETWEEN :a AND :b", a=str(first), b=str(last)
        )
    assert in_sql(counted) == tuple(number or 0 for number in rows[0])
    known = by_day(entries, TEN_MINUTES).values()
    parts = [in_all(known, *part) for part in period.parts(first, last)]
    assert in_all(parts, first, last) == in_all(known, first, last)
    assert in_all(known, first, last).tally == counted
    assert [days.first for days in every_day({}, first, last)] == [
        first + timedelta(days=number) for number in range((last - first).days + 1)
    ]


@given(histories(), st.integers(1, 6), st.integers(1, 30))
def test_a_day_reaches_its_goal_in_minutes_or_in_stretches(
    entries: list[Entry], stretches: int, minutes: int
) -> None:
    by_count = by_day(entries, Goal(stretches=stretches))
    by_time = by_day(entries, Goal(minutes=timedelta(minutes=minutes)))
    query = "SELECT day FROM history GROUP BY day HAVING {} ORDER BY day"
    with oracle(entries) as sql:
        counted = sql.rows(query.format("sum(outcome = 'done') >= :n"), n=stretches)
        timed = sql.rows(query.format("sum(worked_us) >= :n * 60000000"), n=minutes)
    assert [(str(day),) for day, days in by_count.items() if days.goal_days] == counted
    assert [(str(day),) for day, days in by_time.items() if days.goal_days] == timed


@given(histories())
def test_the_longest_spell_and_the_time_at_the_desk_of_each_day(entries: list[Entry]) -> None:
    found = [
        (str(day), micros(days.longest), micros(days.at_desk))
        for day, days in by_day(entries, TEN_MINUTES).items()
        if days.longest is not None
    ]
    with oracle(entries) as sql:
        assert found == sql.rows(
            "SELECT day, max(length_us), sum(length_us) FROM history"
            " WHERE outcome = 'sat' AND length_us IS NOT NULL GROUP BY day ORDER BY day"
        )


@given(histories(), st.dictionaries(st.sampled_from(Region), st.integers(0, 10)))
def test_regions_against_the_weights(entries: list[Entry], weights: dict[Region, int]) -> None:
    found = {one.region: one for one in worked(entries, POOL, Stretches(regions=weights))}
    assert list(found) == list(Region)
    of_stretches = "FROM history JOIN stretches ON id = stretch GROUP BY region"
    with oracle(entries) as sql:
        own = dict(sql.rows(f"SELECT region, sum(outcome = 'done') {of_stretches}"))
        time = dict(sql.rows(f"SELECT region, sum(worked_us) {of_stretches}"))
        beside = dict(
            sql.rows(
                "SELECT region, count(*) FROM history JOIN also ON id = stretch"
                " WHERE outcome = 'done' GROUP BY region"
            )
        )
    # What works a region that weighs nothing on the side is not offered, nor what is for standing.
    offered = {
        one.region
        for one in POOL
        if one.id != "lunge" and all(weights.get(region, 1) for region in (one.region, *one.also))
    }
    done, asked = sum(own.values()), sum(weights.get(region, 1) for region in offered)
    for region, one in found.items():
        assert one.stretches == own.get(region, 0)
        assert one.beside == beside.get(region, 0)
        assert micros(one.stretched) == time.get(region, 0)
        assert one.share == pytest.approx(own.get(region, 0) / done if done else 0)
        assert one.wanted == pytest.approx(weights.get(region, 1) / asked if region in offered else 0)


@given(histories())
def test_hours_and_weekdays(entries: list[Entry]) -> None:
    with oracle(entries) as sql:
        rows = sql.rows(
            f"SELECT weekday, hour, {TALLY} FROM history"
            " WHERE outcome IN ('done', 'stopped', 'snoozed', 'skipped', 'missed')"
            " GROUP BY weekday, hour ORDER BY weekday, hour"
        )
    assert [(one.weekday, one.hour, *in_sql(one.tally)) for one in by_hour(entries)] == rows


@given(histories())
def test_favourites_and_what_was_never_done(entries: list[Entry]) -> None:
    with oracle(entries) as sql:
        most = sql.rows(
            "SELECT stretch, count(*) FROM history WHERE outcome = 'done' AND stretch IS NOT NULL"
            " GROUP BY stretch ORDER BY 2 DESC, 1 LIMIT 5"
        )
        # The one for standing is not offered to somebody who sits.
        never = sql.rows(
            "SELECT id FROM stretches WHERE id <> 'lunge' AND id NOT IN"
            " (SELECT stretch FROM history WHERE outcome = 'done' AND stretch IS NOT NULL)"
        )
    assert list(favourites(entries)) == most
    assert sorted(never_done(entries, POOL, Stretches())) == sorted(name for (name,) in never)


@given(histories())
def test_why_reminders_waited(entries: list[Entry]) -> None:
    with oracle(entries) as sql:
        rows = sql.rows(
            "SELECT words, count(*), sum(coalesce(length_us, 0)) FROM history WHERE outcome = 'held'"
            " GROUP BY words ORDER BY 2 DESC, 1"
        )
    assert [(one.words, one.times, micros(one.length)) for one in waits(entries)] == rows
