"""The areas about the person's own files and hours, each from facts alone."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from deskstretch.core.hours import Range, WorkingHours
from deskstretch.doctor.areas.autostart import AutostartFacts, autostart_finding
from deskstretch.doctor.areas.history import history_finding
from deskstretch.doctor.areas.hours import hours_finding
from deskstretch.doctor.areas.idle import IdleFacts, idle_finding
from deskstretch.doctor.areas.log import LogFacts, log_finding
from deskstretch.doctor.areas.settings import SettingsFacts, settings_finding
from deskstretch.doctor.areas.stretches import StretchFacts, stretches_finding
from deskstretch.doctor.areas.versions import VersionFacts, versions_finding
from deskstretch.doctor.finding import Level
from deskstretch.storage.health import Health
from tests.doctor.computers import DEBIAN, FEDORA, WAYLAND, WINDOWS, linux

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SATURDAY = datetime(2026, 3, 7, 9, 0, tzinfo=UTC)


# -- hours


@pytest.mark.parametrize(
    ("hours", "now", "summary"),
    [
        (WorkingHours.office(), MONDAY, "on duty until 18:00"),
        (WorkingHours.office(), SATURDAY, "off duty until Mon 08:00: no reminders"),
        (WorkingHours.always(), SATURDAY, "on duty, day and night"),
        (WorkingHours(((Range(time(22), time(6)),),) * 7), MONDAY, "off duty until 22:00: no reminders"),
    ],
)
def test_duty_and_until_when(hours, now, summary):
    found = hours_finding(hours, now, UTC)
    assert (found.level, found.summary) == (Level.GOOD, summary)


def test_today_is_spelled_out():
    found = hours_finding(WorkingHours.office(), MONDAY, UTC)
    assert found.detail == "Today: 08:00-18:00. It is 09:00 (UTC)."


def test_no_hours_at_all_means_no_reminder_ever():
    found = hours_finding(WorkingHours(), MONDAY, UTC)
    assert found.level is Level.WARNING
    assert "[hours]" in (found.mend or "")


# -- idle time


def test_a_source_tells_its_reading():
    facts = IdleFacts(source="X11 screen saver extension", reading=timedelta(seconds=3))
    found = idle_finding(facts, linux(DEBIAN))
    assert (found.level, found.summary) == (Level.GOOD, "X11 screen saver extension: last input 3 s ago")


def test_a_source_that_cannot_tell_now_is_a_warning():
    assert idle_finding(IdleFacts(source="X11"), linux(DEBIAN)).level is Level.WARNING


def test_a_source_that_tells_by_itself_has_no_reading_and_is_good():
    found = idle_finding(IdleFacts(source="Wayland ext-idle-notify-v1", told=True), linux(FEDORA))
    assert found.level is Level.GOOD
    assert found.summary == "Wayland ext-idle-notify-v1: it tells when nothing is touched"


@pytest.mark.parametrize(
    ("screen", "desktop", "mend"),
    [
        (WAYLAND, "GNOME", "session bus"),
        (WAYLAND, "weston", "ext-idle-notify-v1"),
        (None, "GNOME", "deskstretch pause"),
        ({}, "GNOME", "desktop session"),
    ],
)
def test_without_a_source_the_way_around_is_told(screen, desktop, mend):
    facts = IdleFacts(
        reasons=("idle time: there is no session bus", "idle time: the compositor has no seat")
    )
    found = idle_finding(facts, linux(FEDORA, desktop, screen))
    assert found.level is Level.WARNING
    assert mend in (found.mend or "")
    assert "idle time: " not in found.summary


# -- settings

SETTINGS = SettingsFacts(path="/home/me/config.toml", exists=True)


def test_good_settings_tell_their_files():
    found = settings_finding(replace(SETTINGS, site="/etc/xdg/deskstretch/config.toml"))
    assert (found.level, found.summary) == (Level.GOOD, "/home/me/config.toml")
    assert "/etc/xdg" in (found.detail or "")


def test_no_file_is_good_too():
    found = settings_finding(replace(SETTINGS, exists=False))
    assert found.level is Level.GOOD
    assert "defaults" in found.summary


def test_wrong_settings_stop_a_start_only_without_good_ones_from_before():
    wrong = replace(SETTINGS, problem="reminders.interval: must be a duration (config.toml, line 2)")
    assert settings_finding(wrong).level is Level.BAD
    found = settings_finding(replace(wrong, last_good=True))
    assert found.level is Level.WARNING
    assert "line 2" in found.summary


def test_a_wrong_file_of_the_site_is_left_out_and_told():
    found = settings_finding(replace(SETTINGS, site="/etc/x.toml", complaints=("/etc/x.toml, line 1: …",)))
    assert (found.level, found.detail) == (Level.WARNING, "/etc/x.toml")


def test_a_key_under_its_old_name_is_told():
    found = settings_finding(replace(SETTINGS, notes=("interval is now reminders.interval",)))
    assert found.level is Level.WARNING
    assert found.mend == "interval is now reminders.interval"


# -- stretches


def test_the_stretches_that_fit_are_counted():
    found = stretches_finding(StretchFacts(count=77, fitting=41, packs=2))
    assert found.level is Level.GOOD
    assert found.summary == "41 of 77 fit your settings, with 2 packs of your own"


def test_none_that_fits_means_no_reminder_ever():
    found = stretches_finding(StretchFacts(count=77))
    assert found.level is Level.WARNING
    assert "no reminder" in found.summary


def test_a_broken_pack_is_told_with_how_many_more():
    found = stretches_finding(StretchFacts(count=1, fitting=1, complaints=("a.toml: bad", "b", "c")))
    assert (found.level, found.detail) == (Level.WARNING, "a.toml: bad (and 2 more)")
    assert found.mend == "deskstretch stretches check"


def test_without_those_that_ship_nothing_starts():
    assert stretches_finding(StretchFacts(broken="neck.toml: cannot be read")).level is Level.BAD


# -- history

HISTORY = Health(path=Path("/home/me/history.db"), bytes=20_480, entries=12, version=1)


def test_a_sound_history_tells_its_size():
    found = history_finding(HISTORY)
    assert (found.level, found.summary) == (Level.GOOD, "12 entries, 20 kB, schema 1, sound")


@pytest.mark.parametrize(
    ("health", "words"),
    [
        (replace(HISTORY, unusable="is damaged"), "it is damaged"),
        (replace(HISTORY, problem="database is locked"), "database is locked"),
        (replace(HISTORY, writable=False), "not written"),
    ],
)
def test_a_history_that_is_not_sound_is_a_warning(health, words):
    found = history_finding(health)
    assert found.level is Level.WARNING
    assert words in found.summary


def test_no_history_is_no_fault():
    assert history_finding(None).level is Level.GOOD


# -- autostart, log, versions


def test_autostart_says_where_and_how_to_have_it():
    on = autostart_finding(
        AutostartFacts(enabled=True, where="/home/me/d.desktop", command="deskstretch run")
    )
    assert (on.level, on.detail) == (Level.GOOD, "/home/me/d.desktop: deskstretch run")
    off = autostart_finding(AutostartFacts(where="/home/me/d.desktop"))
    assert off.level is Level.GOOD
    assert "deskstretch autostart on" in (off.mend or "")


def test_an_autostart_that_would_fail_is_a_warning():
    facts = AutostartFacts(
        enabled=True, problem="it starts a program that is gone", mend="switch it on again"
    )
    found = autostart_finding(facts)
    assert (found.level, found.mend) == (Level.WARNING, "switch it on again")


def test_the_log_tells_its_last_trouble():
    found = log_finding(LogFacts(path="/home/me/d.log", exists=True, trouble="2026-03-02 WARNING x"))
    assert (found.level, found.summary) == (Level.GOOD, "/home/me/d.log")
    assert "2026-03-02" in (found.detail or "")
    assert log_finding(LogFacts(path="/d.log", exists=True, writable=False)).level is Level.WARNING


def test_versions_are_one_line_to_send_with_a_question():
    facts = VersionFacts(deskstretch="1.0", python="3.13.1", libraries={"pystray": "0.19.5"})
    found = versions_finding(facts, linux(FEDORA, "GNOME", WAYLAND))
    assert found.summary == (
        "deskstretch 1.0, Python 3.13.1, Fedora Linux 42 (Workstation Edition), gnome, Wayland"
    )
    assert versions_finding(facts, WINDOWS).summary == "deskstretch 1.0, Python 3.13.1, Windows 11"


def test_a_missing_library_is_named():
    facts = VersionFacts(deskstretch="1.0", python="3.13.1", libraries={"pystray": "0.19.5", "plyer": None})
    found = versions_finding(facts, linux(DEBIAN))
    assert found.level is Level.WARNING
    assert "plyer" in (found.mend or "")
