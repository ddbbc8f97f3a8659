"""The summary of a period: one week by hand, and that it is quick enough to ask at any time."""

import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.effects import Outcome as O
from deskstretch.core.goal import Goal
from deskstretch.core.progress.entry import Entry, within
from deskstretch.core.progress.period import Period
from deskstretch.core.progress.summary import summary
from deskstretch.core.progress.tally import Tally
from deskstretch.core.progress.waits import Wait
from deskstretch.core.settings import Progress, Settings
from deskstretch.core.stretch import Region
from tests.core.progress.histories import POOL, histories, some_day_of

WEDNESDAY = date(2026, 3, 4)


def at(day: int, clock: str, outcome: O, stretch: str | None = None, **length: float) -> Entry:
    """An entry of March 2026, one hour ahead of UTC."""
    local = datetime.fromisoformat(f"2026-03-{day:02}T{clock}").replace(tzinfo=UTC)
    spent = timedelta(**length) if length else None
    words = "a call" if outcome is O.HELD else ""
    return Entry(local - timedelta(hours=1), timedelta(hours=1), outcome, stretch, spent, words)


WEEK = [
    at(2, "09:00", O.PROMPTED, "nod"),
    at(2, "09:01", O.STARTED, "nod"),
    at(2, "09:02", O.DONE, "nod", seconds=40),
    at(2, "10:30", O.SAT, minutes=80),
    at(2, "10:30", O.NATURAL_BREAK, minutes=12),
    at(3, "10:00", O.PROMPTED, "tilt"),
    at(3, "10:05", O.SNOOZED, "tilt", minutes=10),
    at(3, "10:16", O.DONE, "tilt", minutes=1),
    at(3, "15:00", O.DONE),
    at(3, "16:00", O.SAT, minutes=30),
    at(3, "17:00", O.SAT, minutes=45),
    at(4, "09:00", O.HELD, minutes=25),
    at(4, "09:30", O.STOPPED, "twist", seconds=15),
    at(4, "10:00", O.DONE, "twist", seconds=45),
    at(4, "11:00", O.SKIPPED, "nod"),
    at(4, "12:00", O.MISSED, "nod"),
]
SETTINGS = Settings(progress=Progress(goal=Goal(minutes=timedelta(minutes=1))))


def test_a_week_by_hand() -> None:
    found = summary(WEEK, Period.WEEK, WEDNESDAY, POOL, SETTINGS)
    assert (found.first, found.last) == (date(2026, 3, 2), date(2026, 3, 8))
    assert found.tally == Tally(
        offered=2,
        done=4,
        stopped=1,
        snoozed=1,
        skipped=1,
        missed=1,
        natural_breaks=1,
        # "I already stretched" counts half a minute.
        stretched=timedelta(seconds=40 + 60 + 30 + 15 + 45),
        away=timedelta(minutes=12),
    )
    assert [days.first.day for days in found.days] == [2, 3, 4]
    assert [days.longest for days in found.days] == [timedelta(minutes=80), timedelta(minutes=45), None]
    assert [days.goal_days for days in found.days] == [0, 1, 1]
    assert (found.whole.stretch_days, found.whole.goal_days) == (3, 2)
    assert found.whole.at_desk == timedelta(minutes=155)
    assert len(found.parts) == 7
    assert found.streak.weeks == 1
    assert found.waits == (Wait("a call", 1, timedelta(minutes=25)),)
    assert found.never_done == ("shrug",)
    assert [one.stretch_id for one in found.favourites] == ["nod", "tilt", "twist"]
    neck = next(one for one in found.regions if one.region is Region.NECK)
    assert (neck.stretches, neck.stretched, neck.share) == (2, timedelta(seconds=100), pytest.approx(2 / 3))


def test_a_day_is_that_day_and_its_eve_is_yesterday() -> None:
    found = summary(WEEK, Period.TODAY, WEDNESDAY, POOL, SETTINGS)
    assert found.tally.done == 1
    assert found.before.tally.done == 2
    assert found.streak.weeks == 1


def test_what_reminders_waited_for_most_often_comes_first() -> None:
    held = [
        replace(at(2, f"10:{n:02}", O.HELD, minutes=n), words=words) for n, words in enumerate("caabac")
    ]
    found = summary(held, Period.WEEK, WEDNESDAY, POOL, SETTINGS).waits
    assert [(one.words, one.times) for one in found] == [("a", 3), ("c", 2), ("b", 1)]


def test_before_anything_was_done_there_is_nothing_and_no_error() -> None:
    for period in Period:
        found = summary([], period, WEDNESDAY, POOL, SETTINGS)
        assert found.tally == Tally()
        assert found.whole.longest is None
        assert (found.favourites, found.waits, found.suggestions, found.hours) == ((), (), (), ())
        assert found.days[-1].first == WEDNESDAY


def test_who_has_flown_back_over_the_date_line_keeps_what_was_done_tomorrow() -> None:
    found = summary(WEEK, Period.WEEK, date(2026, 3, 3), POOL, SETTINGS)
    assert found.tally.done == 4
    assert found.days[-1].first == WEDNESDAY


@given(histories(), st.data())
def test_the_entries_of_a_period_are_enough_but_for_what_is_about_the_past(
    entries: list[Entry], data: st.DataObject
) -> None:
    today, period = some_day_of(data.draw, entries), data.draw(st.sampled_from(Period))
    inside = within(entries, *period.bounds(today))
    whole = summary(entries, period, today, POOL, Settings())
    part = summary(inside, period, today, POOL, Settings())
    for name in ("whole", "days", "parts", "hours", "best_hours", "regions", "waits", "favourites"):
        assert getattr(part, name) == getattr(whole, name)
    assert part.before.tally == Tally()


def test_a_year_of_heavy_use_takes_no_time_to_speak_of() -> None:
    outcomes = [O.PROMPTED, O.DONE, O.SNOOZED, O.SAT, O.NATURAL_BREAK, O.HELD]
    first = datetime(2025, 7, 1, 7, tzinfo=UTC)
    entries = [
        Entry(
            first + timedelta(days=n // 41, minutes=10 * (n % 41)),
            timedelta(hours=2),
            outcomes[n % 6],
            POOL[n % 5].id,
            timedelta(seconds=40),
        )
        for n in range(15_000)
    ]
    begun = time.process_time()
    summary(entries, Period.YEAR, date(2026, 6, 30), POOL, Settings())
    # Some 40 ms on a slow laptop; a limit that a busy machine does not break, and a square would.
    assert time.process_time() - begun < 0.5
