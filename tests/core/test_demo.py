"""The demonstration: every waiting time divided by 60."""

from datetime import UTC, datetime, timedelta

from deskstretch.core.demo import quickened
from deskstretch.core.menu import menu
from deskstretch.core.settings import Reminders, Settings
from tests.desk import Desk


def test_a_reminder_comes_within_a_minute_at_any_hour():
    demo = quickened(Settings())
    assert demo.reminders.interval <= timedelta(minutes=1)
    assert demo.hours.contains(datetime(2026, 3, 1, 3, tzinfo=UTC), UTC)


def test_there_is_time_to_read_and_answer():
    assert quickened(Settings()).reminders.answer_within == timedelta(seconds=30)


def test_waiting_times_are_whole_seconds_which_the_menu_can_spell():
    odd = Settings(reminders=Reminders(interval=timedelta(minutes=5, seconds=30)))
    desk = Desk(quickened(odd))
    interval = next(row for row in menu(desk.session, desk.now, desk.settings) if "Interval" in str(row))
    assert not interval.enabled, "none of them would be allowed in a settings file"
