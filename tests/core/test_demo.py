"""The demonstration: every waiting time divided by 60."""

from datetime import UTC, datetime, timedelta

from deskstretch.core.demo import quickened
from deskstretch.core.settings import Settings


def test_a_reminder_comes_within_a_minute_at_any_hour():
    demo = quickened(Settings())
    assert demo.reminders.interval <= timedelta(minutes=1)
    assert demo.hours.contains(datetime(2026, 3, 1, 3, tzinfo=UTC), UTC)


def test_there_is_time_to_read_and_answer():
    assert quickened(Settings()).reminders.answer_within == timedelta(seconds=30)
