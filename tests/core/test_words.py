"""Times and lengths as a person says them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskstretch.core.words import clock, span

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-03 10:45", "10:45"),
        ("2026-03-03 09:00", "09:00"),
        ("2026-03-03 23:59", "23:59"),
        ("2026-03-04 00:00", "tomorrow 00:00"),
        ("2026-03-05 08:00", "Thu 08:00"),
        ("2026-03-09 08:00", "Mon 08:00"),
        ("2026-03-10 08:00", "2026-03-10 08:00"),  # another Tuesday: the weekday would mislead
        ("2026-03-02 08:00", "2026-03-02 08:00"),
    ],
)
def test_a_moment_is_named_as_shortly_as_its_day_allows(moment: str, said: str):
    now = datetime(2026, 3, 3, 10, tzinfo=BERLIN)
    assert clock(datetime.fromisoformat(moment).replace(tzinfo=BERLIN), now, BERLIN) == said


def test_today_is_the_day_where_the_person_is():
    """At 23:30 UTC it is past midnight in Berlin: half past one there is today."""
    now = datetime(2026, 3, 3, 23, 30, tzinfo=UTC)
    assert clock(now + timedelta(hours=1), now, BERLIN) == "01:30"
    assert clock(now + timedelta(hours=1), now, UTC) == "tomorrow 00:30"


@pytest.mark.parametrize(
    ("length", "said"),
    [
        (timedelta(0), "0 s"),
        (timedelta(seconds=45), "45 s"),
        (timedelta(seconds=60), "1 min"),
        (timedelta(seconds=90), "1 min 30 s"),
        (timedelta(seconds=119.6), "2 min"),
        (timedelta(seconds=149), "2 min"),
        (timedelta(seconds=150), "3 min"),
        (timedelta(minutes=10, seconds=20), "10 min"),
        (timedelta(minutes=59, seconds=59), "1 h"),
        (timedelta(minutes=90), "1 h 30 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(days=2), "48 h"),
    ],
)
def test_a_length_is_said_as_exactly_as_anyone_cares(length: timedelta, said: str):
    assert span(length) == said


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=30)))
def test_what_is_said_is_off_by_half_a_minute_at_most(length: timedelta):
    numbers = span(length).split()
    units = {"h": timedelta(hours=1), "min": timedelta(minutes=1), "s": timedelta(seconds=1)}
    parts = zip(numbers[::2], numbers[1::2], strict=True)
    said = sum((int(number) * units[unit] for number, unit in parts), timedelta(0))
    to_the_second = timedelta(seconds=round(length.total_seconds()))
    assert abs(said - to_the_second) <= timedelta(seconds=30)
