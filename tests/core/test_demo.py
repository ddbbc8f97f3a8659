"""The demonstration: every waiting time divided by 60."""

from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from deskstretch.config.read import read_settings
from deskstretch.core.demo import LEAST_INTERVAL, is_demonstration, quickened
from deskstretch.core.duration import spell_duration
from deskstretch.core.errors import ConfigError
from deskstretch.core.menu import menu
from deskstretch.core.settings import Reminders, Settings
from tests.desk import Desk


def test_a_reminder_comes_within_a_minute_at_any_hour():
    demo = quickened(Settings())
    assert demo.reminders.interval <= timedelta(minutes=1)
    assert demo.hours.contains(datetime(2026, 3, 1, 3, tzinfo=UTC), UTC)


def test_no_settings_file_is_taken_for_a_demonstration_and_every_demonstration_is_one():
    for minutes in (5, 240):
        settings = Settings(reminders=Reminders(interval=timedelta(minutes=minutes)))
        assert not is_demonstration(settings)
        assert is_demonstration(quickened(settings))


def test_a_shorter_interval_than_the_least_is_no_settings_file_to_be_read(tmp_path: Path):
    file = tmp_path / "config.toml"
    for seconds, readable in ((0, True), (1, False)):
        spelled = spell_duration(LEAST_INTERVAL - timedelta(seconds=seconds))
        file.write_text(f'[reminders]\ninterval = "{spelled}"\n')
        with nullcontext() if readable else pytest.raises(ConfigError):
            read_settings(file)


def test_there_is_time_to_read_and_answer():
    assert quickened(Settings()).reminders.answer_within == timedelta(seconds=30)


def test_waiting_times_are_whole_seconds_which_the_menu_can_spell():
    odd = Settings(reminders=Reminders(interval=timedelta(minutes=5, seconds=30)))
    desk = Desk(quickened(odd))
    interval = next(row for row in menu(desk.session, desk.now, desk.settings) if "Interval" in str(row))
    assert not interval.enabled, "none of them would be allowed in a settings file"
