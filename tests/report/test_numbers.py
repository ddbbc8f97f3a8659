"""The page says what the numbers are, and its tables what its charts are drawn from."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from deskstretch.core.effects import Outcome
from deskstretch.core.goal import Goal
from deskstretch.core.progress.entry import Entry
from deskstretch.core.progress.words import time_done
from deskstretch.core.settings import Progress, Settings
from deskstretch.core.stretch import Stretch
from deskstretch.report.calendar import FULL, LEAST, calendar, radius
from deskstretch.report.hours import hours
from deskstretch.report.sitting import BOTTOM, TOP, sitting
from deskstretch.report.year import Year, year_of

from .plausible_year import TODAY
from .reading import Reading

FIRST = date(2025, 12, 1)
"""Of the twelve months on the page; the history begins before."""


@pytest.fixture(scope="module")
def reading(html: str) -> Reading:
    return Reading(html)


def test_the_days_in_the_table_add_up_to_the_time_in_the_first_sentence(
    reading: Reading, year: Year
) -> None:
    cells = [cell for row in reading.table("Minutes stretched")[1:] for cell in row[1:]]
    minutes = [int(cell) for cell in cells if cell.isdigit()]
    stretched = year.numbers.whole.tally.stretched
    left_out = stretched / timedelta(minutes=1) - sum(minutes)
    assert 0 <= left_out < sum(cell != "–" for cell in cells), "less than a minute on each day"
    assert time_done(stretched) in reading.named("p", "lede")[0].text


def test_each_day_of_the_calendar_has_the_words_of_its_entries(
    reading: Reading, entries: Sequence[Entry]
) -> None:
    done = Counter(entry.day for entry in entries if entry.outcome is Outcome.DONE)
    said = {tag.text for tag in reading.named("title")}
    assert done[TODAY], "the last day holds a stretch"
    stretched = sum(
        (
            entry.length or timedelta(0)
            for entry in entries
            if entry.day == TODAY and entry.outcome in (Outcome.DONE, Outcome.STOPPED)
        ),
        timedelta(0),
    )
    assert f"Friday 20 November: {done[TODAY]} stretches, {time_done(stretched)}" in said
    assert "Sunday 26 July: no stretch" in said


def test_the_table_of_hours_holds_what_the_dots_are_drawn_from(
    reading: Reading, entries: Sequence[Entry]
) -> None:
    counted = Counter(
        (entry.local.weekday(), entry.local.hour)
        for entry in entries
        if entry.outcome is Outcome.DONE and entry.day >= FIRST
    )
    rows = reading.table("Stretches done in the hour")[1:]
    said = {(day, int(row[0].split(":")[0])): int(cell) for row in rows for day, cell in enumerate(row[1:])}
    assert {place: number for place, number in said.items() if number} == dict(counted)


def test_dots_of_hours_grow_with_what_was_done(year: Year) -> None:
    dots = [
        (done, dot.radius)
        for row in hours(year).rows
        for done, dot in zip(row.done, row.dots, strict=True)
        if done
    ]
    assert sorted(size for _, size in dots) == [size for _, size in sorted(dots)]


def test_the_table_of_regions_adds_up_to_all_stretches(reading: Reading, year: Year) -> None:
    rows = reading.table("Region")[1:]
    assert sum(int(row[1]) for row in rows) == year.numbers.whole.tally.done
    assert sum(int(row[2].rstrip("%")) for row in rows) == pytest.approx(100, abs=len(rows) / 2)


def test_the_table_of_sitting_has_the_weeks_of_the_line(reading: Reading, year: Year) -> None:
    rows = reading.table("The longest time sitting")[1:]
    trend = sitting(year)
    assert trend is not None
    assert len(rows) == len(trend.means)
    for row, point in zip(rows, trend.means, strict=True):
        assert point.words == f"Week of {row[0]}: {row[1]} on average"


def test_longer_sitting_is_drawn_higher_and_stays_in_the_picture(year: Year) -> None:
    trend = sitting(year)
    assert trend is not None
    longest = {days.first: days.longest for days in year.numbers.days if days.longest}
    drawn = list(zip(longest.values(), (point.y for point in trend.days), strict=True))
    assert [y for _, y in sorted(drawn)] == sorted((y for _, y in drawn), reverse=True)
    assert all(TOP <= point.y <= BOTTOM and 0 <= point.x <= 100 for point in (*trend.days, *trend.means))


def test_a_week_away_leaves_a_gap_in_the_line(year: Year) -> None:
    trend = sitting(year)
    assert trend is not None
    assert len(trend.lines) == len(trend.means) - 4, "three holidays tear it three times"


def test_a_day_with_the_goal_reached_is_full_grown_and_one_with_little_is_seen() -> None:
    assert radius(1) == radius(3) == FULL
    assert radius(0.01) == LEAST
    assert LEAST < radius(0.5) < FULL


@pytest.mark.parametrize(("seconds", "cell"), [(20, "<1"), (571, "9"), (599.9, "9"), (600, "10")])
def test_a_day_shows_the_minutes_of_the_goal_when_they_are_whole(
    pool: Sequence[Stretch], seconds: float, cell: str
) -> None:
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)
    entry = Entry(moment, timedelta(0), Outcome.DONE, "chin-tuck", timedelta(seconds=seconds))
    [week] = calendar(year_of([entry], TODAY, pool, Settings())).weeks
    assert [one for one in week.cells if one not in ("", "–")] == [cell]


def test_with_a_goal_in_stretches_the_calendar_counts_stretches(
    entries: Sequence[Entry], pool: Sequence[Stretch]
) -> None:
    settings = Settings(progress=Progress(goal=Goal(stretches=8)))
    drawn = calendar(year_of(entries, TODAY, pool, settings))
    done = [int(cell) for week in drawn.weeks for cell in week.cells if cell.isdigit()]
    assert sum(done) == sum(entry.outcome is Outcome.DONE and entry.day >= FIRST for entry in entries)
    assert drawn.measure == "Stretches done"


def test_spells_of_no_length_at_all_are_drawn_on_the_ground(pool: Sequence[Stretch]) -> None:
    nothing = [
        Entry(datetime(2026, 11, day, 9, tzinfo=UTC), timedelta(0), Outcome.SAT, None, timedelta(0))
        for day in (2, 10)
    ]
    trend = sitting(year_of(nothing, TODAY, pool, Settings()))
    assert trend is not None
    assert {point.y for point in trend.days} == {BOTTOM}
