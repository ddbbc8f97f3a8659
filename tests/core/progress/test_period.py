"""The periods, and the one before each."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.progress.period import Period


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("period", "today", "bounds", "before"),
    [
        ("today", "2026-03-01", "2026-03-01 2026-03-01", "2026-02-28 2026-02-28"),
        ("week", "2026-01-01", "2025-12-29 2026-01-04", "2025-12-22 2025-12-25"),
        ("week", "2026-01-04", "2025-12-29 2026-01-04", "2025-12-22 2025-12-28"),
        ("month", "2024-02-29", "2024-02-01 2024-02-29", "2024-01-01 2024-01-29"),
        ("month", "2026-03-31", "2026-03-01 2026-03-31", "2026-02-01 2026-02-28"),
        ("month", "2026-01-05", "2026-01-01 2026-01-31", "2025-12-01 2025-12-05"),
        ("year", "2026-01-05", "2025-02-01 2026-01-31", "2024-02-01 2025-01-05"),
        ("year", "2024-02-29", "2023-03-01 2024-02-29", "2022-03-01 2023-02-28"),
        ("year", "2026-12-31", "2026-01-01 2026-12-31", "2025-01-01 2025-12-31"),
    ],
)
def test_a_period_and_as_much_of_the_one_before(period: str, today: str, bounds: str, before: str) -> None:
    assert Period(period).bounds(day(today)) == tuple(map(day, bounds.split()))
    assert Period(period).before(day(today)) == tuple(map(day, before.split()))


@given(st.sampled_from(Period), st.dates(date(1970, 1, 1), date(2200, 1, 1)))
def test_the_parts_follow_each_other_without_a_gap(period: Period, today: date) -> None:
    first, last = period.bounds(today)
    parts = list(period.parts(first, last))
    assert first <= today <= last
    assert (parts[0][0], parts[-1][1]) == (first, last)
    assert all(end + timedelta(days=1) == begin for (_, end), (begin, _) in pairwise(parts))
    assert all(begin.weekday() == 0 for begin, _ in parts[1:] if period is Period.MONTH)
    assert period.before(today)[1] < today


def test_a_week_comes_in_days_a_month_in_weeks_a_year_in_months() -> None:
    today = day("2026-03-18")
    counts = {period: len(list(period.parts(*period.bounds(today)))) for period in Period}
    assert counts == {Period.TODAY: 1, Period.WEEK: 7, Period.MONTH: 6, Period.YEAR: 12}
