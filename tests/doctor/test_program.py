from datetime import UTC, datetime

import pytest

from deskstretch.core.settings import Backend
from deskstretch.doctor.areas.notifications import NotificationFacts, Server
from deskstretch.doctor.areas.program import RESTART, behind, program_finding
from deskstretch.doctor.areas.tray import TrayFacts
from deskstretch.doctor.finding import Level

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
RUNNING = {
    "pid": 4711,
    "version": "1.0",
    "tray": "StatusNotifier",
    "notifier": "desktop notifications (dunst 1.9.0)",
    "idle": "X11 screen saver extension",
    "since": "2026-03-02T08:05:00+00:00",
}
TRAY = TrayFacts(chosen="StatusNotifier", watcher="xfce4-panel")
SERVER = NotificationFacts(server=Server(name="dunst 1.9.0", capabilities=("actions",)))


def told(running, unanswered=None, version="1.0"):
    return program_finding(running, unanswered, version, NOW, UTC)


def test_the_running_one_says_since_when_and_what_it_took():
    found = told(RUNNING)
    assert (found.level, found.summary) == (Level.GOOD, "running since 08:05 (process 4711)")
    assert "dunst 1.9.0" in (found.detail or "")


def test_one_that_does_not_run_is_started():
    found = told(None)
    assert (found.level, found.mend) == (Level.WARNING, "start it: deskstretch")


def test_one_that_does_not_answer_is_restarted():
    found = told(None, "no answer in time")
    assert (found.level, found.detail, found.mend) == (Level.WARNING, "no answer in time", RESTART)


def test_one_from_before_an_update_is_restarted():
    found = told(RUNNING, version="1.1")
    assert found.level is Level.WARNING
    assert found.summary == "running is 1.0, installed 1.1"
    assert found.mend == RESTART


@pytest.mark.parametrize("since", ["", None, "yesterday", 5, "9999-12-31T23:59:59-23:00"])
def test_a_senseless_time_of_another_version_breaks_nothing(since):
    assert "running since" in told(RUNNING | {"since": since}).summary


def test_words_of_another_process_cannot_steer_a_terminal():
    assert "\x1b" not in told(RUNNING | {"notifier": "\x1b[2Jgone"}).detail


def test_one_that_has_everything_misses_nothing():
    assert list(behind(RUNNING, TRAY, SERVER, "X11 screen saver extension")) == []


def test_one_that_was_started_before_the_panel_is_restarted():
    (found,) = behind(RUNNING | {"tray": "no tray"}, TRAY, SERVER, None)
    assert (found.level, found.mend) == (Level.WARNING, RESTART)
    assert "StatusNotifier is there now" in found.summary


def test_one_that_was_started_before_the_server_is_restarted():
    (found,) = behind(RUNNING | {"notifier": "the terminal, printed only"}, TRAY, SERVER, None)
    assert "dunst 1.9.0 is there now" in found.summary


def test_one_that_does_not_know_idle_time_is_restarted_when_it_could():
    (found,) = behind(RUNNING | {"idle": None}, TRAY, SERVER, "X11 screen saver extension")
    assert "idle time" in found.summary


def test_what_the_person_chose_is_not_missed():
    running = RUNNING | {"tray": "no tray", "notifier": "the terminal, printed only"}
    tray = TrayFacts(chosen="StatusNotifier", enabled=False)
    notifications = NotificationFacts(server=SERVER.server, preference=Backend.TERMINAL)
    assert list(behind(running, tray, notifications, None)) == []


def test_what_could_not_be_found_out_is_not_missed():
    assert list(behind(RUNNING | {"tray": "no tray"}, None, None, None)) == []


def test_nothing_is_missed_by_one_that_does_not_run():
    assert list(behind(None, TRAY, SERVER, "X11")) == []
