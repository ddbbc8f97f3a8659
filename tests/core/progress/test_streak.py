"""The streak counts weeks, and forgives one missed week in four."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from deskstretch.core.effects import Outcome
from deskstretch.core.progress.entry import Entry
from deskstretch.core.progress.streak import Streak, streak, stretch_days
from tests.core.progress.oracle import STREAK, Oracle

MONDAY = date(2025, 12, 1)
"""Of the first week; over the turn of a year from the fifth on."""


def days(stretch_days_of_weeks: list[int]) -> list[date]:
    """So many stretch days in each week from the first on."""
    return [
        MONDAY + timedelta(weeks=week, days=day)
        for week, number in enumerate(stretch_days_of_weeks)
        for day in range(number)
    ]


def weeks(drawn: str) -> Streak:
    """The streak at the end of these weeks, the last of them the running one: "x" counts, "." is missed."""
    last_day = MONDAY + timedelta(weeks=len(drawn), days=-1)
    return streak(days([3 if week == "x" else 2 for week in drawn]), last_day)


@pytest.mark.parametrize(
    ("drawn", "so_many"),
    [
        ("x", 1),
        ("xx", 2),
        (".", 0),
        ("xx.", 2),  # the running week breaks nothing, and forgives nothing
        ("xx..", 2),  # a missed one
        ("xx...", 0),  # two in a row
        ("x.xx", 3),
        ("x.x.x", 2),  # two of four: what was before the first of the two is gone
        ("x.xx.x", 3),
        ("x.xxx.x", 5),  # one of every four
        ("xxxx.xxx.xxx.xxx", 13),
        ("xxxx..xx", 2),
    ],
)
def test_one_missed_week_in_four_is_forgiven(drawn: str, so_many: int) -> None:
    assert weeks(drawn).weeks == so_many


def test_the_longest_streak_stays_when_another_begins() -> None:
    assert weeks("xxxxx...xx") == Streak(weeks=2, longest=5, this_week=3)


def test_a_week_counts_as_soon_as_it_has_three_stretch_days() -> None:
    before = days([3, 3, 2])
    wednesday = MONDAY + timedelta(weeks=2, days=2)
    assert streak(before, wednesday) == Streak(weeks=2, longest=2, this_week=2)
    assert streak([*before, wednesday], wednesday) == Streak(weeks=3, longest=3, this_week=3)


def test_several_stretches_a_day_are_one_stretch_day() -> None:
    assert streak([MONDAY] * 9, MONDAY) == Streak(weeks=0, longest=0, this_week=1)


def test_what_a_wrong_clock_wrote_into_the_future_does_not_count() -> None:
    assert streak([*days([3]), date(2199, 1, 1)], MONDAY + timedelta(days=6)).weeks == 1
    assert streak([date(2199, 1, day) for day in (7, 8, 9)], MONDAY) == Streak()


def test_only_what_was_done_makes_a_stretch_day() -> None:
    noon = datetime(2026, 3, 2, 12, tzinfo=UTC)
    entries = [Entry(noon + timedelta(days=n), timedelta(0), outcome) for n, outcome in enumerate(Outcome)]
    assert stretch_days(entries) == {noon.date() + timedelta(days=list(Outcome).index(Outcome.DONE))}


@given(st.lists(st.integers(0, 5), max_size=40))
@example([3, 2, 3, 2, 3])
def test_the_streak_is_what_plain_sql_makes_of_it(counts: list[int]) -> None:
    noons = [datetime.combine(day, time(12), UTC) for day in days(counts)]
    sql = Oracle([Entry(noon, timedelta(0), Outcome.DONE) for noon in noons])
    longest = 0
    for week in range(len(counts)):
        monday = MONDAY + timedelta(weeks=week)
        weeks_in_sql = sql.one(STREAK, this_week=str(monday))
        longest = max(longest, weeks_in_sql)
        so_far = [noon.date() for noon in noons if noon.date() < monday + timedelta(weeks=1)]
        assert streak(so_far, monday) == Streak(weeks_in_sql, longest, counts[week])
    sql.close()
